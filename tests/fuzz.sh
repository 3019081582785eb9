#!/bin/sh
# fuzz.sh TARGET PROGRAM [SECONDS]: feeds a fuzz target (dataset, plan, readers, text) with what the tests have. Without
# SECONDS the program is fuzz_replay.c's; with them it is libFuzzer's, which goes on from there for so long.
# An input that breaks a promise is left in the folder where this runs: put it in corpus/TARGET to keep it.
set -eu

target=$1
program=$2
tests=$(cd "$(dirname "$0")" && pwd)
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT

export FUZZ_PLAN="$tests/corpus/every-kind"
export G_DEBUG=fatal-warnings # GLib's complaints of wrong calls are failures too
export G_SLICE=always-malloc

# seed NAME: its input, in a file of its own
seed()
{
  cat > "$seeds/$(echo "$1" | tr / -)"
}

# The first byte sets how the file is read (fuzz_dataset.c): 1 and 2 say what the decimal mark is.
dataset_seeds()
{
  (cd "$tests" && ls bad/*/*.csv cli/demo/data.csv corpus/*/data.csv) | while read -r file; do
    { printf 0; cat "$tests/$file"; } | seed "$file"
  done
  for settings in 1 2; do
    { printf '%s' "$settings"; cat "$FUZZ_PLAN/data.csv"; } | seed "decimal-$settings"
  done
}

# The first byte says which encoding is declared (fuzz_text.c): 0 and 1 leave it open.
text_seeds()
{
  (cd "$tests" && ls bad/*/data.* cli/demo/data.csv cli/encodings/data.*) | while read -r file; do
    { printf '\000'; cat "$tests/$file"; } | seed "$file"
  done
  for encoding in 2 3 4 5 6 7 8; do
    { printf "\\00$encoding"; cat "$tests/cli/encodings/data.tcvn"; } | seed "declared-$encoding"
  done
}

# The four files of a plan and its data with a line between them (fuzz_plan.c).
plan_seeds()
{
  (cd "$tests" && ls -d bad/*/plan cli/demo corpus/every-kind) | while read -r folder; do
    for part in plan indicators targets data; do
      [ "$part" = plan ] || echo ====
      if [ -e "$tests/$folder/$part.csv" ]; then cat "$tests/$folder/$part.csv"; fi
    done | seed "$folder"
  done
}

# The specimens of every format, as they are.
readers_seeds()
{
  (cd "$tests/formats" && find . -type f -size -6k ! -name README.md | sort) | while read -r file; do
    seed "${file#./}" < "$tests/formats/$file"
  done
}

"${target}_seeds"
for file in "$tests/corpus/$target"/*; do
  if [ -e "$file" ]; then cp "$file" "$seeds"; fi
done
if [ $# -lt 3 ]; then
  "$program" "$seeds"/*
else
  "$program" -max_total_time="$3" -timeout=10 -print_final_stats=1 -dict="$tests/corpus/words.dict" "$seeds"
fi
