"""Two wordings of one utterance? Fine-tunes the base encoder to read both together, one behind the other.

The pairs of our own (DATA/own and tools/train/own) are learnt with statements of the retold train passages.
--fold-by-crisis scores six folds, with the rules of the program; --out writes one run on everything for the runtime."""
import argparse
import collections
import datetime
import json
import pathlib
import random
import re
import time

import torch
from safetensors.torch import load_file
from tokenizers import BertWordPieceTokenizer
from torch import nn
from torch.nn import functional as F

from model import WIDTH, Encoder
from text import CLS, SEP
from weights import export, in_float32, sha256

OWN = pathlib.Path(__file__).parent / "own/utterance_pairs.jsonl"
SEED, FOLDS, BATCH, SECOND_SIDE = 0, 6, 16, 3  # the border code that marks the pieces of the second wording
NEVER = -9.0                         # log-odds where the program's rules say two
LONGEST = 220                         # pieces of a side


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


class Same(nn.Module):
    """The encoder over [CLS] a [SEP] b [SEP]; a score from the first state and the mean of all."""

    def __init__(self, base):
        super().__init__()
        self.encoder = Encoder(base)
        self.hidden, self.out = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, 1)

    def forward(self, items):
        longest = max(len(ids) for ids, _ in items)
        pad = lambda lists: torch.tensor([x + [0] * (longest - len(x)) for x in lists])
        ids, side = pad([x for x, _ in items]), pad([y for _, y in items])
        mask = pad([[1] * len(x) for x, _ in items]).bool()
        nothing = torch.zeros_like(ids)
        states = self.encoder({"ids": ids, "case": nothing, "quote": nothing, "border": side, "mask": mask}).float()
        kept = mask[..., None].float()
        joined = torch.cat([states[:, 0], (states * kept).sum(1) / kept.sum(1)], -1)
        return self.out(F.dropout(F.gelu(self.hidden(joined)), 0.1, self.training))[:, 0]


class Reader:
    """What the encoder reads of a pair: the contract with src/language/encoder/same_utterance.cpp."""

    def __init__(self, vocabulary):
        self.tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)

    def side(self, row, key):
        speaker = row.get("speaker_" + key)
        return self.tokenizer.encode((speaker + ": " if speaker else "") + row[key], add_special_tokens=False).ids[:LONGEST]

    def item(self, row, swapped=False):
        a, b = (self.side(row, k) for k in ("ba" if swapped else "ab"))
        return [CLS, *a, SEP, *b, SEP], [0] * (len(a) + 2) + [SECOND_SIDE] * (len(b) + 1)


def days_apart(row):
    return abs((datetime.date.fromisoformat(row["date_a"]) - datetime.date.fromisoformat(row["date_b"])).days)


def names_differ(row):
    """Both speakers are named, and not alike: the last words of what a name is among the capitals."""
    def name(speaker):
        m = re.search(r"((?:[A-Z][\w’'-]*[ -]?|al-|de |van ){2,})$", speaker)
        return m.group(1).split()[-1] if m and not speaker.startswith(("the ", "a ", "an ")) else None
    a, b = name(row.get("speaker_a", "")), name(row.get("speaker_b", ""))
    return bool(a and b and a != b)


SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
         "eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
VALUES = {w: i for i, w in enumerate(SMALL)} | {w: 10 * i + 20 for i, w in enumerate(TENS)}
MULTIPLIERS = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9}


def numbers(text):
    """As src/reconcile/numbers.cpp reads them."""
    words, out, i = re.findall(r"\d+(?:[.,]\d+)*|[a-z]+", text.lower()), set(), 0
    value = lambda w: float(w.replace(",", "")) if w[0].isdigit() and w.count(".") < 2 else VALUES.get(w)
    while i < len(words):
        counts = words[i] != "one" or words[i + 1:i + 2] and words[i + 1] in MULTIPLIERS
        if not counts or (value(words[i]) is None and words[i] not in MULTIPLIERS):
            i += 1
            continue
        total = part = 0.0
        while i < len(words):
            word, number = words[i], value(words[i])
            if word in MULTIPLIERS:
                part = max(part, 1) * MULTIPLIERS[word]
                if word != "hundred":
                    total, part = total + part, 0.0
            elif number is not None:
                if not (part == 0 or (part >= 20 and number < 10) or (part >= 100 and number < 100)):
                    break
                part += number
            elif word != "and" or part + total < 100 or i + 1 == len(words) or value(words[i + 1]) is None:
                break
            i += 1
        out.add(total + part)
    return out


def numbers_part(a, b):
    a, b = numbers(a), numbers(b)
    return bool(a and b and not a & b)


def told_twice(data):
    """Statements of the retold train passages, side by side where act and speaker are alike, in order."""
    retold = collections.defaultdict(dict)
    for p in rows(pathlib.Path(data) / "own/passages.jsonl"):
        if p["use"] == "train" and p["id"].endswith(("-v1", "-v2")):
            retold[p["id"][:-3]][p["id"][-1]] = p
    out = []
    for pair in retold.values():
        if len(pair) < 2:
            continue
        sides = []
        for p in (pair["1"], pair["2"]):
            said = lambda s: " ".join(p["text"][b:e] for b, e in s["content"])
            sides.append([(s["act"], s["speaker"] or "", said(s)) for s in p["statements"] if s["content"]])
        keys = lambda side: [(act, speaker) for act, speaker, _ in side]
        for i, (act, speaker, words) in enumerate(sides[0]):
            same = [j for j, key in enumerate(keys(sides[1])) if key == (act, speaker)]
            if keys(sides[0]).count((act, speaker)) == 1 and len(same) == 1:
                out.append({"speaker_a": speaker, "a": words, "speaker_b": speaker, "b": sides[1][same[0]][2], "same": 1})
            for j, (_, other, others) in enumerate(sides[1]):
                if other == speaker and j not in same[:1]:
                    out.append({"speaker_a": speaker, "a": words, "speaker_b": speaker, "b": others, "same": 0})
    return out


