"""The graphs that the weights are written as, against the same layers in plain numbers."""

import sys
from math import erf
from pathlib import Path

import numpy as np
import pytest

from enduse.read.encoder.packed import packed
from enduse.read.encoder.wordpiece import Pieces

pytest.importorskip("onnx", reason="onnx is not installed")
onnxruntime = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from enduse_training.graph import HEADS, write_lower, write_upper  # noqa: E402
from enduse_training.int8 import TABLES, quantized  # noqa: E402

WIDTH, INNER = 24, 48
SENTENCES = (
    Pieces((2, 7, 8, 9, 3), (0, 1, 1, 0, 0), (1, 3), (2, 3)),
    Pieces((2, 5, 3), (0, 2, 0), (1,), (1,)),
    Pieces((2, 4, 6, 7, 5, 9, 3), (0, 1, 0, 0, 4, 0, 0), (1, 2, 5), (1, 4, 5)),
)


@pytest.fixture(scope="module")
def state() -> dict[str, np.ndarray]:
    """Small random weights by the names of `model.Encoder`: one lower layer and one upper."""
    chance = np.random.default_rng(5)
    shapes = {"word": (10, WIDTH), "place": (8, WIDTH), "kind": (2, WIDTH), "case": (5, WIDTH), "mark": (16, WIDTH)}
    shapes |= {"names": (11, WIDTH), "triggers": (31, WIDTH), "roles": (103, WIDTH)}
    for n in (0, 1):
        shapes |= {f"layers.{n}.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value", "out")}
        shapes |= {f"layers.{n}.up": (INNER, WIDTH), f"layers.{n}.down": (WIDTH, INNER)}
    found = {f"{k}.weight": chance.normal(size=s, scale=0.3).astype(np.float32) for k, s in shapes.items()}
    linear = {k: s for k, s in shapes.items() if k not in (*TABLES, "kind")}
    found |= {f"{k}.bias": chance.normal(size=s[0], scale=0.1).astype(np.float32) for k, s in linear.items()}
    for name in ("norm", "layers.0.norm", "layers.0.last", "layers.1.norm", "layers.1.last"):
        found |= {f"{name}.weight": np.full(WIDTH, 1.1, np.float32), f"{name}.bias": np.full(WIDTH, 0.1, np.float32)}
    return found


def normed(x: np.ndarray, state: dict[str, np.ndarray], name: str) -> np.ndarray:
    x = (x - x.mean(-1, keepdims=True)) / x.std(-1, keepdims=True)
    return x * state[f"{name}.weight"] + state[f"{name}.bias"]


def linear(x: np.ndarray, state: dict[str, np.ndarray], name: str) -> np.ndarray:
    return x @ state[f"{name}.weight"].T + state[f"{name}.bias"]


def layer(x: np.ndarray, state: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A transformer layer over one sentence."""
    q, k, v = (
        linear(x, state, f"{name}.{part}").reshape(len(x), HEADS, -1).swapaxes(0, 1)
        for part in ("query", "key", "value")
    )
    weights = np.exp(q @ k.swapaxes(1, 2) / (WIDTH // HEADS) ** 0.5)
    mixed = (weights / weights.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(len(x), WIDTH)
    x = normed(x + linear(mixed, state, f"{name}.out"), state, f"{name}.norm")
    up = linear(x, state, f"{name}.up")
    up *= np.vectorize(lambda u: 0.5 * (1 + erf(u / 2**0.5)))(up)
    return normed(x + linear(up, state, f"{name}.down"), state, f"{name}.last")


def test_sentences_side_by_side_are_read_as_each_alone_in_plain_numbers(
    state: dict[str, np.ndarray], tmp_path: Path
) -> None:
    weights = quantized(state, most=63)
    write_lower(weights, range(1), tmp_path / "lower.onnx")
    write_upper(weights, range(1, 2), tmp_path / "upper.onnx")
    lower, upper = (onnxruntime.InferenceSession(tmp_path / name) for name in ("lower.onnx", "upper.onnx"))
    whole = packed(SENTENCES)
    ids, cases = (np.concatenate([getattr(s, part) for s in SENTENCES]) for part in ("ids", "cases"))
    marks = np.where(ids == 9, 3, 0)
    (half,) = lower.run(["half"], {"ids": ids, "cases": cases, "places": whole.places, **whole.pieces})
    heads = ("names", "triggers", "roles")
    told = upper.run(heads, {"half": half, "marks": marks, **whole.pieces, **whole.by_word})

    words = []
    for sentence in SENTENCES:
        places = range(len(sentence.ids))
        rows = [
            state[f"{t}.weight"][list(at)]
            for t, at in zip(("word", "place", "case"), (sentence.ids, places, sentence.cases), strict=True)
        ]
        x = layer(normed(sum(rows) + state["kind.weight"][0], state, "norm"), state, "layers.0")
        x = layer(x + state["mark.weight"][[3 if i == 9 else 0 for i in sentence.ids]], state, "layers.1")
        words.append(x[list(sentence.firsts)])
    for head, scores in zip(heads, told, strict=True):
        plain = linear(np.concatenate(words), state, head)
        assert scores.shape == plain.shape
        assert np.abs(scores - plain).max() < 0.1 * np.abs(plain).max()
        assert np.corrcoef(scores.ravel(), plain.ravel())[0, 1] > 0.995
