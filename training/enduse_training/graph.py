"""The encoder as two ONNX graphs over int8 weights, written node by node.

Pieces of all sentences stand one behind the other, so that no matrix product pays for padding; only attention, which
looks within a sentence, lays them out as rows (`grid`) and takes them back (`flat`). The last layer is worked out for
the first piece of each word alone, as nobody reads the others. The operators are those that onnxruntime fuses to.
"""

from collections.abc import Mapping
from itertools import count
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[np.generic]
#: Contributed operators of onnxruntime.
RUNTIME = "com.microsoft"
EPSILON, HEADS = 1e-12, 12


class Graph:
    """A graph under construction. `weights` are those of the whole encoder, by name: `X` a matrix or table of int8,
    `X.scale` and `X.zero` how to read it, `X.bias` what is added.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self.weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._used: dict[str, Array] = {}
        self._numbers = count()

    def node(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **options: float) -> list[str]:
        """Adds an operator; the names of its outputs."""
        names = [f"v{next(self._numbers)}" for _ in range(outputs)]
        self._nodes.append(helper.make_node(kind, inputs, names, domain=domain, **options))
        return names

    def weight(self, name: str) -> str:
        """Puts one of the encoder's weights into the graph."""
        self._used[name] = self.weights[name]
        return name

    def constant(self, name: str, *values: int) -> str:
        """Puts a list of whole numbers into the graph."""
        self._used[name] = np.array(values, dtype=np.int64)
        return name

    def take(self, values: str, positions: str) -> str:
        """The rows of `values` at `positions`."""
        return self.node("Gather", values, positions)[0]

    def embed(self, table: str, ids: str) -> str:
        """The rows of a table of int8, as numbers."""
        rows = self.take(self.weight(table), ids)
        return self.node("DequantizeLinear", rows, self.weight(f"{table}.scale"), self.weight(f"{table}.zero"))[0]

    def add(self, *values: str) -> str:
        """Their sum."""
        first, *others = values
        for other in others:
            first = self.node("Add", first, other)[0]
        return first

    def linear(self, name: str, values: str) -> str:
        """A matrix product in int8, with what is added."""
        matrix = (self.weight(name), self.weight(f"{name}.scale"), "", self.weight(f"{name}.bias"))
        return self.node("DynamicQuantizeMatMul", values, *matrix, domain=RUNTIME)[0]

    def normed(self, name: str, *values: str) -> str:
        """The sum of values, normed."""
        rest = (self.weight(f"{name}.weight"), self.weight(f"{name}.bias"))
        return self.node("LayerNormalization", self.add(*values), *rest, epsilon=EPSILON)[0]

    def attend(self, asking: str, asked: str) -> str:
        """What pieces laid out in rows take from the pieces of their row; `mask` tells which of those are there."""
        width = self.weights["norm.weight"].size
        key, value = self.node("Split", asked, self.constant("halves", width, width), outputs=2, axis=-1)
        mixed = self.node("MultiHeadAttention", asking, key, value, "", "mask", domain=RUNTIME, num_heads=HEADS)[0]
        return self.node("Reshape", mixed, self.constant("one behind the other", -1, width))[0]

    def layer(self, name: str, x: str, words: bool = False) -> str:
        """One layer; with `words` only for the first piece of each word."""
        asked = self.take(self.linear(f"{name}.key_value", x), "grid")
        x = self.take(x, "words") if words else x
        grid, flat = ("word_grid", "word_flat") if words else ("grid", "flat")
        asking = self.take(self.linear(f"{name}.query", x), grid)
        x = self.normed(f"{name}.norm", self.linear(f"{name}.out", self.take(self.attend(asking, asked), flat)), x)
        inner = self.node("Gelu", self.linear(f"{name}.up", x), domain=RUNTIME)[0]
        return self.normed(f"{name}.last", self.linear(f"{name}.down", inner), x)

    def write(self, to: Path, inputs: Mapping[str, str], outputs: Mapping[str, str]) -> None:
        """Writes the graph: `inputs` name their axes, `outputs` the values that come out."""
        self._nodes += [helper.make_node("Identity", [value], [name]) for name, value in outputs.items()]
        kinds = {"half": TensorProto.FLOAT, "mask": TensorProto.INT32}
        graph = helper.make_graph(
            self._nodes,
            to.stem,
            [
                helper.make_tensor_value_info(n, kinds.get(n, TensorProto.INT64), self._shape(n, axes))
                for n, axes in inputs.items()
            ],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["number", None]) for n in outputs],
            [numpy_helper.from_array(array, name) for name, array in self._used.items()],
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(RUNTIME, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
        onnx.checker.check_model(model)
        onnx.save(model, to)

    def _shape(self, name: str, axes: str) -> list[str | int]:
        return [*axes.split(), *([self.weights["norm.weight"].size] if name == "half" else [])]


_ROWS = {"grid": "row length", "mask": "row length", "flat": "piece"}


def write_lower(weights: Mapping[str, Array], layers: range, to: Path) -> None:
    """Embeddings and the lower layers: pieces in, `half` out."""
    graph = Graph(weights)
    embedded = [graph.embed(table, ids) for table, ids in (("word", "ids"), ("place", "places"), ("case", "cases"))]
    x = graph.normed("norm", *embedded, graph.weight("kind"))
    for number in layers:
        x = graph.layer(f"layers.{number}", x)
    graph.write(to, {"ids": "piece", "places": "piece", "cases": "piece", **_ROWS}, {"half": x})


def write_upper(weights: Mapping[str, Array], layers: range, to: Path) -> None:
    """The upper layers and the heads: `half`, each piece with its mark, in; scores of each word out."""
    graph = Graph(weights)
    x = graph.add("half", graph.embed("mark", "marks"))
    for number in layers:
        x = graph.layer(f"layers.{number}", x, words=number == layers[-1])
    words = {"words": "word", "word_grid": "row most", "word_flat": "word"}
    inputs = {"half": "piece", "marks": "piece", **_ROWS, **words}
    graph.write(to, inputs, {head: graph.linear(f"heads.{head}", x) for head in ("names", "triggers", "roles")})
