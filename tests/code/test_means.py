"""With what and how many: which act a force or a sum goes to, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from whowhom.records import Event

Means = tuple[str | None, str, str | None, int | None]  # owner, kind, model, count

DRILL = "Britain and France held a joint exercise in the Channel on Monday. "
CASES: list[tuple[str, str, list[Means]]] = [  # text, type of the act, its forces
    ("A U.S. destroyer that entered Chinese waters on Monday was tracked by China.", "MOBILIZE",
     [("USA", "destroyer", None, 1)]),
    ("Japan put two Kongo-class destroyers to sea and moved troops to the island.", "MOBILIZE",
     [("JPN", "destroyer", "Kongo-class", 2), ("JPN", "troops", None, None)]),
    ("Russian and Chinese bombers flew a joint patrol on Monday. Two Tu-95s and four J-16s took part in the patrol.",
     "COOPERATE", [("RUS", "bomber", "Tu-95", 2), ("CHN", "fighter jet", "J-16", 4)]),
    ("Rebels ambushed a French convoy of 12 vehicles in Mali.", "ASSAULT", [("FRA", "vehicle", None, 12)]),
    ("Japan and Australia held a joint exercise with six frigates of Yokosuka.", "COOPERATE",
     [("JPN", "frigate", None, 6)]),
    ("Israel sent dozens of tanks into Gaza.", "ASSAULT", [("ISR", "tank", None, 24)]),
    ("Saudi Arabia deployed a squadron of Typhoon fighters to Bahrain.", "MOBILIZE",
     [("SAU", "fighter jet", "Eurofighter Typhoon", None)]),
    ("Norway gave Moldova $20 million in aid.", "AID", [("NOR", "money", None, 20000000)]),
    ("Ukraine asked Norway for $20 million in aid.", "REQUEST", [("NOR", "money", None, 20000000)]),
    ("Norway and Denmark held a joint drill with ten vessels, five of the Norwegian Navy and five of the Danish Navy.",
      "COOPERATE", [("NOR", "vessel", None, 5), ("DNK", "vessel", None, 5)]),
    (DRILL + "Six ships took part, three from each side.", "COOPERATE",
     [("FRA", "ship", None, 3), ("GBR", "ship", None, 3)]),
    (DRILL + "The British ships were one destroyer, two frigates and one tug. The French vessels included two jets.",
     "COOPERATE", [("GBR", "destroyer", None, 1), ("GBR", "frigate", None, 2), ("GBR", "tug", None, 1),
      ("FRA", "jet", None, 2)]),
    (DRILL + "France fielded five ships and one submarine. Britain was represented by two frigates.", "COOPERATE",
     [("FRA", "ship", None, 5), ("FRA", "submarine", None, 1), ("GBR", "frigate", None, 2)]),
    (DRILL + "The participants were two French frigates and one British destroyer.", "COOPERATE",
     [("FRA", "frigate", None, 2), ("GBR", "destroyer", None, 1)]),
    (DRILL + "Ten warships and 20 aircraft took part in the exercise.", "COOPERATE",
     [(None, "warship", None, 10), (None, "aircraft", None, 20)]),
    ("1. Britain and France held a joint exercise in May.\n\n2. The French ships were one frigate and two destroyers.",
     "COOPERATE", [("FRA", "frigate", None, 1), ("FRA", "destroyer", None, 2)]),
    ("On Monday, aircraft of the Norwegian Air Force were scrambled against a Russian Orlan-10 drone.", "MOBILIZE",
     [("NOR", "aircraft", None, None), ("RUS", "drone", "Orlan-10", 1)]),
    ("Five Russian warships and a submarine entered the Baltic Sea on Monday.", "MOBILIZE",
     [("RUS", "warship", None, 5), ("RUS", "submarine", None, 1)]),
    ("India and France each sent two frigates to the Gulf on Monday.", "MOBILIZE",
     [("IND", "frigate", None, 2), ("FRA", "frigate", None, 2)]),
    ("Turkey bombed Syrian positions with F-16s on Monday.", "ASSAULT", [("TUR", "fighter jet", "F-16", None)]),
    ("Syria shot down two Turkish drones on Monday.", "ASSAULT", [("TUR", "drone", None, 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type", "forces"), CASES, ids=[f"{n} {row[0][-30:]}" for n, row in enumerate(CASES)])
def test_forces(events: Callable[[str], Sequence[Event]], text: str, type: str, forces: list[Means]) -> None:
    told = [(f.owner, f.kind, f.model, f.count) for e in events(text) if e.type == type for f in e.forces]
    assert [force for force in forces if force not in told] == []


def test_a_sentence_without_an_act_goes_on_with_the_last(events: Callable[[str], Sequence[Event]]) -> None:
    found = events("Swedish troops invaded Gotland on Monday. They had 300 Swedish tanks.")
    assert [(f.owner, f.count) for e in found for f in e.forces if f.kind == "tank"] == [("SWE", 300)]


def test_the_same_ships_were_told_before_their_act(events: Callable[[str], Sequence[Event]]) -> None:
    text = "The coast guard saw five ships of the Chinese Navy. The same ships then sailed through the Taiwan Strait."
    found = [f for e in events(text) for f in e.forces if e.type == "MOBILIZE"]
    assert [(f.owner, f.kind, f.count) for f in found] == [("CHN", "ship", 5)]


def test_a_force_without_an_owner_is_not_its_hosts(events: Callable[[str], Sequence[Event]]) -> None:
    assert "KOR" not in {
        f.owner for e in events("The nuclear carrier Nimitz called at Busan on Monday.") for f in e.forces
    }


def test_a_price_goes_to_no_act(events: Callable[[str], Sequence[Event]]) -> None:
    found = events("Norway condemned Russia on Monday over gas at $90 million.")
    assert [f for e in found for f in e.forces if f.kind == "money"] == []
