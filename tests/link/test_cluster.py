"""Groups: the likest first, all agreeing on average, judgements above all, and never the order of what came in."""

from hypothesis import given
from hypothesis import strategies as st

from whowhom.link.incidents import Edge, Judgement, backbone, components, groups, rules

RULES = rules()
IDS = "abcdef"


def pairs_of(scores):
    """Edges and a comparison for scores by pair ("ab": 2.0; None: never one act); other pairs score -1."""
    edges = [Edge(pair[0], pair[1], score, ()) for pair, score in scores.items() if score is not None and score > 0]

    def compare(a, b):
        score = scores.get(a + b, -1.0)
        return None if score is None else {"same-type": score - RULES.bias}  # its weight is 1

    return edges, compare


def grouped(scores, judged=(), ids=IDS):
    edges, compare = pairs_of(scores)
    return ["".join(group) for group in groups(ids, edges, compare, RULES, judged)]


def test_the_signs_of_the_comparison_add_up_to_its_scores():
    assert RULES.weights["same-type"] == 1.0


def test_a_record_alone_is_a_group():
    assert grouped({}) == list(IDS)


def test_one_likeness_chains_no_two_acts():
    assert grouped({"ab": 3.0, "bc": 0.5}) == ["ab", "c", "d", "e", "f"]
    assert grouped({"ab": 3.0, "bc": 0.5, "ac": 0.6}) == ["abc", "d", "e", "f"]


def test_what_is_never_one_act_stands_against_any_average():
    assert grouped({"ab": 9.0, "bc": 9.0, "ac": None})[:2] == ["ab", "c"]


def test_judgements_go_before_signs():
    assert grouped({"ab": None}, [Judgement(1, "merge", ("a", "b"))])[0] == "ab"
    assert grouped({"ab": 9.0}, [Judgement(1, "split", ("a", "b"))])[0] == "a"


def test_of_contradicting_judgements_the_later_holds():
    merge, split = Judgement(1, "merge", ("a", "b")), Judgement(2, "split", ("a", "b"))
    assert grouped({}, [merge, split])[0] == "a"
    assert grouped({}, [Judgement(3, "merge", ("a", "b")), split])[0] == "ab"


def test_a_split_holds_for_what_was_merged_with_its_records():
    judged = [Judgement(1, "split", ("a", "c")), Judgement(2, "merge", ("a", "b"))]
    assert grouped({"bc": 9.0, "ac": 9.0}, judged)[:2] == ["ab", "c"]


def test_a_merge_takes_nothing_from_either_record():
    scores = {"ac": 2.0, "bc": None, "ab": None, "bd": 2.0, "cd": None, "ad": None}
    assert grouped(scores, [Judgement(1, "merge", ("a", "b"))])[0] == "abcd"


def test_a_judgement_of_records_that_are_gone_is_passed_over():
    assert grouped({}, [Judgement(1, "merge", ("a", "z"))])[0] == "a"


SCORES = st.dictionaries(
    st.sampled_from([a + b for a in IDS for b in IDS if a < b]),
    st.one_of(st.none(), st.sampled_from([-2.0, 0.5, 1.0, 3.0])),
)


@given(SCORES, st.permutations(list(IDS)), st.randoms(use_true_random=False))
def test_groups_hang_on_no_order(scores, ids, chance):
    edges, compare = pairs_of(scores)
    chance.shuffle(edges)
    assert groups(ids, edges, compare, RULES) == groups(IDS, sorted(edges, key=lambda e: e.a + e.b), compare, RULES)


@given(SCORES)
def test_what_hangs_together_is_grouped_as_in_the_whole(scores):
    edges, compare = pairs_of(scores)
    whole = groups(IDS, edges, compare, RULES)
    parts = components(IDS, [(e.a, e.b) for e in edges])
    assert sorted(group for part in parts for group in groups(part, _inside(edges, part), compare, RULES)) == whole


def _inside(edges, part):
    return [e for e in edges if e.a in part]


def test_the_backbone_is_the_strongest_links():
    edges, _ = pairs_of({"ab": 3.0, "bc": 2.0, "ac": 1.0})
    assert [e.a + e.b for e in backbone("abc", {(e.a, e.b): e for e in edges})] == ["ab", "bc"]
