"""What authorities do goes without saying who does it: arrests, sentences, releases told without a doer."""

import pytest

CASES = [
    ("LIMA - About 900 persons have been detained since Friday.", ("COERCE", ["PER"], ["PER"])),
    ("LIMA - Peru's opposition leader was arrested on Monday.", ("COERCE", ["PER"], ["PER"])),
    ("TASHKENT - A former prosecutor was sentenced to ten years in prison.", ("SANCTION", ["UZB"], ["UZB"])),
    ("CARACAS - Seven opposition politicians were released from prison.", ("RETREAT", ["VEN"], ["VEN"])),
    ("LIMA - Three singers were jailed for two years on Monday.", ("SANCTION", ["PER"], ["PER"])),
    # there, and not at home
    ("LONDON - A British national was detained in Cairo in March.", ("COERCE", ["EGY"], ["GBR"])),
    ("LONDON - The army raided a Chadian village. Two Britons were arrested.", ("COERCE", ["GBR"], ["GBR"])),
    ("LONDON - Chad's police raided a hotel. Two Britons were arrested.", ("COERCE", ["TCD"], ["GBR"])),
    # no authority frees a hostage or shoots somebody
    ("BAGHDAD - Four Turkish hostages were freed on Monday.", ("RETREAT", [], ["TUR"])),
    ("LIMA - Two Peruvian judges were shot dead on Monday.", ("ASSAULT", [], ["PER"])),
]


@pytest.mark.parametrize("text, asked", CASES)
def test_who_arrests_where_nobody_is_said_to(text, asked, events):
    told = [(e.type, [p.country for p in e.actors], [p.country for p in e.recipients]) for e in events(text)]
    assert asked in told


def test_whom_nobody_known_has_struck_is_shown_by_words_of_the_report(events):
    (told,) = events("TBILISI - Residents of Georgia said that armed men had burned and plundered houses there.")
    assert [(p.id, p.text) for p in told.recipients] == [("GEO", "armed men")]
