"""The program against the reports coded by hand: never below the floors; and the command that measures it."""

import json

import pytest

from bench import gold
from bench.accuracy import OPENED
from bench.score import load
from whowhom.codebook import load as codebook

OURS = ("reports", "examples", "news", "dispatches")
UNREAD = "unread"  # coded and opened by nobody since: bench/unread/README.md
SIDES = ("actors", "recipients")
STATUSES = {"occurred", "ongoing", "planned", "hypothetical", "refused", "denied"}


@pytest.fixture(scope="session")
def scored():
    return gold.Scored()


@pytest.mark.parametrize("name", list(gold.floors()))
def test_no_figure_is_below_its_floor(name, scored):
    folders, floor = [gold.folder_of(part) for part in gold.folders_of(name)], gold.floors()[name]
    if None in folders:
        pytest.skip("these reports are not ours to hand on, and they are not all beside this checkout")
    if not floor["detect"]:
        pytest.skip("a floor of 0: a batch that nobody has read yet stays unread")
    assert gold.below(scored.figures(folders), floor) == []


def test_our_own_folders_have_floors():
    assert set(OURS) <= set(gold.floors())
    assert all(gold.floors()[name]["detect"] > 0 and gold.folder_of(name) == gold.HERE / name for name in OURS)
    assert set(OURS) < set(OPENED)


def test_what_nobody_has_opened_is_held_by_no_floor_and_pooled_nowhere():
    assert (gold.HERE / UNREAD).is_dir()
    assert UNREAD not in {*gold.floors(), *OPENED}


@pytest.mark.parametrize("name", [*OURS, UNREAD])
def test_a_coding_fits_its_report(name):
    types = codebook().types
    for report in load(gold.HERE / name):
        keys = [coded["key"] for coded in (*report["events"], *report.get("relations", ()))]
        assert {key: report["text"].count(key) for key in keys} == dict.fromkeys(keys, 1), report["id"]
        for act in report["events"]:
            told = report["id"], act["key"]
            assert {act["type"], *act.get("type_also", ())} <= set(types), told
            assert act["status"] in STATUSES, told
            assert not (act["reciprocal"] and act["recipients"]), told
            assert all(len(act[side]) == len({json.dumps(one) for one in act[side]}) for side in SIDES), told


@pytest.mark.parametrize(
    ("detect", "strict", "broken", "low"),
    [
        (0.8, 0.5, 0, []),
        (0.79, 0.5, 0, ["detect 0.7900 < 0.8"]),
        (0.9, 0.4, 0, ["strict 0.4000 < 0.5"]),
        (0.9, 0.9, 2, ["2 broken records"]),
    ],
)
def test_what_is_below_a_floor(detect, strict, broken, low):
    figures = {"detect": {"f1": detect}, "strict": {"f1": strict}, "broken": broken}
    assert gold.below(figures, {"detect": 0.8, "strict": 0.5}) == low


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Floors and one folder that has them, made of a report that the program reads rightly."""
    text = "Gondor and Rohan held a joint drill on Monday."
    act = {"key": "held a joint drill", "type": "COOPERATE", "reciprocal": True, "status": "occurred"}
    parties = {"actors": [{"country": "GON"}, {"country": "ROH"}], "recipients": []}
    report = {"id": "drill", "published": "2022-11-30", "text": text, "events": [{**act, **parties}]}
    (tmp_path / "drills").mkdir()
    (tmp_path / "drills" / "drill.json").write_text(json.dumps(report), encoding="utf-8")
    (tmp_path / "floors.toml").write_text("[drills]\ndetect = 1.0\nstrict = 0.0\n", encoding="utf-8")
    monkeypatch.setattr(gold, "HERE", tmp_path)
    monkeypatch.setattr(gold, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(gold, "SHARED", tmp_path / "gone")
    monkeypatch.setattr(gold, "Coder", Silent)
    return tmp_path / "drills"


class Silent:
    """A coder that finds nothing, at no cost."""

    version = codebook_id = "none"

    def read(self, report):
        return self

    events = relations = ()


def test_the_command_prints_the_figures(folder, capsys):
    assert gold.main([str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)["events"] == 1


def test_the_command_lists_and_writes(folder, capsys, tmp_path):
    assert gold.main([str(folder), "-v", "--out", str(tmp_path / "out.jsonl")]) == 0
    assert "missed drill: COOPERATE GON+ROH together occurred «held a joint drill»" in capsys.readouterr().out
    assert (tmp_path / "out.jsonl").read_text() == ""


@pytest.mark.parametrize("arguments", [["--floors"], ["FOLDER", "--floors"]])
def test_below_the_floor_the_command_fails(arguments, folder, capsys):
    assert gold.main([str(folder) if a == "FOLDER" else a for a in arguments]) == 1
    assert "below the floor: detect 0.0000 < 1.0" in capsys.readouterr().out


def test_what_was_never_measured_stays_unread(folder, capsys):
    gold.FLOORS.write_text("[drills]\ndetect = 0.0\n[sealed]\ndetect = 0.5\n", encoding="utf-8")
    (folder / "drill.json").write_text("no JSON", encoding="utf-8")
    assert gold.main(["--floors"]) == 0
    assert capsys.readouterr().out == "drills: not measured yet\nsealed: not here\n"


@pytest.fixture
def pool(folder):
    """A second report, which no table names by itself, and a table of both."""
    report = json.loads((folder / "drill.json").read_text(encoding="utf-8"))
    act = {**report["events"][0], "key": "waltzed"}
    other = {**report, "id": "waltz", "text": "Gondor and Rohan waltzed.", "events": [act, act]}
    (folder.parent / "waltzes").mkdir()
    (folder.parent / "waltzes" / "waltz.json").write_text(json.dumps(other), encoding="utf-8")
    gold.FLOORS.write_text('[both]\nfolders = ["drills", "waltzes"]\ndetect = 0.5\n', encoding="utf-8")
    return folder.parent


@pytest.mark.parametrize("asked", [["drills", "waltzes"], ["waltzes"], ["both"]])
def test_several_folders_are_scored_as_one(asked, pool, capsys):
    folders = [str(pool / one) if (pool / one).is_dir() else one for one in asked]
    assert gold.main(folders) == 0
    assert json.loads(capsys.readouterr().out)["events"] == {"waltzes": 2}.get(asked[0], 3)


@pytest.mark.parametrize("arguments", [["--floors"], ["both", "--floors"]])
def test_below_the_floor_of_a_pool_the_command_fails(arguments, pool, capsys):
    assert gold.main(arguments) == 1
    assert "below the floor: detect 0.0000 < 0.5" in capsys.readouterr().out


def test_a_pool_is_not_held_to_its_floor_while_a_part_is_missing(pool, capsys):
    (pool / "waltzes" / "waltz.json").unlink()
    (pool / "waltzes").rmdir()
    assert gold.main(["--floors"]) == 0
    assert gold.main(["both", "--floors"]) == 0
    assert capsys.readouterr().out == "both: not here (waltzes)\nwaltzes is not here: nothing scored\n"


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["FOLDER", "--only", "waltz"], 2)])
def test_where_there_is_nothing_to_score(arguments, code, folder, capsys):
    assert gold.main([str(folder) if a == "FOLDER" else a for a in arguments]) == code
    assert {0: "is not here: nothing scored", 2: "has no report waltz"}[code] in "".join(capsys.readouterr())
