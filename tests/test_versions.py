"""The package, the codebook and the records have versions of their own; each is where it should be, and says so."""

import hashlib
import re
import tomllib
from datetime import date
from pathlib import Path

import yaml

import whowhom
from house_fakes import DRILL, full_event, relation, report
from whowhom.codebook import load
from whowhom.serial import SCHEMA, event_to_dict, relation_to_dict
from whowhom.store.schema import newest

ROOT = Path(__file__).parents[1]
FIELDS = "a7487071f60d"  # a digest of their names


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def keys(value, at=""):
    """Every key of a record, with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{at}{key}"
            yield from keys(inner, f"{at}{key}.")
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, f"{at[:-1]}[].")


def test_the_package_has_one_version():
    assert tomllib.loads(read("pyproject.toml"))["project"]["version"] == whowhom.__version__


def test_the_list_of_changes_has_a_section_for_the_version():
    assert re.search(rf"^## {re.escape(whowhom.__version__)}( |$)", read("CHANGELOG.md"), re.M)


def test_the_release_page_says_which_versions_go_together():
    row = f"| {whowhom.__version__} | {load().version} | {SCHEMA} | {newest()} |"
    first = next(line for line in read("docs/release.md").splitlines() if re.match(r"\| \d", line))
    assert first == row


def test_the_manual_of_the_records_says_their_version():
    assert f"now {SCHEMA} (" in read("docs/record.md")


def test_a_change_of_the_fields_is_another_version_of_the_records():
    r = report(DRILL)
    records = (event_to_dict(full_event(r), r, "1", "b"), relation_to_dict(relation(r), r, "1", "b"))
    told = hashlib.sha256("\n".join(sorted({key for record in records for key in keys(record)})).encode()).hexdigest()
    assert told[:12] == FIELDS, "raise SCHEMA in serial.py as docs/release.md says, and write the new digest here"


def test_the_citation_is_of_this_version_and_complete():
    said = yaml.safe_load(read("CITATION.cff"))
    assert {"cff-version", "message", "title", "type", "authors", "version", "date-released", "license"} <= set(said)
    assert (said["cff-version"], said["version"], said["license"]) == ("1.2.0", whowhom.__version__, "MIT")
    assert isinstance(said["date-released"], date)
    assert said["authors"] and all("name" in author or "family-names" in author for author in said["authors"])
