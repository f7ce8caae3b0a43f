"""Figures with their supporters and dissenters."""

import pytest

from link_fakes import force, loss, said, tell
from whowhom.link.incidents import rules
from whowhom.link.incidents.bounds import span
from whowhom.link.incidents.figures import figures
from whowhom.link.incidents.support import crowd
from whowhom.records import Evidence, Span

CREW = "COERCE.seize RUS.MIL > UKR.MIL 2018-11-25: Ships *seized* the tug with its crew."


def of(*tolds, copies=()):
    return figures(crowd(tolds, {}, dict(copies)), rules())


def test_each_value_has_its_reports_sources_and_speakers():
    a = tell(CREW, "doc_a", forces=(force(24, kind="crew"),))
    b = tell(CREW, "doc_b", forces=(force(24, kind="crew"),))
    c = tell(CREW, "doc_c", forces=(force(23, kind="crew"),), attribution=said("UKR.MIL"))
    (figure,) = of(a, b, c, copies=[("doc_b", "doc_a")])
    assert (figure.kind, figure.owner, figure.agreed) == ("crew", "UKR", False)
    values = [(v.count, v.documents, v.sources, v.speakers) for v in figure.values]
    assert values == [(23, ("doc_c",), 1, ("UKR.MIL",)), (24, ("doc_a", "doc_b"), 1, ())]


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        (loss(6), loss(6), True),
        (loss(6, "at-least"), loss(6), True),
        (loss(6, "at-least"), loss(3), False),
        (loss(6, "more-than"), loss(6), False),
        (loss(6, "at-least"), loss(30), True),
        (loss(100, "up-to"), loss(40, "at-least"), True),
        (loss(2_000_000, "about"), loss(338_000, "about"), False),
        (loss(300, "about"), loss(290), True),
        (loss(24, "order"), loss(60), True),
    ],
)
def test_a_bound_leaves_room(one, other, agreed):
    (figure,) = of(tell(CREW, "doc_a", casualties=(one,)), tell(CREW, "doc_b", casualties=(other,)))
    assert figure.agreed is agreed


def test_several_numbers_of_one_voice_are_parts():
    parts = (loss(42), loss(8))
    (figure,) = of(tell(CREW, "doc_a", casualties=parts), tell(CREW, "doc_b", casualties=parts))
    assert ([value.count for value in figure.values], figure.agreed) == ([8, 42], True)
    (figure,) = of(tell(CREW, "doc_a", casualties=parts), tell(CREW, "doc_b", casualties=(loss(30),)))
    assert not figure.agreed


def test_two_speakers_of_one_report_may_contradict_each_other():
    navy = tell(CREW, "doc_a", casualties=(loss(6),), attribution=said("UKR.MIL"))
    ministry = tell(CREW.replace("tug", "boat"), "doc_a", casualties=(loss(3),), attribution=said("RUS.GOV"))
    (figure,) = of(navy, ministry)
    assert not figure.agreed


def test_figures_of_other_things_stand_apart():
    a = tell(CREW, "doc_a", forces=(force(3), force(2, kind="tug")), casualties=(loss(6), loss(1, kind="killed")))
    assert [(f.of, f.kind) for f in of(a)] == [
        ("casualties", "killed"),
        ("casualties", "wounded"),
        ("forces", "ship"),
        ("forces", "tug"),
    ]


def test_whose_it_is_may_be_left_to_the_other_reports():
    (figure,) = of(tell(CREW, "doc_a", forces=(force(3),)), tell(CREW, "doc_b", forces=(force(3, owner=None),)))
    assert (figure.owner, len(figure.values), figure.agreed) == ("UKR", 1, True)


def test_one_thing_alone_is_no_figure():
    assert of(tell(CREW, "doc_a", forces=(force(1),))) == ()


def test_who_speaks_in_another_sentence_vouches_for_no_figure():
    sentences = (Evidence("Six were hurt.", Span(0, 14)), Evidence("The navy said.", Span(20, 34)))
    hurt = loss(6).__class__("wounded", "UKR", 6, None, "six", Span(0, 3))
    navy = said("UKR.MIL")[0].__class__(said("UKR.MIL")[0].speaker, "said", "said", Span(29, 33))
    (figure,) = of(tell(CREW, "doc_a", evidence=sentences, casualties=(hurt,), attribution=(navy,)))
    assert figure.values[0].speakers == ()


def test_an_exact_count_leaves_one_number():
    assert span(6, None, rules()) == (6, 6)
