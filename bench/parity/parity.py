#!/usr/bin/env python3
"""Our language engine against spaCy with the same weights.

    parity.py reference --model DIR --out FILE [--fuzz N] TEXTS...   what spaCy says, kept in one file
    parity.py compare --model DIR FILE                               what we say, against such a file
    parity.py lexemes --model DIR [--types N] [FILE]                 features of word types
    parity.py speed --model DIR [--tokens N] FILE                    both on one core, same texts, same run

TEXTS: see texts.py. `compare` and `lexemes` exit with 1 when a gate of the README's table is missed.
Needs spaCy 3.8 (pip install spacy==3.8.*) and the programs of build/release.
"""
import argparse
import pathlib
import sys

import annotations
import compare
import fuzz
import lexemes
import peer
import speed
import texts


def reference(a):
    nlp, header = peer.load(a.model)

    def documents():
        pool = []
        for item in texts.read_texts(a.texts, a.words):
            if len(pool) < 2000 and len(item[1]) < 3000:
                pool.append(item[1])
            yield item
        yield from fuzz.documents(a.fuzz, a.seed, pool)

    count = tokens = 0

    def counted():
        nonlocal count, tokens
        for entry in peer.annotate(nlp, documents()):
            count, tokens = count + 1, tokens + len(entry["tokens"])
            yield entry

    annotations.write_reference(a.out, {**header, "seed": a.seed, "fuzz": a.fuzz}, counted())
    print(f"{a.out}: {count} documents, {tokens} tokens, {header}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)

    def command(name, run):
        one = commands.add_parser(name)
        one.set_defaults(run=run)
        one.add_argument("--model", default="build/data/models/en_core_web_sm")
        one.add_argument("--programs", type=pathlib.Path, default=pathlib.Path("build/release"))
        one.add_argument("--seed", type=int, default=1)
        return one

    one = command("reference", reference)
    one.add_argument("--out", type=pathlib.Path, required=True)
    one.add_argument("--fuzz", type=int, default=0, help="generated documents behind the texts")
    one.add_argument("--words", type=int, default=10**9, help="most words to take from each file")
    one.add_argument("texts", nargs="*", type=pathlib.Path)
    one = command("compare", compare.run)
    one.add_argument("--mode", choices=["exact", "fast"], default="exact")
    one.add_argument("--shown", type=int, default=40, help="differences to print")
    one.add_argument("reference", type=pathlib.Path)
    one = command("lexemes", lexemes.run)
    one.add_argument("--types", type=int, default=1_500_000)
    one.add_argument("--shown", type=int, default=40, help="differences to print")
    one.add_argument("reference", nargs="?", type=pathlib.Path)
    one = command("speed", speed.run)
    one.add_argument("--tokens", type=int, default=100_000, help="about so many tokens, drawn evenly")
    one.add_argument("--rounds", type=int, default=3)
    one.add_argument("--modes", nargs="+", choices=["exact", "fast"], default=["exact"])
    one.add_argument("--core", type=int, default=0)
    one.add_argument("reference", type=pathlib.Path)
    a = parser.parse_args()
    return a.run(a)


if __name__ == "__main__":
    sys.exit(main())
