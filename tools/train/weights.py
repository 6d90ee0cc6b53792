"""The file that the runtime maps: written from a checkpoint, and read back into the model."""
import hashlib
import json
import pathlib

import torch
from safetensors import safe_open
from safetensors.torch import load_file
from torch import nn

from model import ACTS, LAYERS, ROLES, ROOTS, STATUSES, TYPES, Model

LAYER_MATRICES = [f"encoder.layers.{n}.{part}.weight" for n in range(LAYERS) for part in ("qkv", "out", "up", "down")]
HEAD_MATRICES = ["act.0.weight", "status.0.weight", "pair.0.weight"]
LEFT_OUT = {"encoder.words.weight", "crf.allowed", "crf.inside"}
LABELS = {"roles": ROLES, "acts": ACTS, "types": TYPES, "statuses": STATUSES, "roots": ROOTS, "quads": [1, 2, 3, 4],
          "condition": ["O", "B", "I"], "link": ["none", "source", "content"], "party": ["none", "actor", "recipient"]}


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def export(state, base, path, labels=LABELS):
    """Layers and large head matrices as int8 with a scale a row; the rest in half or full precision."""
    out = {}
    for name, tensor in state.items():
        tensor = tensor.detach().float()
        if name in LEFT_OUT:
            continue
        if name in LAYER_MATRICES or name in HEAD_MATRICES:
            scale = tensor.abs().amax(1).clamp_min(1e-12) / 127
            out[name] = torch.round(tensor / scale[:, None]).clamp(-127, 127).to(torch.int8)
            out[name + ".scale"] = scale
        elif tensor.dim() > 1 and not name.startswith("crf."):
            out[name] = tensor.half()
        else:
            out[name] = tensor.clone()
    metadata = {"base_sha256": sha256(base), "format": "demarche-encoder", "labels": json.dumps(labels), "version": "1"}
    write(out, metadata if labels else {k: v for k, v in metadata.items() if k != "labels"}, path)


def write(tensors, metadata, path):
    """safetensors with the header in a fixed order: the library's writer gives other bytes at every call."""
    names = {torch.int8: "I8", torch.float16: "F16", torch.float32: "F32"}
    header, data, at = {"__metadata__": metadata}, [], 0
    for name in sorted(tensors, key=lambda n: (-tensors[n].element_size(), n)):
        data.append(tensors[name].contiguous().numpy().tobytes())
        header[name] = {"dtype": names[tensors[name].dtype], "shape": list(tensors[name].shape),
                        "data_offsets": [at, at + len(data[-1])]}
        at += len(data[-1])
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    pathlib.Path(path).write_bytes(len(text).to_bytes(8, "little") + text + b"".join(data))


def read(path, base):
    """The model as the file holds it, back in float32."""
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
    if metadata.get("format") != "demarche-encoder" or metadata.get("base_sha256") != sha256(base):
        raise SystemExit(f"{path}: not an encoder's weights for {base}")
    model = Model(load_file(str(base)))
    model.load_state_dict(model.state_dict() | in_float32(path))
    return model.eval()


def in_float32(path):
    """The tensors of a written file, scales applied."""
    held = load_file(str(path))
    scaled = lambda name, tensor: tensor * held[name + ".scale"][:, None] if name + ".scale" in held else tensor
    return {name: scaled(name, tensor.float()) for name, tensor in held.items() if not name.endswith(".scale")}


class RoundedInput(nn.Module):
    """A linear layer whose input is rounded as the int8 runtime does: 8 bits a token, between its least and most."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        low, high = x.amin(-1, keepdim=True), x.amax(-1, keepdim=True)
        step = ((high - low) / 255).clamp_min(1e-12)
        return self.layer(torch.round((x - low) / step) * step + low)


def round_activations(model):
    for layer in model.encoder.layers:
        for part in ("qkv", "out", "up", "down"):
            setattr(layer, part, RoundedInput(getattr(layer, part)))
    return model


def float_model(checkpoint, base):
    state = torch.load(checkpoint, map_location="cpu")["model"]
    layers = sum(name.endswith(".qkv.weight") for name in state)
    model = Model(load_file(str(base)), layers)
    model.load_state_dict(state)
    return model.eval()
