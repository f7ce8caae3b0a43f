"""Heads, labels and sentences of many places begun at once: those of the parser that goes through word by word."""

import pytest

from whowhom.parse import heads
from whowhom.parse.heads import Heads
from whowhom.parse.spacy_parser import PARSER, RECOGNISER, SpacyParser

TEXTS = (
    "",
    "No.",
    "Gondor waits. Rohan rides at dawn",
    "“It is over,” the envoy said. “We leave.” He left (so they say.) and Mr. Brandybuck of the U.S. followed him.",
    "Arnor said on Monday: the bridge is shut. . . What now? ! Nobody knows; the king, who was asked twice, slept.",
    (
        "The fleet of Gondor, which sailed from Pelargir on 4 May, sank two ships of Umbar off the coast, the admiral "
        "of the fleet said on Tuesday. Umbar denied it.  Its envoy, asked about losses, said he knew of none. He added "
        "that talks would go on. \n Rain fell"
    ),
    "a . b . c . d . e . f . g",
)
TOLD = ["HEAD", "DEP", "SENT_START"]


@pytest.fixture(scope="module")
def spacy_s():
    return SpacyParser()._nlp


def tagged(nlp):
    return list(nlp.pipe(TEXTS, disable=[PARSER, RECOGNISER]))


@pytest.fixture(scope="module")
def expected(spacy_s):
    return [doc.to_array(TOLD).tolist() for doc in spacy_s.get_pipe(PARSER).pipe(tagged(spacy_s))]


@pytest.mark.parametrize(("stop", "together"), [(".", 64), (".", 1), ("DT", 64), ("NN", 2), ("nowhere", 64)])
def test_heads_are_the_parser_s_wherever_a_text_is_begun(spacy_s, expected, monkeypatch, stop, together):
    monkeypatch.setattr(heads, "STOP", stop)
    monkeypatch.setattr(heads, "TOGETHER", together)
    docs = tagged(spacy_s)
    Heads(spacy_s.get_pipe(PARSER), spacy_s.make_doc("")).of(docs)
    assert [doc.to_array(TOLD).tolist() for doc in docs] == expected


def test_a_text_is_begun_at_several_places(spacy_s):
    docs = tagged(spacy_s)
    told = Heads(spacy_s.get_pipe(PARSER), spacy_s.make_doc(""))
    begun = told._begun(docs[2], told._moves.init_batch(docs[2:3])[0])
    assert [docs[2][at].text for at in begun] == ["Gondor", "Rohan"]
