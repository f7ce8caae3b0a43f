"""A codebook of one's own beside ours: what it adds, what it changes, what it does without."""

import pytest
from dance_book import SECTION, TYPE, beside

from whowhom.codebook import CodebookError, load
from whowhom.codebook.forms import noun_forms

PROTEST = """
type = "PROTEST"
score = -4
[demo]
label = "March"
cameo = "1411"
[[demo.say]]
frame = "{actor} hold|keep vigil"
[vigil]
label = "Vigil"
[[vigil.say]]
frame = "{actor} march|rally|demonstrate TO"
[[vigil.example]]
text = "[actor FRA: French students] *held a vigil* in Paris."
"""
BESIDE = {
    "words": '[drill]\nwords = ["sword dance"]\n[dance]\nwords = ["jig"]\n',
    "grammar": 'prepositions = ["amid", "nigh"]\n[act_nouns]\njig = ["PROTEST"]\n',
    "wrappers": '[[wrapper]]\nid = "will-harm"\ngovernors = ["will"]\nlinks = ["aux"]\ninner = ["harm"]\ndrop = true\n',
    "relations": '[[relation]]\nkind = "rivalry"\nnouns = ["feud"]\n',
    "nominals": '[nominal]\nvisit = ["look-in"]\ndance = ["dance"]\n',
    "attribution": '[verbs]\nthat = ["mutter"]\n',
    "codebook": 'name = "dance"\nversion = "2"\n',
}


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    return beside(tmp_path_factory.mktemp("books") / "mine", "events/marches.toml", PROTEST, **BESIDE)


def frames(book, start):
    return [frame for frame in book.frames if frame.id.startswith(start)]


def test_a_file_adds_to_a_type_of_ours(added, shipped):
    assert set(added.types) == set(shipped.types)
    assert set(added.types["PROTEST"].modes) == {*shipped.types["PROTEST"].modes, "vigil"}
    assert [f.id for f in added.frames if not f.own] == [f.id for f in shipped.frames]
    assert [f.id for f in added.frames if f.own] == ["protest.demo.hold-vigil", "protest.vigil.march"]
    (file,) = {e.file for e in added.examples} - {e.file for e in shipped.examples}
    assert file.endswith("mine/events/marches.toml")


def test_what_it_says_of_a_type_or_mode_holds_for_our_frames_too(added, shipped):
    kind, ours = added.types["PROTEST"], shipped.types["PROTEST"]
    assert (kind.score, kind.label) == (-4, ours.label)
    demo = kind.modes["demo"]
    assert (demo.label, demo.cameo, demo.score) == ("March", "1411", ours.modes["demo"].score)
    assert "1411" in {f.cameo for f in frames(added, "protest.demo") if not f.own}
    assert (kind.modes["vigil"].score, kind.modes["vigil"].plover, demo.plover) == (-4, False, True)


def test_the_smaller_files_add_too(added, shipped):
    assert added.classes["drill"] == shipped.classes["drill"] | noun_forms("sword dance")
    assert added.classes["dance"] == {"jig", "jigs"}
    assert added.grammar["prepositions"] == [*shipped.grammar["prepositions"], "nigh"]
    assert added.grammar["act_nouns"] == {**shipped.grammar["act_nouns"], "jig": ["PROTEST"]}
    assert [rule.kind for rule in added.relations] == [*(rule.kind for rule in shipped.relations), "rivalry"]
    assert added.nominals["visit"] == (*shipped.nominals["visit"], "look-in")
    assert added.cues.speaks("muttered") and added.cues.speaks("said")


def test_its_wrappers_come_first_and_take_the_place_of_the_same_id(added, shipped):
    first, *rest = added.wrappers
    assert (first.id, first.drop) == ("will-harm", True)
    assert rest == [row for row in shipped.wrappers if row.id != "will-harm"]


def test_a_book_that_adds_frames_alone_stands_apart(added, layered, shipped):
    assert not added.apart and not shipped.apart
    assert layered(words="[dance]\nwords = ['jig']\n", codebook="name = 'dance'\n").apart


def test_records_name_the_codebook_and_its_version(added, shipped):
    assert added.id == f"{shipped.version}+dance-2+{added.digest[:12]}"
    assert added.digest != shipped.digest


