"""Every layout against the data set's own header, cell by cell, and read back by pandas as documented."""

import csv
import io
import re
from pathlib import Path

import pandas
import pytest
from fakes import (
    CHN,
    CIVILIANS,
    KERCH,
    NATO,
    OSLO,
    RUS,
    SAMPLES,
    UKR,
    drill,
    event,
    force,
    killed,
    party,
    sample,
)

from whowhom.export import Account, layout, layout_names, lines_of, of_event, pandas_options
from whowhom.export.fill import FILLS
from whowhom.export.spread import NEEDS, SPREADS

WIDTHS = {"gdelt": 61, "icews": 20, "polecat": 40, "acled": 31, "ged": 49, "mme": 64}
GEO = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
GDELT = [  # as the codebook of GDELT 2.0 lists them
    *["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
    *(f"Actor{n}{part}" for n in (1, 2) for part in ACTOR.split()),
    *["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"],
    *["NumMentions", "NumSources", "NumArticles", "AvgTone"],
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in GEO),
    *["DATEADDED", "SOURCEURL"],
]


def exported(form, *records):
    account = Account()
    return "".join(lines_of(map(of_event, records), form, account)), account


def rows(form, *records):
    """What pandas reads of an export, with blanks as None."""
    return rows_of_acts(form, *map(of_event, records))


def rows_of_acts(form, *acts):
    text = "".join(lines_of(acts, form, Account()))
    frame = pandas.read_csv(io.StringIO(text), **pandas_options(form))
    return [
        {name: None if pandas.isna(cell) else cell for name, cell in row.items()} for row in frame.to_dict("records")
    ]


def test_there_is_a_sample_of_every_layout():
    assert set(layout_names()) == set(SAMPLES) == set(WIDTHS)


@pytest.mark.parametrize("form", WIDTHS)
def test_columns_are_those_of_the_data_set(form):
    its = layout(form)
    text = sample(form).read_text(encoding="utf-8")
    header = next(csv.reader(io.StringIO(text), delimiter=its.delimiter))
    names = header if its.header else GDELT
    assert list(its.names) == names
    assert len(header) == len(its.names) == len(set(names)) == WIDTHS[form]


@pytest.mark.parametrize("form", WIDTHS)
def test_a_layout_speaks_of_what_there_is(form):
    its = layout(form)
    assert {column.come.split()[0] for column in its.columns if column.come} <= set(FILLS)
    assert its.spread in SPREADS
    assert set(its.needs) <= set(NEEDS)
    assert set(its.pandas.get("parse_dates", [])) <= set(its.names)


@pytest.mark.parametrize("form", WIDTHS)
def test_pandas_reads_the_data_set_and_our_export_with_the_same_types(form):
    options = pandas_options(form)
    theirs = pandas.read_csv(sample(form), **options)
    ours = pandas.read_csv(io.StringIO(exported(form, drill(), event(casualties=[killed(3)]))[0]), **options)
    assert len(ours) >= 1
    assert list(ours.columns) == list(theirs.columns) == list(layout(form).names)
    dates = layout(form).pandas.get("parse_dates", [])
    for name, dtype in options["dtype"].items():
        assert str(ours[name].dtype) == str(theirs[name].dtype) == dtype
    assert all(str(ours[name].dtype).startswith("datetime64") for name in dates)


def test_gdelt_has_a_row_a_pair_with_its_own_codes():
    there, back = rows("gdelt", drill())
    assert (there["Actor1Code"], there["Actor2Code"]) == ("RUSMIL", "CHNMIL")
    assert (back["Actor1CountryCode"], back["Actor2CountryCode"]) == ("CHN", "RUS")
    assert there["GLOBALEVENTID"] != back["GLOBALEVENTID"]
    assert (there["EventCode"], there["EventBaseCode"], there["EventRootCode"]) == ("062", "062", "06")
    assert (there["SQLDATE"], there["MonthYear"], there["Year"]) == (20221130, 202211, 2022)
    assert there["FractionDate"] == pytest.approx(2022 + 330 / 365, abs=1e-4)
    assert (there["QuadClass"], there["GoldsteinScale"], there["AvgTone"]) == (2, 7.4, None)
    assert there["DATEADDED"] == 20221201000000
    assert rows("gdelt", drill()) == [there, back]


