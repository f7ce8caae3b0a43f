"""Who is named in a sentence, and who must not be."""

from __future__ import annotations

import pytest

from whowhom.parse.spacy_parser import SpacyParser
from whowhom.records import Block, Mention, Report, Span
from whowhom.resolve.parties import find_mentions, load_tables
from whowhom.syntax import Reading

PARSER = SpacyParser()
TABLES = load_tables()


def reading_of(text: str, published: str | None = "2022-11-30") -> Reading:
    report = Report(id="t", text=text, source="-", published=published)
    block = Block("body", Span(0, len(text)))
    return Reading(report, (block,), tuple(PARSER.parse(text, [block])))


def mentions_of(text: str, published: str | None = "2022-11-30") -> list[Mention]:
    return list(find_mentions(reading_of(text, published), TABLES))


def named(text: str, words: str, published: str | None = "2022-11-30") -> Mention:
    """The mention that covers exactly these words, at their last telling."""
    for mention in reversed(mentions_of(text, published)):
        if text[mention.span.start : mention.span.end] == words:
            return mention
    raise AssertionError([text[m.span.start : m.span.end] for m in mentions_of(text, published)])


IDS = [
    ("The Syrian rebels' commander rejected the plan.", "Syrian rebels' commander", ["SYR.REB"]),
    ("A spokesman for the rebels in Chad welcomed it.", "spokesman", ["TCD.REB"]),
    ("General Luis Quispe, Bolivia's commander in chief, resigned.", "General Luis Quispe", ["BOL.MIL"]),
    ("Peru's king said that General Luis Quispe, Bolivia's army chief, resigned.", "General Luis Quispe", ["BOL.MIL"]),
    ("Kosovo Serbs blocked a road.", "Kosovo Serbs", ["XKX.CVL"]),
    ("Missiles hit a Turkish-owned ship.", "Turkish-owned ship", ["TUR.BUS"]),
    ("Ethiopian troops fought Tigrayan forces.", "Tigrayan forces", ["ETH.REB"]),
    ("Syrian Druze fighters met.", "Syrian Druze fighters", ["SYR.REB"]),
    ("It helped a Kabyle separatist group.", "Kabyle separatist group", ["DZA.REB"]),
    ("Leaders of the Moldovan breakaway region of Transnistria met.", "Leaders", ["MDA.PRE"]),
    ("Libyan tribal elders met.", "Libyan tribal elders", ["LBY.CVL"]),
    ("A bomb killed 12 Indian paramilitary policemen.", "12 Indian paramilitary policemen", ["IND.COP"]),
    ("Police met Italy's chief of defence.", "Italy's chief of defence", ["ITA.MIL"]),
    ("Armed Israeli settlers burned a car.", "Armed Israeli settlers", ["ISR.CVL"]),
    ("The Fiji Trades Union Congress met.", "Fiji Trades Union Congress", ["FJI.LAB"]),
    ("Soldiers shot two Iranians.", "Iranians", ["IRN.CVL"]),
    ("They detained dozens of Afghans.", "Afghans", ["AFG.CVL"]),
    ("The Iranians met the Afghans.", "Iranians", ["IRN"]),
    ("Russia backed China.", "Russia", ["RUS"]),
    ("Peru has left the United States out of the talks.", "United States", ["USA"]),
    ("Ankara broke off the talks with the Swedes.", "Ankara", ["TUR.GOV"]),
    ("Ankara broke off the talks with the Swedes.", "Swedes", ["SWE"]),
    ("The Kremlin denied the report.", "Kremlin", ["RUS.GOV"]),
    ("The talks were held in Ankara.", "Ankara", ["TUR"]),
    (
        "Russian and Chinese strategic bombers flew a joint patrol.",
        "Russian and Chinese strategic bombers",
        ["RUS.MIL", "CHN.MIL"],
    ),
    (
        "An air drill by U.S. and South Korean warplanes began.",
        "U.S. and South Korean warplanes",
        ["USA.MIL", "KOR.MIL"],
    ),
    (
        "The presidents of Kenya, Uganda and the Democratic Republic of Congo met.",
        "presidents",
        ["KEN.GOV", "UGA.GOV", "COD.GOV"],
    ),
    ("The foreign ministers of Kuwait, Qatar, and Iraq met.", "foreign ministers", ["KWT.GOV", "QAT.GOV", "IRQ.GOV"]),
    ("The Russian Defence Ministry said so.", "Russian Defence Ministry", ["RUS.GOV.MOD"]),
    ("Turkey's parliament ratified the treaty.", "Turkey's parliament", ["TUR.LEG"]),
    ("Chile's Constitutional Court struck the law down.", "Chile's Constitutional Court", ["CHL.JUD"]),
    ("The parliament in Athens ratified a pact.", "parliament", ["GRC.LEG"]),
    ("A spokesman for the M23 rejected the demand.", "spokesman", ["M23"]),
    ("The M23 rebels seized the town.", "M23 rebels", ["M23"]),
    ("Members of the outlawed Kurdistan Workers' Party were arrested.", "Members", ["PKK"]),
    ("U.N. experts accused Rwanda.", "U.N. experts", ["UN"]),
    ("Blaming NATO, Moscow walked out.", "NATO", ["NATO"]),
    ("The FSB detained a teacher.", "FSB", ["RUS.SPY"]),
    ("The State Department protested.", "State Department", ["USA.GOV"]),
    ("Russian border guard ships opened fire.", "Russian border guard ships", ["RUS.MIL"]),
    ("Egyptian protesters filled the square.", "Egyptian protesters", ["EGY.CVL"]),
    ("The Saudi-led coalition bombed the port.", "Saudi-led coalition", ["SAU.MIL"]),
    ("Greece met the leaders of Somaliland.", "leaders", ["SOM.PRE"]),
    ("The Islamic Republic denies that.", "Islamic Republic", ["IRN"]),
    ("The Congolese army shelled the hills.", "Congolese army", ["COD.MIL"]),
    ("Ships and aircraft from Greece, Cyprus and France took part.", "Ships", ["GRC.MIL", "CYP.MIL", "FRA.MIL"]),
    ("The Iraqi prime minister, Haider al-Abadi, refused.", "Haider al-Abadi", ["IRQ.GOV"]),
    ("Jens Stoltenberg, the NATO chief, congratulated him.", "Jens Stoltenberg", ["NATO"]),
    ("U.S. House Speaker Nancy Pelosi flew to Taiwan.", "U.S. House Speaker Nancy Pelosi", ["USA.LEG"]),
    ("China, whose foreign minister proposed a truce, agreed.", "foreign minister", ["CHN.GOV"]),
    ("Two frigates trained with the destroyer USS Cole.", "destroyer USS Cole", ["USA.MIL"]),
    ("The HMS Bounty sailed on Monday.", "HMS Bounty", ["GBR.MIL"]),
    ("Officials in Kyiv denied it.", "Officials", ["UKR.GOV"]),
    ("The two Koreas reopened a hotline.", "Koreas", ["PRK", "KOR"]),
    ("Colombia's ELN guerrillas kidnapped a farmer.", "Colombia's ELN guerrillas", ["ELN"]),
    ("Sheikh Hasina resigned on Monday.", "Sheikh Hasina", ["BGD.GOV"]),
    ("Gondor's king met his South Korean counterpart.", "South Korean counterpart", ["KOR.GOV"]),
    ("Peacekeepers from the U.N. mission were killed.", "Peacekeepers", ["UN"]),
    ("A Panama-flagged tanker was seized.", "Panama-flagged tanker", ["PAN.BUS"]),
    ("Two Russian Su-27 fighters took off.", "Two Russian Su-27 fighters", ["RUS.MIL"]),
    ("Two South Korean F-16 fighters took off.", "Two South Korean F-16 fighters", ["KOR.MIL"]),
    ("Three Chechen fighters were killed.", "Three Chechen fighters", ["RUS.REB"]),
    ("The South American republic of Chile protested.", "Chile", ["CHL"]),
    ("President of Russia Vladimir Putin spoke.", "President of Russia Vladimir Putin", ["RUS.GOV"]),
]


