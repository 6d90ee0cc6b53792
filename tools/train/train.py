"""Joint training of the encoder and all heads. One command from data to weights; fixed seed."""
import argparse
import itertools
import pathlib
import random
import time

import torch
from safetensors.torch import load_file

from data import TEACHES, Corpus, batches
from losses import TASKS, WEIGHTS, losses
from model import LAYERS, Model
from weights import read

WARM = 150  # steps


def rate(step, a):
    """Rises, stands, and falls to nothing from --decay-from to --steps: a run may be prolonged from a checkpoint."""
    if step < a.decay_from:
        return min(1.0, (step + 1) / WARM)
    return max(0.0, (a.steps - step) / (a.steps - a.decay_from))


def plan(corpus, a, skip):
    """Endless (pass, batch), each pass drawn anew from a seed of its own; the first `skip` are passed over."""
    without = corpus.fold(a.fold) if a.fold is not None else ()
    for epoch in itertools.count():
        windows = [w for w in corpus.epoch(epoch, a.longest, without, a.silent) if any(TEACHES[t](w) for t in a.tasks)]
        if a.others < 1:
            drawn = random.Random(a.seed * 1000 + epoch)
            windows = [w for w in windows if w.pairs or drawn.random() < a.others]
        plan = batches(windows, random.Random(a.seed * 1000 + epoch), a.pieces)
        print(f"pass {epoch}: {len(plan)} batches, {sum(len(w) for batch in plan for w in batch)} pieces", flush=True)
        for batch in plan:
            if skip:
                skip -= 1
            else:
                yield epoch, batch


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--annotated", required=True, help="output of `demarche annotate` for raw_texts.py")
    arguments.add_argument("--base", required=True, help="folder with model.safetensors and vocab.txt")
    arguments.add_argument("--out", required=True, help="folder of checkpoints")
    arguments.add_argument("--steps", type=int, required=True)
    arguments.add_argument("--decay-from", type=int, required=True)
    arguments.add_argument("--pieces", type=int, default=900, help="of a batch")
    arguments.add_argument("--longest", type=int, default=0, help="pieces of a window of several sentences; 0: one sentence each")
    arguments.add_argument("--peak", type=float, default=1.5e-4, help="learning rate of the layers")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--save-every", type=int, default=100, help="steps")
    arguments.add_argument("--silent", type=int, default=2, help="one in so many windows without an attribution is read a pass")
    arguments.add_argument("--head-peak", type=float, default=1e-3, help="learning rate of heads and tables")
    arguments.add_argument("--start", help="weights file to start from, as the runtime maps it")
    arguments.add_argument("--resume", help="checkpoint to go on from")
    arguments.add_argument("--half", action="store_true", help="layers in bfloat16 where the processor has it: other last digits")
    arguments.add_argument("--fold", type=int, help="leave fold N of 5 of the pairs out")
    arguments.add_argument("--tasks", nargs="+", choices=TASKS, default=list(TASKS), help="heads to train, for comparison")
    arguments.add_argument("--others", type=float, default=1.0, help="share of the windows without pairs that a pass reads")
    arguments.add_argument("--layers", type=int, default=LAYERS, help="the lowest so many of the base, for comparison")
    arguments.add_argument("--blind", nargs="*", default=[], choices=("case", "quote", "border"), help="inputs not seen, for comparison")
    a = arguments.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    base, out = pathlib.Path(a.base), pathlib.Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(a.data, a.annotated, base / "vocab.txt")
    base_file = base / "model.safetensors"
    model = read(a.start, base_file) if a.start else Model(load_file(str(base_file)), a.layers)
    for name in a.blind:  # the tables begin as zeros
        getattr(model.encoder, name).weight.requires_grad_(False)
    counted = {head for task in a.tasks for head in TASKS[task]}
    optimizer = torch.optim.AdamW([{"params": model.old_parameters(), "peak": a.peak},
                                   {"params": model.new_parameters(), "peak": a.head_peak}], weight_decay=0.01, fused=True)
    first = 0
    if a.resume:
        saved = torch.load(a.resume)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        torch.set_rng_state(saved["random"])
        first = saved["step"]

    def save(name, step):
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(),
                    "random": torch.get_rng_state(), "step": step}, out / (name + ".part"))
        (out / (name + ".part")).rename(out / name)

    model.train()
    begin, pieces, running = time.time(), 0, {}
    stream = plan(corpus, a, first)
    for step in range(first, a.steps):
        epoch, batch = next(stream)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate(step, a)
        with torch.autocast("cpu", torch.bfloat16, enabled=a.half):
            parts = {k: v for k, v in losses(model, batch).items() if k in counted}
        optimizer.zero_grad()
        sum(WEIGHTS[k] * v for k, v in parts.items()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        pieces += sum(map(len, batch))
        for k, v in parts.items():
            running.setdefault(k, []).append(float(v.detach()))
        if (step + 1) % 25 == 0:
            print(f"step {step + 1}/{a.steps} pass {epoch} {time.time() - begin:.0f} s {pieces / (time.time() - begin):.0f} pieces/s",
                  {k: round(sum(v) / len(v), 3) for k, v in running.items()}, flush=True)
            running = {}
        if (step + 1) % a.save_every == 0:
            save("last.pt", step + 1)
    save("final.pt", a.steps)


if __name__ == "__main__":
    main()
