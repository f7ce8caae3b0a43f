"""A report in plain English needs no closer look at its language; any other text gets one."""

from pathlib import Path

import pytest

from whowhom.read import language

EXAMPLES = Path(__file__).parents[2] / "examples"
FRENCH = "Le gouvernement a rappelé son ambassadeur mardi après que des cavaliers ont franchi la rivière. " * 8
DUTCH = "De regering was in overleg met de ruiters die de rivier over waren; het was een besluit van de raad. " * 8


@pytest.fixture
def looked(monkeypatch):
    """The samples that were looked at closely."""
    seen = []
    identifier = language._identifier()

    class Watched:
        def rank(self, sample):
            seen.append(sample)
            return identifier.rank(sample)

    monkeypatch.setattr(language, "_identifier", Watched)
    return seen


def test_no_example_of_ours_needs_a_closer_look(looked):
    for path in EXAMPLES.glob("20*.txt"):
        assert language.other_language(path.read_text(encoding="utf-8")) is None
    assert looked == []


@pytest.mark.parametrize(("text", "code"), [(FRENCH, "fr"), (DUTCH, "nl")])
def test_another_language_is_told_by_the_closer_look(looked, text, code):
    assert language.other_language(text) == code
    assert looked


def test_an_english_sentence_in_a_foreign_text_does_not_make_it_english():
    assert language.other_language('"It was not the end of it," said the envoy. ' + FRENCH) == "fr"
