#!/usr/bin/env python3
"""Our language engine against spaCy on the same texts in the same run: differences and speed.

    bench/parity/parity.py [--program build/release/demarche] [--model build/data/models/en_core_web_sm] TEXTS...

TEXTS are text files, or JSON Lines files with `text` (and `id`); --limit N takes the first N texts of each
file. Needs spaCy 3.8 (pip install spacy==3.8.*). Each text is one document. Speed: one core, whole
pipeline, best of three; spaCy's attribute ruler and lemmatizer included, models loaded before the clock.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import spacy

FIELDS = ["tag", "pos", "morph", "lemma", "dep", "head"]


def read_texts(paths, limit):
    for path in paths:
        taken = 0
        if path.suffix == ".jsonl":
            for line in path.open(encoding="utf-8"):
                if line.strip() and taken < limit:
                    taken += 1
                    yield json.loads(line)["text"]
        else:
            yield path.read_text(encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", default="build/release/demarche")
    arguments.add_argument("--model", default="build/data/models/en_core_web_sm")
    arguments.add_argument("--limit", type=int, default=10**9)
    arguments.add_argument("--no-speed", action="store_true")
    arguments.add_argument("texts", nargs="+", type=pathlib.Path)
    a = arguments.parse_args()
    texts = list(read_texts(a.texts, a.limit))
    nlp = spacy.load(a.model)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts)))
        ours = subprocess.run([a.program, "annotate", "--model", a.model, path], capture_output=True, text=True, check=True)
        differ, tokens, shown = collections.Counter(), 0, 0
        for line, text in zip(ours.stdout.splitlines(), texts):
            own, gold = json.loads(line), nlp(text).to_json()
            spans = [[(t["start"], t["end"]) for t in d["tokens"]] for d in (own, gold)]
            tokens += len(gold["tokens"])
            if spans[0] != spans[1]:
                differ["documents with other tokens"] += 1
                continue
            for x, y in zip(own["tokens"], gold["tokens"]):
                for field in FIELDS:
                    if x[field] != y[field]:
                        differ[field] += 1
                        if shown < 20:
                            shown += 1
                            print(f"  {field}: {text[y['start']:y['end']]!r} ours {x[field]!r}, spaCy {y[field]!r}", file=sys.stderr)
            differ["entities"] += len({tuple(e.items()) for e in own["ents"]} ^ {tuple(e.items()) for e in gold["ents"]})
            differ["sentences"] += len({tuple(s.items()) for s in own["sents"]} ^ {tuple(s.items()) for s in gold["sents"]})
        print(f"{len(texts)} documents, {tokens} tokens, {nlp.meta['name']} {nlp.meta['version']}, spaCy {spacy.__version__}")
        for name in ["documents with other tokens", *FIELDS, "sentences", "entities"]:
            print(f"  {name:28} {differ[name]:6} differ   {100 * (1 - differ[name] / max(tokens, 1)):.4f} % equal")
        if a.no_speed:
            return
        os.sched_setaffinity(0, {0})
        best = 0.0
        for _ in range(3):
            begin = time.perf_counter()
            n = sum(len(doc) for doc in nlp.pipe(texts))
            best = max(best, n / (time.perf_counter() - begin))
        fast = 0.0
        for _ in range(3):
            done = subprocess.run([a.program, "annotate", "--format", "none", "--model", a.model, path],
                                  capture_output=True, text=True, check=True)
            fast = max(fast, float(re.search(r"([\d.]+) tokens/s", done.stdout).group(1)))
        print(f"one core: spaCy {best:.0f} tokens/s, ours {fast:.0f} tokens/s, {fast / best:.1f} times")


if __name__ == "__main__":
    main()
