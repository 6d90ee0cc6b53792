"""From the development files to windows of sentences with everything the heads learn from."""
import collections
import csv
import json
import pathlib
import random
import re

from model import ACTS, ROLES, ROOTS, STATUSES, TYPES
from text import Text, Window, WordPieces

# Only for checks, of the sentence vectors and of pairs: nothing is trained on these.
LIKENESS = ("pairs/mrpc_dev.jsonl", "pairs/sts_headlines_2013.jsonl", "pairs/sts_headlines_2014.jsonl")
RECORDS = "events/plover_gsr_dev.jsonl"
SIDES = ("source", "cue", "content")

# Has this window anything that the heads of a task learn from?
TEACHES = {"attribution": lambda w: w.roles is not None, "acts": lambda w: bool(w.acts) or w.conditions is not None,
           "events": lambda w: w.triggers is not None, "pairs": lambda w: bool(w.pairs)}


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def spans_of(value):
    """One span, a list of spans or nothing, as a list."""
    return [] if not value else value if isinstance(value[0], list) else [value]


def raw_texts(data):
    """(id, text) of everything that is read, for the annotation of words and sentences."""
    data = pathlib.Path(data)
    for part in ("train", "dev"):
        for row in rows(data / f"attribution/polnear_{part}.jsonl"):
            yield row["id"], row["text"]
    for row in rows(data / "own/passages.jsonl"):
        yield "passage:" + row["id"], row["text"]
    web = {row["id"]: row["text"] for row in rows(data / "place/geowebnews_dev.jsonl")}
    for row in rows(data / "own/geowebnews_events.jsonl"):
        yield f"web:{row['doc']}:{row['begin']}", web[row["doc"]][row["begin"]:row["end"]]
    for number, row in pair_rows(data):
        yield f"plv:{number}", row["sentence"]
    for row in rows(data / RECORDS):
        yield "record:" + row["id"], row["text"]
    for name in LIKENESS:
        for row in rows(data / name):
            yield f"{name}:{row['id']}:a", row["a"]
            yield f"{name}:{row['id']}:b", row["b"]


def pair_rows(data):
    with open(pathlib.Path(data) / "events/plv_train.tsv", encoding="utf-8", newline="") as file:
        yield from enumerate(csv.DictReader(file, delimiter="\t"), 1)


def sides_of_pair(row):
    """Code points of source and target in the sentence, from the marks; None for an unmarked side."""
    spans, at = {"s": None, "t": None}, 0
    for mark in re.finditer(r"</?([st])>", row["marked_sentence"]):
        place = mark.start() - at
        at += len(mark.group())
        if mark.group()[1] != "/":
            spans[mark.group(1)] = [place, place]
        elif spans[mark.group(1)]:
            spans[mark.group(1)][1] = place
    for key, side in (("s", "source"), ("t", "target")):
        span = spans[key]
        if span and row["sentence"][span[0]:span[1]].strip() != row[side].strip():
            found = row["sentence"].find(row[side])
            spans[key] = [found, found + len(row[side])] if found >= 0 and row[side] else None
    return spans["s"], spans["t"]


