"""The arithmetic of bench.accuracy, on reports small enough to count by hand."""

from collections import Counter
from xml.etree import ElementTree

import pytest
from test_score import DEAL, HIT, PACT, STRIKE, coded, record

from bench import accuracy_picture, accuracy_tables
from bench.accuracy import Coded, by_type, curve, f1, measure, wilson
from bench.faults import OF_ACTS, OF_RECORDS, faults
from bench.page_part import part
from bench.score import compare

WRONG = record("ASSAULT", "Arnor struck Gondor.", ["HAR"], status="denied")
OTHER = record("COERCE", "Arnor struck Gondor.", ["ARN"], ["GON"])
MORE = record("ACCUSE", "Gondor may mourn", ["GON"])

CASES = {
    "all is right": ([HIT, DEAL], {"acts": 2, "right": 2}),
    "nothing is there": ([], {"acts": 2, "missed": 2}),
    "another type": ([OTHER, DEAL], {"acts": 2, "right": 1, "type": 1}),
    "several faults of one act": ([WRONG, DEAL], {"acts": 2, "right": 1, "actor": 1, "no recipient": 1, "status": 1}),
    "one of two is left out": (
        [HIT, record("AGREE", "signed a pact", ["HAR"])],
        {"acts": 2, "right": 1, "together": 1},
    ),
    "an act twice": ([HIT, HIT, DEAL], {"acts": 2, "right": 2, "twice": 1}),
    "no act": ([HIT, DEAL, MORE], {"acts": 2, "right": 2, "invented": 1}),
}


@pytest.mark.parametrize("name", CASES)
def test_faults_are_counted(name):
    records, told = CASES[name]
    found = faults(compare(coded(STRIKE, PACT), records))
    assert found == Counter(told)
    assert set(found) - {"acts"} <= {*OF_ACTS, *OF_RECORDS}


def test_each_type_has_its_acts_and_records():
    told = by_type(compare(coded(STRIKE, PACT), [OTHER, DEAL]))
    assert told["AGREE"] == Counter(acts=1, records=1, found=1, right=1)
    assert told["ASSAULT"] == Counter(acts=1)
    assert told["COERCE"] == Counter(records=1)


def test_an_f1_lies_in_its_interval_and_is_the_same_again():
    rows = [Counter(acts=4, records=4, found=n) for n in (0, 2, 4, 4)]
    share = f1(rows, "found")
    assert share.value == 2 * 10 / 32
    assert 0 <= share.low < share.value < share.high <= 1
    assert f1(rows, "found") == share
    assert f1([Counter(acts=1, records=1, found=1)] * 3, "found") == (1.0, 1.0, 1.0)


def test_wilsons_interval():
    assert tuple(round(part, 3) for part in wilson(8, 10)) == (0.8, 0.49, 0.943)
    assert wilson(0, 5).value == 0.0 < wilson(0, 5).high


def test_a_curve_has_a_point_for_each_tenth_with_records():
    low, high = curve([(0.31, False), (0.39, True), (1.0, True)])
    assert (low["from"], low["records"], round(low["mean"], 2), low["right"].value) == (0.3, 2, 0.35, 0.5)
    assert (high["from"], high["records"], high["right"].value) == (0.9, 1, 1.0)


@pytest.fixture
def found():
    report = coded(STRIKE, PACT)
    return measure([Coded(compare(report, [HIT]), [(0.8, True)]), Coded(compare(report, [OTHER, DEAL]), [])])


def test_the_tables_stand_between_their_marks(found, tmp_path):
    page = tmp_path / "accuracy.md"
    page.write_text("# A\n<!-- by type: generated -->\nold\n<!-- end -->\nmore\n")
    accuracy_tables.write(found, page)
    text = page.read_text()
    assert "\n| AGREE | 2 | 0.67 (0.00 - 1.00) | 0.67 (0.00 - 1.00) |\n" in text
    assert "\n| another type | 1 | 25% |\n" in text
    assert "old" not in text and text.endswith("<!-- end -->\nmore\n")
    page.write_text("# A\n")
    with pytest.raises(ValueError, match=r"accuracy\.md has no place"):
        accuracy_tables.write(found, page)


def test_the_picture_has_a_row_a_type_and_the_same_bytes_again(found, tmp_path):
    accuracy_picture.write(found, tmp_path)
    light, dark = ((tmp_path / name).read_text() for name in accuracy_picture.LOOKS)
    words = [text.text for text in ElementTree.fromstring(light).iter("{http://www.w3.org/2000/svg}text")]
    assert {"all types", "AGREE", "ASSAULT", "COERCE"} <= set(words)
    assert light != dark
    assert light == accuracy_picture.svg(found, accuracy_picture.LOOKS["accuracy.svg"])


def test_the_page_has_the_parts_that_the_program_writes():
    page = accuracy_tables.PAGE.read_text(encoding="utf-8")
    found = part("by type").search(page)
    assert found and all(f"| {words} |" in found[0] for words in (*OF_ACTS.values(), *OF_RECORDS.values()))
    assert all((accuracy_picture.FOLDER / name).is_file() and name in page for name in accuracy_picture.LOOKS)
