#!/usr/bin/env python3
"""Writes tests/data/tiny_encoder: random encoders of the product's shape, 64 wide with two layers, as the base
model and the trained files that demarche-encoder joins, and what PyTorch and the `tokenizers` library say of texts of
ours with them. Needs what tools/train needs. Fixed seed. Usage: make_tiny_encoder.py
"""
import json
import pathlib
import random
import sys

import torch
from safetensors.torch import save_file
from tokenizers import BertWordPieceTokenizer

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools/train"))
import decode  # noqa: E402
import losses  # noqa: E402
import model  # noqa: E402
import same  # noqa: E402
import text  # noqa: E402
import weights  # noqa: E402

model.WIDTH, model.HEADS, model.LAYERS, model.FEED = 64, 2, 2, 128
same.WIDTH = 64
weights.LAYER_MATRICES = [f"encoder.layers.{n}.{p}.weight" for n in range(2) for p in ("qkv", "out", "up", "down")]

TEXTS = [
    [["Russia", " ", "said", " ", "it", " ", "would", " ", "not", " ", "sign", "."], [" "],
     ["\"", "We", " ", "warn", " ", "them", ",", "\"", " ", "the", " ", "minister", " ", "TOLD", " ", "McX", " ", "in", " ", "2021", "."]],
    [["\u201c", "Talks", " ", "failed", "\n"], ["again", "\u201d", " ", "caf\u00e9", " ", "\u5317\u4eac", " ", "\u00ab", "no", "\u00bb", "\U0001f600"]],
    [["a"]],
    [["unbelievable", " ", "x" * 120, " ", "zz\u0301y", " ", "-", "-", " ", "\u01c5ile"]],
]


def vocabulary():
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    words = "the said would not sign we warn them minister told in talks failed again cafe no russia un believe able".split()
    return (["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *("##" + c for c in letters), *words, "##able", "##ing",
             *".,\"-'!?", "\u201c", "\u201d", "\u00ab", "\u00bb", "\u5317", "\u4eac", "\u1100", "##\u1161"])


def base_model(pieces):
    draw = lambda *shape: torch.randn(*shape).half()
    w, f, out = 64, 128, {}
    out["embeddings.word_embeddings.weight"] = draw(pieces, w)
    out["embeddings.position_embeddings.weight"] = draw(512, w) * 0.3
    out["embeddings.token_type_embeddings.weight"] = draw(2, w)
    sizes = {"attention.self.query": (w, w), "attention.self.key": (w, w), "attention.self.value": (w, w),
             "attention.output.dense": (w, w), "intermediate.dense": (f, w), "output.dense": (w, f)}
    norms = ["embeddings"]
    for i in range(2):
        at = f"encoder.layer.{i}."
        for name, (rows, columns) in sizes.items():
            out[f"{at}{name}.weight"] = draw(rows, columns) * 0.15
            out[f"{at}{name}.bias"] = draw(rows) * 0.1
        norms += [f"{at}attention.output", f"{at}output"]
    for name in norms:
        out[f"{name}.LayerNorm.weight"] = 1 + 0.2 * draw(w)
        out[f"{name}.LayerNorm.bias"] = 0.2 * draw(w)
    return {k: v.contiguous().half() for k, v in out.items()}


def fuzzed(random_points):
    """Texts of all kinds of characters, many of them rare."""
    pools = ["abc XYZ 123", "\u00e9\u00df\u0130\u01c5\ufb01\u1e9e", "\u0301\u0323\u0327\u0e31\u302e\U0001d165", "\u5317\u3400\U00020000\uac00\ud55c",
             "\t\n\r\u00a0\u2003\u3000\u200b\u00ad\u0085\ufeff\u0000\u007f", ".,!?\u2014\u201c\u00ab\u060c\u3002$+<=`~^|", "\U0001f600\U0001f468\u200d\U0001f469\ufe0f"]
    out = []
    for _ in range(160):
        text_ = ""
        for _ in range(random_points.randint(1, 24)):
            pool = random_points.choice(pools)
            if random_points.random() < 0.2:
                c = random_points.randrange(1, 0x110000)
                text_ += chr(c) if not 0xD800 <= c < 0xE000 else "?"
            else:
                text_ += random_points.choice(pool)
        out.append(text_)
    return out


PAIRS = [("minister", "we warn them", "the minister", "In talks, we warn them."), ("", "a", "", ""), ("Russia", "no", "Russia", "no"),
         ("he", "unbelievable " * 60, "he", "caf\u00e9 " * 300)]


