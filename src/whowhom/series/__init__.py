"""What a series tells: what is usual and what is not, where the level changes, which pairs changed; and its picture."""

from whowhom.series.captions import Caption, caption
from whowhom.series.changes import Change, ranked
from whowhom.series.errors import MissingPackageError
from whowhom.series.picture import picture, svg
from whowhom.series.surprise import surprises
from whowhom.series.turns import Turn, Turns, turns
from whowhom.series.words import label

__all__ = [
    "Caption",
    "Change",
    "MissingPackageError",
    "Turn",
    "Turns",
    "caption",
    "label",
    "picture",
    "ranked",
    "surprises",
    "svg",
    "turns",
]
