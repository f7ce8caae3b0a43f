"""The quick way and the plain way, side by side."""

from types import SimpleNamespace

from bench.plainly import compare
from bench.speed import reports
from whowhom import Coder
from whowhom.syntax import Reading

TOLD = "Norway expelled two Russian diplomats in Oslo on Monday. Russia recalled its ambassador from Norway on Tuesday."
SIDES = ("Sharks", "Wolves", "Falcons", "Tigers", "Ravens", "Bears", "Hawks")
MATCH = " ".join(f"The {side} ran at the line all evening, and their keeper saved a penalty." for side in SIDES)


def test_records_are_those_of_the_plain_way_also_where_the_gate_spares_the_parse():
    coder = Coder(learned=False)
    assert compare(reports([TOLD, MATCH]), coder) == {"reports": 2, "records": 2, "left": 1, "unlike": []}
    blind = SimpleNamespace(house=coder.house, read=Reading, version=coder.version, codebook_id=coder.codebook_id)
    assert compare(reports([TOLD]), blind)["unlike"] == [TOLD[:60]]
