"""The country that a report is at home in."""

import pytest

from whowhom.code.sections import Section, ground
from whowhom.records import Mention, Party, Report, Span
from whowhom.syntax import Reading


@pytest.mark.parametrize(
    ("home", "issued", "named", "found"),
    [
        ("GON", False, "GON ROH ROH ROH ROH", "GON"),
        ("GON", False, "ROH ROH ROH", "ROH"),
        ("GON", False, "ROH ROH", "GON"),
        ("GON", True, "ROH ROH ROH", "GON"),
        ("GON", False, "", "GON"),
        (None, False, "ROH ROH ROH", None),
        # named late and seldom, it is only where this was written; unless an organ of it opens the report
        ("GON", False, "ROH - - ROH ROH GON ROH", "ROH"),
        ("GON", False, "ROH ROH ROH GON ROH ROH ROH", "GON"),
        ("GON", False, "ROH ROH - - - GON ROH ROH", "GON"),
        ("GON", False, "ROH - - ROH ROH GON GON", "GON"),
        ("GON", False, "ROH+navy - - ROH ROH GON ROH", "GON"),
    ],
)
def test_a_report_is_at_home_where_it_was_written_or_in_the_country_that_it_is_about(home, issued, named, found):
    told = []
    for n, names in enumerate(named.split()):  # a sentence each
        for k, name in enumerate(names.split("+") if names != "-" else ()):
            span = Span(9 * n + k, 9 * n + k + 1)
            known = (Party(name, name, name, None, name, span),) if name.isupper() else ()
            told.append(Mention(span, n, k, "name" if known else "organ", known))
    reading = Reading(Report("doc_1", "", "test"), mentions=tuple(told))
    assert ground(Section(0, 99, home, issued), reading) == found


ROUND_UPS = [
    """THE WEEK

Kenya. Police arrested 40 students.

Peru. Miners blocked a road.

Chad. Soldiers burned a village.""",
    """THE WEEK

- Kenyan students marched. Police arrested 40 of them.
- Miners in Lima blocked a road.
- Chad's president was in Paris. Soldiers burned a village.
- Italian unions went on strike.""",
    """Students held
Kenya's students marched. Police arrested 40 of them.

Miners march
In Lima miners blocked a road.

Village burned
Chad's rebels fled. Soldiers burned a village.

Strike
Italian doctors went on strike.""",
    """THE WEEK IN LINES

Kenyan students march against fees
Police arrest 40 of them

Miners in Lima block a road
Union of miners marches again

Chad's president in Paris
Soldiers burn a village near Moundou""",
]


@pytest.mark.parametrize("text", ROUND_UPS)
def test_each_item_of_a_round_up_is_at_home_in_its_own_country(events, text):
    actors = {p.country for e in events(text) for p in e.actors}
    assert {"KEN", "PER", "TCD"} <= actors <= {"KEN", "PER", "TCD", "ITA"}


def test_the_capital_in_an_item_is_its_own_country_s(events):
    text = "Chile: The army left.\n\nPeru: Miners marched in Lima.\n\nHaiti: Gangs attacked a prison in the capital."
    assert [p.country for e in events(text) if e.type == "ASSAULT" for p in e.actors] == ["HTI"]


def test_a_report_of_one_story_is_no_round_up(events):
    text = """Students held
Kenya's students marched. Police arrested 40 of them.

Reaction
Uganda condemned the arrests.

Background
Kenyan police shot two students in May."""
    assert {p.country for e in events(text) for p in e.actors} == {"KEN", "UGA"}


@pytest.mark.parametrize("line", ["By our correspondents in Nairobi and Mombasa", "From our Nairobi bureau"])
def test_a_byline_says_where_a_report_is_at_home(events, line):
    text = f"The rebels reject a truce again\n\n{line}\n\nThe army arrested the leaders of the opposition."
    assert [(p.country) for e in events(text) if e.type == "COERCE" for p in (*e.actors, *e.recipients)] == ["KEN"] * 2


RELEASE = """UNITED NATIONS MISSION IN LIBERIA
Press release

Monrovia, 28 November 2022

{}"""


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Liberian police freed a man. The Special Representative, Ada Lind, condemned the attack on Kenya.", "UN"),
        ("Liberian police freed a man. The Head of Mission, Ambassador Ada Lind, condemned Kenya.", "UN"),
        ("Liberian police freed a man. The Force Commander, Major General Jan Berg, condemned Kenya.", "UN"),
        ("The army freed a man. The Prime Minister condemned Kenya.", "LBR"),
        ("We condemn Kenya.", "UN"),
    ],
)
def test_what_a_body_issues_speaks_of_its_own_officers_and_of_the_land_s_organs(events, text, actor):
    (told,) = (e for e in events(RELEASE.format(text)) if e.type == "ACCUSE")
    assert [p.country or p.id for p in told.actors] == [actor]


def test_a_letterhead_may_be_short_and_a_headline_may_follow_it(events):
    text = "ARAB LEAGUE\nSecretariat\n\nCairo, 28 November 2022\n\nNews\n\nThe Secretary-General condemned Kenya."
    assert {p.id for e in events(text) for p in e.actors} == {"ARAB LEAGUE"}
    text = "PRESS OFFICE\n\nNairobi, 28 November 2022\n\nNews\n\nThe President condemned Somalia."
    assert {p.id for e in events(text) for p in e.actors} == {"KEN.GOV"}


ABROAD = [  # text, type, who
    ("NEW YORK, Nov 28 - Miners in Bolivia seized a town hall. The opposition condemned the army.", "ACCUSE", "BOL"),
    ("DAKAR, Nov 28 - Guinea's military ruler sealed the borders. The unions condemned him.", "ACCUSE", "GIN"),
    ("NAIROBI, Nov 28 - In Mogadishu the parliament met. The police arrested three men.", "COERCE", "SOM"),
    ("MOSCOW, Nov 28 - Kazakhstan's president visited the Kremlin. The police arrested three men.", "COERCE", "RUS"),
]


@pytest.mark.parametrize(("text", "type", "actor"), ABROAD)
def test_a_report_that_sets_in_abroad_is_at_home_there(events, text, type, actor):
    assert [p.country for e in events(text) if e.type == type for p in e.actors] == [actor]
