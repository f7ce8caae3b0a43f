"""Forces and casualties of sentences: words, kind, model, figure, bound and unit."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Report, Span
from whowhom.resolve.forces import find_forces, load_equipment
from whowhom.resolve.forces.equipment import Equipment, key
from whowhom.syntax import Reading

Row = tuple[str, str, str | None, int | None, str | None, str | None]


@cache
def parser() -> SpacyParser:
    return SpacyParser()


def reading(text: str) -> Reading:
    return Reading(Report("doc", text, "-"), (), tuple(parser().parse(text, [Block("body", Span(0, len(text)))])))


def forces(text: str) -> list[Row]:
    found = [f.value for f in find_forces(reading(text))[0]]
    return [(v.text, v.kind, v.model, v.count, v.bound, v.unit) for v in found]


def losses(text: str) -> list[tuple[str, str, int | None, str | None]]:
    return [(f.value.text, f.value.kind, f.value.count, f.value.bound) for f in find_forces(reading(text))[1]]


FORCES: list[tuple[str, list[Row]]] = [
    ("The Tu-95 bombers of the Russian air force flew over the sea.",
     [("The Tu-95 bombers", "bomber", "Tu-95", None, None, None)]),
    ("Gondor said that 12 Mirage 2000 jets crossed the line.",
     [("12 Mirage 2000 jets", "fighter jet", "Mirage 2000", 12, None, None)]),
    ("Gondor sent more than 2,000 troops, more than 300 military vehicles, 21 combat aircraft and three warships.",
     [("more than 2,000 troops", "troops", None, 2000, "more-than", None),
      ("more than 300 military vehicles", "military vehicle", None, 300, "more-than", None),
      ("21 combat aircraft", "combat aircraft", None, 21, None, None),
      ("three warships", "warship", None, 3, None, None)]),
    ("Eleven vessels were joined by three Russian ships and two Chinese ones.",
     [("Eleven vessels", "vessel", None, 11, None, None), ("three Russian ships", "ship", None, 3, None, None),
      ("two Chinese ones", "ship", None, 2, None, None)]),
    ("A squadron of six F-16s landed.", [("A squadron of six F-16s", "fighter jet", "F-16", 6, None, "squadron")]),
    ("Arnor deployed two battalions of troops.",
     [("two battalions of troops", "troops", None, 2, None, "battalion")]),
    ("Some 500 of the men are at the camp.", [("Some 500 of the men", "people", None, 500, "about", None)]),
    ("Gondor will get 14 Leopard 2s and 31 Abrams tanks.",
     [("14 Leopard 2s", "tank", "Leopard 2", 14, None, None),
      ("31 Abrams tanks", "tank", "M1 Abrams", 31, None, None)]),
    ("A Type 055 destroyer shadowed the frigate.",
     [("A Type 055 destroyer", "destroyer", "Type 055", 1, None, None),
      ("the frigate", "frigate", None, None, None, None)]),
    ("Two frigates trained with the destroyer USS Winston S. Churchill.",
     [("Two frigates", "frigate", None, 2, None, None),
      ("the destroyer USS Winston S. Churchill", "destroyer", None, None, None, None)]),
    ("As many as two million people marched.",
     [("As many as two million people", "people", None, 2000000, "up-to", None)]),
    ("Dozens of warplanes crossed the line.", [("Dozens of warplanes", "warplane", None, 24, "order", None)]),
    ("The rebels fired 16 ballistic missiles.",
     [("16 ballistic missiles", "ballistic missile", None, 16, None, None)]),
    ("Between 10,000 and 15,000 protesters gathered.",
     [("Between 10,000 and 15,000 protesters", "people", None, 10000, "at-least", None)]),
    ("A 5,000-strong contingent will be sent.", [("A 5,000-strong contingent", "troops", None, 5000, None, None)]),
    ("Rebels freed 12 of the 27 hostages.", [("12 of the 27 hostages", "hostage", None, 12, None, None)]),
    ("Rohan wants up to 40 F-16 Block 70 fighter jets.",
     [("up to 40 F-16 Block 70 fighter jets", "fighter jet", "F-16", 40, "up-to", None)]),
    ("On 2 April 1982 Argentine soldiers landed.", [("Argentine soldiers", "troops", None, None, None, None)]),
    ("A P-8A Poseidon flew over the strait.",
     [("A P-8A Poseidon", "surveillance aircraft", "P-8A", 1, None, None)]),
    ("It expelled 35 Gondorian diplomats.", [("35 Gondorian diplomats", "diplomat", None, 35, None, None)]),
    ("Police handed over dozens of people.", [("dozens of people", "people", None, 24, "order", None)]),
    ("On Nov. 29 protesters stormed the embassy.", []),
    ("The S-400 deal angered Washington.", []),
    ("A think tank in Rohan praised the missile test.", []),
    ("A 22-year-old student spoke.", []),
    ("No troops will be sent.", []),
    ("Russian guns shelled the island.", [("Russian guns", "gun", None, None, None, None)]),
    ("Two Kongo-class destroyers sailed.", [("Two Kongo-class destroyers", "destroyer", "Kongo-class", 2, None, None)]),
    ("A frigate followed the cutter.",
     [("A frigate", "frigate", None, 1, None, None), ("the cutter", "cutter", None, None, None, None)]),
    ("The rocket, a three-stage Unha-3, fell into the sea.",
     [("The rocket", "ballistic missile", "Unha-3", 1, None, None)]),
    ("They moved Patriot batteries.", [("Patriot batteries", "air defence system", "Patriot", None, None, "battery")]),
    ("The 58th Army crossed the river.", [("The 58th Army", "troops", None, None, None, "army")]),
    ("A carrier strike group left the port.", [("A carrier strike group", "ship", None, None, None, "strike group")]),
    ("Thousands marched in the capital.", [("Thousands", "people", None, 2000, "order", None)]),
    ("She led a rally of hundreds.", [("hundreds", "people", None, 200, "order", None)]),
    ("Some 300 of them held the bridge.", [("Some 300", "people", None, 300, "about", None)]),
    ("About 3,000 Norwegians took part.", [("About 3,000 Norwegians", "people", None, 3000, "about", None)]),
    ("The ministry put up to 300 marines ashore.", [("up to 300 marines", "marine", None, 300, "up-to", None)]),
    ("The frigate Admiral Gorshkov passed.", [("The frigate Admiral Gorshkov", "frigate", None, None, None, None)]),
    ("INS Vikrant joined.", [("INS Vikrant", "warship", None, None, None, None)]),
    ("They met six ships, four of the Danish Navy and two of the Polish Navy.",
     [("four", "ship", None, 4, None, None), ("two", "ship", None, 2, None, None)]),
    ("They met 12 warships, seven of them British.",
     [("12 warships", "warship", None, 12, None, None), ("seven of them British", "warship", None, 7, None, None)]),
    ("Eight Greek and Egyptian frigates sailed.",
     [("Eight Greek and Egyptian frigates", "frigate", None, 8, None, None)]),
    ("Of the six frigates, four were Dutch.",
     [("the six frigates", "frigate", None, 6, None, None), ("four were Dutch", "frigate", None, 4, None, None)]),
    ("Nine aircraft, four of them J-16 fighters, entered the zone.",
     [("Nine aircraft", "aircraft", None, 9, None, None),
      ("four of them J-16 fighters", "fighter jet", "J-16", 4, None, None)]),
    ("HMS Bold (guided-missile destroyer) and HMAS Anna (frigate) took part.",
     [("HMS Bold", "guided-missile destroyer", None, 1, None, None), ("HMAS Anna", "frigate", None, 1, None, None)]),
    ("Gondor sent HMAS Anna, a frigate.", [("HMAS Anna", "frigate", None, 1, None, None)]),
    ("Gondor sent a frigate (F-123).", [("a frigate", "frigate", None, 1, None, None)]),
    ("The nuclear carrier Nimitz called at the port.",
     [("The nuclear carrier Nimitz", "nuclear carrier", None, None, None, None)]),
    ("Spanish soldiers and police had cleared a square.",
     [("Spanish soldiers", "troops", None, None, None, None), ("police", "police officer", None, None, None, None)]),
    ("Aircraft of the Norwegian Air Force were scrambled.", [("Aircraft", "aircraft", None, None, None, None)]),
    ("On 5 October one patrol ship sailed.", [("one patrol ship", "patrol ship", None, 1, None, None)]),
    ("Two Brandenburg II-class frigates sailed.",
     [("Two Brandenburg II-class frigates", "frigate", "Brandenburg II-class", 2, None, None)]),
    ("A Renhai-class destroyer sailed.", [("A Renhai-class destroyer", "destroyer", "Renhai-class", 1, None, None)]),
    ("A missile-tracking drill was put off.", []),
    ("The two peoples are friends.", []),
    ("Gondor and Rohan held the first drill of the two air forces.", []),  # services, not men
    ("Gondor sent 300 forces to Rohan.", [("300 forces", "troops", None, 300, None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORCES, ids=[row[0][:40] for row in FORCES])
def test_forces(text: str, expected: list[Row]) -> None:
    assert forces(text) == expected


LOSSES = [
    ("Ships opened fire, wounding at least six sailors, two of them gravely.",
     [("at least six sailors", "wounded", 6, "at-least")]),
    ("Three soldiers were killed.", [("Three soldiers", "killed", 3, None)]),
    ("At least 82 were killed and more than 1,700 injured.",
     [("At least 82", "killed", 82, "at-least"), ("more than 1,700", "wounded", 1700, "more-than")]),
    ("The blast left 20 dead and dozens injured.", [("20", "killed", 20, None), ("dozens", "wounded", 24, "order")]),
    ("The death toll rose from 30 to 40.", [("40", "killed", 40, None)]),
    ("The fighting has driven more than 260,000 people from their homes.",
     [("more than 260,000 people", "displaced", 260000, "more-than")]),
    ("The raid forced an estimated 30,000 people to flee.",
     [("an estimated 30,000 people", "displaced", 30000, "about")]),
    ("More than 40,000 people have fled.", [("More than 40,000 people", "displaced", 40000, "more-than")]),
    ("The rebels captured 25 government soldiers; five are missing.",
     [("25 government soldiers", "captured", 25, None), ("five", "missing", 5, None)]),
    ("Gunmen shot dead two guards.", [("two guards", "killed", 2, None)]),
    ("The war killed 649 Argentine and 255 British servicemen.",
     [("649 Argentine", "killed", 649, None), ("255 British servicemen", "killed", 255, None)]),
    ("The war claimed 12,000 lives.", [("12,000 lives", "killed", 12000, None)]),
    ("The 84 people who were killed were buried.", [("The 84 people", "killed", 84, None)]),
    ("He was held over the killing of four people.", [("four people", "killed", 4, None)]),
    # what did not happen, or is only threatened, is no loss
    ("No soldiers were killed.", []),
    ("The group threatened to kill 100 soldiers.", []),
    ("The bomb could have killed 50 people.", []),
    ("The army captured the town.", []),
    ("The aid saved 40,000 lives.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LOSSES, ids=[row[0][:40] for row in LOSSES])
def test_casualties(text: str, expected: list[tuple[str, str, int | None, str | None]]) -> None:
    assert losses(text) == expected


def test_the_lost_are_no_force() -> None:
    assert forces("The raid killed three soldiers.") == []


def test_head_is_the_noun() -> None:
    read = reading("Three Russian patrol boats fired.")
    (found,) = find_forces(read)[0]
    assert read.sentences[found.sentence][found.head].text == "boats"


MONEY = [
    ("Gondor gave Rohan $530 million in aid.", [(530000000, None, "USD")]),
    ("Rohan will lend more than €1.2bn.", [(1200000000, "more-than", "EUR")]),
    ("The bank froze 40 million Egyptian pounds.", [(40000000, None, "EGP")]),
    ("It paid 300 rupees.", [(300, None, "INR")]),
    ("It owes 90 million francs.", [(90000000, None, "franc")]),
    ("Oil costs $80 a barrel.", []),
    ("Prices rose 3 percent.", []),
]


@pytest.mark.parametrize(("text", "expected"), MONEY, ids=[row[0] for row in MONEY])
def test_money(text: str, expected: list[tuple[int, str | None, str]]) -> None:
    found = [f.value for f in find_forces(reading(text))[0] if f.value.kind == "money"]
    assert [(v.count, v.bound, v.unit) for v in found] == expected


def test_a_figure_of_400_digits_counts_nothing() -> None:
    found = find_forces(reading(f"Gondor sent {'9' * 400} soldiers and ${'8' * 400}."))[0]
    assert all(f.value.count is None for f in found)


def _equipment() -> list[dict[str, str]]:
    with (files("whowhom") / "codebook" / "tables" / "equipment.csv").open("r", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_equipment_table_is_whole() -> None:
    rows = _equipment()
    assert len(rows) >= 1100
    assert len({row["model"] for row in rows}) == len(rows)
    for row in rows:
        assert row["model"] and row["kind"] and row["source"], row
        assert row["service"] in ("air", "sea", "land"), row
        assert len(row["origin"]) == 3 and row["origin"].isupper(), row


def test_a_name_of_the_table_begins_with_its_first_word() -> None:
    ours = load_equipment()
    assert isinstance(ours, Equipment)
    names = (name for row in _equipment() for name in (row["model"], *filter(None, row["aliases"].split(";"))))
    assert all(ours.begins(name.split()[0]) and ours.begins(name.split()[0] + "s") for name in names if key(name))
    assert not ours.begins("Gondorian")
