#!/usr/bin/env python3
"""Time and memory of `demarche annotate` on texts of one line with one habit, at n, 2n and 4n bytes.

usage: bench/language/linear.py [--program FILE] [--model DIR] [--bytes N]

Time less that of an empty text should double from column to column; exits with 1 where it more than trebles.
"""
import argparse
import subprocess
import sys
import tempfile

SENTENCE = "The minister said on Tuesday that talks with Iran would go on in Geneva. "
SHAPES = {
    "sentences": lambda n: (SENTENCE * (n // len(SENTENCE) + 1))[:n],
    "combining marks": lambda n: "e" + "\u0301" * (n // 2),
    "NUL": lambda n: "\0" * n,
    "no white space": lambda n: "abcdefgh" * (n // 8),
    "punctuation": lambda n: ".,;!?" * (n // 5),
    "brackets": lambda n: "(" * n + "x",
    "dots": lambda n: "." * n,
    "infixes": lambda n: "a-b:c.D" * (n // 7),
    "one URL": lambda n: "http://x.org/" + "a/b?c=d&" * (n // 8),
    "spaces": lambda n: " " * n,
    "emoji": lambda n: "\U0001F600" * (n // 4),
}
# Runs as the child so that its own child's peak is its alone.
MEASURE = ("import resource, subprocess, sys, time; b = time.perf_counter();"
           "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); e = time.perf_counter();"
           "print(e - b, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", default="build/release/demarche")
    arguments.add_argument("--model", default="build/data/models/en_core_web_sm")
    arguments.add_argument("--bytes", type=int, default=100_000)
    a = arguments.parse_args()
    failed = False

    def measured(text):
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(text.encode())
            file.flush()
            done = subprocess.run([sys.executable, "-c", MEASURE, a.program, "annotate", "--format", "none", "--model", a.model,
                                   file.name], capture_output=True, text=True, check=True)
        return map(float, done.stdout.split())

    start, base = measured("")
    print(f"start {start:.2f} s, {base:.0f} MB; then seconds and MB beyond it at {a.bytes:,} bytes, twice and four times that")
    for name, make in SHAPES.items():
        row = []
        for factor in (1, 2, 4):
            seconds, peak = measured(make(a.bytes * factor))
            row.append((max(seconds - start, 0.0), max(peak - base, 0.0)))
        worse = row[2][0] > 3 * row[1][0] and row[2][0] > 0.5
        failed = failed or worse
        print(f"{name:16}" + "".join(f"{s:9.2f} s {m:6.1f}" for s, m in row) + ("   NOT LINEAR" if worse else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
