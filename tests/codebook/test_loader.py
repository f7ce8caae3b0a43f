"""What a codebook's files may say, and how a fault in them is told."""

import re
from pathlib import Path

import pytest
from dance_book import SECTION, TYPE

from whowhom.codebook import CodebookError, load, loader
from whowhom.codebook.texts import read_elsewhere

WRAPPER = '[[wrapper]]\nid = "try"\ngovernors = ["try"]\nlinks = ["to"]\n'
CUES = '[verbs]\nthat = ["say"]\n[nouns]\n[adjectives]\n[sources]\n'
RELATION = '[[relation]]\nkind = "rivalry"\nnouns = ["feud"]\n'


def test_a_layered_type_joins_the_shipped_ones(layered, shipped):
    book = layered()
    assert set(book.types) == {*shipped.types, "DANCE"}
    frame = next(f for f in book.frames if f.type == "DANCE")
    assert (frame.id, frame.mode, frame.cameo, frame.confidence) == ("dance.jig.dance-with", "jig", "9991", 0.8)
    assert frame in book.by_form["danced"]
    assert book.mode("DANCE", "jig").score == 1.0
    assert book.mode("DANCE", "waltz").label == "Dance"


def test_the_digest_hangs_on_every_file(layered, shipped):
    assert load().id == shipped.id
    one = layered()
    assert one.digest != shipped.digest
    assert layered("relations.toml", RELATION).digest not in (one.digest, shipped.digest)


def test_the_digest_hangs_on_the_tables_too(layered, shipped):
    row = "name,surname,country,office,sector,from,to,source\nEarnil,Earnil,{},king,GOV,1945-01-01,,annals\n"
    one, other = (layered("tables/leaders.csv", row.format(state)) for state in ("NOR", "ISL"))
    assert len({one.id, other.id, shipped.id}) == 3
    assert (one.frames, one.types.keys()) == (shipped.frames, shipped.types.keys())


@pytest.mark.parametrize("file", ["cities.csv.gz", "leaders.csv", "times.toml", "equipment.csv"])
def test_the_digest_hangs_on_the_shipped_files_of_other_rooms(shipped, monkeypatch, file):
    files = dict(read_elsewhere())
    monkeypatch.setattr(loader, "read_elsewhere", lambda: {**files, file: files[file] + b" "}.items())
    assert load().digest != shipped.digest


def test_how_records_are_linked_changes_no_coding():
    assert not {"linking.toml", "same.toml", "credits.toml", "word_counts.csv"} & set(dict(read_elsewhere()))


def test_frames_with_the_same_words_have_names_of_their_own(shipped):
    names = [frame.id for frame in shipped.frames]
    assert len(names) == len(set(names))


def head(old, new):
    return "events/dance.toml", TYPE.replace(old, new) + SECTION


def section(old, new):
    return "events/dance.toml", TYPE + SECTION.replace(old, new)


