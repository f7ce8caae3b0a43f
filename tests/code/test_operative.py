"""Resolutions: paragraphs that open with their verb are acts of the body that resolves."""

import pytest

TEXT = """The Security Council,

Recalling its resolution 2719,

1. Condemns in the strongest terms the attacks by the M23 on Goma, and demands that it withdraw;

2. Calls upon Rwanda to cease its support to the M23;

3. Strongly urges Uganda to close its border;

4. Warns that, should Rwanda fail to comply, it shall impose sanctions."""


@pytest.fixture(scope="module")
def resolved(events):
    return [(e.type, [p.id for p in e.actors], [p.country or p.id for p in e.recipients]) for e in events(TEXT)]


@pytest.mark.parametrize(
    ("kind", "whom"), [("ACCUSE", "M23"), ("REQUEST", "RWA"), ("REQUEST", "UGA"), ("THREATEN", "RWA")]
)
def test_the_body_before_the_paragraphs_does_what_they_open_with(kind, whom, resolved):
    assert (kind, ["UN"], [whom]) in resolved


def test_a_verb_beside_the_first_has_the_same_subject(resolved):
    assert ("REQUEST", ["UN"], ["M23"]) in resolved


def test_verbs_in_capitals_have_several_for_their_subject(events):
    text = "The ministers of the African Union, gathered in Addis Ababa:\n\nAGREE to meet in May;\n\nCOMMEND Rwanda."
    assert [(e.type, [p.country for p in e.recipients]) for e in events(text)][-1] == ("SUPPORT", ["RWA"])


def test_it_is_done_as_it_is_written(events):
    assert {e.when.start for e in events(TEXT) if e.type == "REQUEST"} == {"2022-11-30"}


def test_the_words_stay_those_of_the_report(read):
    for sentence in read(TEXT).sentences:
        for token in sentence.tokens:
            assert TEXT[token.span.start : token.span.end] == token.text


def test_a_paragraph_of_a_news_report_is_read_as_it_stands(read):
    sentences = read("Russia left Syria in May.\n\nCalls for his resignation grew in Damascus on Monday.").sentences
    assert not any(sentence.operative for sentence in sentences)
