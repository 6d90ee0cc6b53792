"""Why an annotation differs: a near tie of the reference's own scores, or a bug.

Two programs add the same floats in different orders, so where the two best classes lie closer than NEAR,
either may win. A parse or an entity is explained when spaCy itself, made to take the other class at some of
its near ties, says exactly what we say.
"""
import collections
import dataclasses

import annotations
import peer

NEAR = 1e-3
MOST_REPLAYS = 200


@dataclasses.dataclass
class Finding:
    where: str
    column: str
    ours: object
    theirs: object
    margin: float | None
    near_tie: bool

    def __str__(self):
        margin = "no margin" if self.margin is None else f"margin {self.margin:.2e}"
        return f"  {self.column}: {self.where} ours {self.ours!r}, spaCy {self.theirs!r}; {margin}" + ("" if self.near_tie else "  <- BUG")


def differences(nlp, entry, own):
    text = entry["text"]
    if own["tokens"] != entry["tokens"]:
        at = next((i for i, (x, y) in enumerate(zip(own["tokens"], entry["tokens"])) if x != y), 0)
        begin = entry["tokens"][at][0] if entry["tokens"] else 0
        words = [[text[b:e] for b, e in side["tokens"][at:at + 6]] for side in (own, entry)]
        yield Finding(f"{entry['id']} {text[max(0, begin - 10):begin + 30]!r}", "tokens", *words, None, False)
        return
    wrong = {c: [i for i, (x, y) in enumerate(zip(own[c], entry[c])) if x != y] for c in annotations.COLUMNS}
    steps = peer.Steps(nlp)

    def finding(column, i, margin):
        b, e = entry["tokens"][i]
        return Finding(f"{entry['id']} token {i} {text[b:e]!r}", column, own[column][i], entry[column][i], margin,
                       margin is not None and margin < NEAR)

    margin_at = {}
    if wrong["tag"]:
        margins = steps.tag_margins(text)
        for i in wrong["tag"]:
            margin_at[i] = float(margins[i])
            yield finding("tag", i, margin_at[i])
    parse_margin = 0.0
    if wrong["head"] or wrong["dep"] or wrong["sentence"]:
        parse_margin = explain_by_flips(steps, "parser", text, own, ("head", "dep", "sentence"))
        for column in ("head", "dep", "sentence"):
            for i in wrong[column]:
                yield finding(column, i, parse_margin)
                margin_at.setdefault(i, parse_margin)
    for column in ("pos", "morph", "lemma"):  # rules over tags, labels and words: they follow or are bugs
        for i in wrong[column]:
            yield finding(column, i, margin_at.get(i))
    if wrong["entity"]:
        own_starts = own["sentence"] if wrong["sentence"] else None
        margin = explain_by_flips(steps, "ner", text, own, ("entity",), own_starts)
        for i in wrong["entity"]:
            yield finding("entity", i, margin)


def explain_by_flips(steps, name, text, own, columns, starts=None):
    """The margin of the wider of the near ties that lead to our answer, or None. `starts`: our sentence
    starts, where they differ from the reference's for a reason found before."""
    pipe = steps.nlp.get_pipe(name)

    def replay(forced):
        if starts is None:
            doc = steps.before(name, text)
        else:  # of all components before it the entity recognizer reads the sentence starts alone
            doc = steps.nlp.make_doc(text)
            for token, start in zip(doc, starts):
                token.is_sent_start = bool(start)
        margins, choices, _, state = steps.transitions(name, doc, forced)
        pipe.set_annotations([doc], [state])
        columns_now = annotations.of_doc(doc)
        return margins, choices, all(columns_now[c] == own[c] for c in columns)

    waiting = collections.deque([({}, 0.0)])
    for _ in range(MOST_REPLAYS):
        if not waiting:
            break
        forced, widest = waiting.popleft()
        margins, choices, same = replay(forced)
        if same:
            return widest
        for i, margin in enumerate(margins):
            if margin < NEAR and i > max(forced, default=-1):
                waiting.append(({**forced, i: choices[i][1]}, max(widest, margin)))
    return None
