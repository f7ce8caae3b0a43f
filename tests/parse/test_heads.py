"""Heads, labels and sentences of many places begun at once: those of the parser that goes through word by word."""

import pytest

from whowhom.parse import heads, networks
from whowhom.parse.networks import Networks
from whowhom.parse.spacy_parser import PINNED, UNUSED

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
    "They met in Bree, where cheese is believed to have been made. It was what he said that the king wanted to hear.",
    "a . b . c . d . e . f . g",
)
TOLD = ["HEAD", "DEP", "SENT_START"]


@pytest.fixture(scope="module")
def spacy_s():
    import spacy

    return spacy.load(PINNED, exclude=UNUSED)


@pytest.fixture(scope="module")
def expected(spacy_s):
    docs = list(spacy_s.pipe(TEXTS))
    return [(doc.to_array(TOLD).tolist(), [w.tag_ for w in doc], [w.ent_type_ for w in doc]) for doc in docs]


@pytest.mark.parametrize(("stop", "together"), [(".", 64), (".", 1), ("DT", 64), ("NN", 2), ("nowhere", 64)])
def test_what_is_told_is_the_model_s_wherever_a_text_is_begun(spacy_s, expected, monkeypatch, stop, together):
    monkeypatch.setattr(heads, "STOP", stop)
    monkeypatch.setattr(networks, "TOGETHER", together)
    docs = [spacy_s.make_doc(text) for text in TEXTS]
    told = Networks(spacy_s).of(docs)
    found = [(doc.to_array(TOLD).tolist(), *of) for doc, of in zip(docs, told, strict=True)]
    assert found == expected


def test_a_text_is_begun_at_several_places(spacy_s):
    doc = spacy_s.make_doc(TEXTS[2])
    told = Networks(spacy_s)._heads
    begun = told._begun(told._moves.init_batch([doc])[0], ["NNP", "VBZ", ".", "NNP", "VBZ", "IN", "NN"])
    assert [doc[at].text for at in begun] == ["Gondor", "Rohan"]