def test_gdelt_places_are_fips_and_its_quad_goes_by_the_root():
    (row,) = rows("gdelt", event(type="PROTEST", mode="demo", cameo="141", quad="material-conflict"))
    assert (row["ActionGeo_CountryCode"], row["ActionGeo_FullName"]) == ("UP", "Kerch, Ukraine")
    assert (row["ActionGeo_Lat"], row["ActionGeo_Long"], row["ActionGeo_Type"]) == (45.36, 36.47, 4)
    assert row["QuadClass"] == 3
    assert row["Actor1Geo_CountryCode"] is None


def test_an_act_without_a_day_is_entered_under_its_reports():
    when = {"start": None, "end": None, "precision": "unknown", "text": None, "span": None}
    (row,) = rows("gdelt", event(when=when))
    assert row["SQLDATE"] == 20221201
    assert exported("acled", event(when=when))[1].left == {"no month told": 1}


def test_icews_names_states_and_leaves_out_what_has_one_side():
    (row,) = rows("icews", event())
    assert (row["Source Country"], row["Target Country"]) == ("Russian Federation", "Ukraine")
    assert (row["Source Sectors"], row["CAMEO Code"], row["Intensity"]) == ("Military,Government", "190", -10)
    assert (row["Event Text"], row["City"], row["District"]) == ("Use conventional military force", "Kerch", None)
    assert exported("icews", event(recipients=[]))[1].left == {"no two sides told": 1}


def test_polecat_says_none_and_has_quads_by_name():
    (row,) = rows("polecat", event(recipients=[NATO]))
    text, _ = exported("polecat", event(recipients=[NATO]))
    assert text.splitlines()[1].split("\t").count("None") > 10
    assert (row["Quad Code"], row["Actor COW"], row["Primary Actor Sector"]) == ("MATERIAL CONFLICT", "365", "MIL")
    assert (row["Recipient Name"], row["Recipient Country"], row["Recipient COW"]) == ("the NATO", None, None)
    assert (row["Event ID"], row["Event Type"], row["Event Mode"]) == ("evt_1", "ASSAULT", None)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, ("Battles", "Armed clash")),
        ({"recipients": [CIVILIANS]}, ("Violence against civilians", "Attack")),
        ({"mode": "drone"}, ("Explosions/Remote violence", "Air/drone strike")),
        ({"type": "PROTEST", "mode": "riot"}, ("Riots", "Violent demonstration")),
        ({"type": "CONSULT", "mode": "visit"}, None),
        ({"status": "denied"}, None),
        ({"status": "planned"}, None),
        ({"places": [KERCH | {"lon": None, "lat": None}]}, None),
    ],
)
def test_acled_kinds(fields, kind):
    found = [(row["event_type"], row["sub_event_type"]) for row in rows("acled", event(**fields))]
    assert found == ([kind] if kind else [])


def test_acled_parties_and_dead():
    (row,) = rows("acled", event(recipients=[CIVILIANS, UKR], casualties=[killed(3), killed(2)]))
    assert (row["actor1"], row["inter1"]) == ("Military Forces of Russia", "State forces")
    assert (row["actor2"], row["inter2"], row["assoc_actor_2"]) == ("Civilians (Ukraine)", "Civilians", "the UKR.MIL")
    assert (row["interaction"], row["civilian_targeting"]) == ("State forces-Civilians", "Civilian targeting")
    assert (row["iso"], row["region"], row["fatalities"]) == (804, "Europe", 5)
    assert (row["time_precision"], row["geo_precision"], row["source_scale"]) == (1, 1, "International")
    assert row["event_id_cnty"].startswith("UKR")


@pytest.mark.parametrize(
    ("bound", "numbers"),
    [(None, (7, 7, 7)), ("at-least", (7, 7, 7)), ("up-to", (0, 7, 7)), ("about", (7, 7, 7))],
)
def test_ged_bounds_of_the_dead(bound, numbers):
    (row,) = rows("ged", event(casualties=[killed(7, "UKR.MIL", bound)]))
    assert (row["low"], row["best"], row["high"]) == numbers
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == (0, 7, 0, 0)


