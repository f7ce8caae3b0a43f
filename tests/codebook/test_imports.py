"""Somebody else's table as one of one's own: columns mapped, cells made ours, faulty rows refused by row."""

import csv
import json

import pytest

from whowhom.codebook import CodebookError, load
from whowhom.codebook.rows import check
from whowhom.codebook.rows.imports import bring
from whowhom.codebook.rows.layers import shipped
from whowhom.codebook.rows.schema import tables
from whowhom.codebook.rows.tidy import day

COUNTRY = ",".join(tables()["countries"].needed) + "\nGND,Gondor,the South Kingdom,Gondorian,,Minas Tirith,,,,annals\n"


@pytest.fixture
def mine(tmp_path):
    """A codebook of one's own that knows Gondor."""
    (tmp_path / "mine" / "tables").mkdir(parents=True)
    (tmp_path / "mine" / "tables" / "countries.csv").write_text(COUNTRY, encoding="utf-8")
    return tmp_path / "mine"


@pytest.fixture
def theirs(tmp_path):
    """``theirs(text)``: somebody else's file."""

    def made(text, name="annals.csv", encoding="utf-8"):
        (tmp_path / name).write_text(text, encoding=encoding)
        return tmp_path / name

    return made


def rows(folder, name="leaders"):
    with (folder / tables()[name].file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_columns_are_mapped_and_what_is_missing_is_filled(mine, theirs):
    text = "holder,realm,since,until,note\nDenethor  II,Gondor,1984,2019,tall\nFaramir,the South Kingdom,2019-03-16,,\n"
    done = bring(theirs(text), "leaders", mine, ["holder=name", "realm=country", "since=from", "until=to"])
    assert (done.taken, done.kept, done.refused) == (2, 0, ())
    assert done.notes == ("columns passed over: note",)
    first = "Denethor II,II,GND,leader,GOV,1984-01-01,2019-12-31,,annals.csv"
    second = "Faramir,Faramir,GND,leader,GOV,2019-03-16,,,annals.csv"
    assert [",".join(row.values()) for row in rows(mine)] == [first, second]
    assert check.run(mine).counts["tables"] == check.run().counts["tables"] + 2
    assert load(mine).id != load().id


def test_columns_of_the_same_name_need_no_map_and_values_may_be_set_for_all(mine, theirs):
    text = "Name;Surname;Country;From\nBoromir of Gondor;Boromir;GND;2010-06\n"
    bring(theirs(text), "leaders", mine, fixed=["sector=MIL", "office=captain", "to=2019", "source=Red Book"])
    (row,) = rows(mine)
    assert list(row.values()) == [
        "Boromir of Gondor",
        "Boromir",
        "GND",
        "captain",
        "MIL",
        "2010-06-01",
        "2019-12-31",
        "",
        "Red Book",
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_cells_may_stand_apart_by_other_marks(mark, mine, theirs):
    text = "\ufeff" + mark.join(["name", "country", "from"]) + "\r\n" + mark.join(["Faramir", "GND", "2019-03-16"])
    assert bring(theirs(text), "leaders", mine).taken == 1


def test_several_columns_are_joined_in_the_order_asked_for(mine, theirs):
    text = "first,last,country,d,m,y\nPeregrin,Took,GND,7,3,2019\nMeriadoc,Brandybuck,GND,,11,2018\n"
    maps = ["first=name", "last=name", "last=surname", "y=from", "m=from", "d=from"]
    bring(theirs(text), "leaders", mine, maps)
    found = [(row["name"], row["surname"], row["from"]) for row in rows(mine)]
    assert found == [("Peregrin Took", "Took", "2019-03-07"), ("Meriadoc Brandybuck", "Brandybuck", "2018-11-01")]


@pytest.mark.parametrize(
    ("theirs", "late", "ours"),
    [
        ("2019", False, "2019-01-01"),
        ("2019", True, "2019-12-31"),
        ("2020-02", True, "2020-02-29"),
        ("2019-2-7", False, "2019-02-07"),
        ("2019-02-07T00:00:00Z", False, "2019-02-07"),
        ("+2019-00-00T00:00:00Z", True, "2019-12-31"),
        ("2019.0", False, "2019-01-01"),
        ("2019-13", True, "2019-13-01"),
        ("0000", True, "0000-12-31"),
        ("7.2.2019", False, "7.2.2019"),
        ("", True, ""),
        ("9" * 400, True, "9" * 400),
    ],
)
def test_days(theirs, late, ours):
    assert day(theirs, late) == ours


def test_codes_of_war_are_read_where_most_are_no_others(mine, theirs):
    codes = {row["cow"]: row["iso3"] for row in shipped("countries").rows if row["cow"]}
    asked = ["AUS", "GFR", "UKG", "SPN"]
    text = "name,country,from\n" + "".join(f"Legate of {code},{code},2001\n" for code in asked if code in codes)
    done = bring(theirs(text), "leaders", mine)
    assert [row["country"] for row in rows(mine)] == [codes[code] for code in asked if code in codes]
    assert done.notes == ("country: read as codes of the Correlates of War",)
    bring(theirs("name,country,from\nEnvoy One,AUS,2001\nEnvoy Two,ESP,2001\n"), "leaders", mine)
    assert [row["country"] for row in rows(mine)[-2:]] == ["AUS", "ESP"]


def test_what_is_refused_is_told_by_row_and_the_rest_is_taken(mine, theirs):
    text = (
        "name,country,from,to\nFaramir,GND,2019-03-16,\nGothmog,Mordor,2019,\nDenethor,GND,2019-02-30,\n"
        "Boromir,GND,2015,2014\nFaramir,GND,2019-03-16,\n,GND,2001,\n"
    )
    done = bring(theirs(text), "leaders", mine)
    assert done.taken == len(rows(mine)) == 1
    told = [str(fault) for fault in done.refused]
    assert [line.split(":")[1].split(",")[0].strip() for line in told] == ["row 3", "row 4", "row 5", "row 6", "row 7"]
    assert "annals.csv: row 3, Gothmog: country 'Mordor' is none of the" in told[0]
    assert "from '2019-02-30' is no day of the calendar" in told[1]
    assert "from 2015-01-01 is after to 2014-12-31" in told[2]
    assert "has the same name, surname, country, office, from as row 2" in told[3]
    assert "name is empty" in told[4]


def test_rows_that_stand_there_stay_unless_they_are_replaced(mine, theirs):
    bring(theirs("name,country,from\nFaramir,GND,2019\nBoromir,GND,2010\n"), "leaders", mine)
    done = bring(theirs("name,country,from\nFaramir,GND,2018\n"), "leaders", mine)
    assert (done.taken, done.kept) == (1, 1)
    assert [(row["name"], row["from"]) for row in rows(mine)] == [("Boromir", "2010-01-01"), ("Faramir", "2018-01-01")]
    again = bring(theirs("name,country,from\nFaramir,GND,2018\n"), "leaders", mine)
    assert (again.taken, again.kept) == (1, 1)


def test_a_name_that_stands_there_is_not_claimed_again(mine, theirs):
    head = "id,names,country\n"
    bring(theirs(head + "TOWER GUARD,Tower Guard;Guard of the Citadel,GND\n"), "organisations", mine)
    with pytest.raises(CodebookError) as caught:
        bring(theirs(head + "GUARD,Tower Guard,GND\n"), "organisations", mine)
    told = "claims the name 'Tower Guard', and so does TOWER GUARD of tables/organisations.csv"
    assert told in str(caught.value)
    assert len(rows(mine, "organisations")) == 1


def test_places_are_checked_too(mine, theirs):
    text = "name,country,lon,lat\nGrey Haven,NOR,10.7,59.9\nEmyn Beraid,NOR,59.9,10.7\n"
    done = bring(theirs(text), "sites", mine, fixed=["kind=port"])
    assert [row["name"] for row in rows(mine, "sites")] == ["Grey Haven"]
    assert "did you mean lon 10.7, lat 59.9?" in str(done.refused[0])


WRONG = {
    "another table": (("name\n", "leadres"), "--as: table: 'leadres' is none of", "did you mean 'leaders'?"),
    "a table of ours alone": (("name\n", "wording"), "--as: table: 'wording' is none of armed_groups, countries"),
    "a column of theirs that is not there": (
        ("holder,country,from\n", "leaders", ["hodler=name"]),
        "annals.csv: header: --map hodler=name: 'hodler' is none of holder, country, from; did you mean 'holder'?",
    ),
    "a column of ours that is not there": (
        ("holder,country,from\n", "leaders", ["holder=nmae"]),
        "--map holder=nmae: 'nmae' is none of",
        "did you mean 'name'?; write THEIRS=OURS",
    ),
    "a map that is none": (("name\n", "leaders", ["name"]), "--map name: '' is none of name; write THEIRS=OURS"),
    "a value for no column": (("name\n", "leaders", [], ["rank=MIL"]), "--set: rank=MIL: 'rank' is none of"),
    "a column that nothing fills": (
        ("holder,country,since\nFaramir,GND,2019\n", "leaders", ["holder=name"]),
        "header: no column gives 'from'; write --map THEIRS=from, where THEIRS is one of holder, country, since",
    ),
    "no rows": (("name,country,from\n", "leaders"), "annals.csv: file: holds no row below its header"),
    "no right row": (
        ("name,country,from\nGothmog,Mordor,2019\n", "leaders"),
        "annals.csv: row 2, Gothmog: country 'Mordor' is none of",
        "no row of the file was taken",
    ),
    "an empty file": (("", "leaders"), "header: no column gives 'name'"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_says_the_way_out_and_writes_nothing(case, mine, theirs):
    (text, *asked), *told = WRONG[case]
    with pytest.raises(CodebookError) as caught:
        bring(theirs(text), asked[0], mine, *asked[1:])
    assert all(words in str(caught.value) for words in told), caught.value
    assert sorted(path.name for path in mine.rglob("*.*")) == ["countries.csv"]


def test_another_encoding_is_named(mine, theirs):
    with pytest.raises(CodebookError, match=r"annals\.csv: file: is not UTF-8: .*; save it as UTF-8"):
        bring(theirs("name,country,from\nÉowyn,GND,2019\n", encoding="latin-1"), "leaders", mine)


def test_a_fault_in_what_stands_there_comes_first(mine, theirs):
    (mine / "tables" / "countries.csv").write_text(COUNTRY.replace("annals", ""), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"tables/countries\.csv: row 2, Gondor: source is empty"):
        bring(theirs("name,country,from\nFaramir,GND,2019\n"), "leaders", mine)


def test_the_folder_is_made(tmp_path, theirs):
    done = bring(theirs("name,country,from\nFaramir,NOR,2019\n"), "leaders", tmp_path / "new" / "book")
    assert done.path == tmp_path / "new" / "book" / "tables" / "leaders.csv"
    assert done.path.is_file()


SHAPES = {
    "type": "FeatureCollection",
    "features": [
        {
            "properties": {"name": "Bay of Belfalas", "featurecla": "bay", "note": None},
            "geometry": {"type": "Polygon", "coordinates": [[[10, 40], [14, 40], [14, 44], [10, 44], [10, 40]]]},
        },
        {
            "properties": {"name": "Black Sea", "featurecla": "sea"},
            "geometry": {"type": "Point", "coordinates": [35, 43]},
        },
    ],
}


def test_a_geojson_is_a_table_of_its_features(tmp_path):
    file = tmp_path / "marine.geojson"
    file.write_text(json.dumps(SHAPES), encoding="utf-8")
    done = bring(file, "waters", tmp_path / "mine", ["featurecla=kind"], new=True)
    assert (done.taken, len(done.refused)) == (1, 0)
    assert "1 known already" in done.notes
    rows = (tmp_path / "mine" / "tables" / "waters.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1].startswith("Bay of Belfalas,,bay,12.00,42.00")


@pytest.mark.parametrize("text", ["{}", "[1, 2", '{"features": [{"properties": {}}]}', '{"features": 7}'])
def test_what_is_no_geojson_is_refused_by_name(tmp_path, text):
    file = tmp_path / "shapes.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"shapes\.geojson: file: is no GeoJSON"):
        bring(file, "waters", tmp_path / "mine")
