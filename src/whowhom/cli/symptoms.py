"""The checks behind ``whowhom doctor``. No heavy package is imported: a broken one must not break the doctor."""

from __future__ import annotations

import hashlib
import platform
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata, util
from importlib.resources import files
from pathlib import Path
from typing import Any

from whowhom import __version__

PYTHON = (3, 11)
OPTIONAL = {"pyarrow": "store.events().arrow()", "pandas": "store.events().df()", "polars": "store.events().pl()"}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. ``state``: good, optional (missing, but not needed), bad."""

    what: str
    found: str
    state: str = "good"
    mend: str = ""


def examine(model: str | None = None, codebook: str | None = None) -> list[Finding]:
    """Everything that coding needs: Python, packages, the parser model and its files, the codebook."""
    findings = [Finding("whowhom", __version__), _python()]
    findings += [_package(name) for name in required()]
    findings += list(_model(model or pinned()["name"]))
    findings.append(_codebook(codebook))
    findings += [_optional(name, use) for name, use in OPTIONAL.items()]
    return findings


def required() -> list[str]:
    """The packages that an installation of whowhom asks for, without extras and the model."""
    try:
        asked = metadata.requires("whowhom") or []
    except metadata.PackageNotFoundError:
        return []
    names = [re.split(r"[\s<>=!~;\[(]", line, maxsplit=1)[0] for line in asked if "extra ==" not in line]
    return [name for name in names if name.replace("-", "_") != pinned()["name"]]


@cache
def pinned() -> dict[str, Any]:
    """The model that the codebook is tuned on: name, version and digests of its files."""
    return tomllib.loads(files("whowhom.cli").joinpath("pinned.toml").read_text(encoding="utf-8"))


def _python() -> Finding:
    found = platform.python_version()
    if sys.version_info >= PYTHON:
        return Finding("Python", found)
    return Finding("Python", found, "bad", f"install Python {PYTHON[0]}.{PYTHON[1]} or later")


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _package(name: str) -> Finding:
    found = _version(name)
    return Finding(name, found) if found else Finding(name, "missing", "bad", f"pip install {name}")


def _optional(name: str, use: str) -> Finding:
    found = _version(name)
    return Finding(name, found) if found else Finding(name, "missing", "optional", f"for {use}: pip install {name}")


def _model(name: str) -> Iterator[Finding]:
    spec = util.find_spec(name) if re.fullmatch(r"\w+", name) else None
    known = name == pinned()["name"]
    install = f"pip install {name}=={pinned()['version']}" if known else f"install the spaCy model {name}"
    if spec is None or spec.origin is None:
        yield Finding(f"model {name}", "missing", "bad", install)
        return
    version = _version(name) or "?"
    if not known:
        yield Finding(f"model {name}", f"{version}; not the one that the codebook is tuned on")
        return
    right = version == pinned()["version"]
    yield Finding(f"model {name}", version, "good" if right else "bad", "" if right else install)
    if right:
        yield from _model_files(Path(spec.origin).parent / f"{name}-{version}", pinned()["sha256"], install)


def _model_files(folder: Path, digests: dict[str, str], install: str) -> Iterator[Finding]:
    again = install.replace("install", "install --force-reinstall", 1)
    for name, digest in digests.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            yield Finding(f"  {name}", f"cannot be read: {error.strerror}", "bad", again)
            continue
        same = found == digest
        yield Finding(f"  {name}", f"sha256 {found[:12]}…", "good" if same else "bad", "" if same else again)


def _codebook(folder: str | None) -> Finding:
    name = f"codebook {folder}" if folder else "codebook"
    try:
        from whowhom.codebook import load

        book = load(Path(folder) if folder else None)
    except (ImportError, OSError, ValueError, KeyError) as error:
        again = "mend the file that is named" if folder else "pip install --force-reinstall whowhom"
        return Finding(name, " ".join(str(error).split()) or type(error).__name__, "bad", again)
    return Finding(name, f"{book.id} ({len(book.types)} types, {len(book.frames)} frames)")
