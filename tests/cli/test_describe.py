"""A record as a sentence."""

import pytest

from house_fakes import DRILL, RAID, full_event, raid_event, relation, report
from whowhom.dates import when_said, when_words
from whowhom.describe import _wording, act, describe, names, told_by
from whowhom.serial import event_to_dict, relation_to_dict

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST "
    "ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
)


def raid(**changed):
    r = report(RAID)
    return event_to_dict(raid_event(r), r, "1", "b") | changed


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Armed forces of Mordor attacked Gondor in Osgiliath on 3 March 2019."),
        ({"status": "ongoing"}, "Armed forces of Mordor now attacking Gondor in Osgiliath on 3 March 2019."),
        ({"status": "planned"}, "Armed forces of Mordor will attack Gondor in Osgiliath on 3 March 2019."),
        ({"status": "hypothetical"}, "Armed forces of Mordor might attack Gondor in Osgiliath on 3 March 2019."),
        ({"status": "refused"}, "Armed forces of Mordor refused to attack Gondor in Osgiliath on 3 March 2019."),
        ({"status": "denied"},
         "It is denied that Armed forces of Mordor attacked Gondor in Osgiliath on 3 March 2019."),
        ({"alleged_by": "GON"},
         "Armed forces of Mordor attacked Gondor in Osgiliath on 3 March 2019, as alleged by Gondor."),
        ({"actors": [], "places": []}, "Somebody attacked Gondor on 3 March 2019."),
        ({"recipients": [], "places": []}, "Armed forces of Mordor attacked on 3 March 2019."),
        ({"type": "COERCE", "mode": "seize", "recipients": []},
         "Armed forces of Mordor seized property in Osgiliath on 3 March 2019."),
        ({"mode": "by-magic", "places": []}, "Armed forces of Mordor attacked Gondor on 3 March 2019."),
        ({"type": "SING", "mode": "solo", "places": []},
         "Armed forces of Mordor: sing: solo → Gondor on 3 March 2019."),
    ],
)  # fmt: skip
def test_an_event_in_one_sentence(changed, said):
    assert describe(raid(**changed)) == said


def test_a_sea_takes_its_article():
    sea = raid()["places"][0] | {"name": "Sea of Rhûn", "kind": "sea", "role": "on"}
    assert describe(raid(places=[sea])).endswith("Gondor on the Sea of Rhûn on 3 March 2019.")


def test_a_list_that_has_the_day_beside_it_can_leave_it_out():
    assert describe(raid(), dated=False) == "Armed forces of Mordor attacked Gondor in Osgiliath."


def test_where_one_went_for_it_is_where_it_was_done():
    there = raid()["places"][0] | {"role": "to"}
    assert describe(raid(places=[there]), dated=False).endswith("attacked Gondor in Osgiliath.")


def test_parties_that_act_alike():
    r = report(DRILL)
    said = describe(event_to_dict(full_event(r), r, "1", "b"))
    assert (
        said
        == "Armed forces of Gondor and Armed forces of Rohan held a joint exercise in Pelennor on 30 November 2022."
    )


@pytest.mark.parametrize(
    ("trend", "said"), [(None, "GON and ROH: alliance."), ("up", "GON and ROH: growing alliance.")]
)
def test_a_relation(trend, said):
    r = report(DRILL)
    assert describe(relation_to_dict(relation(r), r, "1", "b") | {"trend": trend}) == said


@pytest.mark.parametrize(
    ("start", "end", "precision", "short", "said"),
    [
        ("2022-11-30", "2022-11-30", "day", "2022-11-30", "on 30 November 2022"),
        ("2022-11-01", "2022-11-30", "month", "2022-11", "in November 2022"),
        ("2022-01-01", "2022-12-31", "year", "2022", "in 2022"),
        ("1990-01-01", "1999-12-31", "decade", "1990-01-01 to 1999-12-31", "in the 1990s"),
        ("1998-01-01", "2014-12-17", "year", "1998-01-01 to 2014-12-17", "from 1998 to 2014"),
        ("2022-06-01", "2022-08-31", "season", "2022-06-01 to 2022-08-31", "from June to August 2022"),
        ("2021-12-01", "2022-02-28", "season", "2021-12-01 to 2022-02-28", "from December 2021 to February 2022"),
        ("2022-11-21", "2022-11-27", "week", "2022-11-21 to 2022-11-27", "in the week from 21 to 27 November 2022"),
        ("2022-09-28", "2022-10-03", "day", "2022-09-28 to 2022-10-03", "from 28 September to 3 October 2022"),
        (None, "2022-11-30", "unknown", "by 2022-11-30", "(by 30 November 2022)"),
        (None, "2022-11-30", "day", "by 2022-11-30", "until 30 November 2022"),
        ("2022-11-30", None, "day", "from 2022-11-30", "from 30 November 2022 on"),
        (None, None, "unknown", "", ""),
    ],
)
def test_dates_for_tables_and_for_sentences(start, end, precision, short, said):
    when = {"start": start, "end": end, "precision": precision}
    assert when_words(when) == short
    assert when_said(when) == said


@pytest.mark.parametrize(("by", "named"), [("MOR.MIL", "Armed forces of Mordor"), ("RUS", "Russia"), ("X1", "X1")])
def test_who_alleges_is_named(by, named):
    assert describe(raid(alleged_by=by)).endswith(f", as alleged by {named}.")


def test_an_incident_is_said_as_an_event_is():
    event = raid()
    incident = {key: value for key, value in event.items() if key != "alleged_by" and key != "attribution"}
    assert describe(incident | {"record": "incident"}) == describe(event)


def test_names_and_acts():
    told = [
        ("GON", "Gondor"),
        ("ROH", ""),
        ("GON.GOV", "Gondor"),
        ("PHL", "Philippines"),
        ("DAL.MIL", "armies of Dale"),
    ]
    parties = [{"id": id, "name": name, "country": id[:3]} for id, name in told]
    assert names(parties) == "Gondor, ROH, the Philippines and the armies of Dale"
    assert names([{"id": "CVL", "name": "gunmen", "country": None}]) == "gunmen"
    assert act({"type": "ASSAULT", "mode": "heavy-weapons"}) == "assault: heavy weapons"


def test_every_type_has_words_and_every_row_a_source():
    assert {name for name, mode in _wording() if mode is None} == set(TYPES.split())
    for key, row in _wording().items():
        assert row["verb"], key
        assert row["past"], key
        assert row["ing"].endswith("ing"), key
        assert row["source"], key
        assert row["rest"].count("{whom}") <= 1, key
        assert row["rest"].count("[") == row["rest"].count("]"), key


@pytest.mark.parametrize(
    ("outlet", "said"),
    [
        (("Xinhua", "CHN", "agency", "yes"), "Xinhua, Chinese state news agency"),
        (("BBC", "GBR", "broadcaster", "public"), "BBC, British public broadcaster"),
        (("Al-Manar", "LBN", "broadcaster", "party"), "Al-Manar, Lebanese party broadcaster"),
        (("Dawn", "PAK", "newspaper", "no"), "Dawn, Pakistani newspaper"),
        (("GOV.UK", "GBR", "ministry-site", "yes"), "GOV.UK, British government site"),
        (("Bree Gazette", None, "newspaper", "no"), "Bree Gazette, newspaper"),
    ],
)
def test_whose_press_it_is_in_one_line(outlet, said):
    name, country, kind, state = outlet
    assert told_by({"name": name, "country": country, "kind": kind, "state": state}) == said
