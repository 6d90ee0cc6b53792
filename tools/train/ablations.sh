#!/bin/bash
# What the inputs, the layers and joint training are worth, and the pair head on folds that it did not see.
# usage: ablations.sh DATA BASE WORK     (WORK: with annotated.jsonl, as make_weights.sh leaves it)
# One short recipe for all, a pass and a sixth: figures compare with one another, not with the shipped weights.
set -e -o pipefail
data=$1 base=$2 work=$3
here=$(dirname "$0")
python=${PYTHON:-python3}
export OMP_WAIT_POLICY=passive
train() {
  [ -e "$work/$1/final.pt" ] || $python "$here/train.py" --data "$data" --annotated "$work/annotated.jsonl" --base "$base" \
    --threads 1 --half --out "$work/$1" "${@:2}" > "$work/$1.log"
}
score() {
  [ -s "$work/$1.tsv" ] || $python "$here/evaluate.py" --data "$data" --annotated "$work/annotated.jsonl" --base "$base" \
    --threads 1 --checkpoint "$work/$1/final.pt" --out "$work/$1" "${@:2}" > "$work/$1.tsv"
  sed "s/^/$1\t/" "$work/$1.tsv"
}
short=(--steps 1400 --decay-from 300)
compare() {
  train "$1" "${short[@]}" "${@:2}"
  score "$1" --only attribution acts statements happenings records
}
# The pair head alone: ten times the pairs of four folds.
for fold in 0 1 2 3 4; do
  train pairs-fold-$fold --tasks pairs --fold $fold --steps 350 --decay-from 50
  score pairs-fold-$fold --fold $fold --only events
done
# The pair head with all others: pairs come in after the short recipe without any, with a tenth of the rest a pass.
compare no-pairs --tasks attribution acts events
$python "$here/export.py" --checkpoint "$work/no-pairs/final.pt" --base "$base" --out "$work/no-pairs.safetensors"
for fold in 0 1 2 3 4; do
  train joint-fold-$fold --start "$work/no-pairs.safetensors" --fold $fold --others 0.1 --steps 450 --decay-from 50
  score joint-fold-$fold --fold $fold --only events
done
compare all
compare attribution --tasks attribution
compare no-case --blind case
compare no-quote --blind quote
compare no-border --blind border
compare layers-4 --layers 4
compare layers-3 --layers 3