@pytest.mark.parametrize(
    ("actor", "recipient", "violence", "sides"),
    [
        (RUS, UKR, 1, ("Government of Russia (Soviet Union)", "Government of Ukraine")),
        (party("M23", None, "REB"), party("COD.MIL", "COD", "MIL"), 1, ("the M23", "Government of DR Congo (Zaire)")),
        (party("M23", None, "REB"), party("ADF", None, "REB"), 2, ("the M23", "the ADF")),
        (RUS, CIVILIANS, 3, ("Government of Russia (Soviet Union)", "Civilians")),
    ],
)
def test_ged_sides(actor, recipient, violence, sides):
    (row,) = rows("ged", event(actors=[actor], recipients=[recipient], casualties=[killed(1)]))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (violence, *sides)
    assert row["dyad_name"] == " - ".join(sides)


def test_ged_places_and_days():
    span = {"start": "2022-11-28", "end": "2022-11-30", "precision": "day", "text": None, "span": None}
    (row,) = rows("ged", event(casualties=[killed(1)], when=span))
    assert (str(row["date_start"])[:10], str(row["date_end"])[:10], row["date_prec"]) == ("2022-11-28", "2022-11-30", 2)
    assert (row["country"], row["country_id"], row["gwnoa"], row["gwnob"]) == ("Ukraine", 369, 365, 369)
    assert (row["priogrid_gid"], row["geom_wkt"]) == (270 * 720 + 432 + 1, "POINT (36.470000 45.360000)")
    assert exported("ged", event())[1].left == {"no number of dead told": 1}


def test_mme_lists_states_in_order_and_marks_what_is_not_known():
    month = {"start": "2022-11-01", "end": "2022-11-30", "precision": "month", "text": None, "span": None}
    (row,) = rows("mme", drill(when=month, forces=[force("strategic bomber")], actors=[RUS, CHN, NATO]))
    assert (row["StateA"], row["StateB"], row["StateC"]) == ("China", "Russia", "")
    assert (row["StartDate"], row["s.month"], row["s.day"], row["e.day"]) == ("2022-11-xx", 11, "xx", "xx")
    assert (row["Air"], row["Land"], row["Sea"], row["Cyber"]) == (1, 0, 1, None)
    assert (row["Location"], row["AdditionalParticipantInfo"], row["Ex_Name"]) == ("Pacific", "the NATO", None)
    assert exported("mme", drill(actors=[RUS, NATO]))[1].left == {"fewer than two states": 1}


def test_what_was_promised_counts_where_words_are_acts():
    promise = event(type="AGREE", mode=None, cameo="036", quad="verbal-cooperation", status="planned")
    assert len(rows("gdelt", promise)) == 1
    assert exported("gdelt", event(status="planned"))[1].left == {"status planned": 1}


def test_a_hostile_cell_stays_one_cell():
    name = 'two\ttabs\nand "quotes" 🚀'
    hostile = party("RUS.MIL", "RUS", "MIL") | {"name": name}
    assert rows("icews", event(actors=[hostile]))[0]["Source Name"] == 'two tabs and "quotes" 🚀'
    place = OSLO | {"name": name}
    assert rows("acled", event(places=[place]))[0]["location"] == name


def test_the_account_adds_up():
    account = exported("icews", event(), drill(), event(status="denied"), event(recipients=[]))[1]
    assert (account.acts, account.rows, account.left.total()) == (4, 3, 2)
    assert account.lines()[0] == "3  rows written, of 2 of 4 acts"


@pytest.mark.parametrize("form", WIDTHS)
def test_the_manual_tells_every_column_in_order(form):
    text = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")
    section = text.split(f"## {layout(form).label}\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| ([^|]+) \| ", section, re.M)[1:] == list(layout(form).names)
    assert f'pandas_options("{form}")' in section
    assert all(f"- {limit}\n" in section for limit in layout(form).limits)