class Labels:
    """What a text's annotation says of its words; windows take their part."""

    def __init__(self, text, attributions=None, acts=(), conditions=False, events=None):
        self.text = text
        self.roles = None
        words = lambda spans: [w for s in spans if (w := text.words_of(*s))]
        if attributions is not None:
            self.roles = [0] * len(text.words)
            borders = {b for b, _ in text.sentences}
            for role in ("content", "source", "cue"):  # where spans meet, the later role stays
                for a in attributions:
                    for begin, end in words(a[role]):
                        for i in range(begin, end):
                            first = i == begin or i in borders
                            self.roles[i] = ROLES.index(("B-" if first else "I-") + role)
            self.links = [(cues[0][0], words(a["source"]), words(a["content"]))
                          for a in attributions if (cues := words(a["cue"]))]
        self.acts = [([words(a[r]) for r in SIDES], ACTS.index(a["act"])) for a in acts if a["act"] in ACTS]
        self.all_conditions = conditions  # else only those of the labelled statements are known
        self.conditions = None
        if conditions or acts:
            self.conditions = [0] * len(text.words)
            for a in acts:
                for begin, end in words(spans_of(a.get("condition"))):
                    self.conditions[begin:end] = [1] + [2] * (end - begin - 1)
        self.events = None
        if events is not None:
            self.events = [(w[0][0], TYPES.index(e["type"]), STATUSES.index(e["status"]), int(e["historical"]),
                            words(e["actors"]), words(e["recipients"]))
                           for e in events if (w := words([e["trigger"]]))]

    def windows(self, rng, longest):
        """Runs of whole sentences of up to `longest` pieces, borders drawn anew at every call; a third hold one
        sentence, as at run time. With `longest` 0 every sentence is on its own."""
        begin, count = 0, len(self.text.sentences)
        while begin < count:
            limit, end = rng.choice((0, longest // 2, longest)), begin + 1
            while end < count and len(Window(self.text, begin, end + 1)) <= limit:
                end += 1
            window = Window(self.text, begin, end)
            if len(window) <= 400:
                yield self.fill(window)
            begin = end

    def fill(self, window):
        begin, end = window.begin, window.end
        n = end - begin

        def tags(groups):
            out = [0] * n
            for tag, spans in groups:
                for b, e in window.own_all(spans):
                    out[b:e] = [tag] * (e - b)
            return out

        if self.roles is not None:
            window.roles = self.roles[begin:end]
            # An I whose B stands before a gap of another role begins a piece of its own.
            for i, role in enumerate(window.roles):
                if ROLES[role][0] == "I" and (i == 0 or ROLES[window.roles[i - 1]][2:] != ROLES[role][2:]):
                    window.roles[i] = role - 1
            window.links = [(cue - begin, tags(((2, content), (1, source)))) for cue, source, content in self.links
                            if begin <= cue < end]
        for groups, act in self.acts:
            own = [window.own_all(spans) for spans in groups]
            if own[1] or (own[2] and not groups[1]):
                window.acts.append((own, act))
        if self.all_conditions or window.acts:
            window.conditions = self.conditions[begin:end]
            if window.conditions[0] == 2:
                window.conditions[0] = 1
        if self.events is not None:
            window.triggers = [0] * n
            for at, kind, status, background, actors, recipients in self.events:
                if begin <= at < end:
                    window.triggers[at - begin] = 1 + kind
                    window.events.append((at - begin, status, background, tags(((1, actors), (2, recipients)))))
        return window


class Corpus:
    """All sets by name; each is a list of lists of windows, one list a text."""

    def __init__(self, data, annotated, vocabulary, train=True):
        data = pathlib.Path(data)
        pieces = WordPieces(vocabulary)
        notes = {}
        with open(annotated, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                notes[row["id"]] = {"sents": row["sents"], "tokens": [{"start": t["start"], "end": t["end"]}
                                                                      for t in row["tokens"]]}
        make = lambda key, text: Text(text, notes[key], pieces)
        acts = collections.defaultdict(list)
        for row in rows(data / "own/polnear_acts.jsonl"):
            acts[row["doc"]].append(row)
        self.polnear = [Labels(make(r["id"], r["text"]), r["attributions"], acts[r["id"]])
                        for r in (rows(data / "attribution/polnear_train.jsonl") if train else ())]
        self.polnear_dev = [(r, make(r["id"], r["text"])) for r in rows(data / "attribution/polnear_dev.jsonl")]
        self.passages, self.check = [], []
        for p in rows(data / "own/passages.jsonl"):
            text = make("passage:" + p["id"], p["text"])
            if p["use"] == "check":
                self.check.append((p, text))
                continue
            statements = [{**s, **{r: spans_of(s[r]) for r in SIDES}} for s in p["statements"]]
            self.passages.append(Labels(text, statements, statements, True, p["events"]))
        web = {r["id"]: r for r in rows(data / "place/geowebnews_dev.jsonl")}
        documents = sorted({r["doc"] for r in rows(data / "own/geowebnews_events.jsonl")})
        held_out = set(documents[::10])
        self.web, self.web_check = [], []
        for row in rows(data / "own/geowebnews_events.jsonl"):
            b, e = row["begin"], row["end"]
            move = lambda spans: [[x - b, y - b] for x, y in spans]
            events = [{**x, "trigger": move([x["trigger"]])[0], "actors": move(x["actors"]),
                       "recipients": move(x["recipients"])} for x in row["events"]]
            text = make(f"web:{row['doc']}:{b}", web[row["doc"]]["text"][b:e])
            if row["doc"] in held_out:
                self.web_check.append(({"id": f"{row['doc']}:{b}", "events": events, "text": text.text}, text))
            else:
                self.web.append(Labels(text, events=events))
        self.pairs = []
        for number, row in pair_rows(data):
            text = make(f"plv:{number}", row["sentence"])
            window = Window(text, 0, len(text.sentences))
            spans = [window.own(text.words_of(*s)) if s else None for s in sides_of_pair(row)]
            root = "YIELD" if row["gold_root"] in ("CONCEDE", "RETREAT") else row["gold_root"]
            window.pairs = [([s] if s else [], [t] if t else [], ROOTS.index(root), int(row["gold_penta"]) - 1)
                            for s, t in [spans]]
            window.row = row
            self.pairs.append(window)

    def fold(self, number, folds=5):
        """Indices of the pairs of one fold; a sentence stays on one side."""
        sentences = sorted({w.row["sentence"] for w in self.pairs})
        random.Random(0).shuffle(sentences)
        chosen = set(sentences[number::folds])
        return {i for i, w in enumerate(self.pairs) if w.row["sentence"] in chosen}

    def epoch(self, number, longest, without_pairs=(), silent_in=2):
        """Windows of one pass. Those without any attribution take turns, one in `silent_in` a pass;
        our own passages and the news events come twice, the pairs three times."""
        rng = random.Random(number)
        draw = lambda sets: [w for labels in sets for w in labels.windows(rng, longest)]
        news = draw(self.polnear)
        small = draw((*self.passages, *self.web)) + draw((*self.passages, *self.web))
        silent = [w for w in news if not any(w.roles)]
        pairs = [w for i, w in enumerate(self.pairs) if i not in without_pairs]
        return [w for w in news if any(w.roles)] + silent[number % silent_in::silent_in] + small + 3 * pairs


def batches(windows, rng, pieces):
    """Batches of about `pieces` pieces, of windows of like length: shuffled, sorted in pools, shuffled again."""
    windows = list(windows)
    rng.shuffle(windows)
    pool, out = 40 * max(1, pieces // 40), []
    for at in range(0, len(windows), pool):
        batch, longest = [], 0
        for window in sorted(windows[at:at + pool], key=len):
            longest = max(longest, len(window))
            if batch and longest * (len(batch) + 1) > pieces:
                out.append(batch)
                batch, longest = [], len(window)
            batch.append(window)
        out.append(batch)
    rng.shuffle(out)
    return out
