"""Joint training of the encoder and all heads. One command from data to weights; fixed seed."""
import argparse
import math
import pathlib
import random
import time

import torch
from safetensors.torch import load_file
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

from data import Corpus, collate
from model import Model, gather_words, mean_over


def batches_of(windows, size):
    for i in range(0, len(windows), size):
        yield windows[i:i + size]


def losses(model, windows):
    batch = collate(windows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = model.encoder(batch)
        words = gather_words(states, batch["first"])
        emissions = model.roles(words)
    words = words.float()
    out = {}
    pieces, golds = [], []
    for i, w in enumerate(windows):
        if w.roles is None:
            continue
        for b, e in zip(w.starts, [*w.starts[1:], w.end - w.begin]):
            pieces.append(emissions[i, b:e].float())
            golds.append(torch.tensor(w.roles[b:e]))
    if pieces:
        mask = pad_sequence([torch.ones(len(g), dtype=torch.bool) for g in golds], batch_first=True)
        out["roles"] = model.crf.loss(pad_sequence(pieces, batch_first=True), pad_sequence(golds, batch_first=True), mask)
    act_in, act_gold, cond, links, parties, statuses, backgrounds = [], [], [], [], [], [], []
    for i, w in enumerate(windows):
        n = w.end - w.begin
        own, far = words[i, :n], torch.arange(n)
        for spans, act in w.acts or []:
            act_in.append(torch.cat([mean_over(own, group) for group in spans]))
            act_gold.append(act)
        if w.conditions is not None:
            cond.append(F.cross_entropy(model.condition(own), torch.tensor(w.conditions)))
        if w.links:
            at = torch.tensor([cue for cue, _ in w.links])
            scores = model.link(own[at], own[None].expand(len(at), -1, -1), far[None] - at[:, None])
            links.append(F.cross_entropy(scores.reshape(-1, 3), torch.tensor([t for _, tags in w.links for t in tags])))
        if w.events is not None:
            triggers, items = w.events
            out.setdefault("trigger", []).append(F.cross_entropy(model.trigger(own), torch.tensor(triggers)))
            if items:
                at = torch.tensor([item[0] for item in items])
                statuses.append(F.cross_entropy(model.status(own[at]), torch.tensor([item[1] for item in items])))
                backgrounds.append(F.cross_entropy(model.background(own[at]), torch.tensor([item[2] for item in items])))
                scores = model.party(own[at], own[None].expand(len(at), -1, -1), far[None] - at[:, None])
                parties.append(F.cross_entropy(scores.reshape(-1, 3), torch.tensor([t for item in items for t in item[3]])))
        for source, target, root, quad in w.pairs or []:
            mixed = model.pair(torch.cat([mean_over(own, [s] if s else []) for s in (source, target)]))
            out.setdefault("pair", []).append(
                F.cross_entropy(model.root(mixed)[None], torch.tensor([root]), label_smoothing=0.05)
                + F.cross_entropy(model.quad(mixed)[None], torch.tensor([quad]), label_smoothing=0.05))
    if act_in:
        out["act"] = F.cross_entropy(model.act(torch.stack(act_in)), torch.tensor(act_gold), label_smoothing=0.05)
    for name, values in (("condition", cond), ("link", links), ("party", parties), ("status", statuses),
                         ("background", backgrounds)):
        if values:
            out[name] = torch.stack(values).mean()
    return {k: torch.stack(v).mean() if isinstance(v, list) else v for k, v in out.items()}


WEIGHTS = {"roles": 1.0, "link": 1.0, "act": 0.3, "condition": 1.0, "trigger": 3.0, "status": 0.3, "background": 0.2,
           "party": 2.0, "pair": 0.25}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--annotated", required=True)
    arguments.add_argument("--base", required=True, help="folder with model.safetensors and vocab.txt")
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--epochs", type=int, default=5)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    a = arguments.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    rng = random.Random(a.seed)
    base = pathlib.Path(a.base)
    corpus = Corpus(a.data, a.annotated, base / "vocab.txt")
    model = Model(load_file(str(base / "model.safetensors")))
    optimizer = torch.optim.AdamW([{"params": model.old_parameters(), "lr": 1.5e-4, "peak": 1.5e-4},
                                   {"params": model.new_parameters(), "lr": 1e-3, "peak": 1e-3}], weight_decay=0.01)
    steps, begin = None, time.time()
    step = 0
    model.train()
    for epoch in range(a.epochs):
        main_batches = list(batches_of(corpus.attribution_windows(rng), 12))
        own = list(batches_of(corpus.passage_windows(rng), 16))
        pairs = list(batches_of(corpus.pair_windows(rng), 16))
        plan = main_batches + own + pairs
        rng.shuffle(plan)
        steps = steps or len(plan) * a.epochs
        running = {}
        for windows in plan:
            rate = min(1.0, step / (0.08 * steps)) * max(0.0, 1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * rate
            parts = losses(model, windows)
            loss = sum(WEIGHTS[k] * v for k, v in parts.items())
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            for k, v in parts.items():
                total, n = running.get(k, (0.0, 0))
                running[k] = (total + float(v.detach()), n + 1)
            if step % 50 == 0:
                print(f"step {step}/{steps} {time.time() - begin:.0f} s",
                      {k: round(t / n, 3) for k, (t, n) in running.items()}, flush=True)
                running = {}
        torch.save({"model": model.state_dict(), "epoch": epoch}, a.out)
    print("done", time.time() - begin)


if __name__ == "__main__":
    main()
