#!/usr/bin/env python3
"""What the memory of sentences gives the language stage, encoder included, on an archive of agency copy.

usage: bench/brief/copies.py TEXTS.jsonl [--program FILE] [--data DIR] [--limit N]

Every text is printed three times: whole, ten texts later under another first line, twenty texts later cut to its first
half. The printings are read apart, a program run for each, and as one archive, on one thread.
"""
import argparse
import json
import re
import subprocess
import tempfile

PRINTINGS = (("whole", 0, lambda t: t), ("headed", 10, lambda t: "From our wires\n\n" + t),
             ("half", 20, lambda t: t[:t.find(" ", len(t) // 2)]))


def language_seconds(a, records):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for record in records:
            file.write(json.dumps(record) + "\n")
        file.flush()
        out = subprocess.run([a.program, "read", "--threads", "1", "--timings", "--data", a.data, file.name], check=True,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return float(re.search(r"^language +([\d.]+) ms", out.stderr, re.M).group(1)) / 1000


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("texts")
    arguments.add_argument("--program", default="build/release/demarche")
    arguments.add_argument("--data", default="build/data")
    arguments.add_argument("--limit", type=int, default=60)
    a = arguments.parse_args()
    with open(a.texts, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for _, line in zip(range(a.limit), file)]
    printings = {name: [{"title": f"Report {name} {i}", "text": cut(text), "date": "2021-12-02",
                         "url": f"https://{name}.example/{i}"} for i, text in enumerate(texts)]
                 for name, _, cut in PRINTINGS}
    archive = [printings[name][i - later] for i in range(len(texts) + 20) for name, later, _ in PRINTINGS
               if 0 <= i - later < len(texts)]
    apart = sum(language_seconds(a, records) for records in printings.values())
    together = language_seconds(a, archive)
    print(f"{len(texts)} texts, three printings: apart {apart:.1f} s, as one archive {together:.1f} s ({apart / together:.2f}x)")


if __name__ == "__main__":
    main()
