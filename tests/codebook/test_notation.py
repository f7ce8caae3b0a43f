"""The two notations: frame lines and marked sentences."""

import pytest

from whowhom.codebook import CodebookError, PrepTerm, Slot, Term
from whowhom.codebook.model import Mark
from whowhom.codebook.notation import FrameReader, unmark

CLASSES = {
    "drill": frozenset({"drill", "drills"}),
    "envoy": frozenset({"envoy", "envoys"}),
    "vessel": frozenset({"ship"}),
}
READER = FrameReader(CLASSES, frozenset({"with", "of", "from", "on", "against", "to"}), frozenset({"MIL", "COP"}))
ACTOR, RECIPIENT = Term(Slot("actor")), Term(Slot("recipient"))
DRILL = Term(words=CLASSES["drill"])


def read(line):
    return READER.read(line, "events/test.toml", "general.say 1")


@pytest.mark.parametrize(
    ("line", "verbs"),
    [
        ("{actor} attack {recipient}", (("attack", None),)),
        ("{actor} attack|raid {recipient}", (("attack", None), ("raid", None))),
        ("{actor} carry_out|stage {drill}", (("carry", "out"), ("stage", None))),
    ],
)
def test_verbs_and_their_particles(line, verbs):
    assert read(line)[1] == verbs


@pytest.mark.parametrize(
    ("marks", "slot"),
    [
        ("{recipient}", Slot("recipient")),
        ("{recipient!}", Slot("recipient", required=True)),
        ("{recipient~}", Slot("recipient", discourse=True)),
        ("{recipient@}", Slot("recipient", place=True)),
        ("{recipient!@}", Slot("recipient", required=True, place=True)),
        ("{recipient=none}", Slot("recipient", never=True)),
        ("{recipient.MIL}", Slot("recipient", sectors=frozenset({"MIL"}))),
        ("{recipient.COP,MIL!}", Slot("recipient", required=True, sectors=frozenset({"COP", "MIL"}))),
    ],
)
def test_marks_of_a_slot(marks, slot):
    assert read(f"{{actor}} strike {marks}")[2] == Term(slot)


def test_a_reciprocal_slot():
    assert read("{actor+} meet")[0] == Term(Slot("actor", reciprocal=True))


@pytest.mark.parametrize(
    ("phrase", "term"),
    [
        ("{drill}", DRILL),
        ("joint {drill}", Term(words=CLASSES["drill"], joint=True)),
        ("{recipient}'s {envoy}", Term(words=CLASSES["envoy"], owner=Slot("recipient"))),
        ("{recipient!}'s {envoy}", Term(words=CLASSES["envoy"], owner=Slot("recipient", required=True))),
        ("treaty", Term(words=frozenset({"treaty", "treaties"}))),
        ("treaty|{drill}", Term(words=frozenset({"treaty", "treaties", "drill", "drills"}))),
        ("border_post", Term(words=frozenset({"border post", "border posts"}))),
        ("*", Term()),
    ],
)
def test_noun_phrases(phrase, term):
    assert read(f"{{actor}} hold {phrase}")[2] == term


@pytest.mark.parametrize(
    ("tail", "preps"),
    [
        ("{drill} with {recipient}", (PrepTerm(frozenset({"with"}), RECIPIENT),)),
        ("{drill} on|against {recipient}", (PrepTerm(frozenset({"on", "against"}), RECIPIENT),)),
        ("{recipient} of ING", (PrepTerm(frozenset({"of"}), None),)),
        (
            "* from {recipient} with {drill}",
            (PrepTerm(frozenset({"from"}), RECIPIENT), PrepTerm(frozenset({"with"}), DRILL)),
        ),
    ],
)
def test_prepositions(tail, preps):
    assert read(f"{{actor}} hold {tail}")[4] == preps


def test_two_bare_noun_phrases_are_gift_and_thing():
    _, _, first, second, preps, _ = read("{actor} give {recipient} {drill}")
    assert (first, second, preps) == (RECIPIENT, DRILL, ())


@pytest.mark.parametrize(("word", "kind"), [("TO", "to"), ("THAT", "that"), ("ING", "ing"), ("WH", "wh")])
def test_complements(word, kind):
    assert read(f"{{actor}} ask {{recipient}} {word}")[5] == kind
    assert read("{actor} ask {recipient}")[5] is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{actor}", "needs a subject and a verb"),
        ("{actor} hold {dril}", "no word class {dril} in words.toml; nearest: {drill}"),
        ("{actor} strike {recipent}", "nearest: {recipient}"),
        ("{actr} strike {recipient}", "nearest: {actor}"),
        ("{actor} hold {qqq}", "no word class {qqq}"),
        ("{actor} withdraw {drill} from", "stands at the end"),
        ("{actor} withdraw from with {drill}", "a particle is joined to its verb, as in walk_from with"),
        ("{actor} give {recipient} {drill} {vessel}", "more than two bare noun phrases"),
        ("{actor} summon {drill}'s {envoy}", "is no party slot"),
    ],
)
def test_a_faulty_frame_names_file_entry_and_the_nearest_right_word(line, words):
    with pytest.raises(CodebookError) as caught:
        read(line)
    assert str(caught.value).startswith("events/test.toml: general.say 1: ")
    assert words in caught.value.message


def test_no_near_word_no_hint():
    with pytest.raises(CodebookError) as caught:
        read("{actor} hold {qqqqqq}")
    assert "nearest" not in str(caught.value)


@pytest.mark.parametrize(
    ("marked", "plain", "marks"),
    [
        ("Nobody acted.", "Nobody acted.", ()),
        (
            "[actor RUS: Russia] *struck* Kyiv.",
            "Russia struck Kyiv.",
            (Mark("actor", "RUS", 0, 6), Mark("act", None, 7, 13)),
        ),
        (
            "They *carried* it *out* in [place: Minas Tirith].",
            "They carried it out in Minas Tirith.",
            (Mark("act", None, 5, 12), Mark("act", None, 16, 19), Mark("place", None, 23, 35)),
        ),
        (
            "[actor CHN.MIL: Chinese bombers] *landed*.",
            "Chinese bombers landed.",
            (Mark("actor", "CHN.MIL", 0, 15), Mark("act", None, 16, 22)),
        ),
    ],
)
def test_marks_of_a_sentence(marked, plain, marks):
    assert unmark(marked) == (plain, marks)
