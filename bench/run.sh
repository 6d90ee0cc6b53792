#!/usr/bin/env bash
# usage: bench/run.sh [ARTICLES...]     (default: our samples)
# Times the main job, then, where a Python with spaCy 3.8 is given in SPACY_PYTHON, checks parity and speed of the
# language engine beside it on the same text. The accuracy scorers need labelled files; README.md lists them.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- samples/*.txt
bench/brief/time.sh "$@"
if [ -n "${SPACY_PYTHON:-}" ]; then
  cmake --build --preset release --target demarche lexemes >/dev/null
  reference=$(mktemp --suffix .jsonl.gz)
  trap 'rm -f "$reference"' EXIT
  parity() { "$SPACY_PYTHON" bench/parity/parity.py "$@"; }
  parity reference --out "$reference" --fuzz 100 "$@"
  parity compare "$reference"
  parity lexemes --types 100000 "$reference"
  parity speed "$reference"
else
  echo "parity beside spaCy: not run (SPACY_PYTHON names no Python with spaCy 3.8)"
fi
