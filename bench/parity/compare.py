"""What we say of the texts of a reference file, column by column."""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import annotations
import explain
import peer

# Least share of tokens that must be equal. In exact mode every difference must be a near tie as well.
GATES = {"exact": dict.fromkeys(annotations.COLUMNS, 0.99999),
         "fast": {"tag": 0.999, "head": 0.994, "dep": 0.994, "entity": 0.999}}


def own_annotations(program, model, mode, reference):
    """Yields the reference's entries with what the program says of each."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "texts.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number, entry in enumerate(annotations.read_documents(reference)):
                file.write(json.dumps({"id": str(number), "text": entry["text"]}) + "\n")
        command = [program, "annotate", "--model", model, *(["--mode", mode] if mode != "exact" else []), path]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
            for number, entry in enumerate(annotations.read_documents(reference)):
                line = running.stdout.readline()
                if not line or (own := json.loads(line))["id"] != str(number):
                    raise SystemExit(f"{program}: no answer for document {number} ({entry['id']})")
                yield entry, annotations.of_json(own)


def run(a):
    header = annotations.read_header(a.reference)
    nlp, loaded = peer.load(a.model)
    if loaded["weights"] != header["weights"]:
        raise SystemExit(f"{a.reference} was made with {header}, but {a.model} holds {loaded}")
    groups = collections.defaultdict(collections.Counter)
    differing = []
    for entry, own in own_annotations(a.programs / "demarche", a.model, a.mode, a.reference):
        count = groups["generated" if entry["id"].startswith(("fuzz:", "damaged:")) else "texts"]
        count["documents"] += 1
        count["tokens"] += len(entry["tokens"])
        if own["tokens"] != entry["tokens"]:
            count["other tokens"] += 1
            differing.append((entry, own))
            continue
        found = 0
        for column in annotations.COLUMNS:
            wrong = sum(x != y for x, y in zip(own[column], entry[column]))
            count[column] += wrong
            found += wrong
        if found:
            differing.append((entry, own))
    bugs = show_differences(nlp, differing, a.shown) if a.mode == "exact" else 0
    return print_table(groups, header, a.mode, bugs)


def show_differences(nlp, differing, shown):
    """Prints them with the reference's margins; returns how many are no near tie."""
    bugs = 0
    for entry, own in differing:
        for finding in explain.differences(nlp, entry, own):
            bugs += not finding.near_tie
            if shown > 0 or not finding.near_tie:
                shown -= 1
                print(finding, file=sys.stderr)
    return bugs


def print_table(groups, header, mode, bugs):
    names = [name for name in ("texts", "generated") if name in groups]
    print(f"{header['model']}, spaCy {header['spacy']}, Unicode {header['unicode']}, {mode} mode")
    for row in ("documents", "tokens", "other tokens"):
        label = "documents with other tokens" if row == "other tokens" else row
        print(f"  {label:28}" + "".join(f"{groups[n][row]:>12,} {'':10}" for n in names))
    missed = any(groups[n]["other tokens"] for n in names)
    for column in annotations.COLUMNS:
        line = f"  {column:28}"
        for name in names:
            equal = 1 - groups[name][column] / max(groups[name]["tokens"], 1)
            missed = missed or equal < GATES[mode].get(column, 0)
            line += f"{groups[name][column]:>12,} {100 * equal:9.4f}%"
        print(line)
    if mode == "exact":
        print(f"  differences that are no near tie (margin of the reference >= {explain.NEAR}): {bugs}")
    return 1 if missed or bugs else 0
