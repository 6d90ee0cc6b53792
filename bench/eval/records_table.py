#!/usr/bin/env python3
"""Gold records of the PLOVER manual as a table for `demarche eval events`: actors given, the first span of each side.

usage: records_table.py plover_gsr_dev.jsonl > records.tsv
"""
import csv
import json
import sys

# Older names of the manual's examples; CONCEDE and RETREAT are one root in the task.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
         "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}


def marked(text, spans):
    """The sentence with <s> and <t> around the two sides."""
    marks = [(at, order, mark) for name, (begin, end) in spans.items()
             for at, order, mark in ((begin, 1, f"<{name}>"), (end, 0, f"</{name}>"))]
    for at, _, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def main():
    table = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    table.writerow(["", "sentence", "marked_sentence", "source", "target", "gold_penta", "gold_root"])
    with open(sys.argv[1], encoding="utf-8") as file:
        for number, row in enumerate(map(json.loads, file), 1):
            spans = {}
            for name, role in (("s", "SRC"), ("t", "TAR")):
                first = next((x for x in row["spans"] if x["role"] == role), None)
                if first:
                    spans[name] = (first["begin"], first["end"])
            side = lambda name: row["text"][slice(*spans[name])] if name in spans else ""
            root = RENAMED.get(row["event"], row["event"])
            table.writerow([number, row["text"], marked(row["text"], spans), side("s"), side("t"), QUADS[root], root])


main()
