"""Who says, thinks or wants what: source, cue and content as the text has them."""

import pytest

from whowhom.code import quotations
from whowhom.code.quotes import direct
from whowhom.code.quotes.marks import Marks
from whowhom.records import Block, Report, Span
from whowhom.syntax import Reading


@pytest.fixture
def told(coder):
    """``told(text)``: source, cue and content of each quotation; pieces are joined by " … "."""

    def of(text):
        report = Report("doc_1", text, "test")
        return [tuple(pieces(text, part) for part in (q.source, q.cue, q.content)) for q in coder.quotations(report)]

    return of


def pieces(text, spans):
    return " … ".join(text[start:end] for start, end in spans)


REPORTED = [
    ("Gondor said that it had closed the pass.", ("Gondor", "said", "that it had closed the pass")),
    ("Gondor has denied it closed the pass.", ("Gondor", "has denied", "it closed the pass")),
    ("The king asked whether Arnor would pay.", ("The king", "asked", "whether Arnor would pay")),
    ("The king vowed to reopen the road.", ("The king", "vowed", "to reopen the road")),
    ("Arnor urged Gondor to leave the valley.", ("Arnor", "urged", "Gondor to leave the valley")),
    ("The senators endorsed the truce.", ("The senators", "endorsed", "the truce")),
    ("Arnor accused Gondor of breaking the truce.", ("Arnor", "accused", "Gondor of breaking the truce")),
    ("The steward criticized Arnor for its silence.", ("The steward", "criticized", "Arnor for its silence")),
    ("The steward described the truce as fragile.", ("The steward", "described", "the truce as fragile")),
    ("The king is confident that Arnor will pay.", ("The king", "confident", "that Arnor will pay")),
    ("Arnor's claim that the bridge fell is false.", ("Arnor's", "claim", "that the bridge fell")),
    ("The king's decision to close the pass angered many.", ("The king's", "decision", "to close the pass")),
    ("The road is shut, according to the mayor.", ("the mayor", "according to", "The road is shut")),
    ("The king is expected to visit Arnor.", ("", "is expected", "The king … to visit Arnor")),
    ("Gondor: we will pay for the bridge\n\nMore follows.", ("Gondor", ":", "we will pay for the bridge")),
]


@pytest.mark.parametrize(("text", "quotation"), REPORTED, ids=[text for text, _ in REPORTED])
def test_what_is_reported(text, quotation, told):
    assert told(text) == [quotation]


SPOKEN = [
    ("“We will leave the valley,” the king said.", ("the king", "said", "“We will leave the valley,”")),
    ("The king said, “We will leave the valley.”", ("The king", "said", "“We will leave the valley.”")),
    (
        '"We will leave," said the king. "The road is long."',
        ("the king", "said", '"We will leave," … "The road is long."'),
    ),
    (
        "“We will leave,” the king said. “The road is long.\n\n“We have no bread.”",
        ("the king", "said", "“We will leave,” … “The road is long.\n\n“We have no bread.”"),
    ),
    (
        "“We will leave,” the king said.\n\n“The road is long and we have no bread left.”",
        ("the king", "said", "“We will leave,” … “The road is long and we have no bread left.”"),
    ),
    (
        "The king was blunt:\n\n“The road is shut.”",
        ("The king", ":", "“The road is shut.”"),
    ),
    (
        "The hall was full. “Nobody in Arnor will pay for a bridge that fell.”",
        ("", "", "“Nobody in Arnor will pay for a bridge that fell.”"),
    ),
    ("The steward of Gondor: “The road is shut.”", ("The steward of Gondor", ":", "“The road is shut.”")),
]


@pytest.mark.parametrize(("text", "quotation"), SPOKEN, ids=[text for text, _ in SPOKEN])
def test_what_stands_between_marks(text, quotation, told):
    assert told(text) == [quotation]


def test_each_speaker_has_his_own_words(told):
    text = "“We will leave,” the king said.\n\n“You will stay,” the steward replied."
    assert [(source, content) for source, _, content in told(text)] == [
        ("the king", "“We will leave,”"),
        ("the steward", "“You will stay,”"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The army of Arnor crossed the river.",
        "The “Tower” stands in Gondor.",
        "The bridge fell. “The Fall of Arnor” is a song.",
    ],
)
def test_what_nobody_says(text, told):
    assert told(text) == []


def test_what_others_say_belongs_to_the_speaker(told):
    text = "The king said that Arnor had promised to pay."
    assert told(text) == [("The king", "said", "that Arnor had promised to pay")]


def test_words_between_marks_tell_nothing_of_their_own(told):
    text = "“I think we should leave,” the king said."
    assert [cue for _, cue, _ in told(text)] == ["said"]


FAR = "The rangers of the north had walked for many days through the snow, and nobody had seen them. " * 2


@pytest.mark.parametrize(
    "text",
    [
        "The king said it was late. “We go to the river now,” he added.",
        "Rohan said it rode. “It is late in the day,” the king said. He denied that Arnor fell.",
        "The king denied that the “bridge of Arnor” fell. He said:\n\n“We hold it. We shall go on holding it.”",
        "Minister: the talks go on\n\nThe king said that “all roads are shut”. It is late, he said.",
    ],
)
def test_what_stands_between_marks_is_told_without_the_sentences_far_from_it(text, coder):
    reading = coder.read(Report("doc_1", f"{text} {FAR}He thought that Gondor waits.", "test"), "parse")
    told, told_of_all = (of(reading, coder.house.codebook) for of in (direct, quotations))
    marks = Marks(reading.report.text).all
    marked = [q for q in told_of_all if any(mark.span.overlaps(span) for mark in marks for span in q.content)]
    assert marked
    assert set(marked) <= set(told) < set(told_of_all)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("He said “go” and \"come\" and ''stay''.", ["“go”", '"come"', "''stay''"]),
        ("“It is late.\n\n“We go.”", ["“It is late.", "“We go.”"]),
        ('An empty "" is nothing.', []),
    ],
)
def test_stretches_between_marks(text, stretches):
    assert [text[slice(*quoted.span)] for quoted in Marks(text).all] == stretches


def test_a_stretch_that_is_never_closed_is_open():
    first, second = Marks("“It is late.\n\n“We go.”").all
    assert (first.open, second.open, second.paragraph - first.paragraph) == (True, False, 1)


def test_a_reading_without_sentences_has_only_its_headline(coder):
    reading = Reading(Report("doc_1", "Arnor", "test"), blocks=(Block("body", Span(0, 5)),))
    assert quotations(reading, coder.house.codebook) == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("LIMA, Nov 30 - Some 20,000 people, by the organisers' count, marched against the government.", "PER.CVL"),
        ("LIMA, Nov 30 - By the opposition's estimate, 20,000 people marched against the government.", "PER.OPP"),
        ("LIMA, Nov 30 - Witnesses said that police opened fire on demonstrators.", "PER.CVL"),
    ],
)
def test_who_counts_and_who_saw_say_so(text, speaker, events):
    (act,) = events(text)
    assert [said.speaker.id for said in act.attribution] == [speaker]
