#!/bin/sh
# learn_priors.sh PROGRAM ROOT: learns the priors anew from datasets/yearly-benchmark and puts them in place. They
# come out as they are unless the data, the candidates or the learner changed: git diff tells. Some ten
# minutes and 7 GB of memory.
set -eu
for family in share signed level; do
  "$1" "$2/datasets/yearly-benchmark" "$family" >"$2/lib/forecast/priors/$family.def.new"
  mv "$2/lib/forecast/priors/$family.def.new" "$2/lib/forecast/priors/$family.def"
done
