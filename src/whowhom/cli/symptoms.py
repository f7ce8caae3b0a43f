"""The checks behind ``whowhom doctor``. No heavy package is imported: a broken one must not break the doctor."""

from __future__ import annotations

import platform
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata, util
from importlib.resources import files
from pathlib import Path
from typing import Any

from whowhom import __version__
from whowhom.cli.finding import Finding
from whowhom.cli.symptoms_files import codebook_finding, files_findings, learned_finding, pages_finding
from whowhom.plugins import Plugin, PluginError, Registry
from whowhom.serial import SCHEMA

PYTHON, TRIED = (3, 11), (3, 13)
ROOM_MB = 500  # free space below which a store soon finds no place
EXTRAS = {
    "tables": "Parquet, and answers for Arrow, pandas and polars",
    "series": "charts, pictures and change points",
    "cluster": "runs on more than one machine",
    "notebook": "notebooks",
    "train": "training the learned coder",
}


def examine(model: str | None = None, codebook: str | None = None) -> list[Finding]:
    """What coding needs (Python, packages, models, codebook, room), and what it can do without: extras, plugins."""
    findings = [_program(), _python()]
    findings += [_package(name) for name in required()]
    findings += list(_model(model or pinned()["name"]))
    findings += [
        learned_finding(pinned()["learned"]),
        codebook_finding(codebook),
        Finding("records", f"fields {SCHEMA}"),
    ]
    findings += [pages_finding(), _room(Path.cwd())]
    findings += [_extra(name, use) for name, use in EXTRAS.items()]
    findings += [_plugin(one) for one in Registry()]
    return findings


def required(extra: str = "") -> list[str]:
    """The packages that an installation of whowhom asks for: without extras and the model, or those of an extra."""
    try:
        asked = metadata.requires("whowhom") or []
    except metadata.PackageNotFoundError:
        return []
    wanted = [line for line in asked if (f"extra == '{extra}'" in line if extra else "extra ==" not in line)]
    names = [re.split(r"[\s<>=!~;\[(]", line, maxsplit=1)[0] for line in wanted]
    return [name for name in names if name.replace("-", "_") != pinned()["name"]]


@cache
def pinned() -> dict[str, Any]:
    """The model that the codebook is tuned on: name, version and digests of its files; those of the learned coder."""
    return tomllib.loads(files("whowhom.cli").joinpath("pinned.toml").read_text(encoding="utf-8"))


def _program() -> Finding:
    installed = _version("whowhom")
    if installed in (None, __version__):
        return Finding("whowhom", __version__)
    found = f"{__version__}, installed as {installed}"
    return Finding("whowhom", found, "bad", "install it again, so that its packages are those of its version")


def _python() -> Finding:
    found = platform.python_version()
    if sys.version_info < PYTHON:
        return Finding("Python", found, "bad", f"install Python {PYTHON[0]}.{PYTHON[1]} or later")
    return Finding("Python", found if sys.version_info[:2] <= TRIED else f"{found}, newer than what was tried")


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _package(name: str) -> Finding:
    found = _version(name)
    return Finding(name, found) if found else Finding(name, "missing", "bad", f"pip install {name}")


def _extra(name: str, use: str) -> Finding:
    there = {package: _version(package) for package in required(name)}
    missing = [package for package, version in there.items() if not version]
    if there and not missing:
        return Finding(f"[{name}]", ", ".join(f"{package} {version}" for package, version in there.items()))
    found = f"missing {', '.join(missing)}" if there else "not known to this installation"
    return Finding(f"[{name}]", found, "optional", f"for {use}: pip install 'whowhom[{name}]'")


def _plugin(plugin: Plugin) -> Finding:
    what = f"{plugin.group[:-1]} {plugin.name}"
    try:
        plugin.load()
    except PluginError as error:
        return Finding(what, plugin.package, "bad", str(error))
    return Finding(what, plugin.package)


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free // 1_000_000
    found = f"{free / 1000:,.1f} GB free here"
    return Finding("disk", found) if free >= ROOM_MB else Finding("disk", found, "bad", "make room, or work elsewhere")


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
        again = install.replace("install", "install --force-reinstall", 1)
        yield from files_findings(Path(spec.origin).parent / f"{name}-{version}", pinned()["sha256"], again)
