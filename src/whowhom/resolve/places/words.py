"""The grammar words of places: prepositions, nouns and verbs that put a name in a place. Source: ``places.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Words:
    """The grammar words, as sets. Source: ``codebook/places.toml``."""

    sure: frozenset[str]
    spot: frozenset[str]
    motion: frozenset[str]
    aloft: frozenset[str]
    between: frozenset[str]
    motion_governors: frozenset[str]
    aloft_governors: frozenset[str]
    enter: frozenset[str]
    part: frozenset[str]
    types: dict[str, str]
    before: dict[str, str]
    definite: dict[str, tuple[str, ...]]
    same_word: frozenset[str]
    events: frozenset[str]
    meetings: frozenset[str]
    seated: frozenset[str]
    host: frozenset[str]
    host_capital: frozenset[str]
    indefinite: frozenset[str]
    here: frozenset[str]
    this: frozenset[str]
    here_nouns: frozenset[str]
    capture: frozenset[str]
    taken: frozenset[str]
    needs_the: frozenset[str]
    particles: frozenset[str]
    there: frozenset[str]
    there_back: int
    large: frozenset[str]
    not_after: frozenset[str]
    abbreviations: dict[str, str]  # "Ill." -> "Illinois"
    directions: dict[str, float]
    away: frozenset[str]
    skipped_in_distance: frozenset[str]
    broad: frozenset[str]
    km_of: dict[str, float]
    ways: dict[float, str]  # degrees from north -> "east of"
    determiners: frozenset[str]
    radius_km: dict[str, float]
    weights: dict[str, float]
    refused: frozenset[str]
    hit: frozenset[str]
    fall: frozenset[str]
    renamed: dict[str, str]  # a capital's old name -> the last day on which it was meant (ISO date)
    at_a_place: frozenset[str]
    own_name: frozenset[str]
    of_divisions: frozenset[str]
    borne: frozenset[str]


def inflect(verb: str) -> Iterator[str]:
    """A verb with its regular forms; wrong doublings do no harm, since no such word is ever met."""
    yield verb
    stem = verb[:-1] if verb.endswith("e") else verb
    yield from (verb + "s", verb + "es", stem + "ed", stem + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    if verb.endswith("y"):
        yield from (verb[:-1] + "ies", verb[:-1] + "ied")


def load_words() -> Words:
    """Reads ``places.toml``."""
    data = tomllib.loads(files("whowhom").joinpath("codebook", "places.toml").read_text(encoding="utf-8"))
    prep, verbs, nouns = data["prepositions"], data["verbs"], data["nouns"]

    def forms(listed: list[str]) -> frozenset[str]:
        return frozenset(form for verb in listed for form in inflect(verb))

    return Words(
        sure=frozenset(prep["sure"]),
        spot=frozenset(prep["spot"]),
        motion=frozenset(prep["motion"]),
        aloft=frozenset(prep["aloft"]),
        between=frozenset(prep["between"]),
        motion_governors=forms(verbs["motion"]) | frozenset(verbs["motion_nouns"]),
        aloft_governors=forms(verbs["aloft"]) | frozenset(verbs["aloft_nouns"]),
        enter=forms(verbs["enter"]),
        capture=forms(data["verbs_capture"]["words"]),
        not_after=frozenset(prep["not_after"]),
        taken=forms(data["verbs_taken"]["words"]),
        needs_the=frozenset(data["needs_the"]["keys"]),
        particles=frozenset(data["particles"]["words"]),
        there=frozenset(data["there"]["words"]),
        there_back=data["there"]["back"],
        large=frozenset(data["divisions"]["large"]),
        part=frozenset(nouns["part"]),
        types=nouns["types"],
        before=nouns["before"],
        definite={k: tuple(v) for k, v in nouns["definite"].items()},
        same_word=frozenset(nouns["tail"]["same_word"]),
        events=frozenset(nouns["event"]["words"]),
        meetings=frozenset(nouns["event"]["meetings"]),
        seated=frozenset(nouns["seated"]["words"]),
        host=forms(data["verbs_host"]["words"]),
        host_capital=forms(data["verbs_host"]["capital"]),
        indefinite=frozenset(data["determiners"]["indefinite"]),
        here=frozenset(data["deixis"]["here"]),
        this=frozenset(data["deixis"]["this"]),
        here_nouns=frozenset(data["deixis"]["nouns"]),
        abbreviations=data["abbreviations"],
        directions=data["directions"],
        away=frozenset(data["distances"]["away"]),
        skipped_in_distance=frozenset(data["distances"]["skipped"]),
        broad=frozenset(data["distances"]["broad"]),
        km_of=data["distances"]["km"],
        ways={float(degrees): way for degrees, way in data["distances"]["ways"].items()},
        determiners=frozenset(data["determiners"]["definite"]),
        radius_km=data["radius_km"],
        weights=data["weights"],
        refused=frozenset(data["refused"]["keys"]),
        hit=forms(data["verbs_hit"]["words"]),
        fall=frozenset(data["verbs_hit"]["fall"]),
        renamed=data["renamed"],
        at_a_place=frozenset(data["things"]["at_a_place"]),
        own_name=frozenset(data["things"]["own_name"]),
        of_divisions=frozenset(data["things"]["of_divisions"]),
        borne=frozenset(data["things"]["borne"]),
    )
