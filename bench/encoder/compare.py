#!/usr/bin/env python3
"""Holds encoder_speed's pieces against the `tokenizers` library and its vectors against PyTorch, on the same weights.

Needs torch, safetensors, tokenizers. Usage:
  compare.py LINES --program build/release/bench/encoder_speed --model MODEL.safetensors --vocabulary vocab.txt
             [--paths float32 scalar avx2 avx-vnni avx512-vnni]
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import torch
from safetensors import safe_open
from tokenizers import BertWordPieceTokenizer
from torch.nn import functional as F

HEAD = 32


def load(path):
    with safe_open(path, "pt") as file:
        held = {name: file.get_tensor(name) for name in file.keys()}
    out = {}
    for name, tensor in held.items():
        if name.endswith(".scale") or tensor.dtype in (torch.uint8, torch.int32):
            continue
        scale = held.get(name + ".scale")
        out[name] = tensor.float() * scale.view(-1, 1) if scale is not None else tensor.float()
    return out


def states(w, ids):
    width = w["encoder.kind"].numel()
    zero = sum(w[f"encoder.{t}.weight"][0] for t in ("case", "quote", "border"))
    x = w["encoder.words.weight"][ids] + w["encoder.places.weight"][:len(ids)] + w["encoder.kind"] + zero
    norm = lambda y, name: F.layer_norm(y, (width,), w[name + ".weight"], w[name + ".bias"], 1e-12)
    linear = lambda y, name: F.linear(y, w[name + ".weight"], w[name + ".bias"])
    x, i = norm(x, "encoder.norm"), 0
    while f"encoder.layers.{i}.qkv.weight" in w:
        at = f"encoder.layers.{i}."
        q, k, v = linear(x, at + "qkv").view(len(ids), 3, -1, HEAD).permute(1, 2, 0, 3)
        mixed = (torch.softmax(q @ k.transpose(1, 2) / HEAD ** 0.5, -1) @ v).transpose(0, 1).reshape(len(ids), width)
        x = norm(x + linear(mixed, at + "out"), at + "norm1")
        x = norm(x + linear(F.gelu(linear(x, at + "up")), at + "down"), at + "norm2")
        i += 1
    return x


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--program", required=True)
    a.add_argument("--model", required=True)
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--paths", nargs="+", default=["float32", "scalar", "avx2"])
    a.add_argument("lines")
    a = a.parse_args()
    torch.set_num_threads(1)
    lines = pathlib.Path(a.lines).read_text(encoding="utf-8").split("\n")
    lines = lines[:-1] if lines and not lines[-1] else lines
    tokenizer = BertWordPieceTokenizer(a.vocabulary, lowercase=True)
    expected = [tokenizer.encode(line).ids for line in lines]
    expected = [e if len(e) <= 512 else [*e[:511], e[-1]] for e in expected]
    weights = load(a.model)
    with torch.no_grad():
        reference = torch.cat([states(weights, e) for e in expected])
    bad, before = 0, None
    with tempfile.TemporaryDirectory() as folder:
        for path in a.paths:
            ids, out = f"{folder}/ids", f"{folder}/states"
            done = subprocess.run([a.program, a.model, a.lines, "--path", path, "--ids", ids, "--states", out],
                                  capture_output=True, text=True)
            if done.returncode:
                print(f"{path}\tnot run: {done.stderr.strip()}")
                continue
            found = [[int(i) for i in line.split()] for line in open(ids)]
            different = [i for i, (x, y) in enumerate(zip(found, expected)) if x != y]
            if different or len(found) != len(expected):
                print(f"{path}\t{len(different)} of {len(expected)} lines split otherwise, first {different[:5]}")
                return 1
            raw = bytearray(pathlib.Path(out).read_bytes())
            got = torch.frombuffer(raw, dtype=torch.float32).view_as(reference)
            cosine = F.cosine_similarity(got.double(), reference.double(), dim=1)
            print(f"{path}\t{len(lines)} lines, {len(got)} pieces equal\tcosine mean {cosine.mean():.6f} "
                  f"1st percentile {cosine.quantile(0.01):.5f} least {cosine.min():.6f}")
            bad += cosine.min() < 0.99999 if path == "float32" else cosine.mean() < 0.998
            if path != "float32":
                bad += before is not None and raw != before
                print(f"{path}\tsame bits as the path before: {'-' if before is None else raw == before}")
                before = raw
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
