"""What a row of a table may say, and how a fault in it is told; the shipped tables have none."""

import re
import shutil

import pytest

from whowhom.codebook import CodebookError
from whowhom.codebook.rows import bloc, check, layered
from whowhom.codebook.rows.cells import closed_set
from whowhom.codebook.rows.globe import Globe, arrow, nearest_km
from whowhom.codebook.rows.layers import parse, shipped
from whowhom.codebook.rows.schema import rules, tables

HEADS = {name: ",".join(table.needed) for name, table in tables().items()}
COUNTRIES = "GND,Gondor,South Kingdom,Gondorian,,Minas Tirith,,,GND,annals"
POINTS = "GND,-30.00,45.00,Minas Tirith,-29.50,45.20,300,annals"
RIGHT = {
    "countries": COUNTRIES,
    "country_points": POINTS,
    "organisations": "WHITE COUNCIL,White Council;the Wise,IGO,,GND,annals",
    "memberships": "WHITE COUNCIL,GND,1984-02-29,,annals",
    "armed_groups": "HARADRIM,Haradrim,Haradrim raider,REB,GND,annals",
    "leaders": "Denethor II,Denethor,GND,steward,GOV,1984-02-29,2019-03-15,annals",
    "equipment": "Grond,Grond ram,,siege gun,land,GND,annals",
    "sites": "Osgiliath,Citadel of Stars,city,GND,-29.6,45.1,annals",
    "waters": "Bay of Belfalas,Belfalas,bay,-30.5,43.1,GND,annals",
    "regions": "Ithilien,,region,GND,-29.0,45.0,80,GND,annals",
    "outlets": "ANNALS,Annals of Gondor,Annals,annals.example,GND,newspaper,no,yes,annals",
}


@pytest.fixture
def folder(tmp_path):
    """``folder(leaders="row\\nrow")``: a codebook of one's own with all tables right but these."""

    def made(**rows):
        for name, text in (RIGHT | rows).items():
            path = tmp_path / tables()[name].file
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{HEADS[name]}\n{text}\n" if not text.startswith("!") else text[1:], encoding="utf-8")
        return tmp_path

    yield made
    shutil.rmtree(tmp_path)


def faults(folder):
    sheets, wrong = check.read((folder,))
    return [str(fault) for fault in wrong or check.check(sheets, (folder,))]


@pytest.mark.parametrize("name", tables())
def test_a_shipped_table_has_no_fault(name):
    sheet = shipped(name)
    assert sheet.cells
    assert [str(fault) for fault in check.check([sheet])] == []


def test_every_set_and_form_of_the_rules_is_used_and_none_is_missing():
    kinds = {column.kind for table in tables().values() for column in table.columns}
    known = {*rules()["words"], *rules()["numbers"], *rules()["forms"], "day"}
    assert kinds == known
    assert all(closed_set(kind) for kind in rules()["words"])


def test_rules_speak_of_columns_that_are_there():
    for table in tables().values():
        named = {
            *table.same,
            *(c for once in table.once for c in once),
            *table.claims,
            *table.forward,
            *table.turns,
            table.entry,
        }
        named |= {c for p in table.points for c in (p.lon, p.lat, p.of, p.reach)} | {table.apart}
        assert named - {""} <= set(table.header), table.name
        assert {p.rule for p in table.points} <= {"", "circle", "near", "shore"}
        assert {place.partition(".")[0] for place in table.unlike} <= set(tables())


def test_far_parts_are_of_states_that_are_there():
    assert {part["of"] for part in rules()["globe"]["far"]} <= closed_set("land")


def test_tables_of_ones_own_that_are_right(folder):
    assert faults(folder()) == []


