"""The manual that the codebook writes: every page, what stands on it, and nothing that Markdown would misread."""

import re

import pytest

from whowhom.codebook.docs import write


@pytest.fixture
def dance(layered, tmp_path):
    """The dance page of the layered codebook, and the folder."""
    folder = tmp_path / "manual"
    assert write(layered(), folder) == len(list(folder.iterdir())) == 20
    return (folder / "dance.md").read_text(encoding="utf-8"), folder


@pytest.mark.parametrize(
    "line",
    [
        "# DANCE: Dance",
        "Parties dance.",
        "- a dance that is still to come is AGREE",
        "## jig",
        r"**Jig.** They dance a \*jig\*.",
        "- `{actor+} dance|jig with {actor!+}` (CAMEO 9991)",
        "- _Arnor_ (actor ARN) **danced** with _Gondor_ (actor GON).",
        "- The bear **danced** in the circus. — is no act: a bear is no party",
    ],
)
def test_a_page_has_what_the_file_says(line, dance):
    assert line in dance[0].splitlines()


def test_the_index_names_every_type_and_the_version(dance, shipped):
    index = (dance[1] / "index.md").read_text(encoding="utf-8")
    assert f"{shipped.version}+" in index
    for name in (*shipped.types, "DANCE"):
        assert f"| [{name}]({name.lower()}.md) |" in index


def test_the_shipped_manual_holds_every_frame_example_near_miss_and_class(shipped, tmp_path):
    write(shipped, tmp_path)
    pages = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    lines = {name: text.count("\n- ") for name, text in pages.items()}
    for name, one in shipped.types.items():
        told = [e for e in (*shipped.frames, *shipped.examples, *shipped.near_misses) if e.type == name]
        excludes = [line for mode in one.modes.values() for line in mode.excludes]
        assert lines[name.lower()] == len(told) + len(excludes) + len(one.excludes), name
    assert set(re.findall(r"^## (.+)$", pages["words"], re.M)) == set(shipped.classes)
    assert pages["wrappers"].count("\n| ") == len(shipped.wrappers) + 1
    linked = set(re.findall(r"\(words\.md#([a-z_]+)\)", "".join(pages.values())))
    assert linked and linked <= set(shipped.classes)


def test_notes_tell_status_unsaid_parties_and_what_stands_before(layered, tmp_path):
    from dance_book import SECTION, TYPE

    extra = """
[[jig.example]]
text = "It *denied dancing*."
before = "Arnor was charged."
status = "denied"
actors = ["ARN"]
todo = "no such thing yet"
"""
    write(layered(text=TYPE + SECTION + extra), tmp_path / "manual")
    page = (tmp_path / "manual" / "dance.md").read_text(encoding="utf-8")
    told = "status denied; actor ARN, whom the sentence does not name; not coded yet: no such thing yet"
    assert f"- (… Arnor was charged.) It **denied dancing**. — {told}\n" in page


def test_a_manual_is_written_over_and_the_same_twice(shipped, tmp_path):
    write(shipped, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / "index.md").write_text("old")
    write(shipped, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_is_an_error(shipped, tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(OSError, match="taken"):
        write(shipped, tmp_path / "taken")
