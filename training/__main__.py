"""The learned coder's training text, and a model of it.

python -m training check [FOLDER]
python -m training read --out FOUND.json
python -m training train --base WHEEL --found FOUND.json --out FILE.onnx [--seed N] [--epochs N] [--start FILE]
python -m training teach --base WHEEL --found FOUND.json --start FILE.pt --out FILE.onnx [--passes N]
python -m training export --base WHEEL --found FOUND.json --start FILE.pt --out FILE.onnx
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def check(options: argparse.Namespace) -> int:
    """Prints faults to standard error and the counts to standard output."""
    from training.check import counts, load_checked

    reports, faults = load_checked(options.folder)
    print("\n".join(faults), file=sys.stderr)
    print(json.dumps(counts(reports), indent=1))
    return 1 if faults else 0


def read(options: argparse.Namespace) -> int:
    """Writes which mentions the program finds in the training text and in the codebook's examples."""
    from training.check import load_checked
    from training.examples import from_codebook
    from training.find import save
    from whowhom import codebook

    reports, faults = load_checked(options.text)
    if faults:
        sys.exit(f"{len(faults)} faults; see python -m training check")
    print(f"{save([*reports, *from_codebook(codebook.load())], options.out)} texts read into {options.out}")
    return 0


def train(options: argparse.Namespace) -> int:
    """Trains on all but one report in twelve, measures on that one, writes the model and its manifest."""
    try:
        from training.make import make
    except ImportError as error:
        sys.exit(f"Training needs {error.name}; run `pip install 'whowhom[train]'`, or see training/README.md.")

    given = (options.text, options.base, options.found, options.out)
    card = make(*given, options.seed, options.epochs, options.whole, options.start)
    print(json.dumps(card, indent=1))
    return 0


def teach(options: argparse.Namespace) -> int:
    """Teaches a network of fewer layers what a trained one answers, and writes it as training does."""
    from training.make import make_student
    from training.teach import Lesson

    given = (options.text, options.base, options.found, options.out, options.start)
    print(json.dumps(make_student(*given, Lesson(options.passes, options.seed)), indent=1))
    return 0


def export(options: argparse.Namespace) -> int:
    """Writes a trained network anew, as training writes it."""
    from training.make import write

    print(json.dumps(write(options.text, options.base, options.found, options.out, options.start), indent=1))
    return 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("check", help="is the training text well marked, and how much is there?")
    one.add_argument("folder", nargs="?", type=Path, default=HERE)
    one.set_defaults(run=check)
    zero = commands.add_parser("read", help="which mentions does the program find in it? (ten minutes)")
    zero.add_argument("--out", type=Path, required=True)
    zero.set_defaults(run=read)
    two = commands.add_parser("train", help="train one model and write it as ONNX")
    two.add_argument("--seed", type=int, default=0)
    two.add_argument("--epochs", type=int, default=12)
    two.add_argument("--whole", action="store_true", help="train on the reports kept for measuring as well")
    two.add_argument("--start", type=Path, help="an earlier FILE.pt, or the shipped coder.onnx: learn on from it")
    two.set_defaults(run=train)
    four = commands.add_parser("teach", help="teach a network of four layers what a trained one answers")
    four.add_argument("--seed", type=int, default=0)
    four.add_argument("--passes", type=float, default=4.0, help="how often the text is read")
    four.add_argument("--start", type=Path, required=True, help="the trained one: FILE.pt, or an exported model")
    four.set_defaults(run=teach)
    three = commands.add_parser("export", help="write a trained network as ONNX")
    three.add_argument("--start", type=Path, required=True, help="FILE.pt, with FILE.json beside it")
    three.set_defaults(run=export)
    for each in (zero, two, three, four):
        each.add_argument("--text", type=Path, default=HERE, help="folder of marked reports (default: this one)")
    for each in (two, three, four):
        each.add_argument("--base", type=Path, required=True, help="wheel of the base encoder (training/README.md)")
        each.add_argument("--found", type=Path, required=True, help="what `read` wrote of the same text")
        each.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    return int(options.run(options))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
