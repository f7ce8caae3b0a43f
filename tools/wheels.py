"""Installs the built packages as a user would, with every Python that is here: python tools/wheels.py [--write]

    python tools/wheels.py --pythons python3.11 python3.13 --write

The packages are built from what git has of the clone. Each goes into a virtual environment of its own, with the newest
packages that pip finds; the demo runs outside of the clone, and its records are held against those of the clone. The
table tells what that took. With ``--write`` it also stands in docs/install.md. Needs a package index, and some minutes
for each Python.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "install.md"
PART = re.compile(r"(<!-- installs: generated[^\n]*-->\n).*?(<!-- end -->)", re.S)
HERE = "import sys, whowhom; print(sys.version_info[:3], whowhom.__file__)"
START = "import time; began = time.process_time(); import whowhom; print(1000 * (time.process_time() - began))"
TIMES = 9  # imports, of which the middle one counts
ASKED = ("events", "incidents")


@dataclass(frozen=True)
class Installed:
    """What an installation took: seconds of processor time, megabytes, packages, milliseconds of an import."""

    python: str
    of: str
    seconds: float
    megabytes: float
    packages: int
    import_ms: float
    same: bool


def run(*words: str | Path, cwd: Path | None = None) -> str:
    """What a command prints. Raises CalledProcessError, once its errors are shown."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    ran = subprocess.run(words, cwd=cwd, env=env, capture_output=True, encoding="utf-8")
    if ran.returncode:
        print(ran.stdout, ran.stderr, file=sys.stderr)
        ran.check_returncode()
    return ran.stdout


def found() -> list[str]:
    """The Pythons of this machine that the program takes, oldest first."""
    names = (f"python3.{minor}" for minor in range(11, 20))
    return [path for name in names if (path := shutil.which(name)) and not _broken(path)]


def _broken(path: str) -> bool:
    """Is it only the name of a Python that is not there?"""
    return subprocess.run([path, "-c", ""], capture_output=True).returncode != 0


def built(folder: Path) -> list[Path]:
    """The wheel, made by way of the source package, and the source package."""
    clone, dist = folder / "clone", folder / "dist"
    run("git", "clone", "--quiet", ROOT, clone)
    run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", dist, cwd=clone)
    (source,) = dist.glob("*.tar.gz")
    shutil.unpack_archive(source, folder, filter="data")
    unpacked = folder / source.name.removesuffix(".tar.gz")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", dist, cwd=unpacked)
    (wheel,) = dist.glob("*.whl")
    return [wheel, source]


def records(program: Path, folder: Path) -> str:
    """What the demo of that program stores, told from a folder that holds nothing else."""
    folder.mkdir()
    run(program, "demo", "--db", "demo.duckdb", "--no-explorer", cwd=folder)
    asked = (run(program, what, "--db", "demo.duckdb", "--format", "jsonl", cwd=folder) for what in ASKED)
    return "".join(asked)


def tried(python: str, package: Path, folder: Path, expected: str) -> Installed:
    """Installs the package with that Python, and runs the demo from it."""
    folder.mkdir()
    run(python, "-m", "venv", folder / "venv")
    own, began, megabytes = folder / "venv" / "bin" / "python", _spent(), _megabytes(folder)
    run(own, "-m", "pip", "install", "--quiet", "--no-cache-dir", "--disable-pip-version-check", package)
    seconds, megabytes = _spent() - began, _megabytes(folder) - megabytes
    version, where = run(own, "-c", HERE, cwd=folder).rsplit(maxsplit=1)
    if not Path(where).is_relative_to(folder):
        raise SystemExit(f"{python} runs the program from {where}; it shall run from {folder}.")
    listed = json.loads(run(own, "-m", "pip", "--disable-pip-version-check", "list", "--format", "json"))
    others = {row["name"] for row in listed} - {"whowhom", "pip", "setuptools"}
    import_ms = statistics.median(float(run(own, "-c", START, cwd=folder)) for _ in range(TIMES))
    program = own.with_name("whowhom")
    run(program, "doctor", cwd=folder)  # is every file of the package there?
    same = records(program, folder / "demo") == expected
    name = ".".join(re.findall(r"\d+", version))
    return Installed(name, package.suffix.lstrip("."), seconds, megabytes, len(others), import_ms, same)


def _spent() -> float:
    """Processor seconds of all commands so far: neither the network nor who else works here counts."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _megabytes(folder: Path) -> float:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def table(rows: list[Installed], sizes: dict[str, float]) -> str:
    """The rows as Markdown."""
    lines = [
        "| Python | from | pip's work | on disk | other packages | `import whowhom` | records of the demo |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        name = {"whl": "wheel", "gz": "sdist"}[row.of]
        lines.append(
            f"| {row.python} | {name}, {sizes[row.of]:.0f} MB | {row.seconds:.0f} s | {row.megabytes:.0f} MB "
            f"| {row.packages} | {row.import_ms:.0f} ms | {'the same' if row.same else 'OTHERS'} |"
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pythons", nargs="+", metavar="PYTHON", help="these instead of all that are on the path")
    parser.add_argument("--program", type=Path, default=Path(sys.executable).with_name("whowhom"), metavar="FILE")
    parser.add_argument("--write", action="store_true", help="write the table into docs/install.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder, rows = Path(temporary).resolve(), list[Installed]()
        wheel, source = built(folder)
        expected = records(options.program.absolute(), folder / "expected")
        pythons = options.pythons or found()
        for n, (python, package) in enumerate([*((one, wheel) for one in pythons), (pythons[0], source)]):
            rows.append(tried(python, package, folder / str(n), expected))
            shutil.rmtree(folder / str(n))
            print(rows[-1], flush=True)
        told = table(rows, {package.suffix.lstrip("."): package.stat().st_size / 1e6 for package in (wheel, source)})
    print(told)
    if options.write:
        PAGE.write_text(PART.sub(lambda part: part[1] + told + part[2], PAGE.read_text("utf-8")), "utf-8")
    return int(not all(row.same for row in rows))


if __name__ == "__main__":
    sys.exit(main())
