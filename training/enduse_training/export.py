"""From trained weights to what ships: ONNX, int8 per channel, with the vocabulary and a note of where it came from.

python -m enduse_training.export --model OUT/model.pt --vocabulary V --training OUT/training.json --to PACKAGE
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from enduse_training.model import Encoder


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("model", "vocabulary", "training", "to"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    facts = json.loads(args.training.read_text())
    model = Encoder(drop=0.0, layers=facts["layers"])
    model.load_state_dict(torch.load(args.model, weights_only=True))
    model.eval()
    example = torch.ones((2, 8), dtype=torch.long)
    axes = {n: {0: "batch", 1: "length"} for n in ("ids", "cases", "marks", "mask", "names", "triggers", "roles")}
    args.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model,
            (example, example * 0, example * 0, example),
            plain,
            input_names=["ids", "cases", "marks", "mask"],
            output_names=["names", "triggers", "roles"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, args.to / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
    (args.to / "vocabulary.txt").write_text(args.vocabulary.read_text("utf-8"), "utf-8")
    (args.to / "model.json").write_text(json.dumps(facts | {"version": "1"}, indent=1) + "\n")
    print(f"{(args.to / 'model.onnx').stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
