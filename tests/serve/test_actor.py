"""One party: what it does and what is done to it, from the demo's reports."""

import pytest

from whowhom.series import MissingPackageError
from whowhom.serve.views import course


@pytest.fixture(scope="module")
def russia(get):
    return get("/actor/RUS")


def test_who_it_is(get, russia):
    assert russia["who"]["name"] == "Russia" and russia["who"]["kind"] == "state"
    assert [get(f"/actor/{id}")["who"]["kind"] for id in ("NATO", "FARC", "RUS.MIL", "SDN.CVL")] == [
        "organisation",
        "armed group",
        "organ",
        "group",
    ]


def test_a_state_has_organs_and_memberships_an_organisation_members(get, russia):
    assert {"RUS.MIL", "RUS.GOV"} <= {organ["id"] for organ in russia["organs"]}
    assert "UN" in {term["id"] for term in russia["member_of"]} and not russia["members"]
    members = get("/actor/NATO")["members"]
    assert {"id": "NOR", "name": "Norway", "since": "1949-04-04"} in members


def test_partners_are_those_with_whom_and_those_against_whom(russia):
    partners = {one["id"]: one for one in russia["partners"]}
    assert "RUS" not in partners
    assert partners["CHN"]["cooperation"] > partners["CHN"]["conflict"] and partners["CHN"]["score"] > 0
    assert partners["UKR"]["conflict"] > partners["UKR"]["cooperation"] and partners["UKR"]["score"] < 0


def test_a_pair_has_as_many_acts_as_the_partner(get, russia):
    for partner in russia["partners"][:4]:
        assert get(f"/pair/RUS/{partner['id']}")["acts"] == partner["count"]


def test_an_organ_of_the_own_state_is_a_partner_by_itself(get):
    assert "SDN.OPP" in {one["id"] for one in get("/actor/SDN.MIL")["partners"]}


def test_what_it_does_and_what_is_done_to_it(russia):
    types = {one["type"]: one for one in russia["types"]}
    assert types["COOPERATE"]["forth"] > 0
    assert types["SANCTION"]["back"] > 0 and types["SANCTION"]["forth"] == 0
    assert sum(one["count"] for one in russia["types"]) == russia["acts"]


def test_firsts_have_their_claim_and_sources_their_reports(russia):
    assert russia["firsts"] and all(act["claim"] for act in russia["firsts"])
    assert sum(one["reports"] for one in russia["sources"]) == russia["reports"]
    assert "Fjord Tribune" in {one["name"] for one in russia["sources"]}


def test_filters_hold(get, russia):
    patrols = get("/actor/RUS", mode="patrol")
    assert 0 < patrols["acts"] < russia["acts"]
    assert {act["record"]["mode"] for act in patrols["newest"]} == {"patrol"}


def test_without_the_packages_of_the_extra_the_course_has_no_change_points(monkeypatch):
    def missing(rows, by):
        raise MissingPackageError("Change points need ruptures.")

    monkeypatch.setattr(course, "turns", missing)
    told = course.course([], "month")
    assert told.changes == () and told.note == "Change points need ruptures."
