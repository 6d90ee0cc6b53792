"""A checkpoint, or the mean of several runs that began alike, as the file that the runtime maps. A run may be such a file."""
import argparse
import pathlib

from weights import export, float_model, read, sha256

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--checkpoint", required=True, nargs="+")
arguments.add_argument("--base", required=True, help="folder with model.safetensors and vocab.txt")
arguments.add_argument("--out", required=True, help="encoder.safetensors")
a = arguments.parse_args()
base = pathlib.Path(a.base) / "model.safetensors"
states = [(read if name.endswith(".safetensors") else float_model)(name, base).state_dict() for name in a.checkpoint]
mean = {name: sum(s[name].float() for s in states) / len(states) if tensor.is_floating_point() else tensor
        for name, tensor in states[0].items()}
export(mean, base, a.out)
print(pathlib.Path(a.out).stat().st_size, "bytes, sha256", sha256(a.out))
