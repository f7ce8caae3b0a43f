"""The check of a codebook reports each kind of failure, with a toy coder that says what it is told to."""

from dataclasses import replace

import pytest
from dance_book import SECTION, TYPE, beside

from whowhom.codebook import check
from whowhom.records import Event, Evidence, Party, Span, When, Why

SENTENCE = "Arnor danced with Gondor."
CIRCUS = "The bear danced in the circus."
FRAME = "dance.jig.dance-with"


def party(code):
    country, _, sector = code.partition(".")
    return Party(code, code, country, sector or None, country, Span(0, 0))


def event(type="DANCE", mode="jig", actors=("ARN", "GON"), recipients=(), status="occurred", at=(6, 12), rule=FRAME):
    """An event whose trigger words stand at ``at``: "danced" in the first sentence."""
    span = Span(*at)
    return Event(
        id="evt_1",
        document="doc_1",
        type=type,
        mode=mode,
        cameo=None,
        quad="verbal-cooperation",
        score=1.0,
        reciprocal=not recipients,
        actors=tuple(map(party, actors)),
        recipients=tuple(map(party, recipients)),
        when=When(None, None, "unknown"),
        status=status,
        evidence=(Evidence("", span),),
        why=(Why(rule, "danced", span),),
        confidence=0.8,
    )


class Toy:
    """``Toy({"text": [events]})`` codes these texts so, and finds nothing elsewhere."""

    def __init__(self, said):
        self.said, self.heard = said, []

    def code(self, text, published=None):
        self.heard.append((text, published))
        return tuple(self.said.get(text, ()))


@pytest.fixture
def book(layered):
    """The layered codebook's own type alone."""
    whole = layered()
    own = {name: tuple(e for e in getattr(whole, name) if e.type == "DANCE") for name in ("examples", "near_misses")}
    return marked(replace(whole, frames=tuple(f for f in whole.frames if f.type == "DANCE")), **own)


def marked(book, **others):
    """The codebook with other examples or near misses."""
    return replace(book, marked=lambda: book.marked()._replace(**others))


def failures(said, book, only=()):
    return [(f.file, f.entry, f.message) for f in check.run(Toy(said), book, only).failures]


def test_a_codebook_whose_examples_are_coded_has_no_failure(book):
    report = check.run(Toy({SENTENCE: [event()]}), book)
    assert not report.failures
    assert dict(report.counts) == {"example right": 1, "near miss right": 1}
    assert report.fired == {FRAME}


WRONG_EXAMPLES = {
    "nothing": ([], "nothing found in: Arnor danced with Gondor."),
    "elsewhere": ([event(at=(18, 24))], "nothing found at the stars (elsewhere: DANCE)"),
    "another type": ([event(type="ASSAULT", rule="assault.hit")], "found ASSAULT (assault.hit) instead of DANCE"),
    "another mode": ([event(mode="waltz")], "mode waltz instead of jig"),
    "another status": ([event(status="denied")], "status denied instead of occurred"),
    "a party too few": ([event(actors=("ARN",))], "parties ['ARN'] instead of ['ARN', 'GON']"),
    "a party too many": ([event(actors=("ARN", "GON", "MOR"))], "parties ['ARN', 'GON', 'MOR'] instead of"),
    "the sides": ([event(actors=("GON",), recipients=("ARN",))], "actors ['GON'] instead of ['ARN', 'GON']"),
}


@pytest.mark.parametrize("case", WRONG_EXAMPLES)
def test_a_wrong_example_is_told(case, book):
    events, told = WRONG_EXAMPLES[case]
    first, *rest = failures({SENTENCE: events}, book)
    assert first[:2] == ("mine/events/dance.toml", "jig.example 1")
    assert told in first[2]
    assert [entry for _, entry, _ in rest] == [FRAME]  # and the frame is left without an example


def test_a_sector_that_an_example_asks_for_must_be_there(book):
    example = replace(book.examples[0], actors=("ARN.MIL", "GON"))
    book = marked(book, examples=(example,))
    assert "parties ['ARN', 'GON'] lack ARN.MIL" in failures({SENTENCE: [event()]}, book)[0][2]
    assert not failures({SENTENCE: [event(actors=("ARN.MIL", "GON.GOV"))]}, book)


def test_one_right_record_among_others_is_enough(book):
    assert not failures({SENTENCE: [event(mode="waltz"), event()]}, book)


def test_a_near_miss_that_fires_is_told_with_its_reason(book):
    said = {SENTENCE: [event()], CIRCUS: [event(at=(9, 15))]}
    (told,) = failures(said, book)
    assert told[:2] == ("mine/events/dance.toml", "jig.near_miss 1")
    assert told[2].startswith(f"DANCE fired ({FRAME}), though a bear is no party")


