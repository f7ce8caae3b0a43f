"""The organ that acts where a report names the state alone."""

import pytest

from whowhom import Coder
from whowhom.records import Event

CASES = [  # text, type, actors, recipients
    ("China warned Japan against visiting the shrine.", "THREATEN", {"CHN.GOV"}, {"JPN.GOV"}),
    ("Iran and Russia held a joint naval drill on Friday.", "COOPERATE", {"IRN.MIL", "RUS.MIL"}, set()),
    ("Turkey shelled Kurdish villages with howitzers.", "ASSAULT", {"TUR.MIL"}, None),
    ("Belarus arrested three Polish reporters.", "COERCE", {"BLR"}, None),  # police, a court, agents: left open
    ("Kenya's parliament condemned Somalia.", "ACCUSE", {"KEN.LEG"}, {"SOM.GOV"}),
    ("The mayor of Istanbul criticised the government of Israel.", "ACCUSE", {"TUR.GOV"}, {"ISR.GOV"}),
    ("The city council of Marseille condemned Israel.", "ACCUSE", {"FRA.GOV"}, {"ISR.GOV"}),
    ("Islamist gunmen killed 11 soldiers in northern Burkina Faso.", "ASSAULT", set(), {"BFA.MIL"}),
    ("Rebels in Chad attacked an army convoy.", "ASSAULT", {"TCD.REB"}, {"TCD.MIL"}),
    ("France sent 300 soldiers to Mali.", "MOBILIZE", {"FRA.MIL"}, set()),
    ("Prime Minister Narendra Modi ordered 5,000 troops to the Chinese border.", "MOBILIZE", {"IND.GOV"}, None),
    ("Tokyo scrambled fighter jets after Russian bombers approached.", "MOBILIZE", {"JPN.MIL"}, None),
    ("Civic Platform accused Poland's government of fraud.", "ACCUSE", {"POL.OPP"}, {"POL.GOV"}),
    ("Tens of thousands of Georgians marched in Tbilisi.", "PROTEST", {"GEO.CVL"}, None),
    ("Colombia's president said his army would bomb Venezuela.", "THREATEN", {"COL.GOV"}, {"VEN.GOV"}),
    ("Hungarian police deported 40 Syrians.", "COERCE", {"HUN.COP"}, {"SYR.CVL"}),
    ("Saudi jets bombed the Houthi-controlled port of Hodeidah.", "ASSAULT", {"SAU.MIL"}, {"HOUTHIS"}),
    ("Ethiopian jets struck the rebel-held city of Mekele.", "ASSAULT", {"ETH.MIL"}, {"ETH.REB"}),
    ("Turkish jets shot down a Syrian L-39 over Idlib.", "ASSAULT", {"TUR.MIL"}, {"SYR.MIL"}),
    ("Iraqi militiamen attacked a Turkish patrol in northern Iraq.", "ASSAULT", {"IRQ.REB"}, {"IRQ"}),
    ("Rebels ambushed a French convoy in Mali.", "ASSAULT", {"MLI.REB"}, {"FRA.MIL"}),
    ("An Israeli drone killed three Hezbollah fighters in Lebanon.", "ASSAULT", {"ISR.MIL"}, {"HEZBOLLAH"}),
    ("Russia recognised the Georgian breakaway region of Abkhazia.", "SUPPORT", {"RUS.GOV"}, {"GEO.PRE"}),
    ("ISLAMABAD, Nov 28 - The National Flood Commission accused India.", "ACCUSE", {"PAK.GOV"}, {"IND.GOV"}),
    ("NAIROBI, Nov 28 - The Northern Liberation Union attacked an army post.", "ASSAULT", {"KEN.REB"}, {"KEN.MIL"}),
    ("PARIS, Nov 28 - The General Confederation of Labour rejected the offer.", "REJECT", {"FRA.LAB"}, None),
]


@pytest.mark.parametrize(("text", "type", "actors", "recipients"), CASES, ids=[row[0] for row in CASES])
def test_organs(coder: Coder, text: str, type: str, actors: set[str], recipients: set[str] | None) -> None:
    told = [e for e in coder.code(text, published="2022-11-30") if isinstance(e, Event) and e.type == type]
    assert [{p.id for p in e.actors} for e in told] == [actors]
    assert recipients is None or {p.id for p in told[0].recipients} == recipients


def test_a_party_is_called_what_it_is(coder: Coder) -> None:
    (told,) = (e for e in coder.code("The Philippines and Iran held a joint naval drill.") if isinstance(e, Event))
    assert [p.name for p in told.actors] == ["armed forces of the Philippines", "armed forces of Iran"]
    (warned,) = (e for e in coder.code("China warned Japan on Monday.") if isinstance(e, Event))
    assert [p.name for p in (*warned.actors, *warned.recipients)] == ["government of China", "government of Japan"]
