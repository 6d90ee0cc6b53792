#!/usr/bin/env python3
"""Writes tests/data/parity_annotations.jsonl and tests/data/parity_words.json.

The first: texts of ours (samples, passages written for this project, generated ones) and, for every column of
annotations, the hash of what spaCy with the full weights says. Texts in which two of its scores lie close are
left out: there the order of floating-point additions decides, and that differs between processors.
The second: words that are hard on purpose with the features spaCy's English vocabulary gives them.
Needs spaCy 3.8. Usage: make_parity_fixture.py EN_CORE_WEB_SM_DIRECTORY [PASSAGES.jsonl]
Without PASSAGES the passages that the file holds now are taken again.
"""
import json
import pathlib
import sys

import spacy
from spacy.strings import hash_string

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench/parity"))

import annotations  # noqa: E402
import fuzz  # noqa: E402
import peer  # noqa: E402

ANNOTATIONS = ROOT / "tests/data/parity_annotations.jsonl"
WORDS = ROOT / "tests/data/parity_words.json"
CLOSE = 1e-3
PASSAGES, GENERATED, GENERATED_WORDS = 500, 120, 1200


def texts(passages):
    for path in sorted((ROOT / "samples").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")
    source = passages or ANNOTATIONS
    entries = [json.loads(line) for line in source.open(encoding="utf-8")] if source.exists() else []
    if passages:
        for entry in entries[:: max(1, len(entries) // PASSAGES)]:
            yield f"passage {entry['id']}", entry["text"]
    else:
        yield from ((e["id"], e["text"]) for e in entries if e["id"].startswith("passage "))
    yield from fuzz.documents(GENERATED, 7, [p.read_text(encoding="utf-8") for p in sorted((ROOT / "samples").glob("*.txt"))])


def least_margin(steps, text):
    margins = [float("inf"), *steps.tag_margins(text)]
    for name in ("parser", "ner"):
        margins += steps.transitions(name, steps.before(name, text))[0]
    return min(margins)


def hashes(doc):
    columns = annotations.of_doc(doc)
    columns["tokens"] = [f"{b} {e} {int(bool(t.whitespace_))}" for t, (b, e) in zip(doc, columns["tokens"])]
    return {name: f"{hash_string(chr(10).join(map(str, values))):016x}" for name, values in columns.items()}


def write_annotations(model, passages):
    nlp, header = peer.load(model)
    steps, lines, left_out, tokens = peer.Steps(nlp), [], 0, 0
    for name, text in texts(passages):
        if least_margin(steps, text) < CLOSE:
            left_out += 1
            continue
        doc = nlp(text)
        tokens += len(doc)
        lines.append(json.dumps({"id": name, "text": text, "length": len(doc), **hashes(doc)}) + "\n")
    ANNOTATIONS.write_text("".join(lines), encoding="utf-8")
    print(f"{ANNOTATIONS.name}: {len(lines)} texts, {tokens} tokens, {left_out} texts left out, {header}")


def odd_words():
    yield from fuzz.SYMBOLS
    yield from (n.title() for n in fuzz.SYMBOLS if n.islower())
    for c in (*range(1, 0x100), *range(0x1C4, 0x1CD), *range(0x1F80, 0x1FB0), *range(0x2000, 0x2070), *range(0x20A0, 0x20C0), 0x3000, 0xFEFF, 0xFFFD, 0x10FFFF):
        yield chr(c)
    for c in fuzz.CASED:
        yield from ("A" + c, c + "b", "a" + c + "B", c + c + ".", c + "\u0301", "\u0391\u03a3" + c)
    yield from ("a" * 99, "a" * 100, "1" * 4, "1" * 5, "\u5317\u4eac", "\u0645\u0631\u062d\u0628\u0627", "\u05e9\u05dc\u05d5\u05dd", "e\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
                "\U0001f1fa\U0001f1e6", "\u039f\u0394\u039f\u03a3", "\u03a3", "\u03a3.", "\u0130stanbul", "\u01c5amija", "\u202eabc", "a\u0000b", "\u00b2\u00b3", "\u2167", "\u0661\u0662")
    generator = fuzz.Fuzz(11)
    yield from (generator.core() for _ in range(GENERATED_WORDS))


def write_words():
    vocab = spacy.blank("en").vocab
    assert not vocab.lookups.has_table("lexeme_norm"), "the norms must be those that are built in"
    words = [w for w in dict.fromkeys(odd_words()) if w]
    rows = [json.dumps([w, str(x.orth), x.lower_, x.norm_, x.prefix_, x.suffix_, x.shape_, x.is_space]) + "\n" for w, x in ((w, vocab[w]) for w in words)]
    WORDS.write_text("[\n" + ",".join(rows) + "]\n", encoding="utf-8")
    print(f"{WORDS.name}: {len(words)} words")


if __name__ == "__main__":
    write_words()
    write_annotations(sys.argv[1], pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None)