def test_a_file_takes_the_place_of_ours_where_the_codebook_says_so(layered, shipped):
    whole = TYPE.replace("DANCE", "PROTEST") + SECTION
    manifest = 'replace = ["relations.toml", "events/protest.toml"]'
    book = layered("events/protest.toml", whole, codebook=manifest, relations=BESIDE["relations"])
    assert [rule.kind for rule in book.relations] == ["rivalry"]
    assert set(book.types["PROTEST"].modes) == {None, "jig"}
    assert [f.id for f in frames(book, "protest")] == ["protest.jig.dance-with"]
    assert len(frames(book, "agree")) == len(frames(shipped, "agree"))


def test_frames_modes_and_types_can_be_dropped(layered, shipped):
    drop = 'drop = ["protest.demo.march", "protest.riot", "agree"]'
    book = layered("events/marches.toml", PROTEST, codebook=drop)
    gone = {f.id for f in shipped.frames} - {f.id for f in book.frames}
    assert {id for id in gone if id.startswith("protest.demo")} == {"protest.demo.march"}
    assert {id.split(".")[0] for id in gone} == {"protest", "agree"}
    assert "riot" not in book.types["PROTEST"].modes and "AGREE" not in book.types
    assert not [e for e in book.examples if e.type == "AGREE" or e.mode == "riot"]
    assert not [n for n in book.near_misses if n.instead == "AGREE"]


def test_a_book_may_have_other_types_than_ours(layered, shipped):
    book = layered(codebook='types = ["THREATEN"]')
    assert set(book.types) == {"THREATEN", "DANCE"}
    assert {n.instead for n in book.near_misses} <= {"THREATEN", None}
    assert {row.type for row in book.wrappers} == {"THREATEN", None}
    inner = set().union(*(row.inner for row in book.wrappers))
    assert inner <= {"cooperation", "yield", "verbal", "harm", "THREATEN", "DANCE"}
    narrow = {row.id for row in shipped.wrappers if row.inner == {"ASSAULT"}}
    assert narrow and not narrow & {row.id for row in book.wrappers}  # none of them now fits everything


FAULTS = {
    "a type that is nearly ours": (
        {"events/x.toml": 'type = "PROTST"\n'},
        "mine/events/x.toml: head of the file: 'label' is missing of the new type 'PROTST'; or did you mean 'PROTEST'?",
    ),
    "a mode that is nearly ours": (
        {"events/x.toml": 'type = "PROTEST"\n[dmo]\nscore = 1\n'},
        "mine/events/x.toml: dmo: is a new mode of PROTEST without its 'label'; did you mean 'demo'?",
    ),
    "one bracket instead of two": (
        {"events/x.toml": 'type = "PROTEST"\n[demo.say]\nframe = "{actor} march"\n'},
        "mine/events/x.toml: demo: 'say' is no list; write [[demo.say]]",
    ),
    "a frame to drop that is nearly ours": (
        {"codebook.toml": 'drop = ["protest.demo.marsh"]\n'},
        "mine/codebook.toml: drop: 'protest.demo.marsh' is none of the",
    ),
    "a type to keep that is nearly ours": (
        {"codebook.toml": 'types = ["PROTESTS"]\n'},
        "mine/codebook.toml: types: 'PROTESTS' is none of the 16 known; did you mean 'PROTEST'?",
    ),
    "a file to replace that is not there": (
        {"codebook.toml": 'replace = ["words.toml"]\n'},
        "mine/codebook.toml: replace: 'words.toml' is not in this folder",
    ),
    "a file to replace that is nearly ours": (
        {"codebook.toml": 'replace = ["event/agree.toml"]\n'},
        "mine/codebook.toml: replace: 'event/agree.toml' is none of the 23 known; did you mean 'events/agree.toml'?",
    ),
    "a name that is no name": (
        {"codebook.toml": 'name = "my book"\n'},
        "mine/codebook.toml: name: 'my book' is no name; write letters, digits, dots or hyphens in quotes",
    ),
    "an unknown key": (
        {"codebook.toml": 'dorp = ["agree"]\n'},
        "mine/codebook.toml: head of the file: unknown key 'dorp'; did you mean 'drop'?",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_the_way_out(fault, layered):
    files, told = FAULTS[fault]
    (file, text), *_ = files.items()
    with pytest.raises(CodebookError) as caught:
        layered(file, text)
    assert told in str(caught.value)


def test_two_folders_that_say_the_same_are_one_codebook(layered, tmp_path):
    here = layered()
    (tmp_path / "mine").rename(tmp_path / "yours")
    assert load(tmp_path / "yours").id == here.id
