"""The network's ties are what can be counted in the store by hand."""

import pytest

from whowhom.store import open_store

DONE = "status IN ('occurred', 'ongoing') AND confidence >= 0.25"
BETWEEN = """
    list_has_any(actors, {a}) AND list_has_any(recipients, {b}) OR
    list_has_any(actors, {b}) AND list_has_any(recipients, {a}) OR
    reciprocal AND list_has_any(actors, {a}) AND list_has_any(actors, {b})"""


def ends(edge):
    return edge["a"], edge["b"]


def test_a_tie_counts_what_two_states_do_with_and_to_each_other(get, demo_db):
    edges = {ends(edge): edge for edge in get("/network")["edges"]}
    tie = edges["CHN", "RUS"]
    a, b = (f"(SELECT list(DISTINCT id) FROM parties WHERE country = '{code}')" for code in ("CHN", "RUS"))
    with open_store(demo_db, read_only=True) as store:
        (row,) = store.sql(f"SELECT count(*) AS n FROM incidents WHERE {DONE} AND ({BETWEEN.format(a=a, b=b)})")
    assert tie["acts"] == row["n"] > 1
    assert tie["cooperation"] + tie["conflict"] == tie["acts"]
    assert sum(year["cooperation"] + year["conflict"] for year in tie["years"]) == tie["acts"]


def test_a_state_is_one_with_its_organs_or_each_party_is_itself(get):
    states = {node["id"]: node for node in get("/network")["nodes"]}
    assert states["RUS"]["name"] == "Russia" and states["RUS"]["kind"] == "state"
    assert states["NATO"]["kind"] == "organisation"
    parties = {node["id"]: node for node in get("/network", level="party")["nodes"]}
    assert "RUS.MIL" in parties and "RUS.MIL" not in states
    assert parties["RUS.MIL"]["acts"] < states["RUS"]["acts"]


@pytest.mark.parametrize(("ties", "none"), [("with", "conflict"), ("against", "cooperation")])
def test_with_whom_and_against_whom_are_two_networks(get, ties, none):
    edges = get("/network", ties=ties)["edges"]
    assert edges
    assert all(edge[none] == 0 for edge in edges)


def test_the_strongest_come_first_and_the_others_are_told(get):
    whole, few = get("/network", nodes=300, edges=2000), get("/network", nodes=10, edges=6)
    acts = [edge["acts"] for edge in whole["edges"]]
    assert acts == sorted(acts, reverse=True)
    assert whole["left_out"] == {"parties": 0, "ties": 0}
    assert len(few["edges"]) == 6
    assert {end for edge in few["edges"] for end in ends(edge)} == {node["id"] for node in few["nodes"]}
    assert few["left_out"]["ties"] == len(whole["edges"]) - 6
    assert few["left_out"]["parties"] == len(whole["nodes"]) - len(few["nodes"])


def test_filters_hold(get):
    late, early = get("/network", since="2022")["edges"], get("/network", until="2015")["edges"]
    assert max(year["year"] for edge in late for year in edge["years"]) >= 2022
    assert max(year["year"] for edge in early for year in edge["years"]) <= 2015
    assert get("/network", actor="Atlantis")["edges"] == []


def test_what_is_planned_is_counted_where_it_is_asked_for(get):
    planned = get("/network", status="planned")["edges"]
    assert planned and planned != get("/network")["edges"]


def test_a_network_of_single_records_counts_these(tmp_path, demo_db, get):
    """Where nothing is linked: the same parties, at least as many acts."""
    from shutil import copy

    from fastapi.testclient import TestClient

    from whowhom.serve import application
    from whowhom.store.duck import connect

    bare = copy(demo_db, tmp_path / "bare.duckdb")
    with connect(str(bare)) as con:
        con.execute("DELETE FROM incidents; DELETE FROM incident_events")
    with open_store(bare, read_only=True) as store:
        client = TestClient(application(store), base_url="http://127.0.0.1:8765")
        tie = next(e for e in client.get("/api/v1/network").json()["edges"] if ends(e) == ("CHN", "RUS"))
    assert tie["acts"] > next(e for e in get("/network")["edges"] if ends(e) == ("CHN", "RUS"))["acts"]
