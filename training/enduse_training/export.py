"""From trained weights to what ships: ONNX, int8 per channel, with the vocabulary and a note of where it came from.

python -m enduse_training.export --model OUT/model.pt --vocabulary V --training OUT/training.json --to PACKAGE
"""

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from enduse_training.model import WIDTH, Encoder


class Lower(nn.Module):
    """The lower half, for export."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        return self.model.lower(ids, cases, mask)


class Upper(nn.Module):
    """The upper half with the heads, for export."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, half: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        read = self.model.upper(half, marks, mask)
        return self.model.names(read), self.model.triggers(read), self.model.roles(read)


def _write(part: nn.Module, example: tuple[Tensor, ...], inputs: list[str], outputs: list[str], to: Path) -> None:
    """One half as ONNX, its weights as int8 per channel."""
    axes = {name: {0: "batch", 1: "length"} for name in (*inputs, *outputs)}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            part,
            example,
            plain,
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, to, per_channel=True, weight_type=QuantType.QInt8)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("model", "vocabulary", "training", "to"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    facts = json.loads(args.training.read_text())
    model = Encoder(drop=0.0, layers=facts["layers"], halfway=facts["halfway"])
    model.load_state_dict(torch.load(args.model, weights_only=True))
    model.eval()
    args.to.mkdir(parents=True, exist_ok=True)
    whole = torch.ones((2, 8), dtype=torch.long)
    half = torch.zeros((2, 8, WIDTH))
    _write(Lower(model), (whole, whole * 0, whole), ["ids", "cases", "mask"], ["half"], args.to / "lower.onnx")
    _write(
        Upper(model),
        (half, whole * 0, whole),
        ["half", "marks", "mask"],
        ["names", "triggers", "roles"],
        args.to / "upper.onnx",
    )
    weights = b"".join((args.to / name).read_bytes() for name in ("lower.onnx", "upper.onnx"))
    version = hashlib.sha256(weights).hexdigest()[:12]  # a claim's reading is remembered under it
    (args.to / "vocabulary.txt").write_text(args.vocabulary.read_text("utf-8"), "utf-8")
    (args.to / "model.json").write_text(json.dumps(facts | {"version": version}, indent=1) + "\n")
    print(f"{sum(p.stat().st_size for p in args.to.iterdir() if p.is_file()) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
