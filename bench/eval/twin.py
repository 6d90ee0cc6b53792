#!/usr/bin/env python3
"""A slow second opinion on `demarche eval attribution` and `demarche eval statements`.

usage: twin.py TASK GOLD_FILE ANSWERS.jsonl        prints the same lines, written from docs/evaluate.md
       twin.py --check PROGRAM TASK GOLD_FILE      lets PROGRAM answer and score, scores the answers here,
                                                   and fails where one digit differs

Nothing is shared with the program: tokens, cut points and pairs are found here by regular expressions
and plain loops.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

CUT = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")
NO_CUT = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Prof|Rev|Hon|St|Jr|Sr|No|vs"
    r"|Jan|Feb|Mar|Apr|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Corp|Co)$")
ROLES = ["source", "cue", "content"]


def is_word(c):
    return c == "_" or unicodedata.category(c)[0] in "LN"


def tokenize(text):
    """[(begin, end, is a word)]"""
    out, i = [], 0
    while i < len(text):
        j = i + 1
        if is_word(text[i]):
            while j < len(text) and is_word(text[j]):
                j += 1
            out.append((i, j, True))
        elif not text[i].isspace():
            out.append((i, j, False))
        i = j
    return out


def touched(tokens, spans):
    return {i for b, e in spans for i, (tb, te, _) in enumerate(tokens) if tb < e and b < te and b < e}


def cut_points(text):
    cuts = {i + 1 for i, c in enumerate(text) if c == "\n"}
    for found in CUT.finditer(text):
        run = found.group()
        if run[0] == "." and run[1:2] != "." and NO_CUT.search(text[:found.start()]):
            continue
        cuts.add(found.end())
    return cuts


def pieces(tokens, cuts, span):
    """The tokens of a span as (first, last), cut between two tokens where a cut point stands."""
    out = []
    for i in sorted(touched(tokens, [span])):
        if out and not any(tokens[i - 1][1] <= c <= tokens[i][0] for c in cuts):
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def trimmed(tokens, piece):
    inside = [i for i in range(piece[0], piece[1] + 1) if tokens[i][2]]
    return (inside[0], inside[-1]) if inside else piece


class Count:
    def __init__(self):
        self.right = self.predicted = self.gold = 0

    def sets(self, gold, predicted):
        self.right += len(gold & predicted)
        self.gold += len(gold)
        self.predicted += len(predicted)

    def p(self):
        return self.right / self.predicted if self.predicted else 0.0

    def r(self):
        return self.right / self.gold if self.gold else 0.0

    def f1(self):
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def lines(self, name):
        return [(name + " P", self.p()), (name + " R", self.r()), (name + " F1", self.f1())]


def share(part, whole):
    return part / whole if whole else 0.0


def pair_quotes(gold, predicted):
    """[(gold, predicted, share)] of sets of tokens."""
    candidates = sorted((-len(g & p) / len(g), i, k) for i, g in enumerate(gold) if g
                        for k, p in enumerate(predicted) if len(g & p) / len(g) >= 0.3)
    out, used_gold, used_predicted = [], set(), set()
    for negative, i, k in candidates:
        if i not in used_gold and k not in used_predicted:
            used_gold.add(i)
            used_predicted.add(k)
            out.append((i, k, -negative))
    return out


def attribution(gold, answers):
    counts = {role: {kind: Count() for kind in ["exact", "trimmed", "begin", "overlap"]} for role in ROLES}
    quote, close, link = Count(), Count(), Count()
    linked = with_source = 0
    for line in gold:
        tokens, cuts = tokenize(line["text"]), cut_points(line["text"])
        discard = touched(tokens, line.get("discard") or [])
        both = [line.get("attributions") or [], answers.get(line["id"], {}).get("attributions") or []]
        for role in ROLES:
            sides = []
            for side in both:
                found = {p for a in side for span in a.get(role) or [] for p in pieces(tokens, cuts, span)}
                sides.append({p for p in found if not discard & set(range(p[0], p[1] + 1))})
            kinds = counts[role]
            kinds["exact"].sets(*sides)
            kinds["trimmed"].sets(*[{trimmed(tokens, p) for p in side} for side in sides])
            kinds["begin"].sets(*[{p[0] for p in side} for side in sides])
            kinds["overlap"].sets(*[{i for p in side for i in range(p[0], p[1] + 1)} for side in sides])
        quotes = []
        for side in both:
            items = [(touched(tokens, a.get("content") or []), touched(tokens, a.get("source") or [])) for a in side]
            quotes.append([(c, s) for c, s in items if c and not c & discard])
        for count in [quote, close, link]:
            count.gold += len(quotes[0])
            count.predicted += len(quotes[1])
        for i, k, part in pair_quotes([q[0] for q in quotes[0]], [q[0] for q in quotes[1]]):
            want, got = quotes[0][i][1], quotes[1][k][1]
            quote.right += 1
            close.right += part >= 0.8
            with_source += bool(want)
            linked += bool(want and want & got)
            link.right += bool(want & got) or (not want and not got)
    out = []
    for role in ROLES:
        for kind, count in counts[role].items():
            out += count.lines(f"{role} {kind}")
    return out + quote.lines("quote .3") + [("quote .8 F1", close.f1()), ("link accuracy", share(linked, with_source)),
                                            ("link F1", link.f1())]


TITLES = set("""mr mrs ms miss dr prof professor sir dame lord lady president vice deputy prime foreign defence
    defense minister premier chancellor secretary general gen colonel col captain capt major maj admiral adm
    lieutenant lt sergeant sgt senator sen rep gov governor ambassador king queen prince princess pope archbishop
    bishop father sheikh ayatollah rabbi imam judge""".split())
NO_PERSON = set("""of for and in to at on the ministry government council union party army force forces office
    department committee commission agency group movement front police court parliament assembly senate house state
    states republic kingdom nations bank service center centre institute university mission embassy spokesman
    spokeswoman spokesperson official officials source sources diplomat officer command authority organization
    organisation association company network news times post guard district alliance congress league board leader
    coast south north east west southern northern eastern western new united central saudi papua equatorial""".split())


def words_of_name(name):
    """(words, may be a person)"""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    plain = plain.translate(str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}))
    words = re.findall(r"[^\W]+", plain)
    if words[:1] == ["the"]:
        words = words[1:]
    rest = list(words)
    while rest and rest[0] in TITLES:
        rest.pop(0)
    last = name.split(" ")[-1]
    person = bool(rest) and "(" not in name and not NO_PERSON & set(rest) and last[:1].isupper()
    return (rest if person else words), person


def same_speaker(a, b):
    a, b = (a or "").strip(), (b or "").strip()
    if not a or not b:
        return a == b
    (x, x_person), (y, y_person) = words_of_name(a), words_of_name(b)
    return x == y or (x_person and y_person and len(x) + len(y) > 2 and x[-1] == y[-1])


def macro_f1(pairs):
    classes = {gold for gold, _ in pairs}
    f1 = [2 * sum(g == p == c for g, p in pairs) / (sum(g == c for g, _ in pairs) + sum(p == c for _, p in pairs))
          for c in sorted(classes)]
    return share(sum(f1), len(f1))


def statements(gold, answers):
    quote, condition, condition_tokens, deadline = Count(), Count(), Count(), Count()
    acts, speakers, pronouns, bases = [], [], [], []
    for line in gold:
        if line.get("use") == "train":
            continue
        tokens = tokenize(line["text"])
        sides = []
        for items in [line.get("statements") or [], answers.get(line["id"], {}).get("statements") or []]:
            told = []
            for s in items:
                content = touched(tokens, s.get("content") or [])
                if not content and s.get("act") == "decline_comment" and s.get("cue"):
                    content = touched(tokens, [s["cue"]])
                if content:
                    told.append((content, s))
            spans = lambda field: [touched(tokens, [s[field]]) for s in items if s.get(field)]
            ranges = lambda field: {(min(t), max(t)) for t in spans(field) if t}
            sides.append((told, ranges("condition"), set().union(*spans("condition")), ranges("deadline")))
        (want, *want_spans), (got, *got_spans) = sides
        for count, g, p in zip([condition, condition_tokens, deadline], want_spans, got_spans):
            count.sets(g, p)
        quote.gold += len(want)
        quote.predicted += len(got)
        for i, k, _ in pair_quotes([c for c, _ in want], [c for c, _ in got]):
            quote.right += 1
            g, p = want[i][1], got[k][1]
            acts.append((g["act"], p.get("act")))
            speakers.append(same_speaker(g.get("speaker"), p.get("speaker")))
            if g.get("basis") == "pronoun":
                pronouns.append(speakers[-1])
            bases.append(g.get("basis") == p.get("basis"))
    return quote.lines("quote .3") + [
        ("act accuracy", share(sum(g == p for g, p in acts), len(acts))), ("act macro-F1", macro_f1(acts)),
        ("speaker accuracy", share(sum(speakers), len(speakers))),
        ("speaker accuracy pronoun", share(sum(pronouns), len(pronouns))),
        ("basis accuracy", share(sum(bases), len(bases))), ("condition exact F1", condition.f1()),
        ("condition overlap F1", condition_tokens.f1()), ("deadline exact F1", deadline.f1())]


def read(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text("utf-8").split("\n") if line.strip()]


def report(task, gold, answers):
    score = {"attribution": attribution, "statements": statements}[task]
    return [f"{name}\t{value:.4f}" for name, value in score(read(gold), {a["id"]: a for a in read(answers)})]


def check(program, task, gold):
    with tempfile.TemporaryDirectory() as folder:
        answers = pathlib.Path(folder) / "answers.jsonl"
        done = subprocess.run([program, "eval", task, gold, "--predictions", answers], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stderr)
        theirs, ours = done.stdout.splitlines(), report(task, gold, answers)
    print("\n".join(theirs))
    differ = [pair for pair in zip(theirs, ours) if pair[0] != pair[1]]
    for a, b in differ:
        print(f"differs: program {a!r}, twin {b!r}")
    print(f"{len(theirs)} figures, {len(differ)} differ from the twin's")
    return 1 if differ or len(theirs) != len(ours) else 0


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "--check":
        return check(*sys.argv[2:])
    if len(sys.argv) != 4 or sys.argv[1] not in ("attribution", "statements"):
        sys.exit(__doc__)
    print("\n".join(report(*sys.argv[1:])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
