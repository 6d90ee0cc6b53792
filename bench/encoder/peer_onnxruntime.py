#!/usr/bin/env python3
"""ONNX Runtime on the same model and lines as encoder_speed: fused operators, one thread, float32 and dynamic int8.

Lines are sorted by length, so that a batch has little padding; the best batch size counts, and one sentence at a time
is shown beside it. Needs onnx, onnxruntime, safetensors, tokenizers, numpy. Usage:
  peer_onnxruntime.py --base FOLDER (with model.safetensors, vocab.txt) LINES [--repeat N]
"""
import argparse
import pathlib
import resource
import tempfile
import time

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file
from tokenizers import BertWordPieceTokenizer

MS = "com.microsoft"


def graph(w):
    held, nodes = [], []

    def keep(name, array):
        held.append(numpy_helper.from_array(np.ascontiguousarray(array, dtype=np.float32), name))
        return name

    def node(kind, inputs, name, domain=MS, outputs=None, **attributes):
        nodes.append(helper.make_node(kind, inputs, outputs or [name], name=name, domain=domain, **attributes))
        return name

    e = "embeddings."
    names = [keep(e + n, w[e + n]) for n in ("word_embeddings.weight", "position_embeddings.weight", "token_type_embeddings.weight",
                                              "LayerNorm.weight", "LayerNorm.bias")]
    node("EmbedLayerNormalization", ["ids", "", names[0], names[1], "", names[3], names[4], "mask"], "x",
         outputs=["x", "lengths"], epsilon=1e-12)
    # One token type: its vector is added to the positions.
    held[1] = numpy_helper.from_array(w[e + names[1][len(e):]] + w[e + "token_type_embeddings.weight"][0], names[1])
    held[:] = [h for h in held if h.name != names[2]]
    x, i = "x", 0
    while f"encoder.layer.{i}.output.dense.weight" in w:
        at = f"encoder.layer.{i}."
        self = [w[f"{at}attention.self.{p}.weight"].T for p in ("query", "key", "value")]
        bias = [w[f"{at}attention.self.{p}.bias"] for p in ("query", "key", "value")]
        node("Attention", [x, keep(f"{i}.qkv", np.concatenate(self, 1)), keep(f"{i}.qkvb", np.concatenate(bias)), "lengths"],
             f"{i}.attention", num_heads=w[at + "output.dense.weight"].shape[0] // 32)

        def dense(name, y, to):
            return node("MatMul", [y, keep(f"{to}.w", w[f"{at}{name}.weight"].T)], to, domain="")

        def add_norm(name, norm, y, skip, to):
            return node("SkipLayerNormalization", [skip, y, keep(f"{to}.g", w[f"{at}{norm}.weight"]), keep(f"{to}.b", w[f"{at}{norm}.bias"]),
                                                   keep(f"{to}.d", w[f"{at}{name}.bias"])], to, epsilon=1e-12)

        y = dense("attention.output.dense", f"{i}.attention", f"{i}.out")
        x = add_norm("attention.output.dense", "attention.output.LayerNorm", y, x, f"{i}.n1")
        y = dense("intermediate.dense", x, f"{i}.up")
        y = node("BiasGelu", [y, keep(f"{i}.upb", w[f"{at}intermediate.dense.bias"])], f"{i}.gelu")
        y = dense("output.dense", y, f"{i}.down")
        x = add_norm("output.dense", "output.LayerNorm", y, x, f"{i}.n2")
        i += 1
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT32, ["batch", "length"]) for n in ("ids", "mask")]
    output = helper.make_tensor_value_info(x, TensorProto.FLOAT, ["batch", "length", w["embeddings.LayerNorm.bias"].size])
    made = helper.make_model(helper.make_graph(nodes, "encoder", inputs, [output], held),
                             opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)])
    made.ir_version = 8
    return made


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def run(s, ids, batch):
    out = []
    for at in range(0, len(ids), batch):
        part = ids[at:at + batch]
        longest = max(map(len, part))
        given = np.zeros((len(part), longest), np.int32)
        mask = np.zeros_like(given)
        for row, one in enumerate(part):
            given[row, :len(one)], mask[row, :len(one)] = one, 1
        out.append((s.run(None, {"ids": given, "mask": mask})[0], part))
    return out


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--base", required=True)
    a.add_argument("--repeat", type=int, default=3)
    a.add_argument("lines")
    a = a.parse_args()
    base = pathlib.Path(a.base)
    tokenizer = BertWordPieceTokenizer(str(base / "vocab.txt"), lowercase=True)
    lines = pathlib.Path(a.lines).read_text(encoding="utf-8").splitlines()
    ids = sorted((tokenizer.encode(line).ids[:512] for line in lines), key=len)
    pieces = sum(map(len, ids))
    with tempfile.TemporaryDirectory() as folder:
        path, small = f"{folder}/float32.onnx", f"{folder}/int8.onnx"
        onnx.save(graph(load_file(str(base / "model.safetensors"))), path)
        quantize_dynamic(path, small, per_channel=True, weight_type=QuantType.QInt8,
                         extra_options={"DefaultTensorType": TensorProto.FLOAT})
        reference = None
        for name, file in (("float32", path), ("int8", small)):
            s = session(file)
            vectors = np.concatenate([y[0] for y, _ in run(s, ids, 1)])
            reference = vectors if reference is None else reference
            cosine = (vectors * reference).sum(1) / np.linalg.norm(vectors, axis=1) / np.linalg.norm(reference, axis=1)
            rates = {}
            for batch in (1, 2, 4, 8, 16):
                rates[batch] = (0, 0)
                for _ in range(a.repeat):
                    wall, cpu = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
                    run(s, ids, batch)
                    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_SELF)
                    cpu = after.ru_utime + after.ru_stime - cpu.ru_utime - cpu.ru_stime
                    rates[batch] = max(rates[batch], (pieces / wall, pieces / cpu))
            best = max(rates, key=lambda b: rates[b][1])
            print(f"onnxruntime {onnxruntime.__version__} {name}\tpieces/s {rates[best][0]:.0f}, per second of CPU {rates[best][1]:.0f} "
                  f"(batch {best}), one at a time {rates[1][0]:.0f}, {rates[1][1]:.0f}\tcosine to float32 mean {cosine.mean():.5f}", flush=True)


if __name__ == "__main__":
    main()
