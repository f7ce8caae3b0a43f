"""Where in some words a search is met."""

import pytest

from whowhom.store.ask.marks import marks


def lit(text, words):
    return [words[start:end] for start, end in marks(text, [words])[0]]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("drill", "Two drills and a driller's drilling.", ["drills", "drilling"]),
        ("war*", "Warships at war, no wary word.", ["Warships", "war", "wary"]),
        ("naval drill", "A DRILL of naval units", ["DRILL", "naval"]),
        ('"joint drill"', "The Joint drill; a joint-drill, joint drills", ["Joint drill", "joint drill"]),
        ("drill NOT naval", "A naval drill", ["drill"]),
        ("Su-35", "Su-35 and SU 35, not 35", ["Su-35", "SU 35"]),
        ("zurich OR zürich", "Zürich, ZURICH", ["Zürich", "ZURICH"]),
        ('ships "ships sail"', "The ships sail.", ["ships sail"]),
        ("ship", "𝔄𝔅 a ship 🚢 ships", ["ship", "ships"]),
        ("ship", "\ue000\ue001 ship \ue000", ["ship"]),
        ("ship", "\x00 ship \ud800 ship", ["ship", "ship"]),
        ('"$3.5 (billion)"', "for $3.5 (Billion) more", ["$3.5 (Billion)"]),
        ("OR OR drill", "drill", None),
    ],
)
def test_what_is_looked_for_is_marked(text, words, found):
    if found is None:
        with pytest.raises(ValueError, match="asks for no word"):
            marks(text, [words])
    else:
        assert lit(text, words) == found


def test_each_of_several_words_has_its_own_marks():
    assert marks("drill", ["a drill", "", "drill drill"]) == [((2, 7),), (), ((0, 5), (6, 11))]