LEADER = RIGHT["leaders"]
SITE = RIGHT["sites"]
DIGITS = "1" * 400
FAULTS = {
    "no source": ("leaders", LEADER.replace("annals", ""), "row 2, Denethor II: source is empty"),
    "an unknown state": (
        "leaders",
        LEADER.replace("GND", "GDN"),
        "row 2, Denethor II: country 'GDN' is none of the",
    ),
    "the nearest state": ("sites", SITE.replace("GND", "GNDD"), "did you mean 'GND'?"),
    "an unknown sector": (
        "leaders",
        LEADER.replace("GOV", "GOVT"),
        "sector 'GOVT' is none of the 25 known; did you mean 'GOV'?",
    ),
    "30 February": (
        "leaders",
        LEADER.replace("02-29", "02-30"),
        "from '1984-02-30' is no day of the calendar; write it",
    ),
    "no leap year": ("leaders", LEADER.replace("1984", "1985"), "from '1985-02-29' is no day of the calendar"),
    "the year 0": ("leaders", LEADER.replace("1984", "0000"), "from '0000-02-29' is no day of the calendar"),
    "the year 9999": (
        "leaders",
        LEADER.replace("2019", "9999"),
        "to '9999-03-15' is not within the years 1800 to 2100",
    ),
    "a week": ("leaders", LEADER.replace("2019-03-15", "2019-W11-5"), "to '2019-W11-5' is no day"),
    "other digits": ("leaders", LEADER.replace("2019", "２０１９"), "to '２０１９-03-15' is no day"),
    "an end before the beginning": (
        "leaders",
        LEADER.replace("2019", "1983"),
        "from 1984-02-29 is after to 1983-03-15; mend one of them",
    ),
    "a row twice": (
        "leaders",
        f"{LEADER}\nFaramir,Faramir,GND,prince,GOV,2019-03-16,,annals\n{LEADER}",
        "row 4, Denethor II: has the same name, surname, country, office, from as row 2; take one of them away",
    ),
    "a latitude off the globe": (
        "sites",
        SITE.replace("45.1", "95.1"),
        "row 2, Osgiliath: lat '95.1' lies outside -90 to 90; write degrees north",
    ),
    "a point of 400 digits": ("sites", SITE.replace("45.1", DIGITS), "row 2, Osgiliath: lat '1111"),
    "a radius of 400 digits": ("regions", RIGHT["regions"].replace("80", DIGITS), "row 2, Ithilien: radius_km '1111"),
    "not a number": ("sites", SITE.replace("45.1", "nan"), "lat 'nan' is no number"),
    "the point of an empty cell": ("sites", SITE.replace("-29.6,45.1", "0,0"), "lon and lat are both 0"),
    "degrees turned": (
        "sites",
        SITE.replace("-29.6,45.1", "45.1,-29.6"),
        "too far from GND; did you mean lon -29.6, lat 45.1?",
    ),
    "a sign lost": ("sites", SITE.replace("-29.6", "29.6"), "too far from GND; did you mean lon -29.6, lat 45.1?"),
    "another state": (
        "sites",
        SITE.replace("-29.6,45.1", "18.07,59.33"),
        "too far from GND; mend the point or country (the nearest town is in SWE)",
    ),
    "a capital far from its state": ("country_points", POINTS.replace("-29.50", "129.50"), "row 2, GND: capital_lon"),
    "half a point": (
        "country_points",
        POINTS.replace("-29.50", ""),
        "capital_lon and capital_lat must both be given, or neither",
    ),
    "a water far from its shores": (
        "waters",
        RIGHT["waters"].replace("-30.5", "130.5"),
        "row 2, Bay of Belfalas: lies",
    ),
    "a water that is none": (
        "waters",
        RIGHT["waters"].replace(",bay,", ",city,"),
        "kind 'city' is no water; write one",
    ),
    "an unknown kind of place": ("sites", SITE.replace(",city,", ",citty,"), "kind 'citty' is none of"),
    "an unknown kind of equipment": (
        "equipment",
        RIGHT["equipment"].replace("siege gun", "siege gum"),
        "kind 'gum' is none of the",
    ),
    "a service that is none": (
        "equipment",
        RIGHT["equipment"].replace(",land,", ",sky,"),
        "service 'sky' is none of air",
    ),
    "an empty alias": (
        "organisations",
        RIGHT["organisations"].replace("White Council;", "White Council;;"),
        "names 'White Council;;the Wise' has an empty part; take the ';' too many away",
    ),
    "the same name twice": (
        "sites",
        f"{SITE}\nMinas Anor,Citadel-of-stars,city,GND,-29.5,45.2,annals",
        "row 3, Minas Anor: claims the name 'Citadel-of-stars', and so does row 2, Osgiliath; leave it to one of them",
    ),
    "a member twice on one day": (
        "memberships",
        "WHITE COUNCIL,GND,2001-05-01,,annals\nWHITE COUNCIL,GND,1984-02-29,2001-05-01,annals",
        "row 2, WHITE COUNCIL: begins on 2001-05-01, before row 3 has ended; mend the days of one of them",
    ),
    "a member that never left and joins": (
        "memberships",
        "WHITE COUNCIL,GND,1984-02-29,,annals\nWHITE COUNCIL,GND,2001-05-01,2002-05-01,annals",
        "row 3, WHITE COUNCIL: begins on 2001-05-01, before row 2 has ended",
    ),
    "a member of nothing": (
        "memberships",
        "WHITE COUNCILS,GND,1984-02-29,,annals",
        "did you mean 'WHITE COUNCIL'?",
    ),
    "an id of another table": (
        "armed_groups",
        "WHITE COUNCIL,Grey Company,,REB,GND,annals",
        "row 2, WHITE COUNCIL: is an id of organisations.csv too; write another, or put the row there",
    ),
    "an id that is a state's": (
        "organisations",
        "NOR,White Council,IGO,,,annals",
        "row 2, NOR: is an iso3 of countries.csv too",
    ),
    "a code that is none": (
        "countries",
        COUNTRIES.replace("GND", "Gd", 1),
        "iso3 'Gd' is no text of its form; write three",
    ),
    "a cell over two lines": (
        "leaders",
        LEADER.replace("Denethor II", '"Denethor\nII"'),
        "row 3, Denethor II: name 'Denethor II' is no text of its form; write words on one line",
    ),
    "a cell too many": (
        "leaders",
        LEADER + ",Gondor",
        "row 2, Denethor II: has 9 cells, the header 8; put a cell with a comma inside into quotes",
    ),
    "a column that is unknown": (
        "leaders",
        f"!{HEADS['leaders']},house\n{LEADER},Hurin\n",
        "header: column 'house' is unknown; the header is name,surname,country",
    ),
    "a column that is missing": (
        "leaders",
        f"!{HEADS['leaders'].replace(',to', '')}\n",
        "header: column 'to' is missing; the header is name",
    ),
    "other marks between cells": (
        "leaders",
        f"!{HEADS['leaders'].replace(',', ';')}\n",
        "header: has no commas between its cells; `whowhom codebook import` reads other files",
    ),
    "quotes that do not close": ("leaders", LEADER + '\n"Boromir', "row 3: is no row of a CSV"),
    "an empty file": ("leaders", "!", "header: column 'name' is missing"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_file_row_and_the_way_out(fault, folder):
    name, text, told = FAULTS[fault]
    found = [line for line in faults(folder(**{name: text})) if line.startswith(f"tables/{name}.csv: ")]
    assert len(found) == 1, found
    assert told in found[0]
    assert len(found[0]) < 400
    with pytest.raises(CodebookError, match="tables"):
        check.require(folder(**{name: text}))


def test_the_first_of_many_faults_says_how_to_see_the_others(folder):
    made = folder(leaders=LEADER.replace("annals", "").replace("GOV", "GOVT"), sites=SITE.replace("annals", ""))
    with pytest.raises(CodebookError) as caught:
        check.require(made)
    assert f"(2 more: whowhom codebook check --tables --codebook {made})" in str(caught.value)


def test_the_report_counts_ours_and_the_users(folder):
    ours, both = check.run(), check.run(folder())
    assert both.counts["tables"] == ours.counts["tables"] + len(RIGHT)
    assert both.counts["rows"] == ours.counts["rows"] + len(RIGHT)
    assert list(map(str, both.failures)) == list(map(str, ours.failures))


def test_columns_may_stand_in_any_order_and_with_a_byte_order_mark(folder):
    turned = [",".join(reversed(line.split(","))) for line in (HEADS["leaders"], LEADER)]
    made = folder(leaders="!\ufeff" + "\r\n".join(turned) + "\r\n\r\n")
    assert faults(made) == []
    assert layered("leaders", [made])[0]["name"] == "Denethor II"


def test_our_own_table_keeps_its_order():
    table = tables()["articles"]
    with pytest.raises(CodebookError, match="another order"):
        parse(table, "source,kind\nannals,sea\n", strict=True)
    assert parse(table, "source,kind\nannals,sea\n").rows == ({"source": "annals", "kind": "sea"},)


def test_a_users_rows_take_the_place_of_ours_and_others_stay(folder):
    mine = "Denethor II,Denethor,GND,steward,GOV,1984-02-29,,annals\nAngela Merkel,Merkel,DEU,mayor,GOV,2001-01-01,,x"
    rows = layered("leaders", [folder(leaders=mine)])
    assert [row["office"] for row in rows if row["name"] == "Angela Merkel"] == ["mayor"]
    assert rows[0]["name"] == "Denethor II"
    assert {row["name"] for row in shipped("leaders").rows} <= {row["name"] for row in rows}


def test_a_state_may_leave_and_come_back(folder):
    terms = "WHITE COUNCIL,GND,1984-02-29,2001-05-01,annals\nWHITE COUNCIL,GND,2001-05-02,,annals"
    assert faults(folder(memberships=terms)) == []


def test_the_members_of_a_bloc(folder):
    mine = [folder(memberships="WHITE COUNCIL,GND,1984-02-29,2001-05-01,annals\nNATO,FIN,2030-01-01,,annals")]
    council = ("WHITE COUNCIL", [("GND", "1984-02-29", "2001-05-01")])
    assert bloc("white council", mine) == bloc("the Wise", mine) == council
    assert [term for term in bloc("NATO", mine)[1] if term[0] in ("FIN", "USA")] == [
        ("FIN", "2030-01-01", None),
        ("USA", "1949-04-04", None),
    ]
    assert ("FIN", "2023-04-04", None) in bloc("NATO")[1]


@pytest.mark.parametrize(
    ("who", "told"), [("NATOO", "did you mean 'NATO'?"), ("ICJ", "ICJ has no members in memberships.csv; ask for ICJ")]
)
def test_what_is_no_bloc(who, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        bloc(who)


def test_a_folder_without_tables_changes_nothing(tmp_path):
    assert layered("sites", [tmp_path]) == list(shipped("sites").rows)


def test_kilometres():
    quarter = nearest_km([arrow(0, 0)], 90, 0)
    assert quarter == pytest.approx(10_008, abs=5)
    assert nearest_km([arrow(179, 0), arrow(0, 80)], -179, 0) == pytest.approx(222, abs=2)


def test_a_state_is_near_its_towns_and_not_far_from_them():
    globe = Globe()
    assert globe.near("NOR", 10.75, 59.91) == 0
    assert globe.near("NOR", -70, -30) > 5000
    assert globe.near("GND", 0, 10) is None
    assert globe.nearest(10.75, 59.91) == "NOR"
    assert globe.nearest(-140, -50) is None
