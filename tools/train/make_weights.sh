#!/bin/bash
# From the development files to the weights that the program maps, and their scores.
# usage: make_weights.sh DATA BASE WORK OUT      (BASE: folder with model.safetensors and vocab.txt)
set -e -o pipefail
data=$1 base=$2 work=$3 out=$4
here=$(dirname "$0")
python=${PYTHON:-python3}
program=${DEMARCHE:-build/release/demarche}
mkdir -p "$work"
$python "$here/raw_texts.py" "$data" > "$work/texts.jsonl"
"$program" annotate --format json --threads 2 "$work/texts.jsonl" > "$work/annotated.jsonl"
train() {  # NAME and what is special: one core each, so both may run side by side
  OMP_WAIT_POLICY=passive $python "$here/train.py" --data "$data" --annotated "$work/annotated.jsonl" --base "$base" \
    --threads 1 --half --out "$work/$1" "${@:2}"
}
train alone --steps 7600 --decay-from 3400
train windows --longest 192 --pieces 2000 --steps 2300 --decay-from 600
write() {  # OUT RUNS...: their mean
  $python "$here/export.py" --checkpoint "${@:2}" --base "$base" --out "$1"
}
write "$work/mean.safetensors" "$work"/{alone,windows}/final.pt
# From the mean on, with every window that holds no attribution, twice, at falling rates.
train again --start "$work/mean.safetensors" --longest 96 --pieces 2000 --silent 1 --peak 8e-5 --head-peak 5e-4 --steps 2200 \
  --decay-from 200 --seed 2
write "$work/again.safetensors" "$work/again/final.pt"
train third --start "$work/again.safetensors" --pieces 2000 --silent 1 --peak 6e-5 --head-peak 4e-4 --steps 1400 \
  --decay-from 100 --seed 3
write "$out" "$work/third/final.pt"
$python "$here/evaluate.py" --data "$data" --annotated "$work/annotated.jsonl" --base "$base" --weights "$out" \
  --rounded --out "$work/predictions" | tee "$work/scores.tsv"