@pytest.mark.parametrize(("text", "words", "ids"), IDS)
def test_parties_of_words(text: str, words: str, ids: list[str]) -> None:
    assert [party.id for party in named(text, words).parties] == ids


PENDING = [
    ("It sent its warships home.", "warships", "warship", "MIL", "plural"),
    ("The ministry said nothing.", "ministry", "ministry", "GOV", "singular"),
    ("The two countries signed a pact.", "two countries", "country", None, "plural"),
    ("Police arrested a protester.", "Police", "police", "COP", "plural"),
    ("Rebels attacked the army.", "Rebels", "rebel", "REB", "plural"),
    ("Six Rafale fighters took off.", "Six Rafale fighters", "fighter", "MIL", "plural"),
    (
        "Prime Minister Ada Brandybuck of the Shire resigned.",
        "Prime Minister Ada Brandybuck",
        "prime minister",
        "GOV",
        "singular",
    ),
]


@pytest.mark.parametrize(("text", "words", "noun", "sector", "number"), PENDING)
def test_what_the_words_leave_open(text: str, words: str, noun: str, sector: str | None, number: str) -> None:
    mention = named(text, words)
    assert (mention.parties, mention.noun, mention.sector, mention.number) == ((), noun, sector, number)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Gunmen raided some 30 police posts.", ["police"]),
        ("Rebels shelled an army base.", ["army"]),
        ("Rebels shelled a Russian army base.", []),  # the adjective says whose
        ("The plane entered an air defence zone.", []),  # a kind of zone
        ("The police chief resigned.", []),
    ],
)
def test_an_organ_before_a_thing_is_whose_it_is(text: str, whose: list[str]) -> None:
    told = [text[m.span.start : m.span.end] for m in mentions_of(text) if m.kind == "organ"]
    assert [words for words in told if words in ("police", "army", "air defence")] == whose


