"""Scores of spans and attributions as the evaluation's definitions say; no model here."""
import re
import unicodedata

TOKEN = re.compile(r"\w+|[^\w\s]")
ABBREVIATION = re.compile(r"(?<![A-Za-z])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Prof|Rev|Hon|St|Jr|Sr|No|vs|"
                          r"Jan|Feb|Mar|Apr|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Corp|Co)$")
CUT = re.compile(r"([.!?\u2026]+)[\"'\u201d\u2019)\]]*(?=\s+[\"'\u2018\u201c(\[]*[A-Z0-9])")


def prf(right, predicted, gold):
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    return p, r, 2 * right / (predicted + gold) if predicted + gold else 0.0


class Tokens:
    """Tokens of a text and its cut points."""

    def __init__(self, text):
        # `\w` also holds combining marks' bases only; letters, numbers and underscore are what counts.
        self.spans = [m.span() for m in TOKEN.finditer(text)]
        self.word = [unicodedata.category(text[b])[0] in "LN" or text[b] == "_" for b, _ in self.spans]
        self.text = text
        self.of = [None] * (len(text) + 1)
        for i, (b, e) in enumerate(self.spans):
            for at in range(b, e):
                self.of[at] = i
        self.cuts = {m.end() for m in re.finditer("\n", text)}
        for m in CUT.finditer(text):
            run = m.group(1)
            if run[0] == "." and run[1:2] != "." and ABBREVIATION.search(text[max(0, m.start() - 8):m.start()]):
                continue
            self.cuts.add(m.end())

    def range(self, begin, end):
        touched = [self.of[at] for at in range(begin, min(end, len(self.text))) if self.of[at] is not None]
        return (touched[0], touched[-1]) if touched else None

    def pieces(self, spans):
        """(first token, last token) of the parts of the spans between cut points."""
        out = set()
        for begin, end in spans:
            found = self.range(begin, end)
            if not found:
                continue
            at = found[0]
            for i in range(found[0], found[1] + 1):
                behind = self.spans[i][1]
                following = self.spans[i + 1][0] if i + 1 < len(self.spans) else len(self.text)
                if i == found[1] or any(c in self.cuts for c in range(behind, following + 1)):
                    out.add((at, i))
                    at = i + 1
        return out

    def trimmed(self, piece):
        b, e = piece
        while b < e and not self.word[b]:
            b += 1
        while e > b and not self.word[e]:
            e -= 1
        return (b, e) if self.word[b] else piece

    def set_of(self, spans):
        return {i for s in spans if (r := self.range(*s)) for i in range(r[0], r[1] + 1)}


def pair_by_content(gold, predicted, least=0.3):
    """[(share, gold index, predicted index)], contents as token sets, greedily, one to one."""
    options = sorted(((-len(g & p) / len(g), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)
                      if g and len(g & p) / len(g) >= least))
    used, answers, out = set(), set(), []
    for share, i, j in options:
        if i not in used and j not in answers:
            used.add(i)
            answers.add(j)
            out.append((-share, i, j))
    return out


def attribution_scores(documents):
    """documents: (text, gold attributions, predicted attributions, discard), spans in code points."""
    sums = {}

    def add(name, right, predicted, gold):
        old = sums.get(name, (0, 0, 0))
        sums[name] = (old[0] + right, old[1] + predicted, old[2] + gold)

    linked = with_source = linked_or_none = 0
    for text, gold, predicted, discard in documents:
        tokens = Tokens(text)
        gone = tokens.set_of(discard)
        for role in ("source", "cue", "content"):
            sides = []
            for side in (gold, predicted):
                pieces = tokens.pieces([s for a in side for s in a[role]])
                sides.append({p for p in pieces if not gone & set(range(p[0], p[1] + 1))})
            for name, what in (("exact", lambda p: p), ("trimmed", tokens.trimmed), ("begin", lambda p: p[0])):
                g, p = ({what(x) for x in side} for side in sides)
                add(f"{role} {name}", len(g & p), len(p), len(g))
            g, p = ({i for x in side for i in range(x[0], x[1] + 1)} for side in sides)
            add(f"{role} overlap", len(g & p), len(p), len(g))
        kept = []
        for side in (gold, predicted):
            full = [(tokens.set_of(a["content"]), tokens.set_of(a["source"])) for a in side if a["content"]]
            kept.append([x for x in full if x[0] and not x[0] & gone])
        pairs = pair_by_content([c for c, _ in kept[0]], [c for c, _ in kept[1]])
        add("quote .3", len(pairs), len(kept[1]), len(kept[0]))
        add("quote .8", sum(s >= 0.8 for s, _, _ in pairs), len(kept[1]), len(kept[0]))
        for _, i, j in pairs:
            g, p = kept[0][i][1], kept[1][j][1]
            with_source += bool(g)
            linked += bool(g & p)
            linked_or_none += bool(g & p) or (not g and not p)
    out = {}
    for name, (right, predicted, gold) in sums.items():
        for key, value in zip("P R F1".split(), prf(right, predicted, gold)):
            out[f"{name} {key}"] = value
    out["link accuracy"] = linked / with_source if with_source else 0.0
    out["link F1"] = 2 * linked_or_none / sum(sums["quote .3"][1:]) if sum(sums["quote .3"][1:]) else 0.0
    out["gold pieces"] = [sums[f"{r} exact"][2] for r in ("source", "cue", "content")] + [sums["quote .3"][2]]
    return out


def class_scores(pairs):
    """Accuracy and macro-F1 over the classes of the gold, of (gold, predicted)."""
    pairs = list(pairs)
    scores = []
    for c in sorted({g for g, _ in pairs}, key=str):
        scores.append(prf(sum(g == p == c for g, p in pairs), sum(p == c for _, p in pairs), sum(g == c for g, _ in pairs))[2])
    return (sum(g == p for g, p in pairs) / len(pairs), sum(scores) / len(scores)) if pairs else (0.0, 0.0)
