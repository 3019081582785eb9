#!/bin/sh
# readme.sh PROGRAM ROOT: what the README shows of the program is what the program prints. UPDATE=1 puts the
# program's own output there.
set -eu
program=$1
readme=$2/README.md
export LC_ALL=C.UTF-8
unset LANG NO_COLOR

shown=$(mktemp)
printed=$(mktemp)
trap 'rm -f "$shown" "$printed"' EXIT
command=$(sed -n 's/^\$ targetline \(.*\)$/\1/p' "$readme" | head -n 1)
[ -n "$command" ]
sed -n '/^\$ targetline /,/^```$/p' "$readme" | sed '1d;$d' > "$shown"
# shellcheck disable=SC2086
"$program" $command > "$printed"
if [ "${UPDATE:-}" = 1 ]; then
  awk -v printed="$printed" '
    /^```$/ && inside { inside = 0 }
    !inside { print }
    /^\$ targetline / { inside = 1; while ((getline line < printed) > 0) print line }
  ' "$readme" > "$shown"
  cat "$shown" > "$readme"
else
  diff -u "$shown" "$printed"
fi
