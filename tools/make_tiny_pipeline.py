#!/usr/bin/env python3
"""Writes tests/data/tiny_pipeline and tests/data/tiny_expected.jsonl.

A pipeline of the shape of en_core_web_sm with sixteen-wide layers, trained for a few steps on our own
sample articles (labelled by en_core_web_sm, MIT), so that every layer of the language engine is tested
where no weights are. Beside it, what spaCy says of texts that are hard on purpose.
Needs spaCy 3.8. Usage: make_tiny_pipeline.py EN_CORE_WEB_SM_DIRECTORY
"""
import json
import pathlib
import random
import shutil
import sys

import spacy
from spacy.training import Example
from spacy.util import load_model_from_config

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEXTS = [
    "Russia warned Ukraine on Thursday that the talks would fail.", "The minister, who arrived late, said: \"We won't sign.\"",
    "agent ORG mark root PERSON number conj LAW EVENT TIME det", "U.S. and U.K. officials met at 10a.m. in St. Petersburg.",
    "I'm gonna say it: he can't've known, y'all.", "\u0130stanbul \u039f\u0394\u039f\u03a3 stra\u00dfe \u01c5 \ufb01ne",
    "\u5317\u4eac\u548c\u83ab\u65af\u79d1 \u4f1a\u8c08\u3002 \u65e5\u672c\u8a9e\u3067\u3059", "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645 and \u05e9\u05dc\u05d5\u05dd",
    "\U0001f600\U0001f44d\U0001f3fd :-) ;D <3 (-: :'(", "See https://example.org/a/b?c=d#e, www.site.co.uk or mail me@x.org!", "  leading and  double   spaces \n\n and\ttabs \u00a0here",
    "co-operate and/or pro-Russian 1,000.50 $5bn 10km 5'10\" 3-4%", "\u201cQuoted,\u201d he said; \u2018single\u2019 \u00abguillemets\u00bb \u201elow\u201c",
    "What did you say that he thought they believed in?", "Nothin' nuthin' ain't isn't don't C'mon let's 's",
    "A. B. C. vs. D. etc. e.g. i.e. No. 5 Jan. 3rd", "x" * 120 + " " + "-" * 50, "...!!! ??? --- ___ *** (((a)))",
    "", " ", "\n", "a", "The troops were moved, shelled, and withdrawn by the army that the king whom we met commands.",
    "NATO's chief and Kyiv's mayor signed the cease-fire's text on 3/4/2021 at 5:30pm.", "#tag @user C++ C# .NET node.js", "caf\u00e9 cafe\u0301 na\u00efve \u00c5ngstr\u00f6m",
]


