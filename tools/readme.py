"""Writes the generated parts of README.md from the program itself: python tools/readme.py [--check].

A part stands between ``<!-- NAME: generated … -->`` and ``<!-- end -->``. With ``--check`` nothing is written, and the
exit code is 1 where a part tells something else than the program does.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from whowhom.pipeline import STAGES

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
FLOORS = ROOT / "bench" / "floors.toml"
PUBLISHED, COLUMNS = "2022-11-30", 100
REPORT = re.compile(r"<!-- report -->\n```text\n(.*?)```", re.S)
PART = re.compile(r"(<!-- (?P<name>\w+): generated[^\n]*-->\n).*?(<!-- end -->)", re.S)
TWO_SIDED = ("kerch", "air-patrol")  # examples that two sides tell
SHOWN = ("consult", "phone")  # the section that stands for the codebook
PROGRAM = "import sys; from whowhom.cli import main; sys.exit(main(sys.argv[1:]))"


def report(text: str) -> str:
    """The report in the README, which is the one that is coded. Raises ValueError if it is gone."""
    found = REPORT.search(text)
    if found is None:
        raise ValueError("README.md has no report: a block of text behind <!-- report -->")
    return found[1]


def records(text: str) -> str:
    """What the program prints for the README's report."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.txt").write_text(report(text), encoding="utf-8")
        asked = ["code", "report.txt", "--published", PUBLISHED]
        return f"```\n$ whowhom {' '.join(asked)}\n{_table(folder, asked)}\n```\n"


def incidents(text: str) -> str:
    """The incidents of several sources in examples that two sides tell."""
    with tempfile.TemporaryDirectory() as folder:
        told = [str(path) for about in TWO_SIDED for path in sorted((ROOT / "examples").glob(f"*{about}*"))]
        _program(folder, ["ingest", *told, "--db", "events.duckdb"])
        asked = ["incidents", "--db", "events.duckdb", "--min-sources", "2"]
        return f"```\n$ whowhom {' '.join(asked)}\n{_table(folder, asked)}\n```\n"


def _table(folder: str, arguments: list[str]) -> str:
    lines = [line.rstrip() for line in _program(folder, [*arguments, "--format", "table"]).splitlines()]
    return "\n".join(lines[next(n for n, line in enumerate(lines) if line.startswith("When")) :]).rstrip()


def _program(folder: str, arguments: list[str]) -> str:
    """What the program prints in that folder."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "TERM": "dumb"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return ran.stdout


def picture(text: str) -> str:
    """The way through the house, from the table that the program itself goes by."""
    lines = ["```mermaid", "flowchart LR", "  bytes([bytes]) --> read", f"  read -- report --> {STAGES[0].name}"]
    for stage, following in zip(STAGES, [*(s.name for s in STAGES[1:]), "store"], strict=True):
        lines.append(f'  {stage.name} -- "{", ".join(stage.writes)}" --> {following}')
    lines += ["  store <-->|copies, incidents| link", "  store --> series & export"]
    lines += ["  store --> answers([events, incidents, explain])", "  store --> serve --> explorer([explorer, API])"]
    lines += ["  codebook[(codebook)] -.-> resolve & code & link", "```"]
    return "\n".join(lines) + "\n"


def codebook(text: str) -> str:
    """A section of the codebook: its first frame, example and near miss, as its file has them."""
    name, section = SHOWN
    source = (files("whowhom.codebook") / "events" / f"{name}.toml").read_text(encoding="utf-8")
    body = tomllib.loads(source)[section]
    lines = ["```toml", f"# src/whowhom/codebook/events/{name}.toml, the beginning of a section", f"[{section}]"]
    lines += [_line(key, body[key]) for key in ("label", "means", "cameo", "score") if key in body]
    for kind in ("say", "example", "near_miss"):
        lines += ["", f"[[{section}.{kind}]]", *(_line(key, value) for key, value in body[kind][0].items())]
    return "\n".join([*lines, "```"]) + "\n"


def _line(key: str, value: Any) -> str:
    """One line of TOML: a plain string, number, truth value, or a list of these."""
    if isinstance(value, list):
        return f"{key} = [{', '.join(_line('', one)[3:] for one in value)}]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'{key} = "{escaped}"'
    return f"{key} = {str(value).lower()}"


def figures(text: str) -> str:
    """The floors of bench/floors.toml: what was measured, and the command that measures it again."""
    lines = ["| measured on | found | all right | command |", "|---|---|---|---|"]
    tables = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    sets = tables.pop("sets")
    for name, row in tables.items():
        told = [f"{row[key]:.2f}" if row.get(key) else "not yet" for key in ("detect", "strict")]
        lines.append(f"| {row.get('what', name)} | {told[0]} | {told[1]} | `{row['command']}` |")
    lines += ["", "| a part, on a public set | at least | command |", "|---|---|---|"]
    for row in sets.values():
        plain = {key.replace(".", " ").replace("_", " "): value for key, value in row["least"].items()}
        least = ", ".join(f"{key} {value:.2f}" for key, value in plain.items())
        lines.append(f"| {row['what']} | {least} | `{row['command']}` |")
    return "\n".join(lines) + "\n"


PARTS: dict[str, Callable[[str], str]] = {
    "records": records,
    "incidents": incidents,
    "picture": picture,
    "codebook": codebook,
    "figures": figures,
}


def generated(text: str) -> str:
    """README.md with every generated part made anew. Raises ValueError for a part that is unknown or missing."""
    found = [match["name"] for match in PART.finditer(text)]
    if sorted(found) != sorted(PARTS):
        raise ValueError(f"README.md has the generated parts {found}; it needs {sorted(PARTS)}")
    return PART.sub(lambda match: match[1] + PARTS[match["name"]](text) + match[3], text)


def main(arguments: list[str]) -> int:
    text = README.read_text(encoding="utf-8")
    made = generated(text)
    if "--check" in arguments:
        if made != text:
            print("README.md tells something else than the program does; run: python tools/readme.py")
        return int(made != text)
    README.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
