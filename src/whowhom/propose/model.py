"""The one module that knows onnxruntime and tokenizers: texts into word pieces, windows into answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whowhom.propose.window import LONGEST, Input, Piece

Floats = NDArray[np.float32]
WORDS = "words"  # what the network makes of word pieces before it has seen their neighbours
BATCH = 512  # word pieces looked up at once; the network knows no place beyond


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
        whole = (folder / "coder.onnx").read_bytes()
        self._session = _session(whole)
        self.id = sha256(whole).hexdigest()[:12]
        self._tokenizer = Tokenizer.from_buffer((folder / "tokenizer.json").read_bytes())
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        card: dict[str, Any] = json.loads(self._session.get_modelmeta().custom_metadata_map["whowhom"])
        self.types: tuple[str, ...] = tuple(card["types"])
        self.modes: tuple[str, ...] = tuple(card["modes"])
        self.statuses: tuple[str, ...] = tuple(card["statuses"])
        self.reach: Floats = np.array(card["reach"], dtype=np.float32)

    def pieces(self, text: str) -> list[Piece]:
        """The first word pieces of a sentence, with their characters in it."""
        cut = self._tokenizer.encode(text, add_special_tokens=False)
        return [Piece(id, *ends) for id, ends in zip(cut.ids[:LONGEST], cut.offsets[:LONGEST], strict=True)]

    def judge(self, given: Input) -> Answers:
        """One window."""
        feed = {"ids": np.array([given.ids], dtype=np.int64), "kinds": np.array([given.kinds], dtype=np.int64)}
        out = self._session.run(None, feed)
        types, modes, statuses, acts, parties, links = (array[0] for array in out)
        return Answers(softmax(types), softmax(modes), softmax(statuses), acts, parties, links)

    def word_vectors(self, words: Iterable[str]) -> dict[str, Floats]:
        """A vector for each word, the mean over its pieces: words of like use have like vectors (cosine)."""
        pieces = {word: [piece.id for piece in self.pieces(word)] for word in words}
        rows = {id: n for n, id in enumerate(sorted({id for ids in pieces.values() for id in ids}))}
        table = self._inner(list(rows))
        return {word: table[[rows[id] for id in ids]].mean(axis=0) for word, ids in pieces.items() if ids}

    def _inner(self, ids: Sequence[int]) -> Floats:
        """A row for each word piece, as the network knows it before it has seen any other."""
        rows = [np.zeros((0, 0), dtype=np.float32)] if not ids else []
        for start in range(0, len(ids), BATCH):
            given = np.array([ids[start : start + BATCH]], dtype=np.int64)
            rows.append(self._opened.run([WORDS], {"ids": given, "kinds": np.zeros_like(given)})[0][0])
        return np.concatenate(rows)

    @cached_property
    def _opened(self) -> onnxruntime.InferenceSession:
        """The network with WORDS as a further output; apart, so that the answers of the other stay what they are."""
        return _session((files("whowhom.propose") / "model" / "coder.onnx").read_bytes() + _output(WORDS))


def _session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The file holds onnxruntime's own operators already; to join more of them made it slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _output(name: str) -> bytes:
    """What makes an inner value an output when it is put after a model: protobuf messages that follow each other merge.

    ModelProto.graph is field 7, GraphProto.output 12, ValueInfoProto.name 1; https://onnx.ai/onnx/repo-docs/IR.html
    """
    found = name.encode()
    for field in (1, 12, 7):
        found = bytes([field << 3 | 2, len(found)]) + found
    return found


def softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)