def test_a_near_miss_that_is_another_type_must_be_found_as_that(book):
    book = marked(book, near_misses=(replace(book.near_misses[0], instead="PROTEST"),))
    said = {SENTENCE: [event()]}
    assert "PROTEST not found (got nothing)" in failures(said, book)[0][2]
    assert "PROTEST not found (got CONSULT)" in failures({**said, CIRCUS: [event("CONSULT", at=(9, 15))]}, book)[0][2]
    assert not failures({**said, CIRCUS: [event("PROTEST", at=(9, 15))]}, book)


def test_what_fires_away_from_the_stars_of_a_near_miss_is_no_failure(book):
    assert not failures({SENTENCE: [event()], CIRCUS: [event(at=(0, 3))]}, book)


def test_a_near_miss_of_one_mode_lets_the_type_speak_otherwise(book):
    book = marked(book, near_misses=(replace(book.near_misses[0], mode="jig"),))
    said = {SENTENCE: [event()], CIRCUS: [event(mode="waltz", at=(9, 15))]}
    assert not failures(said, book)
    assert failures({**said, CIRCUS: [event(mode="jig", at=(9, 15))]}, book)


def test_a_frame_that_codes_no_example_is_a_failure(book):
    ((file, entry, message),) = failures({SENTENCE: [event(rule="dance.jig.other")]}, book)
    assert (file, entry) == ("mine/events/dance.toml", FRAME)
    assert "no example is coded by the frame '{actor+} dance|jig with {actor!+}'; write one" in message


def test_where_no_example_has_a_form_of_the_frames_verbs_the_forms_are_told(tmp_path):
    ring = SECTION.replace("{actor+} dance|jig with {actor!+}", "{actor+} ring {actor!+}").replace("danced", "ringed")
    book = beside(tmp_path, "events/dance.toml", TYPE + ring)
    (told,) = (message for _, _, message in failures({}, book) if "no example" in message)
    assert "whose verbs are looked for as rang, ring, ringing, rings, rung; write one" in told


def test_a_todo_that_fails_is_no_failure_and_one_that_passes_is(book):
    book = marked(book, examples=(replace(book.examples[0], todo="no dancers yet"), *book.examples))
    report = check.run(Toy({SENTENCE: [event()]}), book)
    assert report.counts["example to do"] == 1
    assert [(f.entry, f.message) for f in report.failures] == [
        ("jig.example 1", "is marked todo but passes now; remove the mark")
    ]
    (frame,) = failures({}, marked(book, examples=book.examples[:1]))
    assert frame[1] == FRAME  # the example may fail, but its frame still has none


def test_what_stands_before_an_example_is_coded_with_it(book):
    example = replace(book.examples[0], before="They met.", published="2001-02-03")
    toy = Toy({f"They met. {SENTENCE}": [event(at=(16, 22))]})
    assert not check.run(toy, marked(book, examples=(example,))).failures
    assert (f"They met. {SENTENCE}", "2001-02-03") in toy.heard


def test_only_the_files_that_are_asked_for_are_run(book):
    toy = Toy({})
    assert not check.run(toy, book, ["events/agree.toml"]).failures
    assert not toy.heard
    assert failures({}, book, ["mine/events/dance.toml"])


def test_of_ones_own_codebook_its_entries_must_be_right_and_ours_are_told_where_they_break(layered):
    whole = layered()
    ours = replace(whole.examples[0], text="Arnor danced.")
    book = marked(
        whole,
        examples=(ours, *(e for e in whole.examples if e.type == "DANCE")),
        near_misses=tuple(n for n in whole.near_misses if n.type == "DANCE"),
    )
    report = check.run(Toy({SENTENCE: [event()]}), book)
    assert not report.failures  # no frame of ours is blamed for an example that was not run
    assert [(f.file, f.entry) for f in report.broken] == [(ours.file, ours.entry)]
    assert dict(report.counts) == {"example right": 1, "near miss right": 1, "of ours coded otherwise": 1}


def test_of_ours_only_what_ones_own_frames_may_touch_is_run(layered):
    whole = layered()
    away, near = (replace(whole.examples[0], text=text) for text in ("Gondor sailed.", "Gondor's danced protest."))
    toy = Toy({})
    report = check.run(toy, marked(whole, examples=(away, near), near_misses=()))
    assert [text for text, _ in toy.heard] == [near.text]
    assert report.counts["of ours untouched"] == 1
    whole = layered("words.toml", '[drill]\nwords = ["jig"]\n')  # what a word of a class may touch is not looked for
    check.run(toy, marked(whole, examples=(away,), near_misses=()))
    assert toy.heard[-1][0] == away.text
