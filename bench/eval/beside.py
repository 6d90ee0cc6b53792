#!/usr/bin/env python3
"""How many different statements of one speaker, side by side in a passage, the weights for wordings take for one.

usage: bench/eval/beside.py PASSAGES.jsonl [--program FILE] [--data DIR]     (passages marked check)
"""
import argparse
import itertools
import json
import subprocess
import tempfile


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("passages")
    arguments.add_argument("--program", default="build/release/demarche")
    arguments.add_argument("--data", default="build/data")
    a = arguments.parse_args()
    pairs = []
    with open(a.passages, encoding="utf-8") as file:
        for p in map(json.loads, file):
            said = [(s["speaker"], " ".join(p["text"][b:e] for b, e in s["content"])) for s in p["statements"]
                    if s["content"] and s["speaker"] and p["use"] == "check"]
            pairs += [(x, y) for x, y in itertools.combinations(said, 2) if x[0] == y[0]]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as gold, tempfile.NamedTemporaryFile("r") as answers:
        for i, ((speaker, x), (_, y)) in enumerate(pairs):
            gold.write(json.dumps({"id": str(i), "speaker_a": speaker, "a": x, "date_a": "2022-01-01", "speaker_b": speaker,
                                   "b": y, "date_b": "2022-01-01", "same": 0}) + "\n")
        gold.flush()
        subprocess.run([a.program, "eval", "same", gold.name, "--data", a.data, "--predictions", answers.name], check=True,
                       stdout=subprocess.DEVNULL)
        with open(answers.name, encoding="utf-8") as file:
            print(sum(json.loads(line)["same"] for line in file), "of", len(pairs), "taken for one utterance")


if __name__ == "__main__":
    main()
