"""Where: names of places in place position, with coordinates where the name leaves no doubt."""

from whowhom.resolve.places.dateline import dateline_place
from whowhom.resolve.places.find import find_both, find_places, find_toponyms
from whowhom.resolve.places.names import Names, scan_all
from whowhom.resolve.places.tables import PlaceTables, load_places

__all__ = [
    "Names",
    "PlaceTables",
    "dateline_place",
    "find_both",
    "find_places",
    "find_toponyms",
    "load_places",
    "scan_all",
]