FAULTS = {
    "no TOML": (("events/dance.toml", "type = "), "events/dance.toml: file: is not valid TOML"),
    "unknown key of a type": (
        head("score =", "scroe ="),
        "head of the file: unknown key 'scroe'; did you mean 'score'?",
    ),
    "a key of a type is missing": (
        head('cameo = "999"\n', ""),
        "events/dance.toml: head of the file: 'cameo' is missing",
    ),
    "unknown kind": (
        head('"cooperation"', '"frolic"'),
        "events/dance.toml: kind: 'frolic' is none of cooperation, yield, verbal, harm",
    ),
    "unknown key of a mode": (
        section("cameo =", "cemeo ="),
        "events/dance.toml: jig: unknown key 'cemeo'; did you mean 'cameo'?",
    ),
    "unknown key of a frame": (
        section("[[jig.example]]", "jiont = true\n[[jig.example]]"),
        "events/dance.toml: jig.say 1: unknown key 'jiont'; did you mean 'joint'?",
    ),
    "unknown word class": (
        section("with {actor!+}", "{vesel}"),
        "events/dance.toml: jig.say 1: no word class {vesel} in words.toml; nearest: {vessel}",
    ),
    "a frame line is missing": (section("frame = ", "confidence = 0.5 # "), "jig.say 1: 'frame' is missing"),
    "unknown key of an example": (
        section("[[jig.near_miss]]", 'recipient = ["GON"]\n[[jig.near_miss]]'),
        "events/dance.toml: jig.example 1: unknown key 'recipient'; did you mean 'recipients'?",
    ),
    "unknown status": (
        section("[[jig.near_miss]]", 'status = "plannd"\n[[jig.near_miss]]'),
        "events/dance.toml: jig.example 1: status 'plannd' is none of occurred, ongoing, planned",
    ),
    "an example without stars": (section("*danced* with", "danced with"), "jig.example 1: mark the words of the act"),
    "a near miss without stars": (section("*danced* in", "danced in"), "jig.near_miss 1: mark the tempting words"),
    "a near miss without a reason": (
        section("why =", "# why ="),
        "events/dance.toml: jig.near_miss 1: a near miss says",
    ),
    "a near miss without a verdict": (
        section("is =", "# is ="),
        "events/dance.toml: jig.near_miss 1: a near miss says",
    ),
    "unknown key of a near miss": (
        section("why =", "whi ="),
        "jig.near_miss 1: unknown key 'whi'; did you mean 'why'?",
    ),
    "an example without text": (section('text = "[actor', '# text = "[actor'), "jig.example 1: 'text' is missing"),
    "unknown key of a wrapper": (
        ("wrappers.toml", WRAPPER + "replace = true\n"),
        "wrappers.toml: wrapper 1: unknown key 'replace'; did you mean 'replaces'?",
    ),
    "unknown type in a wrapper": (
        ("wrappers.toml", WRAPPER + 'type = "ASSULT"\n'),
        "wrappers.toml: wrapper 1: type 'ASSULT' does not exist",
    ),
    "unknown inner type of a wrapper": (
        ("wrappers.toml", WRAPPER + 'inner = ["harms"]\n'),
        "wrappers.toml: wrapper 1: inner 'harms' is neither a kind nor a type",
    ),
    "near miss of an unknown type": (
        section('is = "none"', 'is = "AGRE"'),
        "events/dance.toml: jig.near_miss 1: is 'AGRE' is none of the 18 known; did you mean 'AGREE'?",
    ),
    "an open brace": (
        section("with {actor!+}", "{recipient"),
        "jig.say 1: '{recipient' has a brace too many or too few",
    ),
    "unknown sector": (
        section("{actor!+}", "{actor.MLI!+}"),
        "jig.say 1: sector 'MLI' is none of the 25 known; did you mean 'MIL'?",
    ),
    "unknown time of a frame": (
        section("[[jig.example]]", 'only = "futur"\n[[jig.example]]'),
        "jig.say 1: only 'futur' is none of future, negated, passive, past; did you mean 'future'?",
    ),
    "unknown status of a frame": (
        section("[[jig.example]]", 'status = "plannd"\n[[jig.example]]'),
        "jig.say 1: status 'plannd' is none of occurred, ongoing, planned, hypothetical, refused, denied; did you mean",
    ),
    "a confidence that is no number": (
        section("[[jig.example]]", 'confidence = "high"\n[[jig.example]]'),
        "jig.say 1: confidence 'high' is no number",
    ),
    "unknown context": (
        section('cameo = "9991"', 'cameo = "9991"\ncontexts = ["militry"]'),
        "events/dance.toml: jig: context 'militry' is none of the",
    ),
    "contexts that are no list": (
        section('cameo = "9991"', 'cameo = "9991"\ncontexts = "military"'),
        "events/dance.toml: jig: contexts 'military' is no list of words",
    ),
    "unknown quad": (
        head("verbal-cooperation", "verbal-cooperatoin"),
        "events/dance.toml: quad: 'verbal-cooperatoin' is none of",
    ),
    "a score that is no number": (head("score = 1.0", 'score = "one"'), "events/dance.toml: score: 'one' is no number"),
    "unknown role of a mark": (
        section("[actor ARN", "[acter ARN"),
        "jig.example 1: role of a mark 'acter' is none of act, actor,",
    ),
    "an example of an unknown type": (
        section("[[jig.near_miss]]", 'type = "DANC"\n[[jig.near_miss]]'),
        "jig.example 1: type 'DANC' is none of the 17 known; did you mean 'DANCE'?",
    ),
    "an example of an unknown mode": (
        section("[[jig.near_miss]]", 'mode = "jog"\n[[jig.near_miss]]'),
        "jig.example 1: mode of DANCE 'jog' is none of jig; did you mean 'jig'?",
    ),
    "a file that nothing reads": (
        ("evnts/dance.toml", TYPE + SECTION),
        "evnts/dance.toml: file: is read by nothing; did you mean 'events/dance.toml'?",
    ),
    "a table that nothing reads": (
        ("tables/leders.csv", "name,country\n"),
        "tables/leders.csv: file: is read by nothing; did you mean 'tables/leaders.csv'?",
    ),
    "a table that is ours alone": (
        ("tables/wording.csv", "type,mode\n"),
        "tables/wording.csv: file: is read by nothing; a codebook has events/*.toml, words.toml",
    ),
    "a table without one of its columns": (
        ("tables/leaders.csv", "name,country\n"),
        "tables/leaders.csv: header: column 'surname' is missing; the header is name,surname,country,office",
    ),
    "a wrapper without its links": (
        ("wrappers.toml", WRAPPER.replace("links", "# links")),
        "wrappers.toml: wrapper 1: 'links' is missing",
    ),
    "unknown status of a wrapper": (
        ("wrappers.toml", WRAPPER + 'status = "refusd"\n'),
        "wrappers.toml: wrapper 1: status 'refusd' is none of",
    ),
    "no wrappers at all": (("wrappers.toml", ""), "wrappers.toml: head of the file: 'wrapper' is missing"),
    "another table among the wrappers": (
        ("wrappers.toml", WRAPPER + '[[wraper]]\nid = "x"\n'),
        "wrappers.toml: head of the file: unknown key 'wraper'; did you mean 'wrapper'?",
    ),
    "a list of the grammar that nothing reads": (
        ("grammar.toml", 'prepositons = ["amid"]\n'),
        "grammar.toml: head of the file: unknown key 'prepositons'; did you mean 'prepositions'?",
    ),
    "a list of the grammar that is one word": (
        ("grammar.toml", 'prepositions = "amid"\n'),
        "grammar.toml: head of the file: prepositions is no list",
    ),
    "a class without words": (("words.toml", '[drill]\nword = ["drill"]\n'), "words.toml: drill: 'words' is missing"),
    "a class that is one word": (
        ("words.toml", '[drill]\nwords = "drill"\n'),
        "words.toml: drill: words 'drill' is no",
    ),
    "a class that is no table": (("words.toml", 'drill = "drill"\n'), "words.toml: drill: is no table"),
    "a relation without its kind": (
        ("relations.toml", RELATION.replace("kind", "# kind")),
        "relation: 'kind' is missing",
    ),
    "nominals without their table": (("nominals.toml", ""), "nominals.toml: head of the file: 'nominal' is missing"),
    "a cue of an unknown part": (
        ("attribution.toml", CUES + "[verb]\n"),
        "attribution.toml: head of the file: unknown key 'verb'; did you mean 'verbs'?",
    ),
    "a cue of an unknown kind": (
        ("attribution.toml", CUES.replace("that =", "taht =")),
        "attribution.toml: verbs: unknown key 'taht'; did you mean 'that'?",
    ),
    "a source that goes on with no word": (
        ("attribution.toml", CUES + "per = 1\n"),
        "attribution.toml: sources: per = 1 is no word",
    ),
    "unknown key of a relation": (
        ("relations.toml", RELATION + 'noun = ["row"]\n'),
        "relations.toml: rivalry: unknown key 'noun'; did you mean 'nouns'?",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_file_entry_and_the_way_out(fault, layered):
    (file, text), told = FAULTS[fault]
    with pytest.raises(CodebookError) as caught:
        layered(file, text)
    assert told in str(caught.value)
    assert caught.value.file == f"mine/{file}"


def test_the_layer_must_be_a_folder(tmp_path):
    with pytest.raises(CodebookError, match=r"is no directory; give the folder that holds events/\*\.toml"):
        load(tmp_path / "gone")
    (tmp_path / "notes.md").write_text("dances", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"holds none of its files: events/\*\.toml, words\.toml"):
        load(tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "relations.toml").write_bytes(RELATION.replace("feud", "querelle née").encode("latin-1"))
    with pytest.raises(CodebookError, match=r"relations\.toml: file: cannot be read as UTF-8"):
        load(tmp_path)


def test_every_shipped_type_is_filled_in(shipped):
    assert len(shipped.types) == 16
    for name, one in shipped.types.items():
        assert one.label and one.means and one.excludes, name
        assert -10 <= one.score <= 10, name
        assert one.quad in {f"{how}-{what}" for how in ("verbal", "material") for what in ("cooperation", "conflict")}
        assert any(f.type == name for f in shipped.frames), name


def test_every_shipped_section_has_frames_examples_and_near_misses_by_type(shipped):
    for name, one in shipped.types.items():
        assert any(n.type == name for n in shipped.near_misses), name
        for mode in filter(None, one.modes):
            assert any((f.type, f.mode) == (name, mode) for f in shipped.frames), (name, mode)
            assert any((e.type, e.mode) == (name, mode) for e in shipped.examples), (name, mode)


def test_the_entry_that_newcomers_are_shown_is_one_that_loads(layered):
    page = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", page, re.S)
    book = layered(text=TYPE + block)
    frame, example, near = (
        next(e for e in part if e.type == "DANCE") for part in (book.frames, book.examples, book.near_misses)
    )
    assert frame.mode == example.mode == "visit"
    assert example.actors and example.recipients and near.why


def test_what_a_room_makes_of_a_codebook_is_made_once(layered, shipped):
    def types(book):
        return list(book.types)

    assert shipped.made(types) is shipped.made(types)
    assert layered().made(types) == [*shipped.made(types), "DANCE"]
