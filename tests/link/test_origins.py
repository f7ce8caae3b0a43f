"""Who is a source of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowhom.link.origins import Press, Sighting, sources

PALANTIR = Press("Palantir", "PALANTIR", "GON", "no", wire=True)
RAVEN = Press("Raven Wire", "RAVEN", "ROH", "no", wire=True)
GAZETTE = Press("Bree Gazette", "GAZETTE", "BRE", "no")
HERALD = Press("Esgaroth Herald", "HERALD", "ESG", "public")
EYE = Press("The Eye", "EYE", "MOR", "yes", wire=True)
TOWER = Press("Tower Daily", "TOWER", "MOR", "yes")
UNLISTED = Press("Shire Post")


def told(seen, copies=None):
    return [source.documents for source in sources(seen, copies or {})]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (Sighting("a"), Sighting("b"), False),
        (Sighting("a", GAZETTE), Sighting("b", HERALD), False),
        (Sighting("a", GAZETTE), Sighting("b", GAZETTE), True),
        (Sighting("a", UNLISTED), Sighting("b", Press("SHIRE POST")), True),
        (Sighting("a", PALANTIR), Sighting("b", GAZETTE, (PALANTIR,)), True),
        (Sighting("a", HERALD, (PALANTIR,)), Sighting("b", GAZETTE, (PALANTIR,)), True),
        (Sighting("a", GAZETTE, (PALANTIR,)), Sighting("b", GAZETTE), False),
        (Sighting("a", EYE), Sighting("b", TOWER), True),
        (Sighting("a", EYE), Sighting("b", GAZETTE, (EYE,)), True),
        (Sighting("a", HERALD), Sighting("b", Press("Other", "OTHER", "ESG", "public")), False),
    ],
)
def test_two_reports_are_one_source_where_one_voice_tells_them(a, b, same):
    assert told([a, b]) == ([("a", "b")] if same else [("a",), ("b",)])


def test_a_copy_is_the_source_of_its_original():
    seen = [Sighting("a", PALANTIR, (), "2019-03-03"), Sighting("b", GAZETTE, (), "2019-03-04")]
    (one,) = sources(seen, {"b": "a"})
    assert (one.name, one.country, one.documents) == ("Palantir", "GON", ("a", "b"))
    assert one.why == ("b is a copy of a",)


def test_copies_are_one_though_their_original_was_not_asked_for():
    assert told([Sighting("b", GAZETTE), Sighting("c", HERALD)], {"b": "a", "c": "a"}) == [("b", "c")]


def test_a_paper_that_printed_a_copy_keeps_its_own_reports_apart():
    seen = [Sighting("a", PALANTIR), Sighting("b", GAZETTE), Sighting("c", GAZETTE), Sighting("d", HERALD)]
    assert told(seen, {"b": "a"}) == [("a", "b"), ("c",), ("d",)]


def test_a_report_of_two_agencies_joins_one_of_them_and_leaves_the_other_alone():
    seen = [Sighting("a", PALANTIR), Sighting("b", RAVEN), Sighting("c", GAZETTE, (RAVEN, PALANTIR))]
    assert told(seen) == [("a",), ("b", "c")]
    assert told([seen[2], Sighting("d", HERALD, (Press("Third", "THIRD", wire=True), PALANTIR))]) == [("c", "d")]


def test_the_earliest_report_comes_first_and_an_undated_one_last():
    seen = [Sighting("a"), Sighting("b", GAZETTE, (), "2019-03-05"), Sighting("c", HERALD, (), "2019-03-04")]
    assert told(seen) == [("c",), ("b",), ("a",)]


def test_a_state_says_which_of_its_outlets_spoke():
    (one,) = sources([Sighting("a", EYE), Sighting("b", TOWER)], {})
    assert (one.name, one.country, one.state) == ("The Eye, Tower Daily", "MOR", "yes")
    assert one.why[1] == "b is told by Tower Daily, a voice of the state MOR"


PRESS = st.sampled_from([PALANTIR, RAVEN, GAZETTE, HERALD, EYE, TOWER, UNLISTED])
SEEN = st.lists(
    st.builds(
        Sighting,
        st.sampled_from("abcdef"),
        st.none() | PRESS,
        st.lists(PRESS, max_size=2).map(tuple),
        st.none() | st.sampled_from(["2019-03-03", "2019-03-04"]),
    ),
    max_size=8,
)


@given(SEEN, st.dictionaries(st.sampled_from("cdef"), st.sampled_from("ab")), st.randoms())
def test_every_report_has_one_source_whatever_the_order(seen, copies, chance):
    found = sources(seen, copies)
    listed = [document for source in found for document in source.documents]
    assert sorted(listed) == sorted({one.document for one in seen})
    mixed = list(seen)
    chance.shuffle(mixed)
    assert sources(mixed, copies) == found
