"""Word forms by rule and by the table of irregulars."""

import pytest

from whowhom.codebook.forms import base_of, noun_forms, verb_forms

VERBS = """
visit: visit visits visited visiting
stop: stop stops stopped stopping
travel: travel travels travelled traveled travelling traveling
accuse: accuse accuses accused accusing
agree: agree agrees agreed agreeing
carry: carry carries carried carrying
deploy: deploy deploys deployed deploying
occupy: occupy occupies occupied occupying
tie: tie ties tied tying
dye: dye dyes dyed dyeing
veto: veto vetoes vetoed vetoing
push: push pushes pushed pushing
quit: quit quits quitting
put: put puts putting
hit: hit hits hitting
meet: meet meets met meeting
strike: strike strikes struck stricken striking
flee: flee flees fled fleeing
swear: swear swears swore sworn swearing
organise: organise organises organised organising organize organizes organized organizing
bar: bar bars barred barring
fire: fire fires fired firing
pay: pay pays paid paying
lead: lead leads led leading
"""
NOUNS = """
drill: drill drills
ally: ally allies
day: day days
church: church churches
veto: veto vetoes
man: man men
child: child children
crisis: crisis crises
troops: troops
air base: air base, air bases
head of state: head of state, heads of state
call to arms: call to arms, calls to arms
air defence system: air defence system, air defence systems, air defense system, air defense systems
defence ministry: defence ministry, defence ministries, defense ministry, defense ministries
"""


def table(rows):
    split = [row.partition(": ") for row in rows.strip().splitlines()]
    return [(base, frozenset(forms.split(", " if ", " in forms else None))) for base, _, forms in split]


@pytest.mark.parametrize(("base", "forms"), table(VERBS))
def test_verbs(base, forms):
    assert verb_forms(base) == forms


@pytest.mark.parametrize(("base", "forms"), table(NOUNS))
def test_nouns(base, forms):
    assert noun_forms(base) == forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("expel", {"expelled", "expelling"}),
        ("begin", {"began", "begun"}),
        ("be", {"is", "was"}),
        ("refer", {"referred"}),
    ],
)
def test_verbs_that_double_or_change_have_these_forms_too(base, forms):
    assert forms <= verb_forms(base)


@pytest.mark.parametrize(("form", "base"), [("sent", "send"), ("men", "man"), ("bridge", "bridge")])
def test_an_irregular_form_has_a_base(form, base):
    assert base_of(form) == base
