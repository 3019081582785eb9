#!/bin/sh
# readme.sh PROGRAM ROOT: what the README shows of the program is what the program prints. UPDATE=1 puts the
# program's own output there.
set -eu
program=$1
readme=$2/README.md
export LC_ALL=C.UTF-8
unset LANG NO_COLOR

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -n 's/^\$ targetline \(.*\)$/\1/p' "$readme" > "$work/commands"
[ -s "$work/commands" ]
n=0
while read -r command; do
  n=$((n + 1))
  # shellcheck disable=SC2086
  "$program" $command > "$work/printed.$n" < /dev/null
done < "$work/commands"
awk -v work="$work" '
  /^```$/ && inside { inside = 0 }
  !inside { print }
  /^\$ targetline / { inside = 1; n++; while ((getline line < (work "/printed." n)) > 0) print line }
' "$readme" > "$work/readme"
if [ "${UPDATE:-}" = 1 ]; then
  cat "$work/readme" > "$readme"
else
  diff -u "$readme" "$work/readme"
fi
