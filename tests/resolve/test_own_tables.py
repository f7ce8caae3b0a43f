"""A user's own tables over ours: parties, places and equipment that nobody else knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from whowhom.codebook import CodebookError
from whowhom.codebook.rows.schema import tables as schema
from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Report, Span
from whowhom.resolve import Tables, load, resolve
from whowhom.resolve.places.tables import fold
from whowhom.syntax import Reading

ROWS = {
    "countries": "GND,Gondor,South Kingdom,Gondorian,,Minas Tirith,,,,annals",
    "country_points": "GND,-30.00,45.00,Minas Tirith,-29.50,45.20,300,annals",
    "organisations": "WHITE COUNCIL,White Council,IGO,,GND,annals",
    "memberships": "WHITE COUNCIL,GND,1984-02-29,2019-03-15,annals\nEU,NOR,1995-01-01,,annals",
    "armed_groups": "HARADRIM,Haradrim,Haradrim raider,REB,GND,annals",
    "leaders": "Denethor Hurinion,Hurinion,GND,steward,GOV,1984-02-29,2023-03-15,annals\n"
    "Angela Merkel,Merkel,GND,steward,GOV,2005-01-01,2006-01-01,annals",
    "equipment": "Grond-9,,,tank,land,GND,annals\nTu-95,,Bear,trainer aircraft,air,RUS,annals",
    "sites": "Osgiliath,Citadel of Stars,city,GND,-29.6,45.1,annals",
    "waters": "Bay of Belfalas,,bay,-30.5,43.1,GND,annals\nBlack Sea,,lake,34.5,43.4,UKR;RUS;TUR,annals",
    "regions": "Ithilien,,region,GND,-29.0,45.0,80,GND,annals",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("mine")
    for name, rows in ROWS.items():
        table = schema()[name]
        path = made / table.file
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{','.join(table.needed)}\n{rows}\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def mine(folder: Path) -> Tables:
    return load(folder)


def test_parties_of_ones_own_join_ours(mine: Tables) -> None:
    ours = load()
    assert mine.parties.country_name("GND") == "Gondor"
    assert ours.parties.country_name("GND") == "GND"
    assert mine.parties.country_name("NOR") == "Norway"
    assert {"WHITE COUNCIL", "HARADRIM", "NATO"} <= set(mine.parties.organisations)
    assert "WHITE COUNCIL" not in ours.parties.organisations
    assert mine.parties.members("WHITE COUNCIL", "2019-03-15") == ("GND",)
    assert mine.parties.members("WHITE COUNCIL") == ()
    assert {"NOR", "SWE"} <= set(mine.parties.members("EU"))
    assert "NOR" not in ours.parties.members("EU")
    leader = mine.parties.leader(("Denethor", "Hurinion"), "2019-01-01")
    assert leader is not None and leader.owner == "GND"
    assert ours.parties.leader(("Denethor", "Hurinion"), "2019-01-01") is None


def test_places_of_ones_own_join_ours(mine: Tables) -> None:
    osgiliath = mine.places.lookup(fold("Citadel of Stars"))
    assert [(place.name, place.country, place.lon) for place in osgiliath] == [("Osgiliath", "GND", -29.6)]
    assert mine.places.capitals["GND"].name == "Minas Tirith"
    assert mine.places.demonyms["gondorian"] == "GND"
    assert mine.places.lookup(fold("Ithilien"))[0].radius_km == 80
    assert not load().places.knows(fold("Ithilien"))


def test_a_row_of_the_same_name_takes_the_place_of_ours(mine: Tables) -> None:
    assert [place.kind for place in mine.places.lookup(fold("Black Sea")) if place.listed] == ["lake"]
    assert [place.kind for place in load().places.lookup(fold("Black Sea")) if place.listed] == ["sea"]
    assert mine.equipment["tu95"].kind == "trainer aircraft"
    assert load().equipment["tu95"].kind == "bomber"


def test_a_report_is_read_with_ones_own_tables(mine: Tables) -> None:
    text = "Gondor sent two Grond-9s to Osgiliath. The White Council met Denethor Hurinion near Ithilien on Monday."
    block = Block("body", Span(0, len(text)))
    report = Report("doc", text, "-", published="2022-11-30")
    reading = Reading(report, (block,), tuple(SpacyParser().parse(text, [block])))
    found = resolve(reading, mine)
    parties = {party.id for mention in found.mentions for party in mention.parties}
    assert {"GND", "WHITE COUNCIL", "GND.GOV"} <= parties
    assert {place.value.name for place in found.places} >= {"Osgiliath"}
    assert [(force.value.model, force.value.count) for force in found.forces] == [("Grond-9", 2)]
    without = resolve(reading, load())
    assert not {"GND", "WHITE COUNCIL"} & {party.id for mention in without.mentions for party in mention.parties}


def test_a_changed_table_is_read_anew(folder: Path, tmp_path: Path) -> None:
    head = ",".join(schema()["sites"].needed)
    path = tmp_path / "tables" / "sites.csv"
    path.parent.mkdir()
    for name in ("Cair Andros", "Pelargir"):
        path.write_text(f"{head}\n{name},,port,NOR,10.7,59.9,annals\n", encoding="utf-8")
        assert load(tmp_path).places.knows(fold(name))
    assert not load(tmp_path).places.knows(fold("Cair Andros"))


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "equipment.csv").write_text("model,kind\nGrond,tank\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"tables/equipment\.csv: header: column 'aliases' is missing"):
        load(tmp_path)