def main():
    big = spacy.load(sys.argv[1])
    config = big.config.copy()
    config["nlp"]["pipeline"] = [n for n in config["nlp"]["pipeline"] if n != "senter"]
    config["nlp"]["disabled"] = []
    config["components"].pop("senter", None)
    width = 16
    tok2vec = config["components"]["tok2vec"]["model"]
    tok2vec["encode"]["width"] = width
    tok2vec["embed"]["rows"] = [60, 40, 50, 50, 10, 10]
    ner = config["components"]["ner"]["model"]
    ner["hidden_width"] = config["components"]["parser"]["model"]["hidden_width"] = 12
    for part in (ner["tok2vec"]["embed"], ner["tok2vec"]["encode"]):
        part["width"] = width
    ner["tok2vec"]["embed"]["rows"] = [60, 40, 50, 50]
    for name in ("parser", "ner"):
        config["components"][name]["min_action_freq"] = 1 if "min_action_freq" in config["components"][name] else None
        if config["components"][name]["min_action_freq"] is None:
            del config["components"][name]["min_action_freq"]
    config["initialize"] = {}
    spacy.util.fix_random_seed(3)
    random.seed(3)
    nlp = load_model_from_config(config, auto_fill=True)
    texts = []
    for path in sorted((ROOT / "samples").glob("*.txt")):
        texts += [p for p in path.read_text().split("\n\n") if p.strip()]
    examples = []
    for text in texts:
        doc = big(text)
        examples.append(Example(nlp.make_doc(text), doc))
    for name in ("attribute_ruler", "lemmatizer"):
        nlp.remove_pipe(name)
    nlp.initialize(lambda: examples)
    optimizer = nlp.resume_training()
    for _ in range(12):
        random.shuffle(examples)
        for i in range(0, len(examples), 16):
            nlp.update(examples[i:i + 16], sgd=optimizer)
    # Our own small tables for the ruler and the lemmatizer.
    ruler = nlp.add_pipe("attribute_ruler", before="ner")
    ruler.add_patterns([
        {"patterns": [[{"TAG": t}]], "attrs": {"POS": p, "MORPH": m}, "index": 0}
        for t, p, m in (("NN", "NOUN", "Number=Sing"), ("NNS", "NOUN", "Number=Plur"), ("NNP", "PROPN", "Number=Sing"),
                        ("VBD", "VERB", "Tense=Past|VerbForm=Fin"), ("VB", "VERB", "VerbForm=Inf"), ("VBZ", "VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
                        ("VBN", "VERB", "Aspect=Perf|Tense=Past|VerbForm=Part"), ("IN", "ADP", "_"), ("DT", "DET", "_"), ("JJ", "ADJ", "Degree=Pos"),
                        (".", "PUNCT", "PunctType=Peri"), ("RB", "ADV", "_"), ("PRP", "PRON", "PronType=Prs"))] + [
        {"patterns": [[{"TAG": "IN", "LOWER": {"IN": ["that", "if"]}}]], "attrs": {"POS": "SCONJ"}, "index": 0},
        {"patterns": [[{"LOWER": {"REGEX": "^n[ou]thin'$"}}]], "attrs": {"LEMMA": "nothing"}, "index": 0},
        {"patterns": [[{"LOWER": "gon"}, {"LOWER": "na"}]], "attrs": {"LEMMA": "to"}, "index": 1},
        {"patterns": [[{"DEP": {"NOT_IN": ["det", ""]}, "TAG": {"IN": ["DT"]}}]], "attrs": {"POS": "PRON"}, "index": 0},
        {"patterns": [[{"IS_SPACE": True}]], "attrs": {"TAG": "_SP", "POS": "SPACE", "MORPH": "_"}, "index": 0}])
    lemmatizer = nlp.add_pipe("lemmatizer", before="ner", config={"mode": "rule"})
    lemmatizer.lookups = spacy.lookups.Lookups()
    lemmatizer.lookups.add_table("lemma_rules", {"noun": [["s", ""], ["ies", "y"], ["es", "e"]], "verb": [["s", ""], ["ed", ""], ["ed", "e"], ["ing", ""]],
                                                 "adj": [["er", ""], ["est", ""]], "punct": [["\u201c", '"'], ["\u201d", '"']], "adv": [["", ""]]})
    lemmatizer.lookups.add_table("lemma_exc", {"verb": {"said": ["say"], "met": ["meet"], "arrived": ["arrive"]}, "noun": {"troops": ["troop"]}})
    lemmatizer.lookups.add_table("lemma_index", {"verb": ["sign", "move", "warn", "shell"], "noun": ["talk", "official", "space", "tab"], "adj": ["late"]})
    norms = nlp.vocab.lookups.get_table("lexeme_norm", {}) if nlp.vocab.lookups.has_table("lexeme_norm") else {}
    nlp.vocab.lookups = spacy.lookups.Lookups()
    nlp.vocab.lookups.add_table("lexeme_norm", {"gonna": "going to", "caf\u00e9": "cafe", "nothin'": "nothing"})
    nlp.meta["name"], nlp.meta["version"], nlp.meta["description"] = "tiny", "0.0.1", "A tiny pipeline for tests."
    out = ROOT / "tests/data/tiny_pipeline"
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    (out / "vocab/strings.json").write_text("[]")
    nlp = spacy.load(out)
    docs = TEXTS + texts[:12]
    with (ROOT / "tests/data/tiny_expected.jsonl").open("w") as file:
        for n, text in enumerate(docs):
            doc = nlp(text)
            file.write(json.dumps({"id": str(n), "text": text, "tokens": [
                [t.idx, t.idx + len(t), bool(t.whitespace_), t.head.i, t.tag_, t.pos_, t.dep_, str(t.morph), t.lemma_, t.ent_iob_ + t.ent_type_,
                 bool(t.is_sent_start)] for t in doc]}) + "\n")
    size = sum(p.stat().st_size for p in out.rglob("*") if p.is_file())
    print(f"{size} bytes, {len(docs)} texts", {p.name: p.stat().st_size for p in out.rglob("*") if p.stat().st_size > 20000 and p.is_file()})


if __name__ == "__main__":
    main()
