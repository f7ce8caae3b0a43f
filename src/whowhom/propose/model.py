"""The one module that knows onnxruntime and tokenizers: texts into word pieces, windows into answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whowhom.propose.window import LONGEST, Input, Piece

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Answers:
    """A row for each word piece of a window: chances of types, modes and statuses; its sides as act, party, telling."""

    types: Floats
    modes: Floats
    statuses: Floats
    acts: Floats
    parties: Floats
    links: Floats


class Model:
    """The weights of ``propose/model``, read once. Windows are judged one by one, so company changes no answer."""

    def __init__(self) -> None:
        folder = files("whowhom.propose") / "model"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            (folder / "coder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_buffer((folder / "tokenizer.json").read_bytes())
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        card: dict[str, Any] = json.loads(self._session.get_modelmeta().custom_metadata_map["whowhom"])
        self.types: tuple[str, ...] = tuple(card["types"])
        self.modes: tuple[str, ...] = tuple(card["modes"])
        self.statuses: tuple[str, ...] = tuple(card["statuses"])
        self.reach: Floats = np.array(card["reach"], dtype=np.float32)
        self.id: str = card.get("text", "")[:12]

    def pieces(self, text: str) -> list[Piece]:
        """The first word pieces of a sentence, with their characters in it."""
        cut = self._tokenizer.encode(text, add_special_tokens=False)
        pairs = zip(cut.ids[:LONGEST], cut.offsets[:LONGEST], strict=True)
        return [Piece(i, start, end) for i, (start, end) in pairs]

    def judge(self, given: Input) -> Answers:
        """One window."""
        ids = np.array([given.ids], dtype=np.int64)
        kinds = np.array([given.kinds], dtype=np.int64)
        out = self._session.run(None, {"ids": ids, "kinds": kinds, "mask": np.ones_like(ids)})
        types, modes, statuses, acts, parties, links = (array[0] for array in out)
        return Answers(softmax(types), softmax(modes), softmax(statuses), acts, parties, links)


def softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)
