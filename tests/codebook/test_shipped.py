"""The shipped codebook has no dangling name: types, modes, sectors, contexts, codes; its tables name their sources."""

import csv
import re
from importlib.resources import files

import pytest

from whowhom.codebook.model import STATUSES
from whowhom.codebook.notation import SLOT

TABLES = sorted((p for p in (files("whowhom.codebook") / "tables").iterdir() if p.name.endswith(".csv")), key=str)
ONLY = {None, "future", "past", "negated", "passive"}
ROLES = {"act", "actor", "recipient", "place", "time", "force", "speaker", "casualty"}
SECTORS = set(
    "GOV MIL LEG JUD COP OPP REB CVL BUS MED NGO IGO PRE PTY SPY EDU REL LAB CRM REF DEV AGR HLH ELI UNK".split()  # noqa: SIM905
)


def unknown(values, known):
    return sorted({value for value in values if value not in known}, key=str)


def test_types_of_near_misses_and_examples_are_there(shipped):
    assert not unknown((n.instead for n in shipped.near_misses), {None, *shipped.types})
    assert not unknown((e.type for e in shipped.examples), shipped.types)
    assert not unknown(
        ((e.type, e.mode) for e in shipped.examples), {(t.name, m) for t in shipped.types.values() for m in t.modes}
    )


def test_modes_and_statuses_of_wrappers_are_there(shipped):
    modes = {mode for one in shipped.types.values() for mode in one.modes}
    assert not unknown((row.mode for row in shipped.wrappers), modes)
    assert not unknown((row.status for row in shipped.wrappers), {None, *STATUSES})
    assert len({row.id for row in shipped.wrappers}) == len(shipped.wrappers)


def test_contexts_of_modes_are_there(shipped):
    used = {context for one in shipped.types.values() for mode in one.modes.values() for context in mode.contexts}
    assert not unknown(used, shipped.contexts)


def test_frames_say_only_what_the_engine_knows(shipped):
    assert not unknown((frame.only for frame in shipped.frames), ONLY)
    assert not unknown((frame.status for frame in shipped.frames), {None, *STATUSES})
    assert all(0 < frame.confidence <= 1 for frame in shipped.frames)


def test_sectors_of_frames_are_those_of_parties(shipped):
    parts = [part for frame in shipped.frames for part in SLOT.finditer(frame.text) if part["sectors"]]
    assert not unknown((sector for part in parts for sector in part["sectors"].split(",")), SECTORS)


def open_brace(line):
    """Whether a brace of a frame line belongs to no slot or word class."""
    return bool(re.search(r"[{}]", SLOT.sub("", line)))


def test_no_brace_of_a_frame_is_left_open(shipped):
    assert open_brace("{actor} strike {recipient") and not open_brace("{actor.MIL!+} hold {drill}")
    assert not [frame.id for frame in shipped.frames if open_brace(frame.text)]


def test_verbs_of_frames_are_words(shipped):
    odd = {v for frame in shipped.frames for v, _ in frame.verbs if not re.fullmatch(r"[a-z][a-z'-]*|\*", v)}
    assert not odd


def test_marks_of_examples_have_known_roles(shipped):
    marks = [mark for entry in (*shipped.examples, *shipped.near_misses) for mark in entry.marks]
    assert not unknown((mark.role for mark in marks), ROLES)


def test_codes_of_examples_are_in_the_tables(shipped):
    marks = [mark for entry in (*shipped.examples, *shipped.near_misses) for mark in entry.marks]
    sides = [mark.code for mark in marks if mark.role in ("actor", "recipient") and mark.code]
    coded = {*sides, *(c for e in shipped.examples for c in (*e.actors, *e.recipients))}
    assert not unknown({code.split(".")[0] for code in coded}, parties())
    assert not unknown({sector for code in coded for sector in code.split(".")[1:2]}, SECTORS)


def parties():
    """Codes of states, organisations and armed groups."""
    return {
        row.get("iso3") or row.get("id")
        for name in ("countries", "organisations", "armed_groups")
        for row in table(f"{name}.csv")
    }


def table(name):
    return list(csv.DictReader((files("whowhom.codebook") / "tables" / name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_row_of_a_table_names_its_source(path):
    rows = table(path.name)
    assert rows and all((row.get("source") or "").strip() for row in rows)


def test_nobody_holds_office_for_two_at_once():
    """A name that stands for two states on one day stands for none; people of one name must differ in more."""
    rows = [
        row
        for row in table("leaders.csv")
        if " " in row["name"] and row["country"] in {r["iso3"] for r in table("countries.csv")}
    ]
    held = {}
    both = set()
    for row in rows:
        for other in held.setdefault(row["name"], []):
            apart = (other["to"] or "9999") <= row["from"] or (row["to"] or "9999") <= other["from"]
            if other["country"] != row["country"] and not apart:
                both.add((row["name"], *sorted((row["country"], other["country"]))))
        held[row["name"]].append(row)
    assert not both
