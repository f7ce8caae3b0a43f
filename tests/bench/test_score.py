"""The scorer on small reports of our own, where every figure can be counted by hand."""

import copy

import pytest

from bench.score import compare, figures, listing, load, party, score, sides

TEXT = "Arnor struck Gondor. Rohan and Harad signed a pact in the Shire. Gondor may mourn."
STRIKE = {"key": "struck Gondor", "type": "ASSAULT", "actors": [{"country": "ARN"}], "recipients": [{"country": "GON"}]}
PACT = {
    "key": "signed a pact",
    "type": "AGREE",
    "type_also": ["CONSULT"],
    "actors": [{"country": "ROH"}, {"country": "HAR"}],
    "recipients": [],
    "reciprocal": True,
}
MAYBE = {"key": "may mourn", "optional": True, "type": "CONCEDE", "actors": [{"country": "GON"}], "recipients": []}


def coded(*acts, **more):
    return {"id": "r", "text": TEXT, "events": list(acts), **more}


def record(type_name, words, doers, others=(), **more):
    """A record as the program writes it, resting on words of the text."""
    start = TEXT.index(words)
    return {
        "record": "event",
        "document": {"id": "r"},
        "type": type_name,
        "actors": [{"country": one} for one in doers],
        "recipients": [{"country": one} for one in others],
        "status": "occurred",
        "evidence": [{"text": words, "span": [start, start + len(words)]}],
        **more,
    }


HIT = record("ASSAULT", "Arnor struck Gondor.", ["ARN"], ["GON"])
DEAL = record("AGREE", "signed a pact", ["HAR", "ROH"])


def shares(report, records):
    """Right acts, right in all, coded acts, records that count."""
    made, _ = score([report], records)
    return made["detect"], made["strict"], made["events"], made["records"]


def rates(precision, recall, f1):
    return {"precision": precision, "recall": recall, "f1": f1}


ALL, NONE = rates(1.0, 1.0, 1.0), rates(0.0, 0.0, 0.0)

CASES = {
    "all is found": (coded(STRIKE, PACT), [HIT, DEAL], (ALL, ALL, 2, 2)),
    "nothing is found": (coded(STRIKE), [], (NONE, NONE, 1, 0)),
    "nothing is there": (coded(), [HIT], (NONE, NONE, 0, 1)),
    "half is missed": (coded(STRIKE, PACT), [HIT], (rates(1.0, 0.5, 0.6667), rates(1.0, 0.5, 0.6667), 2, 1)),
    "a second record of one act is one too many": (
        coded(STRIKE),
        [HIT, HIT],
        (rates(0.5, 1.0, 0.6667), rates(0.5, 1.0, 0.6667), 1, 2),
    ),
    "another type": (coded(STRIKE), [{**HIT, "type": "THREATEN"}], (NONE, NONE, 1, 1)),
    "a type that is accepted too": (coded(PACT), [{**DEAL, "type": "CONSULT"}], (ALL, ALL, 1, 1)),
    "other words": (coded(STRIKE), [record("ASSAULT", "Gondor may", ["ARN"], ["GON"])], (NONE, NONE, 1, 1)),
    "words that only touch": (coded(STRIKE), [record("ASSAULT", "Arnor ", ["ARN"], ["GON"])], (NONE, NONE, 1, 1)),
    "sides swapped": (
        coded(STRIKE),
        [record("ASSAULT", "struck", ["GON"], ["ARN"])],
        (ALL, NONE, 1, 1),
    ),
    "sides of a mutual act are one": (coded(PACT), [record("AGREE", "a pact", ["ROH"], ["HAR"])], (ALL, ALL, 1, 1)),
    "another status": (coded(STRIKE), [{**HIT, "status": "denied"}], (ALL, NONE, 1, 1)),
    "no status is occurred": (coded(STRIKE), [{**HIT, "status": None}], (ALL, ALL, 1, 1)),
    "what may be seen counts neither way": (
        coded(STRIKE, MAYBE),
        [HIT, record("CONCEDE", "may mourn", ["HAR"])],
        (ALL, ALL, 1, 1),
    ),
    "what may be seen need not be": (coded(STRIKE, MAYBE), [HIT], (ALL, ALL, 1, 1)),
    "a record of another report": (coded(STRIKE), [{**HIT, "document": {"id": "s"}}], (NONE, NONE, 1, 0)),
}


@pytest.mark.parametrize("case", CASES)
def test_rates(case):
    report, records, expected = CASES[case]
    assert shares(report, records) == expected


def test_the_best_record_is_taken_wherever_it_stands():
    near = record("ASSAULT", "struck Gondor", ["GON"])
    for records in ([near, HIT], [HIT, near]):
        (pair,) = compare(coded(STRIKE), records).pairs
        assert pair.record is HIT and pair.alike


def test_of_records_that_are_alike_the_nearest_is_taken():
    far, close = (record("ASSAULT", words, ["ARN"], ["GON"]) for words in (TEXT, "struck"))
    (pair,) = compare(coded(STRIKE), [far, close]).pairs
    assert pair.record is close


