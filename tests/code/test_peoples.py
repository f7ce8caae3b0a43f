"""Peoples that bear another state's name, and office-holders whose state the words beside them tell."""

import pytest

from whowhom.records import Event

CASES = [  # text, type, actors, recipients
    ("SKOPJE, Nov 28 - The Albanians of Tetovo marched on Monday.", "PROTEST", {"MKD"}, set()),
    ("BUCHAREST, Nov 28 - Ethnic Hungarians blocked a road.", "PROTEST", {"ROU"}, set()),
    ("Ethnic Russians in Latvia marched on Monday.", "PROTEST", {"LVA"}, set()),
    ("TALLINN, Nov 28 - Hundreds of Finns marched in Helsinki.", "PROTEST", {"FIN"}, set()),
    ("KUALA LUMPUR, Nov 28 - Indonesians fled. The government expelled 200 of them.", "SANCTION", {"MYS"}, {"IDN"}),
    ("CALGARY, Nov 28 - Premier Lind accused Ottawa of neglect. India praised her.", "ACCUSE", {"CAN"}, None),
    (
        "ISLAMABAD, Nov 28 - Opposition members in Delhi accused Prime Minister Lind of lies.",
        "ACCUSE",
        {"IND"},
        {"IND"},
    ),
    (
        "LIMA, Nov 28 - Chile accused Bolivia of theft. Miners urged the government to help.",
        "REQUEST",
        {"PER"},
        {"PER"},
    ),
    ("QUITO, Nov 28 - President Lind of Cuba praised Ghana.", "SUPPORT", {"CUB"}, {"GHA"}),
]


@pytest.mark.parametrize(("text", "type", "actors", "recipients"), CASES, ids=[row[0] for row in CASES])
def test_whose_people_and_officers_they_are(coder, text, type, actors, recipients):
    told = [e for e in coder.code(text, published="2022-11-30") if isinstance(e, Event) and e.type == type]
    assert told
    assert actors is None or {p.country for e in told for p in e.actors} == actors
    assert recipients is None or {p.country for e in told for p in e.recipients} == recipients


ARRESTS = [  # text, who arrested them
    ("TOKYO, Nov 28 - China has become harder on foreigners. Two Japanese traders were arrested in March.", "CHN"),
    ("ABIDJAN, Nov 28 - They flew into Bamako on Sunday. Two days later the 49 Ivorians are still locked up.", "MLI"),
    ("NAIROBI, Nov 28 - Forty Kenyans were arrested on Monday after a brawl outside the stadium.", "KEN"),
    ("ANKARA, Nov 28 - Greece protested. Forty men were arrested on Monday.", "TUR"),
    ("WARSAW, Nov 28 - Polish farmers were arrested after they had blocked the border with Ukraine.", "POL"),
]


@pytest.mark.parametrize(("text", "doer"), ARRESTS)
def test_who_is_named_by_nationality_is_held_abroad(events, text, doer):
    assert [p.country for e in events(text) if e.type == "COERCE" for p in e.actors] == [doer]


@pytest.mark.parametrize(("day", "actor"), [("2004-04-05", "MAHDI ARMY"), ("2022-11-30", "IRQ.OPP")])
def test_who_led_an_armed_group_is_of_his_state_when_it_is_no_more(coder, day, actor):
    told = [e for e in coder.code("Moqtada al-Sadr condemned Kuwait.", published=day) if isinstance(e, Event)]
    assert [p.id for e in told for p in e.actors] == [actor]
