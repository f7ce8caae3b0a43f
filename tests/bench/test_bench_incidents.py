"""Which coded acts are one, and what is said of records that were put together."""

import pytest

from bench.incidents import _first_of_linked, _groups, _one_act, _pairs


def act(key, type="ASSAULT", who="RUS", whom="UKR", day="2018-11-25", **more):
    when = {"start": day, "end": day} if day else None
    return {
        "key": key,
        "type": type,
        "actors": [{"country": who}],
        "recipients": [{"country": whom}],
        "when": when,
        **more,
    }


def coded(id, *acts, group="kerch", **more):
    return {"id": id, "text": ". ".join(a["key"] for a in acts), "events": list(acts), "same_act_group": group, **more}


FIRE, SEIZE = (
    act("opened fire on ships"),
    act("then seized them", "COERCE", links=[{"rel": "follows", "key": "opened fire on ships"}]),
)
KYIV = coded("kyiv", FIRE, SEIZE)
MOSCOW = coded("moscow", act("weapons were used", type_also=["COERCE"]), act("ministers spoke", "CONSULT"))
COPY = coded("copy", act("opened fire at vessels"), wire_copy_of="kyiv")


def test_linked_acts_count_as_one():
    assert _first_of_linked(KYIV) == [0, 0]
    assert _first_of_linked(MOSCOW) == [0, 1]


@pytest.mark.parametrize(
    ("one", "n", "other", "m", "same"),
    [
        (KYIV, 0, MOSCOW, 0, True),
        (KYIV, 0, MOSCOW, 1, False),  # of another type
        (KYIV, 0, COPY, 0, True),  # the keys share a word
        (KYIV, 0, coded("copy", act("rammed a tug"), wire_copy_of="kyiv"), 0, False),
        (KYIV, 0, coded("elsewhere", FIRE, group="azov"), 0, False),
        (KYIV, 0, coded("late", act("opened fire on ships", day="2018-11-27")), 0, False),
        (KYIV, 0, coded("undated", act("opened fire on ships", day=None)), 0, True),
        (KYIV, 0, coded("by-others", act("opened fire on ships", who="BLR")), 0, False),
    ],
)
def test_acts_of_two_reports_are_one_where_nothing_differs(one, n, other, m, same):
    assert _one_act(one, n, other, m) is same


def record(id, report, a):
    start = report["text"].index(a["key"])
    span = [start, start + len(a["key"])]
    evidence = [{"text": a["key"], "span": span}]
    sides = {"actors": a["actors"], "recipients": a["recipients"], "status": "occurred"}
    return {
        "record": "event",
        "id": id,
        "document": {"id": report["id"]},
        "type": a["type"],
        "evidence": evidence,
        **sides,
    }


EVENTS = [
    record("e1", KYIV, FIRE),
    record("e2", MOSCOW, MOSCOW["events"][0]),
    record("e3", MOSCOW, MOSCOW["events"][1]),
]


@pytest.mark.parametrize(("put", "counts"), [(["e1", "e2"], (1, 0, 0)), (["e1", "e3"], (0, 1, 1)), (["e1"], (0, 0, 1))])
def test_pairs_are_right_wrong_or_apart(put, counts):
    alone = [{"id": f"of-{e['id']}", "events": [e["id"]]} for e in EVENTS if e["id"] not in put]
    found = _pairs([KYIV, MOSCOW], [{"id": "inc", "events": put}, *alone], EVENTS)
    assert tuple(map(len, found)) == counts


def test_a_group_is_one_incident_of_its_sources():
    values = [{"count": 23, "bound": None}, {"count": 24, "bound": None}]
    figure = {"owner": "UKR", "kind": "crew", "values": values, "agreed": False}
    whole = {"documents": ["kyiv", "moscow", "copy"], "independent": 2, "type": "ASSAULT", "figures": [figure]}
    assert list(_groups([KYIV, MOSCOW, COPY], [whole])) == [
        "kerch: one ASSAULT of 3 reports, 2 sources; disputed: UKR crew 23 or 24"
    ]
    (line,) = _groups([KYIV, MOSCOW, COPY], [{**whole, "independent": 3}])
    assert line.startswith("not as it should be")
