#!/bin/sh
# compare.sh EXPECTED COMMAND...: does the command print what the file says? UPDATE=1 rewrites the file.
set -u
expected=$1
shift
got=$(mktemp)
trap 'rm -f "$got"' EXIT
"$@" > "$got" || exit 1
if [ "${UPDATE:-}" ]; then
  cp "$got" "$expected"
fi
diff -u "$expected" "$got"
