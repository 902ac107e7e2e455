"""From trained weights to what ships: ONNX, int8 per channel, with the vocabulary and a note of where it came from.

python -m enduse_training.export --model OUT/model.pt --vocabulary V --training OUT/training.json --to PACKAGE
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import torch

from enduse.read.encoder.labeller import FORM
from enduse_training.graph import write_lower, write_upper
from enduse_training.int8 import quantized


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("model", "vocabulary", "training", "to"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    facts = json.loads(args.training.read_text())
    weights = quantized({k: v.numpy() for k, v in torch.load(args.model, weights_only=True).items()})
    args.to.mkdir(parents=True, exist_ok=True)
    write_lower(weights, range(facts["halfway"]), args.to / "lower.onnx")
    write_upper(weights, range(facts["halfway"], facts["layers"]), args.to / "upper.onnx")
    written = b"".join((args.to / name).read_bytes() for name in ("lower.onnx", "upper.onnx"))
    version = hashlib.sha256(written).hexdigest()[:12]  # a claim's reading is remembered under it
    (args.to / "vocabulary.txt").write_text(args.vocabulary.read_text("utf-8"), "utf-8")
    (args.to / "model.json").write_text(json.dumps(facts | {"version": version, "form": FORM}, indent=1) + "\n")
    print(f"{sum(p.stat().st_size for p in args.to.iterdir() if p.is_file()) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
