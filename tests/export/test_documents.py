"""Our own forms: GeoJSON, PLOVER JSON lines, CSV and Parquet; and incidents, where sources are counted once."""

import csv
import io
import json
from dataclasses import replace

import pandas
import pytest
from fakes import KERCH, OSLO, drill, event, killed
from test_layouts import rows_of_acts

from house_fakes import RAID, FakeCoder, report
from whowhom.export import FORMS, Account, form_of, lines_of, of_event, of_incident, pandas_options
from whowhom.export.flat import COLUMNS
from whowhom.store import StoreError, open_store


def text(form, *acts):
    account = Account()
    return "".join(lines_of(acts, form, account)), account


def test_geojson_has_a_point_a_place():
    far = {**OSLO, "lon": None, "lat": None}
    found, account = text("geojson", of_event(event(places=[KERCH, OSLO, far])), of_event(event(places=[])))
    map_ = json.loads(found)
    assert map_["type"] == "FeatureCollection"
    assert [feature["geometry"]["coordinates"] for feature in map_["features"]] == [[36.47, 45.36], [10.75, 59.91]]
    assert len({feature["id"] for feature in map_["features"]}) == 2
    assert map_["features"][0]["properties"]["actors"] == ["RUS.MIL"]
    assert (account.rows, account.left.total()) == (2, 1)
    assert json.loads(text("geojson")[0])["features"] == []


def test_plover_lines_have_the_fields_of_the_manual():
    record = event(status="denied", casualties=[killed(2), killed(1)], recipients=[], mode="drone")
    (line,) = text("plover", of_event(record))[0].splitlines()
    told = json.loads(line)
    assert (told["date"], told["event"], told["mode"], told["quad_code"]) == (
        "2022-11-30",
        ["ASSAULT"],
        ["drone", "negation"],
        4,
    )
    assert told["actor"] == [
        {"code": "RUS", "sector": "MIL", "entity_text": "RUS.MIL", "identifier_text": "the RUS.MIL"}
    ]
    assert (told["size"], told["event_loc"]["country_code"]) == ({"dead": 3}, "UKR")
    assert "recipient" not in told


def test_csv_tells_whose_press_it_is():
    found = list(csv.DictReader(io.StringIO(text("csv", of_event(event()), of_event(drill()))[0])))
    assert [row["type"] for row in found] == ["ASSAULT", "COOPERATE"]
    outlet = tuple(found[0][name] for name in ("outlet", "outlet_country", "outlet_kind", "outlet_state"))
    assert outlet == ("Xinhua", "CHN", "agency", "yes")
    assert found[1]["actors"] == "RUS.MIL; CHN.MIL"
    assert list(found[0]) == [name for name, _, _ in COLUMNS[:-1]]


def test_every_form_has_a_label_and_another_is_refused():
    assert all(form_of(form) for form in FORMS)
    with pytest.raises(ValueError, match="choose acled, gdelt"):
        form_of("excel")


def value(count, sources, bound=None):
    return {"count": count, "bound": bound, "documents": [], "sources": sources, "speakers": []}


def incident(*values):
    """An incident of two reports that dispute a number."""
    first = event(id="evt_a", alleged_by="UKR.GOV")
    second = event(id="evt_b", document={**event()["document"], "id": "doc_2", "published": "2022-11-30"})
    figure = {"of": "casualties", "kind": "killed", "owner": "UKR.MIL", "values": list(values), "agreed": False}
    own = {key: first[key] for key in ("type", "mode", "cameo", "quad", "score", "reciprocal", "actors", "recipients")}
    told = {"record": "incident", "id": "inc_1", **own, "when": first["when"], "places": first["places"]}
    told |= {
        "status": "occurred",
        "figures": [figure],
        "documents": ["doc_1", "doc_2"],
        "independent": 2,
        "confidence": 0.9,
    }
    return of_incident(told, [first, second])


def test_an_incident_counts_sources_and_keeps_the_dispute():
    act = incident(value(23, 1), value(24, 2), value(20, 1, "up-to"))
    (row,) = rows_of_acts("ged", act)
    assert (row["low"], row["best"], row["high"], row["number_of_sources"]) == (0, 24, 24, 2)
    (row,) = rows_of_acts("gdelt", act)
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == (2, 2, 2)
    assert row["DATEADDED"] == 20221130000000


def test_a_store_gives_its_incidents_with_all_their_events(tmp_path):
    path = tmp_path / "events.tsv"
    with open_store(tmp_path / "s.duckdb") as store:
        other = RAID.replace("captain", "ranger")
        store.ingest([report(RAID, id="one"), report(other, published="2022-12-02", id="two")], Coder())
        for type, count in (("ASSAULT", 1), ("AID", 0)):
            account = store.export("gdelt", str(path), incidents=True, type=type)
            assert (account.acts, account.rows) == (count, count)
            if count:
                frame = pandas.read_csv(path, **pandas_options("gdelt"))
        store._con.execute("DELETE FROM incidents")
        with pytest.raises(StoreError, match="are not drawn up yet"):
            store.export("gdelt", path, incidents=True)
    assert frame.loc[0, ["NumMentions", "NumArticles"]].tolist() == [2, 2]
    assert frame.loc[0, "DATEADDED"] == 20221130000000


class Coder(FakeCoder):
    """Finds the raid in both of its tellings."""

    def read(self, one):
        return replace(super().read(replace(one, text=RAID)), report=one)


def test_what_one_report_tells_as_a_fact_is_more_than_a_charge():
    assert incident(value(1, 1)).record["alleged_by"] is None


def test_an_incident_has_a_flat_row_too():
    frame = pandas.read_csv(io.StringIO(text("csv", incident(value(3, 1)))[0]))
    assert frame.loc[0, ["reports", "independent", "evidence"]].tolist() == [2, 2, "They fired."]
