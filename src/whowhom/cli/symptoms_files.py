"""Do the files that come with the program, or with its model, say what they are to say?"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from whowhom.cli.finding import Finding

AGAIN = "pip install --force-reinstall whowhom"
# What the pages are built from beside web/src/, as web/beside.mjs counts it.
BESIDE = (
    *("beside.mjs", "build.mjs", "package-lock.json", "package.json", "tsconfig.json", "world.mjs"),
    *(f"../src/whowhom/codebook/tables/{name}.csv" for name in ("countries", "country_points", "waters")),
)


def files_findings(folder: Path, digests: dict[str, str], mend: str) -> Iterator[Finding]:
    """Each file of the folder beside the digest (SHA-256) that it shall have."""
    for name, digest in digests.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            yield Finding(f"  {name}", f"cannot be read: {error.strerror}", "bad", mend)
            continue
        same = found == digest
        yield Finding(f"  {name}", f"sha256 {found[:12]}…", "good" if same else "bad", "" if same else mend)


def learned_finding(digests: dict[str, str]) -> Finding:
    """The learned coder, by the digest that stands in a record behind that of the codebook."""
    folder = Path(str(files("whowhom.propose"))) / "model"
    wrong = [one.what.strip() for one in files_findings(folder, digests, AGAIN) if one.state == "bad"]
    if wrong:
        return Finding("learned coder", f"{', '.join(wrong)} missing or another", "bad", AGAIN)
    said = json.loads((folder / "coder.json").read_text(encoding="utf-8"))
    return Finding("learned coder", str(said["text"])[:12])


def codebook_finding(folder: str | None) -> Finding:
    """The codebook's version and digest, as records carry it."""
    name = f"codebook {folder}" if folder else "codebook"
    try:
        from whowhom.codebook import load

        book = load(Path(folder) if folder else None)
    except (ImportError, OSError, ValueError, KeyError) as error:
        mend = "mend the file that is named" if folder else AGAIN
        return Finding(name, " ".join(str(error).split()) or type(error).__name__, "bad", mend)
    return Finding(name, f"{book.id} ({len(book.types)} types, {len(book.frames)} frames)")


def pages_finding(site: Path | None = None, web: Path | None = None) -> Finding:
    """The explorer's pages: are they there, and in a clone, are they those of the sources in web/?"""
    package = Path(str(files("whowhom")))
    site, web = site or package / "serve" / "site", web or package.parents[1] / "web"
    try:
        page = (site / "index.html").read_text(encoding="utf-8")
        built = (site / "built-from.txt").read_text(encoding="utf-8").strip()
    except OSError:
        return Finding("explorer", "its pages are missing", "bad", "make web" if web.is_dir() else AGAIN)
    if lost := [name for name in re.findall(r'"/(assets/[^"]+)"', page) if not (site / name).is_file()]:
        return Finding("explorer", f"missing {', '.join(lost)}", "bad", "make web" if web.is_dir() else AGAIN)
    if web.is_dir() and pages_digest(web) != built:
        return Finding("explorer", "its pages are older than web/", "bad", "make web")
    return Finding("explorer", f"pages of {built[:12]}")


def pages_digest(web: Path) -> str:
    """What built-from.txt says of pages that are built from these sources; the types of the API change nothing."""
    inner = (path for path in (web / "src").rglob("*") if path.is_file() and path.name != "schema.d.ts")
    sources = sorted([*BESIDE, *(path.relative_to(web).as_posix() for path in inner)])
    lines = [f"{name} {hashlib.sha256((web / name).read_bytes()).hexdigest()}\n" for name in sources]
    return hashlib.sha256("".join(lines).encode()).hexdigest()
