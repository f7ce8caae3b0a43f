"""Whether the name of a nation in the plural means some of its people or the state: "three Syrians", "the Syrians"."""

from __future__ import annotations

from whowhom.records import Token
from whowhom.resolve.parties.lexicon import Hit
from whowhom.resolve.parties.scene import Scene

UNDERGOES = ("dobj", "nsubjpass", "dative")  # "deported Syrians": who acts without an article may be the state


def some_people(scene: Scene, hit: Hit) -> bool:
    """A figure, a noun of number or no article at all tells of people: "dozens of Afghans", "expelled Haitians"."""
    if hit.entry.kind != "demonym" or not hit.entry.plural:
        return False
    before = scene.tokens[hit.start - 1] if hit.start else None
    if before is None:
        return False
    if before.pos == "NUM" or before.lower in scene.tables.words["some"]["words"]:
        return True
    if before.lower == "of" and hit.start > 1:
        return _counts(scene, scene.tokens[hit.start - 2])
    return before.pos not in ("DET", "PRON", "ADJ") and scene.tokens[hit.end - 1].dep in UNDERGOES


def _counts(scene: Scene, token: Token) -> bool:
    return token.pos == "NUM" or token.lower in scene.tables.words["some"]["nouns"]
