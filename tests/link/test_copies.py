"""Which texts are copies of each other, which only look like it, and the groups that are drawn from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowhom.link.copies.copies import Copy, Pair, Rank, compared, grouped
from whowhom.link.copies.texts import body
from whowhom.records import Block, Span

RAID = (
    "Riders from Harad crossed the Poros on Tuesday and burned 14 farms in South Ithilien, the steward's office said."
    "\n\n"
    "At least nine villagers were hurt before a company of Rangers under Captain Faramir drove the raiders back over "
    "the river. The Haradrim lost 23 men, according to the office in Minas Tirith."
    "\n\n"
    "Prince Imrahil of Dol Amroth called the raid a breach of the truce that both sides signed at Pelargir in May. "
    "He has offered to send 300 horsemen and four ships to guard the crossings until the harvest is in."
    "\n\n"
    "Umbar denied that its captains had known of the plan. The governor, who spoke with Imrahil on Wednesday, "
    "promised to find those who gave the order."
)
EDITED = (
    RAID.replace("crossed the Poros on Tuesday and burned 14 farms", "crossed the Poros on Tuesday, burning 14 farms")
    .replace("The Haradrim lost 23 men", "The raiders lost 24 men")
    .replace("the steward's office said", "the office of the steward said")
)
CUT = RAID.split("\n\nUmbar")[0]
EXCERPT = RAID.split("\n\n")[2]
OTHER = (
    "Gondor's Rangers killed more than 20 men of Harad who had come over the Poros on Tuesday, the steward's office "
    "said. Fourteen farms in South Ithilien were set alight and nine people hurt."
    "\n\n"
    "The governor of Umbar told a messenger of this paper that the horsemen were deserters, and that he would hang "
    "them. A truce between the two realms has held since it was signed at Pelargir in May."
)
FOLLOW_UP = (
    "The steward will send a hundred men and two engines of war to the southern fords before the week is out, he told "
    "the council. No enemy shall cross the water again while he holds the white rod, he said. Work on the new towers "
    "begins tomorrow under masons from Lossarnach. "
) + " ".join(RAID.split("\n\n")[2:])
MARKET = (
    "Shares closed up {} percent on {} as buyers came back to {} stocks. The Esgaroth index gained {} points to {}, "
    "its highest close in {} days, and {} shares rose on the day while {} fell. {} was the strongest of the day with a "
    "gain of {} percent, and the crown stood at {} to the guilder. Analysts said that trade would stay thin before the "
    "feast."
)
MONDAY = MARKET.format(2, "Monday", "grain", 35, "7,123", 12, 310, 120, "Bard Shipping", "4.1", "1.32")
TUESDAY = MARKET.format("0.4", "Tuesday", "iron", 8, "7,131", 13, 202, 240, "Dale Toys", "2.7", "1.31")
STANDING = (
    "This service is written from the dispatches of the guilds. It is given without warranty, and readers who act upon "
    "it do so at their own risk. No part of it may be sold on, lent or sung in taverns without leave of the guilds. "
    "Letters are answered on the first day of the month."
)
GRAIN = f"Grain was loaded at Lond Daer. {STANDING}"
ELVES = f"Two Elves were fined in Bree. {STANDING}"


def text(words):
    return body(words, [Block("body", Span(0, len(words)))])


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (RAID, RAID.replace("\n\n", " ").upper().lower(), "same-text"),
        (RAID, EDITED, "wire-copy"),
        (RAID, CUT, "wire-copy"),
        (RAID, EXCERPT, "excerpt"),
        (RAID + "\n\n" + 9 * (OTHER + "\n\n"), EXCERPT, "excerpt"),
        (RAID, OTHER, None),
        (RAID, FOLLOW_UP, None),
        (MONDAY, TUESDAY, None),
        (MONDAY, MONDAY.replace("its highest close in 12 days, and", "and"), "wire-copy"),
        (GRAIN, ELVES, None),
        ("Snow is expected.", "Snow is expected in Bree.", None),
        ("", "", "same-text"),
        ("", RAID, None),
    ],
)
def test_pairs(one, other, kind):
    found = compared(text(one), text(other))
    assert (found and found[0]) == kind
    assert compared(text(other), text(one)) == found


@pytest.mark.parametrize(("one", "other"), [(MONDAY, TUESDAY), (GRAIN, ELVES), (FOLLOW_UP, RAID)])
def test_a_frame_in_common_is_no_copy_however_much_of_a_text_it_is(one, other):
    short = min(len(text(one).features), len(text(other).features))
    assert len(set(text(one).features.tolist()) & set(text(other).features.tolist())) > 0.5 * short
    assert compared(text(one), text(other)) is None


def test_the_share_is_the_shorter_ones():
    assert compared(text(RAID), text(CUT)) == ("wire-copy", 1.0)


def test_another_text_at_one_address_revises_the_first_though_its_figures_changed():
    assert compared(text(MONDAY), text(TUESDAY), one_address=True)[0] == "revision"
    assert compared(text(RAID), text(EDITED), one_address=True)[0] == "revision"
    assert compared(text(RAID), text(STANDING), one_address=True) is None, "a page that shows something new each day"


def test_datelines_and_credits_hide_no_copy_and_make_none():
    line, credit = (
        "MINAS TIRITH, May 3 (Palantir) - ",
        "\n\n(Reporting by our correspondents; editing by the Osgiliath desk)",
    )
    whole = line + RAID + credit
    start, end = len(line), len(line) + len(RAID)
    blocks = [
        Block("dateline", Span(0, start - 1)),
        Block("body", Span(start, end)),
        Block("furniture", Span(end + 2, len(whole))),
    ]
    assert compared(body(whole, blocks), text(RAID)) == ("same-text", 1.0)


def ranks(**reports):
    return {id: Rank.of(id, published, length) for id, (published, length) in reports.items()}


def heads(some, *pairs):
    found = grouped(some, [Pair(min(a, b), max(a, b), kind, 0.9) for a, b, kind in pairs])
    return {copy.document: copy.of for copy in found}


@pytest.mark.parametrize(
    ("a", "b", "head"),
    [
        (("2019-03-04", 10), ("2019-03-03", 5), "b"),
        (("2019-03-03", 10), ("2019-03-03", 15), "b"),
        (("2019-03-03", 10), ("2019-03-03", 10), "a"),
        ((None, 10), ("2019-03-03", 5), "b"),
    ],
)
def test_the_head_is_the_earliest_then_the_longest_then_the_lowest(a, b, head):
    assert heads(ranks(a=a, b=b), ("a", "b", "wire-copy")) == {"a" if head == "b" else "b": head}


def test_copies_of_copies_are_one_group_and_tell_the_share_of_who_says_so():
    some = ranks(a=("1", 9), b=("2", 9), c=("3", 9))
    pairs = [Pair("a", "b", "wire-copy", 0.9), Pair("b", "c", "same-text", 1.0)]
    assert grouped(some, pairs) == [Copy("b", "a", "wire-copy", 0.9), Copy("c", "a", "same-text", 1.0)]


@pytest.mark.parametrize(
    ("a", "b", "c", "found"),
    [
        ("1", "2", "3", {"c": "a"}),  # c quotes both: it is the later, and no second telling of a
        ("2", "3", "1", {"a": "c", "b": "c"}),  # both were taken from c
        ("1", "3", "2", {"b": "a", "c": "a"}),
    ],
)
def test_a_text_that_quotes_two_others(a, b, c, found):
    some = ranks(a=(a, 5), b=(b, 5), c=(c, 20))
    assert heads(some, ("a", "c", "excerpt"), ("b", "c", "excerpt")) == found


def test_pairs_of_reports_that_are_gone_say_nothing():
    assert grouped(ranks(a=("1", 1)), [Pair("a", "b", "wire-copy", 0.9)]) == []


KINDS = st.sampled_from(["same-text", "wire-copy", "excerpt", "revision"])
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(KINDS, st.sampled_from([0.5, 0.9, 1.0])),
)


@given(PAIRS, st.lists(st.sampled_from("123"), min_size=6, max_size=6), st.randoms())
def test_groups_do_not_hang_on_the_order_and_point_at_heads(pairs, days, chance):
    some = {id: Rank.of(id, day, 1) for id, day in zip("abcdef", days, strict=True)}
    rows = [Pair(*ends, *found) for ends, found in pairs.items()]
    copies = grouped(some, rows)
    chance.shuffle(rows)
    assert grouped(dict(reversed(some.items())), rows) == copies
    told = {copy.document: copy.of for copy in copies}
    assert not set(told.values()) & set(told)
    assert all(some[of] < some[document] for document, of in told.items())
    linked = {id for pair in rows for id in pair[:2]}
    assert set(told) <= linked
