"""Average link: parts join while their pairs are like enough on average, and never by the order of what came in."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from whowhom.link.stories.average import average_link

LIKENESS = st.dictionaries(
    st.sampled_from(list(combinations(range(6), 2))), st.sampled_from([0.1, 0.25, 0.3, 0.5, 0.5, 0.9])
)


def test_one_likeness_does_not_chain_two_groups():
    pairs = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}
    assert average_link(4, pairs, 0.3) == [[0, 1], [2, 3]]
    assert average_link(4, pairs, 0.2) == [[0, 1, 2, 3]]


def test_what_is_like_nothing_stays_alone():
    assert average_link(3, {(0, 2): 0.4}, 0.4) == [[0, 2], [1]]
    assert average_link(2, {}, 0.1) == [[0], [1]]
    assert average_link(0, {}, 0.1) == []


def test_a_part_that_has_grown_can_become_like_enough():
    pairs = {(0, 1): 0.9, (0, 2): 0.2, (1, 3): 0.2, (0, 3): 0.9, (1, 2): 0.2, (2, 3): 0.8}
    assert average_link(4, pairs, 0.35) == [[0, 1, 2, 3]]


@given(LIKENESS, st.randoms())
def test_no_order_changes_the_groups_and_each_number_is_in_one(pairs, random):
    groups = average_link(6, pairs, 0.3)
    assert sorted(n for group in groups for n in group) == list(range(6))
    shuffled = list(pairs.items())
    random.shuffle(shuffled)
    assert average_link(6, dict(shuffled), 0.3) == groups


@given(LIKENESS)
def test_no_two_groups_are_left_that_are_like_enough(pairs):
    groups = average_link(6, pairs, 0.3)
    for one, other in combinations(groups, 2):
        total = sum(pairs.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
        assert total / (len(one) * len(other)) < 0.3 + 1e-9