def same_utterance(folder):
    """A reader of two wordings, and its log-odds for some pairs in both orders."""
    net = same.Same(base_model(len((folder / "vocab.txt").read_text().splitlines()))).eval()
    with torch.no_grad():
        for name, p in net.named_parameters():
            if not name.startswith("encoder.") or ".border." in name:
                p.copy_(torch.randn_like(p) * 0.5)
    base, written = folder / "base.safetensors", folder / "same.safetensors"
    same.export_same(net, base, written)
    net, reader = same.read_same(written, base), same.Reader(folder / "vocab.txt")
    lines = []
    for speaker_a, a, speaker_b, b in PAIRS:
        row = {"speaker_a": speaker_a, "a": a, "speaker_b": speaker_b, "b": b}
        lines.append(json.dumps({**row, "score": round(same.score(net, reader, row), 4)}))
    (folder / "same.jsonl").write_text("\n".join(lines) + "\n")


def main():
    torch.manual_seed(5)
    folder = ROOT / "tests/data/tiny_encoder"
    folder.mkdir(parents=True, exist_ok=True)
    words = vocabulary()
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    text.CLS, text.SEP, text.UNKNOWN = words.index("[CLS]"), words.index("[SEP]"), words.index("[UNK]")
    for module in (losses, same):
        module.CLS, module.SEP = text.CLS, text.SEP
    save_file(base_model(len(words)), str(folder / "base.safetensors"))

    net = model.Model(base_model(len(words))).eval()
    with torch.no_grad():
        for name, p in net.named_parameters():
            if not name.startswith("encoder.") or name.split(".")[1] in ("case", "quote", "border"):
                p.copy_(torch.randn_like(p) * (0.5 if p.dim() > 1 else 0.2))
        net.trigger.bias[0] += 6.0
    weights.export(net.state_dict(), folder / "base.safetensors", folder / "trained.safetensors")
    net = weights.read(folder / "trained.safetensors", folder / "base.safetensors")

    pieces = text.WordPieces(folder / "vocab.txt")
    out = []
    for sentences in TEXTS:
        joined, tokens, sents = "", [], []
        for sentence in sentences:
            for token in sentence:
                if token.strip():  # as spaCy: a single space is no token
                    tokens.append({"start": len(joined), "end": len(joined) + len(token), "begins": False})
                    if not sents or sents[-1]["open"]:
                        tokens[-1]["begins"] = True
                        sents.append({"open": False})
                joined += token
            if sents and any(t.strip() for t in sentence):
                sents[-1].update(open=True, end=len(joined))
        read = text.Text(joined, {"tokens": tokens, "sents": sents}, pieces)
        answers = []
        for i, (begin, end) in enumerate(read.sentences):
            with torch.no_grad():
                batch = losses.collate([text.Window(read, i, i + 1)])
                states = net.encoder(batch)
                own = model.gather_words(states, batch["first"])[0]
                attributions = decode.attributions_of_sentence(net, own)
                events = decode.events_of_sentence(net, own)
                conditions = decode.conditions_of(net, own)
                mixed = net.pair(torch.cat([own[:1].mean(0), own[-1:].mean(0)]))
                root, quads = net.root(mixed).softmax(-1), net.quad(mixed).softmax(-1)
            answers.append({
                "words": [begin, end], "ids": batch["ids"][0].tolist(), "case": batch["case"][0].tolist(),
                "quote": batch["quote"][0].tolist(), "border": batch["border"][0].tolist(),
                "first": batch["first"][0].tolist(), "states": [[round(float(x), 5) for x in row] for row in states[0]],
                "attributions": [[a.cue, a.source, a.content, a.act if a.cue else ""] for a in attributions],
                "conditions": conditions,
                "events": [[e.trigger[0], e.type, e.status, e.historical, e.actors, e.recipients] for e in events],
                "pair": [model.ROOTS[int(root.argmax())], [round(float(q), 5) for q in quads]]})
        out.append({"text": joined, "tokens": [[t["start"], t["end"], t["begins"]] for t in tokens], "sentences": answers})
    lines = [json.dumps(x) for x in out]
    (folder / "expected.jsonl").write_text("\n".join(lines) + "\n")

    tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
    texts = ["Unbelievable!", "caf\u00e9 cafe\u0301", "x" * 100, "x" * 101, "\u5317\u4eac\u548c", "", " ", *fuzzed(random.Random(7))]
    cases = [json.dumps({"text": t, "ids": tokenizer.encode(t, add_special_tokens=False).ids}) for t in texts]
    (folder / "wordpiece.jsonl").write_text("\n".join(cases) + "\n")
    same_utterance(folder)


if __name__ == "__main__":
    main()
