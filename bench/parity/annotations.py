"""Annotations of a document as columns, one value a token, from spaCy's Doc and from the JSON of
`demarche annotate` (spaCy's Doc.to_json layout); and the reference file, which keeps them."""
import gzip
import json

COLUMNS = ["tag", "head", "dep", "sentence", "entity", "pos", "morph", "lemma"]


def of_doc(doc):
    return {
        "tokens": [[t.idx, t.idx + len(t)] for t in doc],
        "tag": [t.tag_ for t in doc],
        "head": [t.head.i for t in doc],
        "dep": [t.dep_ for t in doc],
        "sentence": [int(bool(t.is_sent_start)) for t in doc],
        "entity": [t.ent_iob_ + t.ent_type_ for t in doc],
        "pos": [t.pos_ for t in doc],
        "morph": [str(t.morph) for t in doc],
        "lemma": [t.lemma_ for t in doc],
    }


def of_json(entry):
    tokens = entry["tokens"]
    columns = {name: [t[name] for t in tokens] for name in ("tag", "head", "dep", "pos", "morph", "lemma")}
    columns["tokens"] = [[t["start"], t["end"]] for t in tokens]
    starts = {s["start"] for s in entry["sents"]}
    columns["sentence"] = [int(t["start"] in starts) for t in tokens]
    entity, at = ["O"] * len(tokens), {t["start"]: i for i, t in enumerate(tokens)}
    for span in entry["ents"]:
        i = at[span["start"]]
        entity[i] = "B" + span["label"]
        for k in range(i + 1, len(tokens)):
            if tokens[k]["start"] >= span["end"]:
                break
            entity[k] = "I" + span["label"]
    columns["entity"] = entity
    return columns


def write_reference(path, header, documents):
    """One JSON line with what the reference is, then a line a document; gzip. Files of one model may be
    joined with `cat`."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=4) as file:
        file.write(json.dumps(header) + "\n")
        for entry in documents:
            file.write(json.dumps(entry, separators=(",", ":")) + "\n")


def read_header(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return json.loads(file.readline())


def read_documents(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            if "text" in entry:
                yield entry