VALUES = {
    "both ends of a date": ("when", {"start": "1", "end": None}, {"start": "1"}, [1, 1]),
    "one end of a date": ("when", {"start": "1", "end": "2"}, {"start": "1", "end": "3"}, [0, 1]),
    "a date that is not coded": ("when", None, {"start": "1", "end": "3"}, [0, 0]),
    "a duration": ("duration", "PT8H", {"iso": "PT8H"}, [1, 1]),
    "places by either name": ("places", ["The Shire", "Bree"], [{"name": "Shire", "text": "s"}], [1, 2]),
    "forces": (
        "forces",
        [{"owner": "ARN", "model": "Tu-95", "count": 2}, {"owner": "ARN", "count": 3}],
        [{"owner": "ARN", "model": "tu-95", "count": 2, "kind": "bomber"}],
        [1, 2],
    ),
    "a speaker": ("attribution", [{"country": "ROH"}], [{"speaker": {"country": "ROH"}}], [1, 1]),
    "a first": ("precedent", True, {"claim": "first"}, [1, 1]),
    "a first that is not told": ("precedent", True, None, [0, 1]),
    "a finer code": ("cameo", "19", "190", [1, 1]),
    "a coarser code": ("cameo", "190", "19", [0, 1]),
}


@pytest.mark.parametrize("case", VALUES)
def test_values(case):
    kind, want, got, expected = VALUES[case]
    made, _ = score([coded({**STRIKE, kind: want})], [{**HIT, kind: got}])
    assert made[kind] == expected


def test_sectors_hang_on_their_party_and_not_on_its_side():
    act = {
        **STRIKE,
        "actors": [{"country": "ARN", "sector": "MIL"}],
        "recipients": [{"country": "GON", "sector": "CVL"}],
    }
    got = {**HIT, "actors": act["recipients"], "recipients": [{"country": "ARN", "sector": "GOV"}]}
    assert score([coded(act)], [got])[0]["sectors"] == [1, 2]


def test_values_of_acts_that_were_not_found_or_need_not_be_are_not_asked():
    dated = {**MAYBE, "when": {"start": "1", "end": "1"}}
    made, _ = score([coded({**STRIKE, "duration": "P1D"}, dated)], [record("CONCEDE", "may mourn", ["GON"])])
    assert made["when"] == made["duration"] == [0, 0]


@pytest.mark.parametrize(
    ("got", "right"),
    [({}, 1), ({"kind": "alliance"}, 0), ({"parties": [{"country": "ARN"}]}, 0), ({"record": "event"}, 0)],
)
def test_relations(got, right):
    report = coded(relations=[{"key": "Rohan and Harad", "parties": ["ROH", "HAR"], "kind": "tension"}])
    told = record(
        "", "and Harad", [], record="relation", kind="tension", parties=[{"country": "ROH"}, {"country": "HAR"}]
    )
    assert score([report], [{**told, **got}])[0]["relations"] == [right, 1]


def test_what_is_broken():
    shifted = copy.deepcopy(HIT)
    shifted["evidence"][0]["span"] = [1, 21]
    inside = {**HIT, "places": [{"text": "Shire", "span": [0, 5]}]}
    report = coded(STRIKE, never=["a pact in"])
    for one, count in ((HIT, 0), (shifted, 1), (inside, 1), (record("AGREE", "a pact in", []), 1)):
        assert score([report], [one])[0]["broken"] == count
    assert score([report], [{**HIT, "document": {"id": "r", "text": "x", "span": [0, 1]}}])[0]["broken"] == 0


@pytest.mark.parametrize(
    ("one", "name"),
    [
        ({"country": "arn", "id": "X"}, "ARN"),
        ({"country": None, "id": "NAZGUL.REB"}, "NAZGUL"),
        ({"name": "Shire-folk"}, "SHIRE-FOLK"),
        ({}, ""),
    ],
)
def test_a_party_is_its_state_or_its_name(one, name):
    assert party(one) == name


def test_parties_without_a_name_are_nobody():
    assert sides({"actors": [{}, {"id": "NAZGUL"}], "recipients": None}, {}) == ({"NAZGUL"}, frozenset())


def test_the_listing_has_a_line_for_each_fault():
    wrong = {**HIT, "status": "denied"}
    extra = record("AGREE", "mourn", ["GON"], why=[{"text": "mourn"}])
    lines = list(listing(compare(coded(STRIKE, PACT, MAYBE), [wrong, extra])))
    assert lines == [
        "missed r: AGREE HAR+ROH together occurred «signed a pact»",
        "extra  r: AGREE GON →  occurred «mourn»",
        "wrong  r: ASSAULT ARN → GON occurred, not ARN → GON denied «struck Gondor»",
    ]
    assert not list(listing(compare(coded(STRIKE), [HIT])))


def test_a_key_that_the_text_does_not_have_is_a_fault_of_the_coding():
    with pytest.raises(ValueError, match="r: the text does not have the key «stroked»"):
        compare(coded({**STRIKE, "key": "stroked"}), [HIT])


def test_figures_of_several_reports_are_summed():
    one, two = compare(coded(STRIKE), [HIT]), compare(coded(PACT), [])
    assert figures([one, two])["detect"] == rates(1.0, 0.5, 0.6667)


def test_a_folder_is_read_by_name(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.json").write_text(f'{{"id": "{name}"}}', encoding="utf-8")
    (tmp_path / "README.md").write_text("no report", encoding="utf-8")
    assert [report["id"] for report in load(tmp_path)] == ["a", "b"]
