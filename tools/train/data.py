"""From the development files to windows of whole sentences with everything the heads learn from."""
import collections
import csv
import json
import pathlib
import random

import torch
from tokenizers import BertWordPieceTokenizer

from model import ACTS, ROLES, ROOTS, STATUSES, TYPES

OPEN, CLOSE, STRAIGHT = "\u201c\u201e\u00ab", "\u201d\u00bb", "\""


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def case_shape(word):
    if not any(c.isalpha() for c in word):
        return 4 if any(c.isdigit() for c in word) else 5
    if word.islower():
        return 0
    if len(word) > 1 and word.isupper():
        return 2
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 3


class Text:
    """A text with its words, sentences and pieces. Words are (begin, end) code points."""

    def __init__(self, text, annotated, tokenizer):
        self.text = text
        self.words = [(t["start"], t["end"]) for t in annotated["tokens"] if text[t["start"]:t["end"]].strip()]
        starts = {s["start"] for s in annotated["sents"]}
        starts |= {i + 1 for i, c in enumerate(text) if c == "\n"}
        self.sentences, at = [], 0
        for i, (begin, _) in enumerate(self.words):
            previous = self.words[i - 1][1] if i else 0
            if i and (begin in starts or any(previous <= s <= begin for s in (begin,)) and "\n" in text[previous:begin]):
                self.sentences.append((at, i))
                at = i
        if self.words:
            self.sentences.append((at, len(self.words)))
        self._features(tokenizer)

    def _features(self, tokenizer):
        begins = {b for b, _ in self.sentences}
        self.ids, self.case, self.quote, self.border, self.first, self.last = [], [], [], [], [], []
        inside, reset_at = False, 0
        for w, (begin, end) in enumerate(self.words):
            previous = self.words[w - 1][1] if w else 0
            gap = self.text[previous:begin]
            if "\n" in gap:
                inside = False
            word = self.text[begin:end]
            if word[:1] in OPEN or (word[:1] in STRAIGHT and not inside):
                state, inside = 2, True
            elif word[:1] in CLOSE or word[:1] in STRAIGHT:
                state, inside = 3, False
            else:
                state = 1 if inside else 0
            border = 2 if w == 0 or "\n" in gap else 1 if w in begins else 3 if not gap else 0
            pieces = tokenizer.encode(word, add_special_tokens=False).ids or [100]
            self.first.append(len(self.ids))
            self.ids += pieces[:20]
            self.last.append(len(self.ids))
            n = len(self.ids) - self.first[-1]
            self.case += [case_shape(word)] * n
            self.quote += [state] * n
            self.border += [border] * n

    def words_of(self, begin, end):
        """Word range that a span of code points touches, or None."""
        touched = [i for i, (b, e) in enumerate(self.words) if b < end and begin < e]
        return (touched[0], touched[-1] + 1) if touched else None


class Window:
    """Whole sentences of one text, words re-numbered from 0."""

    def __init__(self, text, first_sentence, last_sentence):
        self.text = text
        self.begin, self.end = text.sentences[first_sentence][0], text.sentences[last_sentence - 1][1]
        self.starts = [b - self.begin for b, _ in text.sentences[first_sentence:last_sentence]]
        self.roles = self.links = self.acts = self.conditions = self.events = self.pairs = None

    def __len__(self):
        return self.text.last[self.end - 1] - self.text.first[self.begin] + 2

    def own(self, span):
        """The part of a word range that lies in the window, re-numbered; None if empty."""
        if span is None:
            return None
        b, e = max(span[0], self.begin), min(span[1], self.end)
        return (b - self.begin, e - self.begin) if b < e else None

    def cut(self, span):
        """The same, cut at sentence borders."""
        own, out = self.own(span), []
        if own:
            borders = [s for s in self.starts if own[0] < s < own[1]]
            for b, e in zip([own[0], *borders], [*borders, own[1]]):
                out.append((b, e))
        return out


