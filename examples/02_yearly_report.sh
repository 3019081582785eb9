#!/bin/sh
# The yearly report due on 30 November:  02_yearly_report.sh FOLDER [FILE...]
#
# Checks the data first and stops at an error; then writes into FOLDER
#   check.txt       what the analyst should know about the data
#   gap.txt         the gap table to read on a screen, in Vietnamese
#   gap.md          the same for a document
#   gap.csv         every column, for a spreadsheet
#   forecast.csv    every series up to 2045
# Without FILE: the data bundled with the plan. Set PLAN for another plan, TARGETLINE for a program that
# is not on the PATH.
set -eu

if [ $# -lt 1 ]; then
  echo "usage: $0 FOLDER [FILE...]" >&2
  exit 2
fi
folder=$1
shift
plan=${PLAN:-thanh-hoa-2030}
targetline=${TARGETLINE:-targetline}

mkdir -p "$folder"
if ! "$targetline" check --plan "$plan" --lang vi --output "$folder/check.txt" "$@"; then
  echo "$0: the data have errors: see $folder/check.txt" >&2
  exit 1
fi
for file in gap.txt gap.md gap.csv; do
  "$targetline" gap --plan "$plan" --lang vi --quiet --output "$folder/$file" "$@"
done
"$targetline" forecast --plan "$plan" --to 2045 --quiet --output "$folder/forecast.csv" "$@"

for file in check.txt gap.txt gap.md gap.csv forecast.csv; do
  test -s "$folder/$file" && echo "$file"
done
