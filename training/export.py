"""A trained network as one ONNX file: weights kept as 8-bit numbers with a scale a row, computed in 32-bit floats.

The weights become floats once, when the file is loaded, so answers do not depend on how many texts are read together.
"""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.labels import Names
from training.model import Network

OUTPUTS = ("types", "modes", "statuses", "acts", "parties", "links")
LARGE = 2048  # tensors of fewer numbers stay floats


def export(network: Network, names: Names, path: Path, card: dict[str, Any]) -> None:
    """Writes ``path``. ``card``: what the manifest says; it is kept in the file's metadata beside the labels."""
    model = onnx.load_from_string(_traced(network))
    _shrink(model)
    labels = {
        "types": names.types,
        "modes": names.modes,
        "statuses": names.statuses,
        "reach": [[round(v, 4) for v in row] for row in network.reach.tolist()],
        **card,
    }
    helper.set_model_props(model, {"whowhom": json.dumps(labels)})
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())


def _traced(network: Network) -> bytes:
    ids = torch.ones((2, 9), dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "kinds", "mask", *OUTPUTS)}
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network.eval(),
            (ids, ids * 0, ids),
            out,
            input_names=["ids", "kinds", "mask"],
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    return out.getvalue()


def _shrink(model: onnx.ModelProto) -> None:
    """Each large table of floats becomes whole numbers, a scale for each row or column, and what joins them."""
    kept, steps = [], []
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or values.size < LARGE or values.ndim != 2:
            kept.append(tensor)
            continue
        axis = 1 if _is_embedding(model, tensor.name) else 0  # a scale for each word; for each output of a layer
        scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True), 1e-9).astype(np.float32) / 127
        whole = np.rint(values / scale).astype(np.int8)
        kept += [
            numpy_helper.from_array(whole, tensor.name + "_whole"),
            numpy_helper.from_array(scale, tensor.name + "_scale"),
        ]
        steps.append(helper.make_node("Cast", [tensor.name + "_whole"], [tensor.name + "_cast"], to=TensorProto.FLOAT))
        steps.append(helper.make_node("Mul", [tensor.name + "_cast", tensor.name + "_scale"], [tensor.name]))
    nodes = list(model.graph.node)
    del model.graph.initializer[:], model.graph.node[:], model.graph.value_info[:]
    model.graph.initializer.extend(kept)
    model.graph.node.extend([*steps, *nodes])


def _is_embedding(model: onnx.ModelProto, name: str) -> bool:
    return any(node.op_type == "Gather" and node.input[0] == name for node in model.graph.node)