def windows_of(text, rng, limit=190):
    """The text's sentences in windows of at most `limit` pieces, borders drawn anew each time."""
    out, at = [], 0
    while at < len(text.sentences):
        room, size, end = rng.randint(limit // 3, limit), 0, at
        while end < len(text.sentences):
            b, e = text.sentences[end]
            n = text.last[e - 1] - text.first[b]
            if end > at and size + n > room:
                break
            size, end = size + n, end + 1
        window = Window(text, at, end)
        if len(window) <= 400:
            out.append(window)
        at = end
    return out


def label_attributions(window, attributions):
    labels = [0] * (window.end - window.begin)
    links = []
    for a in sorted(attributions, key=lambda a: -sum(e - b for r in ("content",) for b, e in a[r])):
        for role in ("content", "source", "cue"):  # later roles win where spans meet
            for span in a[role]:
                for b, e in window.cut(window.text.words_of(*span)):
                    labels[b] = ROLES.index(f"B-{role}")
                    for i in range(b + 1, e):
                        labels[i] = ROLES.index(f"I-{role}")
        cue = window.own(window.text.words_of(*a["cue"][0])) if a["cue"] else None
        if cue:
            tags = [0] * len(labels)
            for tag, role in ((2, "content"), (1, "source")):
                for span in a[role]:
                    own = window.own(window.text.words_of(*span))
                    if own:
                        tags[own[0]:own[1]] = [tag] * (own[1] - own[0])
            links.append((cue[0], tags))
    window.roles, window.links = labels, links


def label_acts(window, statements):
    """(spans of source, cue, content; act) where the cue or content lies in the window; conditions."""
    window.acts, marks, known = [], [0] * (window.end - window.begin), False
    for s in statements:
        spans = [[window.own(window.text.words_of(*x)) for x in s[r]] for r in ("source", "cue", "content")]
        spans = [[x for x in group if x] for group in spans]
        if s["act"] in ACTS and (spans[1] or spans[2]):
            window.acts.append((spans, ACTS.index(s["act"])))
            known = True
        if s.get("condition"):
            own = window.own(window.text.words_of(*s["condition"]))
            if own:
                marks[own[0]] = 1
                marks[own[0] + 1:own[1]] = [2] * (own[1] - own[0] - 1)
    window.conditions = marks if known else None


def label_events(window, events):
    triggers, items = [0] * (window.end - window.begin), []
    for e in events:
        own = window.own(window.text.words_of(*e["trigger"]))
        if not own:
            continue
        triggers[own[0]] = 1 + TYPES.index(e["type"])
        tags = [0] * len(triggers)
        for tag, side in ((1, "actors"), (2, "recipients")):
            for span in e[side]:
                party = window.own(window.text.words_of(*span))
                if party:
                    tags[party[0]:party[1]] = [tag] * (party[1] - party[0])
        items.append((own[0], STATUSES.index(e["status"]), int(e["historical"]), tags))
    window.events = (triggers, items)


def passage_rows(data):
    out = []
    for p in rows(data / "own/passages.jsonl"):
        wrap = lambda x: [x] if x and not isinstance(x[0], list) else (x or [])
        statements = [{"source": wrap(s["source"]), "cue": wrap(s["cue"]), "content": wrap(s["content"]),
                       "act": s["act"], "condition": s["condition"]} for s in p["statements"]]
        out.append((p["id"], p["text"], p["use"], statements, p["events"]))
    return out


def collate(windows):
    """Padded tensors of a batch; index 0 is [CLS], the piece behind the last is [SEP]."""
    longest = max(len(w) for w in windows)
    most = max(w.end - w.begin for w in windows)
    zeros = lambda width, dtype=torch.long: torch.zeros(len(windows), width, dtype=dtype)
    batch = {k: zeros(longest) for k in ("ids", "case", "quote", "border")}
    batch["mask"] = zeros(longest, torch.bool)
    batch["first"], batch["words"] = zeros(most), zeros(most, torch.bool)
    batch["starts"] = zeros(most, torch.bool)
    for i, w in enumerate(windows):
        t, b, e = w.text, w.text.first[w.begin], w.text.last[w.end - 1]
        n = e - b
        batch["ids"][i, 0], batch["ids"][i, n + 1] = 101, 102
        for key in ("ids", "case", "quote", "border"):
            batch[key][i, 1:n + 1] = torch.tensor(getattr(t, key)[b:e])
        batch["mask"][i, :n + 2] = True
        m = w.end - w.begin
        batch["first"][i, :m] = torch.tensor(t.first[w.begin:w.end]) - b + 1
        batch["words"][i, :m] = True
        batch["starts"][i, w.starts] = True
    batch["windows"] = windows
    return batch


class Corpus:
    def __init__(self, data, annotated, vocabulary):
        data = pathlib.Path(data)
        self.data = data
        tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
        notes = {}
        for row in rows(annotated):
            notes[row["id"]] = row
        make = lambda key, text: Text(text, notes[key], tokenizer)
        acts = collections.defaultdict(list)
        for row in rows(data / "own/polnear_acts.jsonl"):
            acts[row["doc"]].append(row)
        self.polnear = [(make(r["id"], r["text"]), r["attributions"], acts[r["id"]], r["id"])
                        for r in rows(data / "attribution/polnear_train.jsonl")]
        self.polnear_dev = [(make(r["id"], r["text"]), r) for r in rows(data / "attribution/polnear_dev.jsonl")]
        passages = [(make("passage:" + i, text), use, s, e) for i, text, use, s, e in passage_rows(data)]
        self.passages = [p for p in passages if p[1] == "train"]
        self.check = [p for p in passages if p[1] == "check"]
        web = {r["id"]: r for r in rows(data / "place/geowebnews_dev.jsonl")}
        self.web = []
        for row in rows(data / "own/geowebnews_events.jsonl"):
            b, e = row["begin"], row["end"]
            move = lambda span: [span[0] - b, span[1] - b]
            events = [{**x, "trigger": move(x["trigger"]), "actors": [move(s) for s in x["actors"]],
                       "recipients": [move(s) for s in x["recipients"]]} for x in row["events"]]
            self.web.append((make(f"web:{row['doc']}:{b}", web[row["doc"]]["text"][b:e]), events))
        self.pairs = []
        with open(data / "events/plv_train.tsv", encoding="utf-8", newline="") as file:
            for n, row in enumerate(csv.DictReader(file, delimiter="\t"), 1):
                self.pairs.append((make(f"plv:{n}", row["sentence"]), row))

    def attribution_windows(self, rng):
        out = []
        for text, attributions, acts, _ in self.polnear:
            for window in windows_of(text, rng):
                label_attributions(window, attributions)
                if acts:
                    label_acts(window, acts)
                    if not window.acts:
                        window.acts, window.conditions = None, None
                out.append(window)
        rng.shuffle(out)
        return out

    def passage_windows(self, rng):
        out = []
        for text, _, statements, events in self.passages:
            for window in windows_of(text, rng):
                label_attributions(window, statements)
                label_acts(window, statements)
                label_events(window, events)
                out.append(window)
        for text, events in self.web:
            for window in windows_of(text, rng):
                label_events(window, events)
                out.append(window)
        rng.shuffle(out)
        return out

    def pair_windows(self, rng, chosen=None):
        out = []
        for text, row in (chosen if chosen is not None else self.pairs):
            window = Window(text, 0, len(text.sentences))
            window.pairs = []
            spans = []
            for side in ("source", "target"):
                at = text.text.find(row[side])
                spans.append(window.own(text.words_of(at, at + len(row[side]))) if at >= 0 and row[side] else None)
            root = "YIELD" if row["gold_root"] in ("CONCEDE", "RETREAT") else row["gold_root"]
            window.pairs.append((spans[0], spans[1], ROOTS.index(root), int(row["gold_penta"]) - 1))
            out.append(window)
        rng.shuffle(out)
        return out
