"""Names and phrases that only the rest of the report decides: epithets, shared names, letters spelt out, persons."""

from __future__ import annotations

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Mention, Report, Span
from whowhom.resolve.parties import find_mentions, load_tables
from whowhom.syntax import Reading

PARSER = SpacyParser()
TABLES = load_tables()


def mentions_of(text: str, published: str | None = "2022-11-30") -> dict[str, Mention]:
    """The mentions by their words, at their last telling."""
    report = Report(id="t", text=text, source="-", published=published)
    reading = Reading(
        report, (Block("body", Span(0, len(text))),), tuple(PARSER.parse(text, [Block("body", Span(0, len(text)))]))
    )
    return {text[m.span.start : m.span.end]: m for m in find_mentions(reading, TABLES)}


def ids(mention: Mention) -> list[str]:
    return [party.id for party in mention.parties]


EPITHETS = [
    ("Sweden applied to NATO. The Nordic country signed the papers.", "Nordic country", ["SWE"]),
    ("Saudi Arabia hanged two men. The kingdom has signed no treaty.", "kingdom", ["SAU"]),
    ("Qatar rejected the charge. The emirate said it was innocent.", "emirate", ["QAT"]),
    ("Qatar hosted the Taliban and the U.S. delegation. The Gulf state mediated.", "Gulf state", ["QAT"]),
    ("Nepal protested to India. The Himalayan kingdom closed its border.", "Himalayan kingdom", ["NPL"]),
    ("Mali expelled the French ambassador. The West African country was angry.", "West African country", ["MLI"]),
    ("North Korea tested a missile. The communist state said so.", "communist state", ["PRK"]),
    ("China sent jets towards Taiwan. The island said it had seen them.", "island", ["TWN"]),
    ("ECOWAS imposed sanctions on Niger. The regional bloc threatened force.", "regional bloc", ["ECOWAS"]),
    ("Iran worried the IAEA. The nuclear watchdog said inspectors had left.", "nuclear watchdog", ["IAEA"]),
    ("Burkina Faso expelled envoys. The former colonial power protested.", "former colonial power", ["FRA"]),
    ("The world body condemned the coup.", "world body", ["UN"]),
    ("The three Baltic states closed their skies.", "three Baltic states", ["EST", "LVA", "LTU"]),
    ("The Scandinavian prime ministers met.", "Scandinavian prime ministers", ["SWE.GOV", "NOR.GOV", "DNK.GOV"]),
    ("West Africa's bloc threatened Niger.", "West Africa's bloc", ["ECOWAS"]),
    ("The southern African bloc praised the vote.", "southern African bloc", ["SADC"]),
    ("Senegal flew envoys to Bamako. The junta rejected the plan.", "junta", ["MLI.MIL"]),
    ("The world court ordered Israel to stop.", "world court", ["ICJ"]),
]


@pytest.mark.parametrize(("text", "words", "expected"), EPITHETS)
def test_an_epithet_means_the_one_that_fits(text: str, words: str, expected: list[str]) -> None:
    assert ids(mentions_of(text)[words]) == expected


