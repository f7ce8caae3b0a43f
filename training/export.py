"""A trained network as one ONNX file of 8-bit numbers, with its labels in the file's metadata."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnx import helper

from training.graph import built, is_even, parts
from training.labels import Names
from training.model import Network
from training.rounding import observed, rounded
from whowhom.propose.window import Input

ROWS = 12_000  # word pieces of training text that the rounding is fitted to


def export(network: Network, names: Names, windows: Sequence[Input], path: Path, card: dict[str, Any]) -> None:
    """Writes ``path``. ``windows``: training text, to which the rounding of weights is fitted.

    ``card``: what the manifest says; it is kept in the file's metadata beside the labels.
    """
    given = observed(network, windows, ROWS)
    products = {
        name: rounded([network.linear(one) for one in side], given[side[0]], is_even(name))
        for name, side in parts(len(network.layers)).items()
    }
    weights = {name: values.numpy().astype(np.float32) for name, values in network.state_dict().items()}
    model = built(weights, products)
    labels = {
        "types": names.types,
        "modes": names.modes,
        "statuses": names.statuses,
        "reach": [[round(v, 4) for v in row] for row in network.reach.tolist()],
        **card,
    }
    helper.set_model_props(model, {"whowhom": json.dumps(labels)})
    path.write_bytes(model.SerializeToString())
