"""From the heads' scores to attributions, conditions and events: the runtime follows the same rules."""
from dataclasses import dataclass, field

import torch

from model import ACTS, ROLES, STATUSES, TYPES, mean_over

SHARED, MISSED = 0.3, 0.4  # least probability of "source" of a cue, tuned on the development file


@dataclass
class Attribution:
    """Spans are half-open ranges of words of the text, in order."""
    source: list = field(default_factory=list)
    cue: list = field(default_factory=list)
    content: list = field(default_factory=list)
    act: str = "assert"


def spans_of_roles(path):
    """{role: [(begin, end)]} of one sentence's best path."""
    out, begin = {"source": [], "cue": [], "content": []}, 0
    names = [ROLES[r] for r in path] + ["O"]
    for i in range(1, len(names) + 1):
        if i == len(names) or names[i][0] != "I":
            if names[begin] != "O":
                out[names[begin][2:]].append((begin, i))
            begin = i
    return out


def relation(head, own, anchor):
    """Probabilities (words, classes) of every word's part in what the anchor word starts."""
    n = len(own)
    return torch.softmax(head(own[anchor][None], own[None], torch.arange(n)[None] - anchor)[0], -1)


def conditions_of(model, own):
    tags = model.condition(own).argmax(-1).tolist()
    out, begin = [], None
    for i, tag in enumerate([*tags, 0]):
        if begin is not None and tag != 2:
            out.append((begin, i))
            begin = None
        if begin is None and tag:
            begin = i
    return out


def act_of(model, own, source, cue, content):
    return ACTS[int(model.act(torch.cat([mean_over(own, g) for g in (source, cue, content)])).argmax())]


def attributions_of_sentence(model, own):
    """Attributions of one sentence (words from 0): one for each cue; without any, what is there makes one."""
    spans = spans_of_roles(model.crf.decode(model.roles(own)))
    if not spans["cue"]:
        if not spans["content"] and not spans["source"]:
            return []
        return [Attribution(spans["source"], [], spans["content"])]
    found = [Attribution(cue=[cue]) for cue in spans["cue"]]
    scores = [relation(model.link, own, cue[0]) for cue in spans["cue"]]
    for column, role in ((1, "source"), (2, "content")):
        for begin, end in spans[role]:
            best = max(range(len(found)), key=lambda i: float(scores[i][begin:end, column].mean()))
            getattr(found[best], role).append((begin, end))
    for a, probable in zip(found, scores):
        if not a.source:
            a.source = source_of_cue(spans["source"], probable[:, 1])
        a.act = act_of(model, own, a.source, a.cue, a.content)
    return found


def source_of_cue(sources, probable):
    """For a cue that no source went to: one that it shares with another cue, else words that the tagger missed."""
    mean = lambda s: float(probable[s[0]:s[1]].mean())
    best = max(sources, key=mean, default=None)
    if best and mean(best) >= SHARED:
        return [best]
    stretches = runs((probable >= MISSED).tolist())
    if not stretches:
        return []
    missed = max(stretches, key=lambda s: float(probable[s[0]:s[1]].sum()))
    return [next((s for s in sources if s[0] < missed[1] and missed[0] < s[1]), missed)]


def attributions_of_text(model, text, vectors):
    """`vectors`: one (words, width) tensor a sentence."""
    of_sentence = []
    for (begin, _), own in zip(text.sentences, vectors):
        here = attributions_of_sentence(model, own)
        for a in here:
            for role in ("source", "cue", "content"):
                setattr(a, role, [(b + begin, e + begin) for b, e in getattr(a, role)])
        of_sentence.append(here)
    return put_together(text, of_sentence)


def put_together(text, of_sentence):
    """Contents over several sentences and paragraphs become those of one attribution."""
    found = []
    quote = lambda word: text.quote[text.first[word]]
    ends_open = lambda i: i + 1 < len(text.sentences) and quote(text.sentences[i + 1][0]) in (1, 3)
    paragraph, number = [], 0
    for begin, _ in text.sentences:
        number += begin > 0 and "\n" in text.gaps[begin]
        paragraph.append(number)

    last, last_at, waiting = None, None, []
    for i, here in enumerate(of_sentence):
        own = next((a for a in here if a.cue), None)
        if own is None and here and here[0].content and not here[0].source:
            piece = here[0]
            if ends_open(i):  # the quotation goes on: who speaks may follow
                waiting.append((i, piece))
                continue
            group = [*waiting, (i, piece)]
        else:
            group = waiting
        waiting = []
        if own is not None or (here and here[0].source):
            for a in here:  # an opening quotation that waits belongs to who speaks in its last sentence
                if group and a.content and a.content[0][0] == text.sentences[i][0] and quote(a.content[0][0]) in (1, 3):
                    a.content = [s for _, p in group for s in p.content] + a.content
                    group = []
            found += place(group, last, last_at, paragraph, text, found)
            found += here
            last, last_at = here[-1], i
        else:
            placed = place(group, last, last_at, paragraph, text, found)
            found += placed
            if group:
                last_at = i
                last = placed[-1] if placed else last
    found += place(waiting, last, last_at, paragraph, text, found)
    for a in found:
        a.content = join(text, sorted(a.content))
    return found


def place(group, last, last_at, paragraph, text, found):
    """Contents without a cue go to the attribution before them, if that is near; else they stand alone."""
    if not group:
        return []
    content = [s for _, p in group for s in p.content]
    first = group[0][0]
    near = last is not None and paragraph[first] - paragraph[last_at] <= 1 and first - last_at <= 1
    if near:
        last.content += content
        return []
    return [Attribution(content=content)]


def join(text, spans):
    """Pieces that meet at a sentence's border become one span."""
    borders, out = {b for b, _ in text.sentences}, []
    for begin, end in spans:
        if out and out[-1][1] == begin and begin in borders:
            out[-1] = (out[-1][0], end)
        else:
            out.append((begin, end))
    return out


@dataclass
class Event:
    trigger: tuple
    type: str
    status: str
    historical: bool
    actors: list
    recipients: list


def runs(mask):
    out, begin = [], None
    for i, on in enumerate([*mask, False]):
        if on and begin is None:
            begin = i
        elif not on and begin is not None:
            out.append((begin, i))
            begin = None
    return out


def events_of_sentence(model, own, threshold=0.5):
    """Events of one sentence (words from 0): a trigger where "none" has less than `threshold`."""
    probable = torch.softmax(model.trigger(own), -1)
    out = []
    for at in range(len(own)):
        if float(probable[at, 0]) >= threshold:
            continue
        parts = relation(model.party, own, at).argmax(-1).tolist()
        out.append(Event((at, at + 1), TYPES[int(probable[at, 1:].argmax())],
                         STATUSES[int(model.status(own[at]).argmax())], bool(model.background(own[at]).argmax()),
                         runs(p == 1 for p in parts), runs(p == 2 for p in parts)))
    return out
