"""Training goes on from the shipped weights."""

import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra train is not installed")
pytest.importorskip("onnx", reason="the extra train is not installed")

from training.model import Network  # noqa: E402
from training.restore import restored  # noqa: E402
from whowhom.propose.model import Model  # noqa: E402
from whowhom.propose.window import Input  # noqa: E402

MODEL = Path(str(files("whowhom.propose"))) / "model" / "coder.onnx"


def test_the_shipped_weights_give_nearly_the_answers_of_the_shipped_model():
    model = Model()
    network = Network.of(restored(MODEL))
    pieces = [piece.id for piece in model.pieces("Arnor recalled its envoy after Gondor's guards boarded a ferry.")]
    given = Input([101, *pieces, 102], [0] * (len(pieces) + 2), [1])
    with torch.no_grad():
        types = network.eval()(torch.tensor([given.ids]), torch.tensor([given.kinds]), torch.ones(1, len(given.ids)))[0]
    told = model.judge(given).types
    assert np.abs(torch.softmax(types[0], -1).numpy() - told).max() < 0.1
    assert json.loads(MODEL.with_suffix(".json").read_text(encoding="utf-8"))["measured"]["triggers"] > 0.65
