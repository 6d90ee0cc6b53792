"""The loss of every head over one batch of windows."""
from itertools import pairwise

import torch
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

from model import gather_words, mean_over
from text import CLS, SEP

NONE = -100  # no label: counts for nothing

# How much each head's loss counts. Span heads learn from every word, the rest from few items.
WEIGHTS = {"roles": 1.0, "link": 1.0, "act": 0.3, "condition": 1.0, "trigger": 3.0, "status": 0.3, "background": 0.2,
           "party": 2.0, "pair": 0.5}
TASKS = {"attribution": ("roles", "link"), "acts": ("act", "condition"),
         "events": ("trigger", "status", "background", "party"), "pairs": ("pair",)}


def collate(windows):
    """Padded tensors of a batch; piece 0 is [CLS], the one behind the last is [SEP]."""
    longest, most = max(map(len, windows)), max(w.end - w.begin for w in windows)
    pad = lambda lists, width, fill=0: torch.tensor([x + [fill] * (width - len(x)) for x in lists])
    cut = []
    for w in windows:
        t, b, e = w.text, w.text.first[w.begin], w.text.last[w.end - 1]
        cut.append((t, b, e))
    batch = {"ids": pad([[CLS, *t.ids[b:e], SEP] for t, b, e in cut], longest)}
    for key in ("case", "quote", "border"):
        batch[key] = pad([[0, *getattr(t, key)[b:e]] for t, b, e in cut], longest)
    batch["mask"] = pad([[1] * len(w) for w in windows], longest).bool()
    batch["first"] = pad([[i - w.text.first[w.begin] + 1 for i in w.text.first[w.begin:w.end]] for w in windows], most)
    return batch


def tags_loss(scores, lists):
    """Cross-entropy of word classes, lists padded to the width of the scores; mean over labelled words."""
    width = scores.shape[1]
    gold = torch.tensor([x + [NONE] * (width - len(x)) for x in lists])
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=NONE)


def relation_loss(head, words, items):
    """items: (window, anchor word, classes of the window's words)."""
    at = torch.tensor([(i, a) for i, a, _ in items])
    own = words[at[:, 0]]
    anchors = own[torch.arange(len(items)), at[:, 1]]
    return tags_loss(head(anchors, own, torch.arange(words.shape[1])[None] - at[:, 1:]), [t for _, _, t in items])


def few(scores, gold, usual, smooth=0.0):
    """Cross-entropy of single items: in a batch with few of them they count for less."""
    total = F.cross_entropy(scores, torch.tensor(gold), label_smoothing=smooth, reduction="sum")
    return total / max(usual, len(gold))


def losses(model, windows):
    batch = collate(windows)
    words = gather_words(model.encoder(batch), batch["first"])
    out = {}
    some = [i for i, w in enumerate(windows) if w.roles is not None]
    if some:
        # One chain a sentence, as the runtime decodes.
        cut = [(i, b, e) for i in some for b, e in pairwise([*windows[i].starts, len(windows[i].roles)])]
        golds = [torch.tensor(windows[i].roles[b:e]) for i, b, e in cut]
        mask = pad_sequence([torch.ones(len(g), dtype=torch.bool) for g in golds], batch_first=True)
        scores = model.roles(words)
        scores = pad_sequence([scores[i, b:e] for i, b, e in cut], batch_first=True)
        out["roles"] = model.crf.loss(scores, pad_sequence(golds, batch_first=True), mask)
    for name, head in (("conditions", model.condition), ("triggers", model.trigger)):
        some = [i for i, w in enumerate(windows) if getattr(w, name) is not None]
        if some:
            out[name[:-1]] = tags_loss(head(words[some]), [getattr(windows[i], name) for i in some])
    links = [(i, cue, tags) for i, w in enumerate(windows) for cue, tags in w.links]
    if links:
        out["link"] = relation_loss(model.link, words, links)
    acts = [(torch.cat([mean_over(words[i], g) for g in groups]), act)
            for i, w in enumerate(windows) for groups, act in w.acts]
    if acts:
        out["act"] = few(model.act(torch.stack([x for x, _ in acts])), [a for _, a in acts], 8, 0.05)
    events = [(i, *event) for i, w in enumerate(windows) for event in w.events]
    if events:
        triggers = torch.stack([words[i, at] for i, at, *_ in events])
        out["status"] = few(model.status(triggers), [e[2] for e in events], 8)
        out["background"] = few(model.background(triggers), [e[3] for e in events], 8)
        out["party"] = relation_loss(model.party, words, [(i, at, tags) for i, at, _, _, tags in events])
    pairs = [(torch.cat([mean_over(words[i], s), mean_over(words[i], t)]), root, quad)
             for i, w in enumerate(windows) for s, t, root, quad in w.pairs]
    if pairs:
        mixed = model.pair(torch.stack([x for x, _, _ in pairs]))
        out["pair"] = (few(model.root(mixed), [p[1] for p in pairs], 8, 0.05)
                       + few(model.quad(mixed), [p[2] for p in pairs], 8, 0.05))
    return out
