"""Features of word types: ids of the word, its norm, prefix, suffix and shape, and whether it is white
space; spaCy's Vocab against our program `lexemes`."""
import itertools
import json
import pathlib
import subprocess
import tempfile

import annotations
import fuzz
import peer

NAMES = ["orth", "lower", "norm", "prefix", "suffix", "shape", "is_space"]
CHUNK = 50_000


def types(reference, count, seed):
    """The word types of the reference's texts, then generated ones, `count` in all."""
    seen = set()
    if reference:
        for entry in annotations.read_documents(reference):
            seen.update(entry["text"][b:e] for b, e in entry["tokens"])
    seen = dict.fromkeys(sorted(seen))
    yield from seen
    generated = (word for word in fuzz.words(count, seed) if word not in seen)
    yield from itertools.islice(generated, max(0, count - len(seen)))


def run(a):
    nlp, header = peer.load(a.model)
    differ, total, shown = dict.fromkeys(NAMES, 0), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "words.jsonl"
        words = types(a.reference, a.types, a.seed)
        while chunk := list(itertools.islice(words, CHUNK)):
            path.write_text("".join(json.dumps(word) + "\n" for word in chunk), encoding="utf-8")
            done = subprocess.run([a.programs / "bench/lexemes", a.model, path], capture_output=True, text=True, check=True)
            with nlp.memory_zone():
                for word, line in zip(chunk, done.stdout.splitlines(), strict=True):
                    lexeme = nlp.vocab[word]
                    theirs = [lexeme.orth, lexeme.lower, lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape, int(lexeme.is_space)]
                    ours = [int(value) for value in line.split("\t")]
                    total += 1
                    if ours == theirs:
                        continue
                    for name, x, y in zip(NAMES, ours, theirs, strict=True):
                        differ[name] += x != y
                    if shown < a.shown:
                        shown += 1
                        print(f"  {word!r} {[n for n, x, y in zip(NAMES, ours, theirs) if x != y]}")
    print(f"{total:,} word types, {header['model']}, spaCy {header['spacy']}, Unicode {header['unicode']}")
    for name in NAMES:
        print(f"  {name:10}{differ[name]:>10,} differ")
    return 1 if any(differ.values()) else 0
