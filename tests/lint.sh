#!/bin/sh
# lint.sh CHECK ROOT [BUILT]: one rule of the house, for all files of ROOT. What breaks it is printed.
# BUILT is the shared library for "symbols", the C compiler for "header", the program for "manual".
set -u
check=$1
root=$2
built=${3:-}
cd "$root" || exit 1
broken=0

# report TITLE LINES: prints what was found, and remembers that there was something.
report()
{
  [ -z "$2" ] && return
  printf '%s:\n%s\n\n' "$1" "$2"
  broken=1
}

sources()
{
  find "$@" -name '*.[ch]' | sort
}

# What each room may include: what stands to its left.
allowed()
{
  case $1 in
  base) echo 'base' ;;
  data) echo 'base data' ;;
  plan) echo 'base data plan' ;;
  forecast) echo 'base data forecast' ;;
  assess) echo 'base data plan forecast assess' ;;
  report) echo 'base data plan forecast assess report' ;;
  esac
}

# "FILE HEADER" for each header in quotes; "<" or '"' is kept before the header's name.
includes()
{
  grep -o '^#include *["<][^">]*' $(sources "$1") /dev/null | sed 's/:#include */ /'
}

# "base <- data <- plan, forecast <- assess <- report"
wrong_in_lib()
{
  includes lib | while read -r file header; do
    room=$(echo "$file" | cut -d/ -f2)
    name=${header#?}
    from=${name%%/*}
    [ "$from" = "$name" ] && from=$room # a header beside the file
    case "$header" in
    '<'* | '"targetline.h') continue ;;
    esac
    [ -e "lib/$name" ] || [ -e "${file%/*}/$name" ] || echo "$file: $name is not there"
    case " $(allowed "$room") " in
    *" $from "*) ;;
    *) echo "$file: $name stands to its right" ;;
    esac
  done
}

wrong_in_cli()
{
  includes cli | while read -r file header; do
    name=${header#?}
    case "$header" in
    '"'*) [ -e "cli/$name" ] || echo "$file: $name is not the cli's own" ;;
    '<targetline.h' | '<glib.h' | '<sys/stat.h') ;;
    *'/'* | '<jansson.h' | '<csv.h' | '<libsmartcols'*) echo "$file: $name is the library's affair" ;;
    esac
  done
}

arrows()
{
  report 'arrows between the rooms' "$(wrong_in_lib)"
  report 'the cli includes targetline.h, its own headers, GLib and the C library' "$(wrong_in_cli)"
}

# A member of a room is one file and one line of its table. A file is a member when it ends in the struct
# that the table declares; a room may have other files.
wrong_members()
{
  find lib -name '*s.def' ! -name faults.def | while read -r table; do
    folder=${table%/*}
    room=$(basename "$table" s.def)
    members=$(sed -n 's/^[A-Z]*(\([a-z0-9_]*\)).*/\1/p' "$table")
    for member in $members; do
      [ -e "$folder/$member.c" ] || echo "$table: $member has no file"
    done
    for file in "$folder"/*.c; do
      member=$(sed -n "s/^const struct tl__[a-z]* tl__[a-z]*_\([a-z0-9_]*\) = .*/\1/p" "$file")
      [ -z "$member" ] || echo "$members" | grep -qx "$member" || echo "$file: $member is not in $table"
    done
  done
}

tables()
{
  report 'tables and their files' "$(wrong_members)"
}

# grep -n without the lines of comments
code()
{
  grep -nE "$1" $(sources lib) /dev/null | grep -vE '^[^:]*:[0-9]+: *(\*|/\*|//)'
}

# The library never prints, exits, or reads the clock, the locale or the environment.
silence()
{
  calls='v?printf|puts|putchar|perror|abort|exit|_exit|(secure_|g_)?getenv|setlocale|localeconv|time'
  calls="$calls|clock_gettime|gettimeofday|localtime|s?rand|g_print(err)?|g_(message|warning|error|critical)"
  report 'calls that have no place in lib/' "$(code "(^|[^A-Za-z0-9_>.])($calls) *\(")"
  report 'streams that have no place in lib/' "$(code '(^|[^A-Za-z0-9_])(stdin|stdout|stderr)([^A-Za-z0-9_]|$)')"
}

# No function is longer than 80 lines.
lengths()
{
  ctags --version 2> /dev/null | grep -q Universal || exit 77
  long=$(find lib cli tests examples -name '*.c' |
    xargs ctags -x --kinds-C=f --fields=+ne --_xformat='%{line} %{end} %F:%N' |
    awk '$2 - $1 >= 80 { print $3 ": " $2 - $1 + 1 " lines" }')
  report 'functions over 80 lines' "$long"
}

# header_as LANGUAGE...: targetline.h alone
header_as()
{
  echo '#include "targetline.h"' | $built "$@" -Wall -Wextra -pedantic -Werror -Ilib -fsyntax-only - 2>&1
}

header()
{
  report 'targetline.h in C11' "$(header_as -x c -std=c11)"
  if echo | $built -x c++ -fsyntax-only - 2> /dev/null; then
    report 'targetline.h in C++11' "$(header_as -x c++ -std=c++11)"
  fi
  report 'types that cross targetline.h' "$(grep -nE '#include.*(glib|gsl|csv|jansson|smartcols)' lib/targetline.h)"
}

# What the repository says is true wherever it is copied to. The patterns are in two parts so that this
# file does not match itself.
paths()
{
  outside='(^|[^A-Za-z0-9_.])/wo''rk(/|$|[^A-Za-z0-9_])|\.\./sha''red'
  found=$(find . -type f ! -path './.git/*' ! -path './build*' -print0 | xargs -0 grep -nIE "$outside")
  report 'places outside the repository' "$found"
}

# The library exports tl_ names and no private ones.
symbols()
{
  report 'exported symbols' "$(nm -D --defined-only "$built" | awk '{ print $3 }' | grep -vE '^tl_[^_]')"
}

# unexplained LIST: the words of LIST that the manual does not have
unexplained()
{
  sed 's/\\//g' cli/targetline.1.scd > "$manual"
  for word in $1; do
    grep -qw -- "$word" "$manual" || echo "$word"
  done
}

# The manual names every column, status and reason.
manual()
{
  manual=$(mktemp)
  data=datasets/synthetic-province/observations.csv
  report 'columns of gap' "$(unexplained "$($built gap -q -f csv $data | head -n 1 | tr ',' ' ')")"
  report 'columns of forecast' "$(unexplained "$($built forecast -q -f csv $data | head -n 1 | tr ',' ' ')")"
  report 'columns of backtest' "$(unexplained "$($built backtest -q -f csv $data | head -n 1 | tr ',' ' ')")"
  reasons=$(sed -n '/define TL_REASONS/,/^$/s/.*X([A-Z_]*, "\([a-z_]*\)").*/\1/p' lib/targetline.h)
  report 'reasons' "$(unexplained "$reasons")"
  rm -f "$manual"
}

without_licence()
{
  find lib cli tests examples -name '*.[ch]' -o -name '*.def' | while read -r file; do
    head -n 1 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$file"
  done
}

tidy()
{
  blanks=$(find lib cli tests examples -name '*.[ch]' -o -name '*.def' -o -name '*.sh' -o -name meson.build |
    xargs grep -nE '[[:blank:]]+$')
  report 'blanks at the end of a line' "$blanks"
  report 'files without a licence line' "$(without_licence)"
}

"$check"
exit $broken
