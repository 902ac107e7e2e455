"""The trained weights as int8, under the names that the graphs use: matrices per channel, tables as a whole."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]
Floats = NDArray[np.float32]
TABLES = ("word", "place", "case", "mark")
HEADS = ("names", "triggers", "roles")


def quantized(state: Mapping[str, Floats], most: int = 127) -> dict[str, Array]:
    """The weights of `model.Encoder`, by their names there, as `graph.Graph` takes them: whole numbers up to `most`.

    Processors without VNNI add products in pairs of 16 bits, which overflow where two weights near 127 meet.
    """
    found: dict[str, Array] = {"kind": state["kind.weight"][0]}
    for name in (n.removesuffix(".weight") for n in state if n.endswith(".weight")):
        weight, bias = state[f"{name}.weight"], state.get(f"{name}.bias")
        if name in TABLES:
            found |= _table(name, weight)
        elif weight.ndim == 1:
            found |= {f"{name}.weight": weight, f"{name}.bias": state[f"{name}.bias"]}
        elif name.endswith(".key"):
            value = name.removesuffix("key") + "value"
            both = [np.concatenate([state[f"{n}.{part}"] for n in (name, value)]) for part in ("weight", "bias")]
            found |= _matrix(f"{name}_value", *both, most)
        elif bias is not None and not name.endswith(".value"):
            found |= _matrix(f"heads.{name}" if name in HEADS else name, weight, bias, most)
    return found


def _matrix(name: str, weight: Floats, bias: Floats, most: int) -> dict[str, Array]:
    """A linear layer (outputs × inputs); each output has a scale of its own."""
    scale = np.maximum(np.abs(weight).max(1) / most, 1e-12).astype(np.float32)
    whole = np.rint(weight / scale[:, None]).astype(np.int8)
    return {name: np.ascontiguousarray(whole.T), f"{name}.scale": scale, f"{name}.bias": bias}


def _table(name: str, weight: Floats) -> dict[str, Array]:
    """A table of embeddings; `zero` stands for 0."""
    low, high = min(float(weight.min()), 0.0), max(float(weight.max()), 0.0)
    scale = np.float32((high - low) / 255 or 1)
    zero = np.uint8(round(-low / scale))
    whole = np.clip(np.rint(weight / scale) + zero, 0, 255).astype(np.uint8)
    return {name: whole, f"{name}.scale": np.array(scale), f"{name}.zero": np.array(zero)}
