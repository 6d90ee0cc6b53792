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
OMP_WAIT_POLICY=passive $python "$here/train.py" --data "$data" --annotated "$work/annotated.jsonl" --base "$base" \
  --out "$work/run" --steps 2750 --decay-from 1400 --without-dropout 200 500
$python "$here/export.py" --checkpoint "$work/run/final.pt" --base "$base" --out "$out"
$python "$here/evaluate.py" --data "$data" --annotated "$work/annotated.jsonl" --base "$base" --weights "$out" \
  --rounded --out "$work/predictions" | tee "$work/scores.tsv"
