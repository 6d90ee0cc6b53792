#!/usr/bin/env python3
"""Time and memory of `demarche brief` on an article of one paragraph, at n, 2n and 4n bytes.

usage: bench/brief/linear.py [--program FILE] [--data DIR] [--bytes N] [ARTICLE.txt...]

The paragraph is made of the articles' sentences (default: samples/*.txt), shuffled, with other digits each time; once with
full stops and once with none. Time less that of one sentence should double from column to column; exits with 1 where it
more than trebles.
"""
import argparse
import glob
import random
import re
import resource
import subprocess
import sys
import tempfile
import time


def paragraph(sentences, size, stops, rng):
    out, length = [], 0
    while length < size:
        sentence = re.sub(r"\d", lambda _: str(rng.randrange(1, 10)), rng.choice(sentences))
        if not stops:
            sentence = re.sub(r"[.!?]+", " and", sentence)
        out.append(sentence)
        length += len(sentence.encode()) + 1
    return "Talks on the crisis went on\n\n" + " ".join(out) + "\n"


def measure(command, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        begin = time.perf_counter()
        subprocess.run([*command, file.name], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - begin
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # the greatest so far


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", nargs="*")
    arguments.add_argument("--program", default="build/release/demarche")
    arguments.add_argument("--data", default="build/data")
    arguments.add_argument("--bytes", type=int, default=100_000)
    a = arguments.parse_args()
    articles = a.articles or sorted(glob.glob("samples/*.txt"))
    sentences = []
    for name in articles:
        with open(name, encoding="utf-8") as file:
            sentences += re.findall(r"[A-Z“\"][^\n]{30,}?[.!?][”\"]?(?=\s)", file.read())
    command = [a.program, "brief", "--data", a.data, "--published", "2021-12-10"]
    failed = False
    print(f"{'one paragraph':<16} " + " ".join(f"{n // 1000:>7} kB" for n in (a.bytes, 2 * a.bytes, 4 * a.bytes))
          + "   MB at most")
    for stops in (True, False):
        base, _ = measure(command, paragraph(sentences, 1, True, random.Random(0)))
        taken = []
        for n in (a.bytes, 2 * a.bytes, 4 * a.bytes):
            seconds, memory = measure(command, paragraph(sentences, n, stops, random.Random(n)))
            taken.append(seconds)
        print(f"{'sentences' if stops else 'no full stops':<16} " + " ".join(f"{t:8.2f} s" for t in taken)
              + f"   {memory:8.0f}")
        for before, after in zip(taken, taken[1:]):
            failed |= after - base > 3 * (before - base) and after - base > 0.2
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
