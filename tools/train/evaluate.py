"""Scores of trained weights on the development files, and the answers as the evaluation's OUT files."""
import argparse
import json
import pathlib
import statistics
import time

import torch

import scoring
from data import LIKENESS, RECORDS, Corpus, rows, spans_of
from decode import act_of, attributions_of_text, conditions_of, events_of_sentence
from infer import sentence_vectors, vectors_of
from model import ROOTS, mean_over
from text import Text, Window, WordPieces
from weights import float_model, read, round_activations

SIDES = ("source", "cue", "content")


def code_points(text, words):
    return [text.words[words[0]][0], text.words[words[1] - 1][1]]


def answer(text, found):
    """An attribution in code points."""
    return {r: [code_points(text, s) for s in getattr(found, r)] for r in SIDES}


class Evaluation:
    def __init__(self, model, corpus, out):
        self.model, self.corpus, self.out = model, corpus, out
        self.vectors = {}

    def of(self, text):
        return self.vectors[id(text)]

    def encode(self, texts):
        for text, vectors in zip(texts, sentence_vectors(self.model, texts)):
            self.vectors[id(text)] = vectors

    def write(self, name, lines):
        with open(self.out / name, "w", encoding="utf-8") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def attribution(self):
        documents, lines = [], []
        for row, text in self.corpus.polnear_dev:
            found = [answer(text, a) for a in attributions_of_text(self.model, text, self.of(text))]
            documents.append((row["text"], row["attributions"], found, row["discard"]))
            lines.append({"id": row["id"], "attributions": found})
        self.write("attribution.jsonl", lines)
        return scoring.attribution_scores(documents)

    def acts(self, path):
        texts, answers, lines = {r["id"]: t for r, t in self.corpus.polnear_dev}, [], []
        for number, row in enumerate(rows(path), 1):
            text = texts[row["doc"]]
            spans = {r: [w for s in row[r] if (w := text.words_of(*s))] for r in SIDES}
            act, condition = self.act_given(text, spans)
            lines.append({"id": str(number), "act": act, "condition": condition})
            answers.append((row, act, condition))
        self.write("acts.jsonl", lines)
        out = {}
        for prefix, chosen in (("", [x for x in answers if x[0]["sure"]]), ("all: ", answers)):
            out[prefix + "act accuracy"], out[prefix + "act macro-F1"] = scoring.class_scores((r["act"], a) for r, a, _ in chosen)
            gold = [tuple(r["condition"]) if r["condition"] else None for r, _, _ in chosen]
            mine = [tuple(c) if c else None for _, _, c in chosen]
            out[prefix + "condition exact F1"] = scoring.prf(
                sum(g == m and g is not None for g, m in zip(gold, mine)), sum(m is not None for m in mine),
                sum(g is not None for g in gold))[2]
        return out

    def act_given(self, text, spans):
        """Act of given spans, read in the sentence of the cue (of the content, if there is no cue); its condition."""
        at = (spans["cue"] or spans["content"] or [(0, 1)])[0][0]
        number = max(i for i, (b, _) in enumerate(text.sentences) if b <= at)
        begin, end = text.sentences[number]
        own = self.of(text)[number]
        cut = lambda group: [(max(b, begin) - begin, min(e, end) - begin) for b, e in group if max(b, begin) < min(e, end)]
        act = act_of(self.model, own, *(cut(spans[r]) for r in SIDES))
        near = {i for i, (b, e) in enumerate(text.sentences) if any(x < e and b < y for r in SIDES for x, y in spans[r])}
        found = [code_points(text, (b + text.sentences[i][0], e + text.sentences[i][0]))
                 for i in sorted(near) for b, e in conditions_of(self.model, self.of(text)[i])]
        return act, found[0] if found else None

    def statements(self):
        right = predicted = gold_count = 0
        acts, exact, lines = [], [0, 0, 0], []
        overlap = [0, 0, 0]
        for row, text in self.corpus.check:
            found = attributions_of_text(self.model, text, self.of(text))
            tokens = scoring.Tokens(row["text"])
            mine = [answer(text, a) | {"act": a.act, "condition": self.condition_of(text, a)} for a in found]
            lines.append({"id": row["id"], "statements": mine})
            g = [(tokens.set_of(spans_of(s["content"])), s) for s in row["statements"]]
            m = [(tokens.set_of(s["content"]), s) for s in mine]
            pairs = scoring.pair_by_content([c for c, _ in g], [c for c, _ in m])
            right, predicted = right + len(pairs), predicted + sum(bool(c) for c, _ in m)
            gold_count += sum(bool(c) for c, _ in g)
            acts += [(g[i][1]["act"], m[j][1]["act"]) for _, i, j in pairs]
            a, b = ({tuple(s["condition"]) for s in side if s["condition"]} for side in (row["statements"], mine))
            for k, v in enumerate((len(a & b), len(b), len(a))):
                exact[k] += v
            a, b = (tokens.set_of(side) for side in (a, b))
            for k, v in enumerate((len(a & b), len(b), len(a))):
                overlap[k] += v
        self.write("statements.jsonl", lines)
        out = dict(zip(("quote .3 P", "quote .3 R", "quote .3 F1"), scoring.prf(right, predicted, gold_count)))
        out["act accuracy"], out["act macro-F1"] = scoring.class_scores(acts)
        out["condition exact F1"], out["condition overlap F1"] = scoring.prf(*exact)[2], scoring.prf(*overlap)[2]
        return out

    def acts_of_passages(self):
        """Act of the check passages' own statements, spans given."""
        pairs = []
        for row, text in self.corpus.check:
            for s in row["statements"]:
                spans = {r: [w for x in spans_of(s[r]) if (w := text.words_of(*x))] for r in SIDES}
                pairs.append((s["act"], self.act_given(text, spans)[0]))
        return dict(zip(("act accuracy", "act macro-F1"), scoring.class_scores(pairs)))

    def condition_of(self, text, a):
        words = [w for r in SIDES for s in getattr(a, r) for w in s]
        if not words:
            return None
        low, high = min(words), max(words)
        for i, (begin, end) in enumerate(text.sentences):
            if begin < high and low < end:
                for b, e in conditions_of(self.model, self.of(text)[i]):
                    return code_points(text, (b + begin, e + begin))
        return None

    def happenings(self, pairs_of_rows, name, threshold):
        """pairs_of_rows: (row with text and events, Text)."""
        sums, kinds, states, old = [0, 0, 0], [], [], [0, 0, 0]
        sides, full, empty, false, lines = {"actors": [], "recipients": []}, 0, 0, 0, []
        for row, text in pairs_of_rows:
            mine = []
            for (begin, _), own in zip(text.sentences, self.of(text)):
                for e in events_of_sentence(self.model, own, threshold):
                    put = lambda s: code_points(text, (s[0] + begin, s[1] + begin))
                    mine.append({"trigger": put(e.trigger), "type": e.type, "status": e.status, "historical": e.historical,
                                 "actors": [put(s) for s in e.actors], "recipients": [put(s) for s in e.recipients]})
            lines.append({"id": row["id"], "events": mine})
            gold, used, taken = row["events"], set(), set()
            options = sorted((a["trigger"] != b["trigger"], -min(a["trigger"][1], b["trigger"][1]) + max(a["trigger"][0], b["trigger"][0]), i, j)
                             for i, a in enumerate(gold) for j, b in enumerate(mine)
                             if a["trigger"][0] < b["trigger"][1] and b["trigger"][0] < a["trigger"][1])
            for _, _, i, j in options:
                if i in used or j in taken:
                    continue
                used.add(i)
                taken.add(j)
                a, b = gold[i], mine[j]
                kinds.append((a["type"], b["type"]))
                states.append((a["status"], b["status"]))
                full += a["type"] == b["type"] and a["status"] == b["status"]
                for k, v in enumerate((a["historical"] and b["historical"], b["historical"], a["historical"])):
                    old[k] += v
                for side in sides:
                    bags = [[w for s in x[side] for w in row["text"][s[0]:s[1]].lower().split()] for x in (a, b)]
                    common = sum(min(bags[0].count(w), bags[1].count(w)) for w in set(bags[0]))
                    sides[side].append(1.0 if not bags[0] and not bags[1] else
                                       2 * common / (len(bags[0]) + len(bags[1])))
            for k, v in enumerate((len(used), len(mine), len(gold))):
                sums[k] += v
            if not gold:
                empty, false = empty + 1, false + len(mine)
        self.write(name, lines)
        out = dict(zip(("trigger P", "trigger R", "trigger F1"), scoring.prf(*sums)))
        out["type accuracy"], out["type macro-F1"] = scoring.class_scores(kinds)
        out["status accuracy"], out["status macro-F1"] = scoring.class_scores(states)
        out["historical F1"] = scoring.prf(*old)[2]
        out["actor word F1"], out["recipient word F1"] = (statistics.mean(sides[s]) if sides[s] else 0.0 for s in sides)
        out["event F1"] = scoring.prf(full, sums[1], sums[2])[2]
        out["passages without event: false events a passage"] = false / empty if empty else 0.0
        return out

    @torch.no_grad()
    def events(self, indices):
        """Root and quad of pairs: only those that training did not see say anything."""
        windows = [self.corpus.pairs[i] for i in sorted(indices)]
        vectors, _ = vectors_of(self.model, windows)
        roots, quads = [], []
        for w, own in zip(windows, vectors):
            for source, target, root, quad in w.pairs:
                mixed = self.model.pair(torch.cat([mean_over(own, source), mean_over(own, target)]))
                roots.append((ROOTS[root], ROOTS[int(self.model.root(mixed).argmax())]))
                quads.append((quad, int(self.model.quad(mixed).argmax())))
        out = {}
        out["root accuracy"], out["root macro-F1"] = scoring.class_scores(roots)
        out["quad accuracy"], out["quad macro-F1"] = scoring.class_scores(quads)
        return out


RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CONCEDE": "YIELD",
           "RETREAT": "YIELD"}
QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
         "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}


def records(model, data, notes, pieces):
    """Root and quad of the PLOVER gold records' sentences, actors given: other sentences, an older coding."""
    roots, quads = [], []
    for row in rows(data / RECORDS):
        text = Text(row["text"], notes["record:" + row["id"]], pieces)
        words, _ = vectors_of(model, [Window(text, 0, len(text.sentences))])
        sides = [[w for s in row["spans"] if s["role"] == role and (w := text.words_of(s["begin"], s["end"]))]
                 for role in ("SRC", "TAR")]
        mixed = model.pair(torch.cat([mean_over(words[0], side) for side in sides]))
        kind = RENAMED.get(row["event"], row["event"])
        roots.append((kind, ROOTS[int(model.root(mixed).argmax())]))
        quads.append((QUADS[row["event"] if row["event"] in QUADS else kind], 1 + int(model.quad(mixed).argmax())))
    out = {}
    out["root accuracy"], out["root macro-F1"] = scoring.class_scores(roots)
    out["quad accuracy"], out["quad macro-F1"] = scoring.class_scores(quads)
    return out


def likeness(model, data, notes, pieces, name):
    """Pearson of the cosine of mean vectors with the gold, beside that of word overlap."""
    gold, ours, words = [], [], []
    texts = [(row, [Text(row[s], notes[f"{name}:{row['id']}:{s}"], pieces) for s in "ab"]) for row in rows(data / name)]
    windows = [Window(t, 0, len(t.sentences)) for _, pair in texts for t in pair]
    _, means = vectors_of(model, windows)
    for i, (row, pair) in enumerate(texts):
        gold.append(row.get("score", row.get("same")))
        ours.append(float(torch.cosine_similarity(means[2 * i], means[2 * i + 1], dim=0)))
        a, b = ({w.lower() for x, y in t.words if (w := t.text[x:y])[0].isalnum()} for t in pair)
        words.append(len(a & b) / max(1, len(a | b)))
    return {f"{name} r": statistics.correlation(ours, gold), f"{name} r of word overlap": statistics.correlation(words, gold)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--annotated", required=True)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--weights", help="encoder.safetensors")
    arguments.add_argument("--checkpoint", help="instead of weights: a checkpoint in float32")
    arguments.add_argument("--rounded", action="store_true", help="round activations as the int8 runtime does")
    arguments.add_argument("--fold", type=int, help="the fold of pairs that training left out")
    arguments.add_argument("--trigger", type=float, default=0.5, help="threshold of the trigger head")
    arguments.add_argument("--out", default="predictions", help="folder for the answers")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--only", nargs="*")
    a = arguments.parse_args()
    torch.set_num_threads(a.threads)
    torch.set_grad_enabled(False)
    base, data, out = pathlib.Path(a.base), pathlib.Path(a.data), pathlib.Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    model = read(a.weights, base / "model.safetensors") if a.weights else float_model(a.checkpoint, base / "model.safetensors")
    if a.rounded:
        model = round_activations(model)
    corpus = Corpus(data, a.annotated, base / "vocab.txt", train=False)
    begin = time.time()
    e = Evaluation(model, corpus, out)
    wanted = lambda task: not a.only or task in a.only
    if wanted("attribution") or wanted("acts"):
        e.encode([t for _, t in corpus.polnear_dev])
    if wanted("statements") or wanted("happenings") or wanted("acts"):
        e.encode([t for _, t in corpus.check] + [t for _, t in corpus.web_check])
    tasks = {"attribution": e.attribution, "acts": lambda: e.acts(data / "own/polnear_acts_dev.jsonl"),
             "statements": e.statements, "acts of check passages": e.acts_of_passages,
             "happenings, check passages": lambda: e.happenings(corpus.check, "happenings.jsonl", a.trigger),
             "happenings, held-out web news": lambda: e.happenings(corpus.web_check, "happenings_web.jsonl", a.trigger)}
    if a.fold is not None:
        tasks["events, fold left out"] = lambda: e.events(corpus.fold(a.fold))
    if wanted("pairs") or wanted("records"):
        notes = {r["id"]: r for r in rows(a.annotated) if r["id"].startswith(("pairs/", "record:"))}
        pieces = WordPieces(base / "vocab.txt")
        tasks["records, actors given"] = lambda: records(model, data, notes, pieces)
        for name in LIKENESS:
            tasks[f"pairs {name}"] = lambda name=name: likeness(model, data, notes, pieces, name)
    for name, task in tasks.items():
        if wanted(name.split(",")[0].split()[0]):
            for key, value in task().items():
                print(name, key, f"{value:.4f}" if isinstance(value, float) else value, sep="\t", flush=True)
    print(f"{time.time() - begin:.0f} s")


if __name__ == "__main__":
    main()