def test_owner_and_count() -> None:
    text = "Arnor accused its three neighbours of spying."
    mention = named(text, "three neighbours")
    tokens = reading_of(text).sentences[0].tokens
    assert mention.count == 3
    assert mention.owner is not None and tokens[mention.owner].text == "its"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quarterback Tai Jordan threw the ball.", "Jordan"),
        ("Victoria Sudan played the queen.", "Sudan"),
        ("Chief executive Chad Jordan told analysts so.", "Jordan"),
        ("Turkey legs were sold in the stands.", "Turkey"),
        ("The fleet crossed the South China Sea.", "China"),
        ("A tanker burned in the Gulf of Oman.", "Oman"),
        ("She works for Bank of America in Boston.", "America"),
        ("Iran-backed rebels fired rockets.", "Iran"),
        ("Anti-American slogans were painted on the wall.", "American"),
        ("The governor of Georgia, a Republican, called Atlanta.", "Georgia"),
        ("He drove from Texas to New Mexico.", "Mexico"),
        ("Three IRIS-T systems will be sent by spring.", "IRIS"),
        ("A Boeing 737 came down near the lake.", "Boeing"),
        ("Two Sikorsky helicopters landed on the lawn.", "Sikorsky"),
    ],
)
def test_names_inside_other_names_are_no_parties(text: str, name: str) -> None:
    at = text.index(name)
    assert not [m for m in mentions_of(text) if m.parties and m.span.start <= at < m.span.end]


def test_a_counterpart_is_never_of_the_owners_country() -> None:
    mention = named("Gondor's king met his counterpart.", "counterpart")
    assert (mention.kind, mention.parties) == ("definite", ())


def test_surname_comes_back_even_before_its_title() -> None:
    text = "Brandybuck flew home on Monday. Canadian Foreign Minister Ada Brandybuck had met the envoys."
    people = [m for m in mentions_of(text) if m.kind == "person"]
    assert [[p.id for p in m.parties] for m in people] == [["CAN.GOV"], ["CAN.GOV"]]


def test_leaders_are_dated() -> None:
    assert [p.id for p in named("Erdogan threatened Greece.", "Erdogan", "2022-10-01").parties] == ["TUR.GOV"]
    assert not [m for m in mentions_of("Erdogan threatened Greece.", "1985-10-01") if m.kind == "person"]


def test_a_stranger_keeps_the_surname() -> None:
    text = "Paula Erdogan runs a bakery in Vienna. Erdogan opens at six."
    assert not [m for m in mentions_of(text, "2022-10-01") if m.kind == "person"]


def test_other_bearers_of_a_name_are_no_leaders() -> None:
    text = "Sir Steven Trudeau spoke. AI helps. The bakery director Paula Macron left."
    assert not [m for m in mentions_of(text, "2019-01-01") if m.kind == "person" and m.parties]
    tsai = named("President Tsai Ing-wen left on Friday.", "President Tsai Ing-wen", "2020-01-01")
    assert [p.id for p in tsai.parties] == ["TWN.GOV"]


def test_short_name_needs_its_country() -> None:
    assert [p.id for p in named("North Korea fired a missile. The North denied it.", "North").parties] == ["PRK"]
    assert not [m for m in mentions_of("The North denied it.") if m.parties]


@pytest.mark.parametrize(
    "text", ["It was agreed that talks would go on.", "It rained on Monday.", "It is clear that he lied."]
)
def test_filler_it_is_no_mention(text: str) -> None:
    assert "it" not in [m.noun for m in mentions_of(text)]


def test_pronouns_are_kept() -> None:
    nouns = [m.noun for m in mentions_of("It noted that they both face its rivals.") if m.kind == "pronoun"]
    assert nouns == ["it", "they", "its"]


def test_spans_are_slices_and_heads_are_tokens() -> None:
    text = " ".join(row[0] for row in IDS)
    reading = reading_of(text)
    for mention in find_mentions(reading, TABLES):
        sentence = reading.sentences[mention.sentence]
        assert sentence[mention.head].span.overlaps(mention.span)
        assert all(text[p.span.start : p.span.end] == p.text for p in mention.parties)
