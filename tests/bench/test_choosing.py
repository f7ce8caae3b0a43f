"""Mentions of marked text, and weights that are computed from choices."""

from bench.choosing import Judged, crossed, fit, lines, shares
from bench.meant import _means, marked
from training.notation import read
from whowhom.code.weigh import Option
from whowhom.records import Mention, Party, Span

TEXT = """# T-1
date: 2031-04-02

[NGA: Nigeria] *recalled* its envoy from [GHA: Ghana].
> SANCTION.withdraw NGA > GHA
[GHA.GOV: Its neighbour's minister] *criticised* [NGA: it].
> ACCUSE.disapprove GHA.GOV > NGA
"""


def mention(text, words, last=False):
    start = text.rindex(words) if last else text.index(words)
    return Mention(Span(start, start + len(words)), 0, 0, "pronoun")


def test_a_mention_means_what_its_mark_says(tmp_path):
    path = tmp_path / "t.txt"
    path.write_text(TEXT, encoding="utf-8")
    text, marks = marked(read(path)[0])
    assert _means(mention(text, "it.", last=True), marks) == {"NGA"}
    assert _means(mention(text, "Its"), marks) is None  # the mark ends after it: "its neighbour's minister"
    assert _means(mention(text, "envoy"), marks) is None


def choice(report, right):
    """Two parties, of whom the one that is named is right."""
    one, other = (Party(c, c, c, None, c, Span(0, 1)) for c in ("FRA", "ESP"))
    given = (Option((one,), {"named": 1.0}), Option((other,), {"far": 1.0}))
    return Judged(report, given, (right == 0, right == 1))


def test_weights_favour_what_was_right():
    choices = [choice(str(n), 0) for n in range(9)] + [choice("9", 1)]
    weights = fit(choices)
    assert weights["named"] > 0 > weights["far"]
    assert shares(choices, weights) == (0.9, 1.0)
    assert crossed(choices) == 0.9


def test_weights_are_printed_as_a_table():
    assert lines({"rule.it": 0.5, "odds": 0.234}) == ["odds = 0.23", '"rule.it" = 0.50']
