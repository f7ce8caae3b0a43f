"""With what and how many: which act a force or a sum goes to, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from whowhom.records import Event

Means = tuple[str | None, str, str | None, int | None]  # owner, kind, model, count

CASES: list[tuple[str, str, list[Means]]] = [  # text, type of the act, its forces
    ("A U.S. destroyer that entered Chinese waters on Monday was tracked by China.", "MOBILIZE",
     [("USA", "destroyer", None, 1)]),
    ("Japan put two Kongo-class destroyers to sea and moved troops to the island.", "MOBILIZE",
     [("JPN", "destroyer", "Kongo-class", 2), ("JPN", "troops", None, None)]),
    ("Russian and Chinese bombers flew a joint patrol on Monday. Two Tu-95s and four J-16s took part in the patrol.",
     "COOPERATE", [("RUS", "bomber", "Tu-95", 2), ("CHN", "fighter jet", "J-16", 4)]),
    ("Norway gave Moldova $20 million in aid.", "AID", [("NOR", "money", None, 20000000)]),
    ("Ukraine asked Norway for $20 million in aid.", "REQUEST", [("NOR", "money", None, 20000000)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type", "forces"), CASES, ids=[row[0][:40] for row in CASES])
def test_forces(events: Callable[[str], Sequence[Event]], text: str, type: str, forces: list[Means]) -> None:
    told = [(f.owner, f.kind, f.model, f.count) for e in events(text) if e.type == type for f in e.forces]
    assert [force for force in forces if force not in told] == []


def test_a_sentence_without_an_act_goes_on_with_the_last(events: Callable[[str], Sequence[Event]]) -> None:
    found = events("Swedish troops invaded Gotland on Monday. They had 300 Swedish tanks.")
    assert [(f.owner, f.count) for e in found for f in e.forces if f.kind == "tank"] == [("SWE", 300)]


def test_a_price_goes_to_no_act(events: Callable[[str], Sequence[Event]]) -> None:
    found = events("Norway condemned Russia on Monday over gas at $90 million.")
    assert [f for e in found for f in e.forces if f.kind == "money"] == []