OPEN = [
    ("Serbia warned Kosovo. The Balkan state will not sign.", "Balkan state"),  # two fit, told together
    ("The Nordic country signed the papers with Russia.", "Nordic country"),  # none was told
    ("Senior officials said the talks had failed.", "Senior officials"),
    ("The Joint Chiefs of Staff said North Korea had fired a missile.", "Joint Chiefs of Staff"),
    ("Teachers marched through the capital.", "Teachers"),
    ("Two Baltic states closed their skies.", "Two Baltic states"),
    ("Other Baltic leaders closed their skies.", "Other Baltic leaders"),
    ("Three South American presidents met.", "Three South American presidents"),
    ("The leaders of several Latin American countries met.", "leaders"),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_what_nothing_decides_stays_open(text: str, words: str) -> None:
    assert mentions_of(text)[words].parties == ()


SILENT = [
    ("Washington asked for camps on Luzon, the island nearest to Taiwan.", "island"),
    ("Jordan said its labour force had grown.", "labour force"),
    ("Peru said artificial intelligence was the future.", "artificial intelligence"),
    ("Xi met him at the Great Hall of the People on Monday.", "People"),
    ("Cases rose in Santiago de Surco in Peru.", "Santiago"),
    ("The office for Hong Kong and Macao affairs in China said so.", "Macao"),
    ("The Agricultural Development Fund (ADF) lent money. The ADF is in Riyadh.", "ADF"),
    ("Solidarity with Gaza was voiced in Oslo.", "Solidarity"),
    ("Labour shortages hit Britain.", "Labour"),
    ("The Treaty of Lisbon was ratified by Ireland.", "Lisbon"),
]


@pytest.mark.parametrize(("text", "words"), SILENT)
def test_words_that_name_nobody(text: str, words: str) -> None:
    assert words not in mentions_of(text)


SHARED = [
    ("The RSF attacked a base in Khartoum in Sudan.", "RSF", ["RSF SUDAN"]),
    ("The RSF said a reporter was jailed.", "RSF", ["RSF"]),
    ("Israel's Labour Party quit the government.", "Labour Party", ["ISR.PTY"]),
    ("Australia votes. The Labor Party formed a cabinet.", "Labor Party", ["AUS.PTY"]),
    ("The Polish government signed an accord with Solidarity.", "Solidarity", ["POL.CVL"]),
    ("The Korean border is calm. South Korea's Democratic Party won.", "Democratic Party", ["KOR.PTY"]),
    ("The African Union (AU) met. The AU agreed.", "AU", ["AU"]),
    ("South Korea's Joint Chiefs of Staff said so.", "South Korea's Joint Chiefs of Staff", ["KOR.MIL"]),
    ("Bosnian Serbs shelled Sarajevo.", "Bosnian Serbs", ["BIH.PRE"]),
    ("Nato jets bombed Belgrade.", "Nato jets", ["NATO"]),
    ("Seleka fought the regime in Bangui, and Seleka won.", "regime", ["CAF.GOV"]),
    ("The EU met. Spain and the rest of the 27-nation bloc agreed.", "27-nation bloc", ["EU"]),
]


@pytest.mark.parametrize(("text", "words", "expected"), SHARED)
def test_a_shared_name_is_the_one_of_the_report(text: str, words: str, expected: list[str]) -> None:
    assert ids(mentions_of(text)[words]) == expected


PERSONS = [
    ("Emmanuel Macron met Olaf Scholz in Berlin.", "Emmanuel Macron", None, ["FRA.GOV"]),
    ("President Emmanuel Macron visited Kigali.", "President Emmanuel Macron", "2021-05-27", ["FRA.GOV"]),
    ("Richard Nixon's 1972 trip to China changed much.", "Richard Nixon", "2022-02-01", ["USA.GOV"]),
    ("Comrade Kim Jong Un inspected the site.", "Comrade Kim Jong Un", "2022-02-01", ["PRK.GOV"]),
    ("Zelenskyy thanked Biden.", "Zelenskyy", "2022-02-01", ["UKR.GOV"]),
    ("Michelle Bachelet voted in Chile.", "Michelle Bachelet", None, ["CHL.GOV"]),
    ("Gorbachev met President Ronald Reagan.", "Gorbachev", "1986-10-12", ["SUN.GOV"]),
]


@pytest.mark.parametrize(("text", "words", "day", "expected"), PERSONS)
def test_a_known_person_needs_no_country(text: str, words: str, day: str | None, expected: list[str]) -> None:
    assert ids(mentions_of(text, day)[words]) == expected


NAMESAKES = [
    ("Sami was held in Sylhet by the police.", "Sami"),  # an Iraqi minister's surname as well
    ("The villagers thanked Sheikh Ammar.", "Ammar"),
    ("Al Hashemi opened the school in Dubai.", "Al Hashemi"),
]


@pytest.mark.parametrize("day", [None, "2023-03-01"])
@pytest.mark.parametrize(("text", "words"), NAMESAKES)
def test_a_surname_far_from_its_state_is_somebody_else(text: str, words: str, day: str | None) -> None:
    found = [mention for told, mention in mentions_of(text, day).items() if words in told]
    assert [mention.parties for mention in found if mention.parties] == []


def test_a_surname_beside_its_state_is_the_office_holder() -> None:
    assert ids(mentions_of("Iraq will borrow less, Sami said.", "2023-03-01")["Sami"]) == ["IRQ.GOV"]


def test_a_forename_alone_explains_no_full_name() -> None:
    found = mentions_of("King Michael of Romania met Michael Smith in Paris.")
    assert "Michael Smith" not in found


def test_a_name_without_words_is_nobody() -> None:
    assert TABLES.leader((), "2022-11-30") is None


def test_soldiers_are_those_who_rule_on_the_day_of_the_report() -> None:
    text = "Chile praised Argentina. The junta sent ships."
    assert ids(mentions_of(text, "1976-05-01")["junta"]) == []  # both are ruled so
    assert ids(mentions_of(text, "1984-05-01")["junta"]) == ["CHL.MIL"]
    assert ids(mentions_of(text, "2022-05-01")["junta"]) == []


def test_every_time_under_soldiers_ends_after_it_begins() -> None:
    spans = [span.split("/") for spans in TABLES.words["juntas"].values() for span in spans]
    assert all(not last or first < last for first, last in spans)


def test_every_epithet_and_colony_is_known() -> None:
    known = set(TABLES.countries) | set(TABLES.organisations)
    for table in ("epithets_states", "whole_regions", "epithets_bodies", "epithets_groups", "colonies"):
        for key, codes in TABLES.words[table].items():
            others = {code for code in codes if code in TABLES.words[table] and table == "epithets_groups"}
            assert not set(codes) - known - others, (table, key)
    assert not (set(TABLES.words["colonies"]) | set(TABLES.words["juntas"])) - known
