"""Both engines on one core, the same texts, one after the other in the same run."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import annotations

HERE = pathlib.Path(__file__).parent


def measured(core, *command):
    done = subprocess.run([sys.executable, "-S", HERE / "measure.py", str(core), *map(str, command)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def drawn_texts(reference, most_tokens):
    """Every n-th document that was not generated, about `most_tokens` in all."""
    texts, tokens = [], 0
    for entry in annotations.read_documents(reference):
        if not entry["id"].startswith(("fuzz:", "damaged:")):
            texts.append((entry["text"], len(entry["tokens"])))
            tokens += len(entry["tokens"])
    step = max(1, tokens // most_tokens)
    return [text for text, _ in texts[::step]]


def run(a):
    texts = drawn_texts(a.reference, a.tokens)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        rows = {}
        for _ in range(a.rounds):
            for name in ("spaCy", *(f"demarche, {mode}" for mode in a.modes)):
                row = peer_row(a, path) if name == "spaCy" else own_row(a, path, name.split(", ")[1])
                best = rows.setdefault(name, row)
                best["tokens/s"] = max(best["tokens/s"], row["tokens/s"])
                best["load ms"] = min(best["load ms"], row["load ms"])
    print(f"{len(texts)} documents, one core, best of {a.rounds} rounds")
    for name, row in rows.items():
        print(f"  {name:18}" + "".join(f"{value:12,.0f} {unit}" for unit, value in row.items())
              + f"{row['tokens/s'] / rows['spaCy']['tokens/s']:8.1f} x")
    return 0


def peer_row(a, path):
    done = measured(a.core, sys.executable, HERE / "peer_speed.py", a.model, path)
    said = json.loads(done["output"])
    return {"tokens/s": said["tokens"] / said["seconds"], "load ms": said["load_s"] * 1e3, "peak MB": done["peak_kib"] / 1024}


def own_row(a, path, mode):
    done = measured(a.core, a.programs / "demarche", "annotate", "--format", "none", "--model", a.model,
                    *(["--mode", mode] if mode != "exact" else []), path)
    load, rate = re.search(r"loaded in ([\d.]+) ms.*?([\d.]+) tokens/s", done["output"]).groups()
    return {"tokens/s": float(rate), "load ms": float(load), "peak MB": done["peak_kib"] / 1024}
