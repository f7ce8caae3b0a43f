"""Agencies that a report credits."""

import pytest

from whowhom.clean import clean
from whowhom.link.copies.credits import credited
from whowhom.records import Report
from whowhom.syntax import Reading

BODY = (
    "Gondor sent two ships to Pelargir on Wednesday. The ships carry grain and tools for the villages that were "
    "burned in the spring.\n\nUmbar said that it had no objection."
)


def credits(text):
    reading = clean(Reading(Report("doc_1", text, "a.txt")))
    return credited(text, reading.blocks)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BODY, ()),
        ("PELARGIR, May 3 (Reuters) - " + BODY, ("REUTERS",)),
        (BODY + "\n\n(With inputs from AFP and Reuters)", ("AFP", "REUTERS")),
        (BODY + "\n\n(Reporting by Beren Camlost; editing by Finrod Felagund)", ()),
        ("By Beren Camlost, Associated Press\n\n" + BODY, ("AP",)),
        (BODY + "\n\nAgence France-Presse", ("AFP",)),
        (BODY + "\n\nPhoto: AFP", ()),
        (BODY.replace("on Wednesday", "on Wednesday, according to Xinhua"), ("XINHUA",)),
        (BODY.replace("no objection", "no objection, the Associated Press reported"), ("AP",)),
        (BODY.replace("tools for", "tools, Reuters reported, for") + "\n\nNothing more is known.", ()),
        (BODY.replace("Gondor", "The AP coordinator"), ()),
    ],
)
def test_who_is_credited(text, found):
    assert credits(text) == found
