"""Candidates: every pair that may be one act, and each once."""

from dataclasses import replace
from itertools import combinations

import pytest

from link_fakes import tell
from whowhom.link.incidents import candidates, edge, rules, signs

RULES = rules()
LINES = [
    "ASSAULT RUS.MIL > UKR.MIL 2018-11-25: Ships *fired* on three vessels.",
    "COERCE.seize RUS > UKR.MIL -: Patrol boats *seized* three ships.",
    "ASSAULT UKR.MIL > RUS.MIL 2018-11-25: Vessels *fired* first, Moscow said.",
    "ASSAULT UKR.MIL+RUS.MIL > - 2018-11: The navies *clashed* there.",
    "REQUEST NATO > RUS.GOV -: The alliance *urged* restraint.",
    "REQUEST NATO > RUS.GOV 2018-11-26: The alliance *urged* Russia to free the ships.",
    "ASSAULT - > UKR.MIL 2018-11-25: Three vessels *were hit*.",
]


def told():
    days = ["2018-11-26", "2018-11-27", None]
    return [tell(line, f"doc_{n}{day}", day) for n, line in enumerate(LINES) for day in days]


@pytest.mark.parametrize("block", [2, 1500])
def test_no_pair_of_one_act_is_passed_over_and_none_comes_twice(block):
    tolds = told()
    found = list(candidates(tolds, replace(RULES, limits={**RULES.limits, "block": block})))
    assert len(found) == len(set(found))
    wanted = {(i, j) for i, j in combinations(range(len(tolds)), 2) if _edge(tolds[i], tolds[j])}
    near = {(i, j) for i, j in wanted if (tolds[i].around is None) == (tolds[j].around is None)}
    assert near
    assert near <= set(found)


def test_of_a_pair_one_must_be_fresh():
    tolds = told()
    fresh = [n == 3 for n in range(len(tolds))]
    assert {pair for pair in candidates(tolds, RULES) if 3 in pair} == set(candidates(tolds, RULES, fresh))


def test_reports_far_apart_are_compared_for_the_same_exact_day():
    a, b = tell(LINES[0], "doc_a", "2018-11-26"), tell(LINES[0], "doc_b", "2021-01-05")
    assert list(candidates([a, b], RULES)) == [(0, 1)]
    vague = tell(LINES[1], "doc_c", "2021-01-05")
    assert list(candidates([a, vague], RULES)) == []


def _edge(a, b):
    return edge(a.id, b.id, signs(a, b, RULES), RULES)
