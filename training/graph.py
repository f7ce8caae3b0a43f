"""The network as an ONNX graph of onnxruntime's own operators: weights and products of matrices in 8 bits.

What the layers are says training/model.py, how weights are rounded training/rounding.py. What a layer is given is
divided by the largest number of its row before it is rounded, so that one loud word piece leaves the others their
precision. A window is computed alone: its answers depend on nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.model import HEADS, WIDTH, depth
from training.rounding import TOP, Floats, Rounded

OWN = ("DynamicQuantizeMatMul", "FusedMatMul")  # operators that only onnxruntime has
LABELS = ("types", "modes", "statuses")
PAIRS = {"act": "acts", "party": "parties", "link": "links"}
EACH = HEADS, WIDTH // HEADS
SIDES = ("query", "key", "value")


def parts(layers: int) -> dict[str, list[str]]:
    """For each product of the graph of so many layers the linear layers of the network that it computes together."""
    found = {"labels": list(LABELS), "inner": [f"{name}.0" for name in PAIRS]}
    found |= {f"{name}.2": [f"{name}.2"] for name in PAIRS}
    for n in range(layers):
        found[f"layers.{n}.sides"] = [f"layers.{n}.{side}" for side in SIDES]
        found |= {f"layers.{n}.{one}": [f"layers.{n}.{one}"] for one in ("out", "up", "down")}
    return found


def is_even(name: str) -> bool:
    """Whether what this product is given is evened out: it has just been normed, and some numbers are always large."""
    return not name.endswith((".out", ".down", ".2"))


class Graph:
    """Nodes and tables, in the order in which they are added. Most methods give the name of what they compute."""

    def __init__(self, weights: Mapping[str, Floats], products: Mapping[str, Rounded]) -> None:
        self._weights, self._products = weights, products
        self.nodes: list[onnx.NodeProto] = []
        self.tables: list[onnx.TensorProto] = []

    def add(self, operator: str, given: Sequence[str], name: str, **options: Any) -> str:
        self.split(operator, given, [name], **options)
        return name

    def split(self, operator: str, given: Sequence[str], names: Sequence[str], **options: Any) -> None:
        domain = "com.microsoft" if operator in OWN else ""
        self.nodes.append(helper.make_node(operator, given, names, domain=domain, **options))

    def table(self, name: str, values: NDArray[Any]) -> str:
        self.tables.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def embed(self) -> str:
        """Word, place and kind. "words" is what the network knows of a word piece before it has seen its neighbours."""
        first = self.table("first", np.zeros(1, dtype=np.int64))
        length = self.add("Shape", ["ids"], "length", start=1)
        known = self.rows("words", "ids")
        place = self.add("Slice", [self.rows("places"), first, length], "placed")
        kind = self.add("Gather", [self.table("kinds.weight", self._weights["kinds.weight"]), "kinds"], "kind")
        return self.norm("norm", self.add("Add", [known, place], "known"), kind)

    def rows(self, name: str, which: str = "") -> str:
        """A table kept in 8 bits with a scale a row, or its rows of these numbers."""
        values = self._weights[f"{name}.weight"]
        scale = np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-9).astype(np.float32) / np.float32(TOP)
        whole = np.rint(values / scale).astype(np.int8)
        tables = [self.table(f"{name}.whole", whole), self.table(f"{name}.scale", scale)]
        if which:
            tables = [self.add("Gather", [one, which], f"{one}.rows") for one in tables]
        return self.add("Mul", [self.add("Cast", tables[:1], f"{name}.cast", to=TensorProto.FLOAT), tables[1]], name)

    def norm(self, name: str, one: str, other: str) -> str:
        total = self.add("Add", [one, other], f"{name}.sum")
        tables = [self.table(f"{name}.{part}", self._weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.add("LayerNormalization", [total, *tables], f"{name}.out", epsilon=1e-12)

    def dense(self, given: str, name: str) -> str:
        """A product of matrices; each row is divided by its largest number before it is rounded."""
        of = self._products[name]
        if of.grow is not None and of.shift is not None:
            grown = self.add("Mul", [given, self.table(f"{name}.grow", of.grow)], f"{name}.grown")
            given = self.add("Add", [grown, self.table(f"{name}.shift", of.shift)], f"{name}.even")
        largest = self.add("ReduceMax", [self.add("Abs", [given], f"{name}.abs"), "last"], f"{name}.largest")
        unit = self.add("Div", [given, largest], f"{name}.unit")
        weight = [self.table(f"{name}.whole", of.whole), self.table(f"{name}.step", of.step)]
        product = self.add("DynamicQuantizeMatMul", [unit, *weight], f"{name}.product")
        bias = self.table(f"{name}.bias", of.bias)
        return self.add("Add", [self.add("Mul", [product, largest], f"{name}.loud"), bias], f"{name}.given")

    def layer(self, name: str, given: str) -> str:
        """Attention and what follows it: ``Layer.forward`` of training/model.py."""
        heads = self.add("Reshape", [self.dense(given, f"{name}.sides"), "heads"], f"{name}.heads")
        turned = self.add("Transpose", [heads], f"{name}.turned", perm=[2, 0, 3, 1, 4])
        query, key, value = (f"{name}.{side}" for side in SIDES)
        self.split("Split", [turned], [query, key, value], axis=0, num_outputs=len(SIDES))
        scores = self.add("FusedMatMul", [query, key], f"{name}.scores", alpha=EACH[1] ** -0.5, transB=1)
        mixed = self.add("MatMul", [self.add("Softmax", [scores], f"{name}.shares"), value], f"{name}.mixed")
        back = self.add("Transpose", [mixed], f"{name}.back", perm=[0, 1, 3, 2, 4])
        joined = self.add("Reshape", [back, "joined"], f"{name}.joined")
        seen = self.norm(f"{name}.norm1", self.dense(joined, f"{name}.out"), given)
        wide = self.add("Gelu", [self.dense(seen, f"{name}.up")], f"{name}.bent")
        return self.norm(f"{name}.norm2", self.dense(wide, f"{name}.down"), seen)

    def heads(self, given: str) -> None:
        """The six answers."""
        sizes = [self._weights[f"{name}.bias"].size for name in LABELS]
        table = self.table("sizes", np.array(sizes, dtype=np.int64))
        self.split("Split", [self.dense(given, "labels"), table], LABELS, axis=2)
        inner = self.add("Gelu", [self.dense(given, "inner")], "inner.bent")
        self.split("Split", [inner], [f"{name}.inner" for name in PAIRS], axis=2, num_outputs=len(PAIRS))
        for name, out in PAIRS.items():
            self.add("Identity", [self.dense(f"{name}.inner", f"{name}.2")], out)


def built(weights: Mapping[str, Floats], products: Mapping[str, Rounded]) -> onnx.ModelProto:
    """The graph of the network whose ``state_dict`` this is, for one window at a time. ``products``: see ``parts``."""
    graph = Graph(weights, products)
    graph.table("last", np.array([-1], dtype=np.int64))
    graph.table("heads", np.array([0, 0, len(SIDES), *EACH], dtype=np.int64))
    graph.table("joined", np.array([1, -1, WIDTH], dtype=np.int64))
    seen = graph.embed()
    for n in range(depth(weights)):
        seen = graph.layer(f"layers.{n}", seen)
    graph.heads(seen)
    given = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("ids", "kinds")]
    answers = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "length", None])
        for name in (*LABELS, *PAIRS.values())
    ]
    whole = helper.make_graph(graph.nodes, "coder", given, answers, graph.tables)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(whole, opset_imports=opsets, ir_version=9)
