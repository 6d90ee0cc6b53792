"""A checkpoint as the file that the runtime maps."""
import argparse
import pathlib

from weights import export, float_model, sha256

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--checkpoint", required=True)
arguments.add_argument("--base", required=True, help="folder with model.safetensors and vocab.txt")
arguments.add_argument("--out", required=True, help="encoder.safetensors")
a = arguments.parse_args()
base = pathlib.Path(a.base) / "model.safetensors"
export(float_model(a.checkpoint, base).state_dict(), base, a.out)
print(pathlib.Path(a.out).stat().st_size, "bytes, sha256", sha256(a.out))
