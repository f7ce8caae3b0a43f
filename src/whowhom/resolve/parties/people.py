"""What the name of a people means: some of its people or its state ("three Syrians", "the Syrians"); men or aircraft
("Druze fighters", "Rafale fighters"); and what a people without a state has for an army."""

from __future__ import annotations

from dataclasses import replace

from whowhom.records import Token
from whowhom.resolve.parties.lexicon import Hit, plain
from whowhom.resolve.parties.phrase import Phrase
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
    if before.pos in ("DET", "PRON", "ADJ"):
        return False
    return scene.tokens[hit.end - 1].dep in UNDERGOES or _asked(scene, before)


def _asked(scene: Scene, before: Token) -> bool:
    """ "called on Zimbabweans to march"."""
    return before.dep == "prep" and scene.sentence.head(before.i).lower in scene.tables.words["some"]["asking"]


def _counts(scene: Scene, token: Token) -> bool:
    return token.pos == "NUM" or token.lower in scene.tables.words["some"]["nouns"]


def read_machine(scene: Scene, phrase: Phrase) -> None:
    """A make or model before "fighters" tells aircraft from men."""
    rule = scene.tables.words["machines"]
    before = scene.tokens[phrase.first : phrase.head]
    if phrase.entry.noun in rule["nouns"] and any(_names_make(scene, token) for token in before):
        phrase.entry = replace(phrase.entry, kind=rule["kind"], sector=rule["sector"])
        phrase.sector = rule["sector"]


def _names_make(scene: Scene, token: Token) -> bool:
    """ "Druze fighters" are men."""
    return _is_make(token) and scene.name(token.i) is None and not _is_landless(scene, plain(token.text))


def _is_make(token: Token) -> bool:
    """ "Rafale", "Su-27", but no "Sunni" and no "300-strong"."""
    model = token.text[:1].isalpha() and any(letter.isdigit() for letter in token.text)
    return model or (token.pos == "PROPN" and token.ent != "NORP")


def read_landless(scene: Scene, phrase: Phrase, people: str) -> None:
    """ "Kurdish forces", "Tigrayan troops": a people without a state has fighters, no army."""
    if phrase.entry.kind == "force" and phrase.sector == "MIL" and _is_landless(scene, people):
        phrase.sector = "REB"


def _is_landless(scene: Scene, people: str) -> bool:
    return people in scene.tables.words["landless"]["peoples"]