def train(base, reader, pairs, a):
    torch.manual_seed(SEED)
    model, rng = Same(base), random.Random(SEED)
    old = [p for p in model.encoder.parameters() if p.requires_grad]
    new = [*model.hidden.parameters(), *model.out.parameters()]
    optimizer = torch.optim.AdamW([{"params": old, "peak": a.peak}, {"params": new, "peak": 5e-4}], weight_decay=0.01)
    steps, step = a.epochs * len(pairs) // BATCH, 0
    model.train()
    while step < steps:
        today = rng.sample(pairs, len(pairs))
        items = [(reader.item(r, rng.random() < 0.5), float(r["same"])) for r in today]
        items = [x for at in range(0, len(items), 40 * BATCH) for x in sorted(items[at:at + 40 * BATCH], key=lambda x: len(x[0][0]))]
        batches = [items[at:at + BATCH] for at in range(0, len(items), BATCH)]
        rng.shuffle(batches)
        for batch in batches[:steps - step]:
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * min(1, step / 30) * (1 - step / steps)
            with torch.autocast("cpu", torch.bfloat16, enabled=a.half):
                scores = model([x for x, _ in batch])
            gold = torch.tensor([y for _, y in batch])
            loss = F.binary_cross_entropy_with_logits(scores.float(), gold * 0.9 + 0.05)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
    return model.eval()


@torch.no_grad()
def score(model, reader, row):
    """Log-odds; the wordings in the order of their letters."""
    key = lambda side: (row[side], row.get("speaker_" + side) or "")
    return float(model([reader.item(row, key("b") < key("a"))])[0])


def figures(answers, threshold):
    right = sum(s > threshold and y for s, y in answers)
    said, gold = sum(s > threshold for s, _ in answers), sum(y for _, y in answers)
    p, r = right / max(1, said), right / max(1, gold)
    return f"P {p:.3f} R {r:.3f} F1 {2 * right / max(1, said + gold):.3f}"


def export_same(model, base, path):
    """As weights.py writes the other model; the head under a name of its own."""
    state = {("" if k.startswith("encoder.") else "same.") + k: v for k, v in model.state_dict().items()}
    export(state, base, path, labels=None)
    print(f"{pathlib.Path(path).stat().st_size} bytes, sha256 {sha256(path)}")


def read_same(path, base):
    """The model as the file holds it."""
    model = Same(load_file(str(base)))
    model.load_state_dict(model.state_dict() | {k.removeprefix("same."): v for k, v in in_float32(path).items()})
    return model.eval()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--out")
    arguments.add_argument("--fold-by-crisis", action="store_true")
    arguments.add_argument("--folds", type=int, nargs="*", default=range(FOLDS))
    arguments.add_argument("--epochs", type=int, default=8)
    arguments.add_argument("--peak", type=float, default=6e-5)
    arguments.add_argument("--half", action="store_true")
    arguments.add_argument("--scores", help="file of the folds' answers")
    a = arguments.parse_args()
    torch.set_num_threads(1)
    base, data = pathlib.Path(a.base), pathlib.Path(a.data)
    weights, reader = load_file(str(base / "model.safetensors")), Reader(base / "vocab.txt")
    gold, events = rows(data / "own/utterance_pairs.jsonl"), rows(data / "own/event_pairs.jsonl")
    more = [*rows(OWN), *told_twice(data)]
    # What the program's own rules decide is not learnt: another day, another name.
    usable = lambda pairs: [r for r in pairs if "date_a" not in r or (days_apart(r) < 3 and not names_differ(r))]
    print(len(gold), len(usable(gold)), "gold pairs,", len(more), len(usable(more)), "more,", len(events), "of events")
    crises = sorted({r["crisis"] for r in gold})
    random.Random(0).shuffle(crises)
    answers, begin = [], time.time()
    for fold in a.folds if a.fold_by_crisis else ():
        held = set(crises[fold::FOLDS])
        learnt = [r for r in gold + events if r["crisis"] not in held] + more
        model = train(weights, reader, usable(learnt), a)
        for r in gold:
            if r["crisis"] in held:
                s = score(model, reader, r) if usable([r]) else NEVER
                answers.append((NEVER if numbers_part(r["a"], r["b"]) else s, r["same"], r["kind"], r["id"]))
        short = [x[:2] for x in answers]
        print(fold, f"{time.time() - begin:.0f} s", *(f"| {t} {figures(short, t)}" for t in (0, 0.5, 1)), flush=True)
        if a.scores:
            pathlib.Path(a.scores).write_text("".join(json.dumps(x) + "\n" for x in answers))
    if a.out:
        export_same(train(weights, reader, usable(gold + events + more), a), base / "model.safetensors", a.out)


if __name__ == "__main__":
    main()
