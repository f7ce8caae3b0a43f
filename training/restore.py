"""A network from the ONNX file that was written of it, so that training goes on from the shipped weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.graph import parts
from training.rounding import Floats

LABELS = ("types", "modes", "statuses")


def restored(path: Path) -> dict[str, Tensor]:
    """The ``state_dict`` behind an exported model, as near as 8 bits keep it. Raises KeyError for another's model."""
    model = onnx.load(str(path))
    tables = {table.name: numpy_helper.to_array(table) for table in model.graph.initializer}
    card = json.loads({prop.key: prop.value for prop in model.metadata_props}["whowhom"])
    sizes = dict(zip(LABELS, (len(card[name]) for name in LABELS), strict=True))
    found = {name: values for name, values in tables.items() if name.endswith((".weight", ".bias")) and "norm" in name}
    found["kinds.weight"] = tables["kinds.weight"]
    for name in ("words", "places"):
        found[f"{name}.weight"] = tables[f"{name}.whole"] * tables[f"{name}.scale"]
    layers = sum(name.endswith(".up.whole") for name in tables)
    for product, linears in parts(layers).items():
        weight, bias = _linear(tables, product)
        widths = [sizes.get(one, len(bias) // len(linears)) for one in linears]
        ends = np.cumsum(widths)[:-1]
        for one, w, b in zip(linears, np.split(weight, ends), np.split(bias, ends), strict=True):
            found[f"{one}.weight"], found[f"{one}.bias"] = w, b
    found["reach"] = np.array(card["reach"])
    return {name: torch.tensor(np.asarray(values, dtype=np.float32)) for name, values in found.items()}


def _linear(tables: dict[str, Floats], product: str) -> tuple[Floats, Floats]:
    """Weight (outputs, inputs) and bias, with what evens out the inputs taken back into them."""
    weight, bias = tables[f"{product}.whole"] * tables[f"{product}.step"], tables[f"{product}.bias"]
    if f"{product}.grow" in tables:
        bias = bias + tables[f"{product}.shift"] @ weight
        weight = weight * tables[f"{product}.grow"][:, None]
    return weight.T, bias
