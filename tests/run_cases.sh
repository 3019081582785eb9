#!/bin/sh
# run_cases.sh PROGRAM FOLDER...: runs each folder's cmd and compares what comes out with what is kept there.
#
# A case is a folder with cmd (a line for the shell, run inside the folder, $TARGETLINE being the program) and
# the stdout, stderr and exit that it must give; a file that is not there means nothing, and exit 0. A cmd may
# write to $SCRATCH, an empty folder, and read the source tree at $ROOT. UPDATE=1 keeps what comes out instead
# of comparing; read the diff before you commit it.
set -u

case $1 in
/*) TARGETLINE=$1 ;;
*) TARGETLINE=$PWD/$1 ;; # the cases run elsewhere
esac
shift
if [ ! -f "$TARGETLINE" ] || [ ! -x "$TARGETLINE" ]; then
  echo "$TARGETLINE is no program" >&2
  exit 2
fi
ROOT=$(cd "$(dirname "$0")/.." && pwd)
SCRATCH=$(mktemp -d)
got=$(mktemp -d)
trap 'rm -rf "$SCRATCH" "$got"' EXIT
export TARGETLINE ROOT SCRATCH

# Nothing of the caller's own may show in what comes out.
unset LANG LANGUAGE LC_MESSAGES NO_COLOR COLUMNS
export LC_ALL=C.UTF-8

# run FOLDER: fills $got with stdout, stderr and, unless it is 0, exit
run()
{
  rm -rf "${got:?}"/* "${SCRATCH:?}"/*
  (cd "$1" && sh ./cmd) > "$got/stdout" 2> "$got/stderr" < /dev/null
  echo $? > "$got/exit"
  grep -qx 0 "$got/exit" && : > "$got/exit"
}

# keep FOLDER: what came out is what must come out from now on
keep()
{
  for file in stdout stderr exit; do
    rm -f "$1/$file"
    if [ -s "$got/$file" ]; then cp "$got/$file" "$1/$file"; fi
  done
}

# compare FOLDER: the differences; false when there are any
compare()
{
  same=0
  for file in stdout stderr exit; do
    wanted=$1/$file
    [ -e "$wanted" ] || wanted=/dev/null
    diff -u --label "wanted $file" --label "got $file" "$wanted" "$got/$file" || same=1
  done
  return $same
}

failed=0
for folder; do
  if [ ! -e "$folder/cmd" ]; then
    echo "$folder: has no cmd"
    failed=1
    continue
  fi
  run "$folder"
  if [ "${UPDATE:-}" = 1 ]; then
    keep "$folder"
  elif ! compare "$folder"; then
    echo "$folder: $(cat "$folder/cmd")"
    failed=1
  fi
done
exit $failed
