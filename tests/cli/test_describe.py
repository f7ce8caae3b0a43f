"""A record as a sentence."""

import pytest

from house_fakes import DRILL, RAID, full_event, raid_event, relation, report
from whowhom.describe import _wording, act, describe, names, told_by, when_words
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
        ({}, "Armed forces of Mordor attacked Gondor in Osgiliath on 2019-03-03."),
        ({"status": "ongoing"}, "Armed forces of Mordor now attacking Gondor in Osgiliath on 2019-03-03."),
        ({"status": "planned"}, "Armed forces of Mordor will attack Gondor in Osgiliath on 2019-03-03."),
        ({"status": "hypothetical"}, "Armed forces of Mordor might attack Gondor in Osgiliath on 2019-03-03."),
        ({"status": "refused"}, "Armed forces of Mordor refused to attack Gondor in Osgiliath on 2019-03-03."),
        ({"status": "denied"}, "It is denied that Armed forces of Mordor attacked Gondor in Osgiliath on 2019-03-03."),
        ({"alleged_by": "GON"}, "Armed forces of Mordor attacked Gondor in Osgiliath on 2019-03-03, as GON alleges."),
        ({"actors": [], "places": []}, "Somebody attacked Gondor on 2019-03-03."),
        ({"recipients": [], "places": []}, "Armed forces of Mordor attacked on 2019-03-03."),
        ({"type": "COERCE", "mode": "seize", "recipients": []},
         "Armed forces of Mordor seized property in Osgiliath on 2019-03-03."),
        ({"mode": "by-magic", "places": []}, "Armed forces of Mordor attacked Gondor on 2019-03-03."),
        ({"type": "SING", "mode": "solo", "places": []}, "Armed forces of Mordor: sing: solo → Gondor on 2019-03-03."),
    ],
)  # fmt: skip
def test_an_event_in_one_sentence(changed, said):
    assert describe(raid(**changed)) == said


def test_a_sea_takes_its_article():
    sea = raid()["places"][0] | {"name": "Sea of Rhûn", "kind": "sea", "role": "on"}
    assert describe(raid(places=[sea])).endswith("Gondor on the Sea of Rhûn on 2019-03-03.")


def test_parties_that_act_alike():
    r = report(DRILL)
    said = describe(event_to_dict(full_event(r), r, "1", "b"))
    assert said == "Armed forces of Gondor and Armed forces of Rohan held a joint exercise in Pelennor on 2022-11-30."


@pytest.mark.parametrize(
    ("trend", "said"), [(None, "GON and ROH: alliance."), ("up", "GON and ROH: growing alliance.")]
)
def test_a_relation(trend, said):
    r = report(DRILL)
    assert describe(relation_to_dict(relation(r), r, "1", "b") | {"trend": trend}) == said


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        ("2022-11-30", "2022-11-30", "day", "2022-11-30"),
        ("2022-11-01", "2022-11-30", "month", "2022-11"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("2022-11-21", "2022-11-27", "week", "2022-11-21 to 2022-11-27"),
        (None, "2022-11-30", "unknown", "by 2022-11-30"),
        ("2022-11-30", None, "day", "from 2022-11-30"),
        (None, None, "unknown", ""),
    ],
)
def test_dates(start, end, precision, said):
    assert when_words({"start": start, "end": end, "precision": precision}) == said


def test_names_and_acts():
    assert names([{"id": "GON", "name": "Gondor"}, {"id": "ROH", "name": ""}, {"id": "GON.GOV", "name": "Gondor"}]) == (
        "Gondor and ROH"
    )
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
