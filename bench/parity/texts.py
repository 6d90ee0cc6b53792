"""Texts to compare on: whatever of these shapes the user has, one document each.

Text files are one document. Of JSON Lines every object is one: its `text`, or its `sentences` (lists of
tokens), or its `a` and `b` (pairs, two documents). Of tables (.tsv) the column `sentence`. JSON files of
articles (`body` with `summary` and `sections`, as Fundus writes them) are one document. Folders are walked.
"""
import csv
import json

KINDS = {".txt", ".jsonl", ".json", ".tsv"}


def read_texts(paths, most_words):
    """Yields (id, text), files in the order of the paths, from each whole documents until it has given
    `most_words`; empty and repeated texts are left out."""
    seen = set()
    for path in _files_of(paths):
        words = 0
        for number, text in enumerate(_texts_of(path)):
            if words >= most_words:
                break
            if text.strip() and hash(text) not in seen:
                seen.add(hash(text))
                words += len(text.split())
                yield f"{path.stem}:{number}", text


def _files_of(paths):
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in KINDS)
        else:
            yield path


def _texts_of(path):
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    yield from _texts_of_object(json.loads(line))
    elif path.suffix == ".json":
        yield from _articles(json.loads(path.read_text(encoding="utf-8")))
    elif path.suffix == ".tsv":
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                if row.get("sentence"):
                    yield row["sentence"]
    else:
        yield path.read_text(encoding="utf-8")


def _texts_of_object(entry):
    if isinstance(entry.get("text"), str):
        yield entry["text"]
    elif isinstance(entry.get("sentences"), list):
        yield "\n".join(" ".join(tokens) for tokens in entry["sentences"])
    else:
        for side in ("a", "b"):
            if isinstance(entry.get(side), str):
                yield entry[side]


def _articles(value):
    if isinstance(value, dict) and isinstance(value.get("body"), dict):
        body = value["body"]
        parts = [value.get("title") or "", *body.get("summary", [])]
        for section in body.get("sections", []):
            parts += [*section.get("headline", []), *section.get("paragraphs", [])]
        yield "\n\n".join(part for part in parts if part)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _articles(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _articles(inner)
