"""One report or one fatal Problem a document, whatever comes in."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whowhom.read import read_sources
from whowhom.read.limits import MAX_BYTES
from whowhom.records import Problem, Report

TEXT = "Gondor recalled its envoy from Arnor on Tuesday after riders had crossed the ford at night, the steward said."


def read(*sources: object, **options: object) -> list[Report | Problem]:
    return list(read_sources([str(source) for source in sources], **options))  # type: ignore[arg-type]


def piped(data: bytes, **options: object) -> list[Report | Problem]:
    return read("-", stdin=io.BytesIO(data), **options)


def report(found: list[Report | Problem]) -> Report:
    reports = [one for one in found if isinstance(one, Report)]
    assert len(reports) == 1, found
    return reports[0]


def codes(found: list[Report | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else "report" for one in found]


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"\n  {TEXT}\r\n\r\nEnd. ".encode())
    found = report(read(path))
    assert (found.text, found.source) == (f"\n  {TEXT}\r\n\r\nEnd. ", str(path))
    assert found.id.startswith("doc_") and len(found.id) == 20


def test_the_number_comes_from_text_and_date_alone(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    one, two = read(tmp_path / "a.txt", tmp_path / "b.txt")
    dated = report(read(tmp_path / "a.txt", published="2022-11-30"))
    assert isinstance(one, Report) and isinstance(two, Report)
    assert one.id == two.id != dated.id


ENCODED = [
    ("utf-8-sig", []),
    ("utf-8", []),
    ("utf-16", []),
    ("utf-32", []),
    ("cp1252", ["encoding"]),
]


@pytest.mark.parametrize(("encoding", "problems"), ENCODED)
def test_encodings(encoding: str, problems: list[str]) -> None:
    text = TEXT + " “Yes,” said Éomer."
    found = piped(text.encode(encoding))
    assert codes(found) == [*problems, "report"]
    assert report(found).text == text


def test_a_page_is_read_in_its_own_charset(web_page: str) -> None:
    page = web_page.replace("utf-8", "windows-1251").replace("Tharbad", "Tharbad (Тарбад)")
    assert "Тарбад" in report(piped(page.encode("cp1251"))).text


BINARY = [b"\x7fELF\0\0\1", b"%PDF-1.4\n\0\1\2", bytes(range(1, 9)) * 50, b"PK\x03\x04\x14\0\0"]


@pytest.mark.parametrize("data", BINARY)
def test_binary_is_refused(data: bytes) -> None:
    assert codes(piped(data)) == ["binary"]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_nothing_is_empty(data: bytes) -> None:
    assert codes(piped(data)) == ["empty"]


def test_a_web_page(web_page: str, body: list[str]) -> None:
    found = report(piped(web_page.encode()))
    assert found.text == "\n\n".join(["Gondor recalls envoy", *body])
    assert (found.title, found.outlet) == ("Gondor recalls envoy", "Ithilien Courier")
    assert (found.published, found.published_from) == ("1987-05-05", "metadata")


def test_the_site_before_the_headline_is_no_part_of_it(web_page: str) -> None:
    old = "<title>Gondor recalls envoy | Ithilien Courier</title>"
    assert old in web_page
    bare = "".join(line for line in web_page.splitlines(keepends=True) if 'property="og:' not in line)
    bare = bare.replace(old, "<title>Ithilien Courier: Gondor recalls envoy</title>")
    assert report(piped(bare.encode())).title == "Gondor recalls envoy"


def test_a_copyright_line_dates_nothing(web_page: str) -> None:
    bare = web_page.replace('<meta property="article:published_time" content="1987-05-05T10:00:00+02:00">', "")
    assert report(piped(bare.encode())).published is None


def test_columns_laid_out_by_a_table(body: list[str]) -> None:
    cells = "".join(f"<div>{text}</div>" for text in body)
    columns = f"<td width=100><a href='/'>Home</a></td><td><h1>Envoy recalled</h1>{cells}</td>"
    page = f"<html><body><table><tr>{columns}</tr></table></body></html>"
    text = report(piped(page.encode())).text
    assert "|" not in text
    assert [line for line in text.split("\n\n") if line in body] == body


@pytest.mark.parametrize("page", [b"<html></html>", b"<!doctype html><html><body><script>x</script></body>", b"<html"])
def test_a_page_without_text(page: bytes) -> None:
    assert codes(piped(page)) == ["no-text"]


def line(**fields: object) -> str:
    return json.dumps(fields)


def test_json_lines_keep_their_own_number_and_words() -> None:
    fields = {"id": "x-1", "text": f" {TEXT}\n", "title": "T", "url": "https://a.example/b"}
    found = report(piped(line(**fields, published="2022-11-30T10:00:00Z").encode(), input="jsonl"))
    assert (found.id, found.text, found.title, found.url) == ("x-1", f" {TEXT}\n", "T", "https://a.example/b")
    assert (found.published, found.published_from) == ("2022-11-30", "field")


def test_broken_lines_are_named_and_the_others_go_on() -> None:
    lines = [line(text=TEXT), "{broken", "", line(id="no"), "[1]", "3", line(text=""), line(text=TEXT, id=7)]
    found = piped("\n".join(lines).encode(), input="jsonl")
    assert codes(found) == ["report", "bad-line", "no-text", "bad-line", "bad-line", "empty", "report"]
    assert all(isinstance(one, Report) or one.fatal for one in found)
    assert "line 2" in found[1].message  # type: ignore[union-attr]


def test_a_page_within_json(web_page: str) -> None:
    found = report(piped(line(html=web_page, published="1990-01-01").encode(), input="jsonl"))
    assert (found.published, found.published_from, found.title) == ("1990-01-01", "field", "Gondor recalls envoy")


def test_json_files_hold_one_report_or_a_list(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"text": TEXT}, indent=1))
    (tmp_path / "two.json").write_text(json.dumps([{"text": TEXT}, {"text": TEXT + " Twice."}]))
    (tmp_path / "lines.json").write_text(line(text=TEXT) + "\n" + line(text=TEXT))
    (tmp_path / "none.json").write_text("[]")
    (tmp_path / "bad.json").write_text("{\n")
    assert codes(read(tmp_path / "one.json")) == ["report"]
    assert codes(read(tmp_path / "two.json")) == ["report"] * 2
    assert codes(read(tmp_path / "lines.json", input="jsonl")) == ["report"] * 2
    assert codes(read(tmp_path / "none.json")) == ["empty"]
    assert codes(read(tmp_path / "bad.json")) == ["bad-json"]


def test_a_line_of_fifty_megabytes_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * (3 * MAX_BYTES) + b'"}\n' + line(text=TEXT).encode() + b"\n")
    assert codes(read(path)) == ["too-large", "report"]


def test_a_text_of_too_many_characters(tmp_path: Path) -> None:
    assert codes(piped(b"word " * 500_000)) == ["too-large"]
    assert codes(piped(b"word " * 4_000_000)) == ["too-large"]


def test_folders_are_read_in_order_and_what_is_passed_over_is_said(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.jsonl").write_text(line(text=TEXT))
    (tmp_path / "d.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    found = read(tmp_path)
    assert codes(found) == ["passed-over", "report", "report", "report"]
    assert [Path(one.source).name for one in found if isinstance(one, Report)] == ["a.jsonl", "b.txt", "c.txt.gz"]
    assert codes(read(tmp_path / "*.txt")) == ["report"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Standard input holds no text."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "Standard input is no text;"),
        (b'{"id": "a"}\n', "Standard input, line 1 has neither"),
        (b'{"id": \n', "Standard input, line 1 is broken JSON (Expecting value at character"),
        (b'{"id": "\n', "Standard input, line 1 is broken JSON (Invalid control character at character"),
    ],
)
def test_what_comes_through_a_pipe_is_named(data: bytes, told: str) -> None:
    (problem,) = piped(data)
    assert isinstance(problem, Problem) and problem.message.startswith(told)


def test_a_readme_tells_of_the_reports_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "README.md").write_text("# Two reports")
    note, report = read(tmp_path)
    assert isinstance(note, Problem) and not note.fatal
    assert note.message == f"In {str(tmp_path)!r} 1 file that is no report was passed over (README.md)."
    assert isinstance(report, Report) and Path(report.source).name == "a.md"
    assert codes(read(tmp_path / "README.md")) == ["report"], "named by itself it is meant"
    assert all("README" not in found.source for found in read(tmp_path / "*.*")), "among others it is not"
    assert codes(read(tmp_path / "R*.md")) == ["report"], "alone it is"


def test_what_is_not_there(tmp_path: Path) -> None:
    found = read(tmp_path / "no.txt", tmp_path, tmp_path / "*.txt", "a\0b", "x" * 5000)
    assert codes(found) == ["missing", "no-reports", "missing", "missing", "missing"]


def test_a_broken_archive_is_a_problem(tmp_path: Path) -> None:
    whole = gzip.compress((line(text=TEXT) + "\n").encode() * 2000)
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "bad.txt.gz").write_bytes(b"\x1f\x8bnonsense that is no archive")
    assert codes(read(tmp_path / "cut.jsonl.gz"))[-1] == "unreadable"
    assert codes(read(tmp_path / "bad.txt.gz")) == ["unreadable"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"published": "yesterday"}, "'yesterday'"),
        ({"published": "2022-13-01"}, "2022-11-30"),
        ({"published": "1750-01-01"}, "'1750-01-01'"),
        ({"input": "pdf"}, "text, html, jsonl"),
    ],
)
def test_wrong_options_are_refused_at_once(options: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_sources(["-"], **options)  # type: ignore[arg-type]


DATES = [
    ("2022-11-30", "2022-11-30"),
    ("2022-11-30T23:59:00+09:00", "2022-11-30"),
    ("20221130", "2022-11-30"),
    ("2022/11/30", "2022-11-30"),
    ("30 November 2022", "2022-11-30"),
    ("November 30, 2022", "2022-11-30"),
    ("Wed, 30 Nov 2022 10:00:00 GMT", "2022-11-30"),
    ("Nov. 30th, 2022", "2022-11-30"),
    ("1983-09-01", "1983-09-01"),
    ("2022-02-30", None),
    ("soon", None),
    ("1066-10-14", None),
    ("2999-01-01", None),
    ("11/12/2022", None),
    ("2022", None),
    ("{}", None),
]


@pytest.mark.parametrize(("field", "day"), DATES)
def test_the_date_field(field: str, day: str | None) -> None:
    found = piped(line(text=TEXT, published=field).encode(), input="jsonl")
    assert codes(found) == (["report"] if day else ["bad-date", "report"])
    assert report(found).published == day
    assert all(not one.fatal for one in found if isinstance(one, Problem))


def test_the_option_goes_before_the_field_and_the_field_before_the_address() -> None:
    fields = {"text": TEXT, "url": "https://news.example/2001/02/03/envoy"}
    assert report(piped(line(**fields).encode(), input="jsonl")).published == "2001-02-03"
    with_field = line(**fields, published="2001-02-04").encode()
    assert report(piped(with_field, input="jsonl")).published == "2001-02-04"
    found = report(piped(with_field, input="jsonl", published="2001-02-05"))
    assert (found.published, found.published_from) == ("2001-02-05", "option")


FOREIGN = [
    "El gobierno de Gondor retiró a su embajador de Arnor el martes después de que los jinetes cruzaran el vado.",
    "Le gouvernement du Gondor a rappelé son ambassadeur en Arnor mardi après que des cavaliers ont franchi le gué.",
    "Правительство Гондора отозвало своего посла из Арнора во вторник после того, как всадники ночью перешли брод.",
    "刚铎政府星期二召回了驻阿尔诺的大使，此前骑兵在夜间越过了渡口。刚铎政府星期二召回了驻阿尔诺的大使，此前骑兵在夜间越过了渡口。",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_are_refused_by_name(text: str) -> None:
    assert codes(piped(text.encode())) == ["language"]


SHOUTED = "VLADIMIR PUTIN MET XI JINPING IN SAMARKAND ON THE SIDELINES OF A SUMMIT OF THE SCO"


@pytest.mark.parametrize("text", ["Macron reçoit Scholz.", TEXT, SHOUTED])
def test_short_or_english_texts_are_read(text: str) -> None:
    assert report(piped(text.encode())).language == "en"


def test_half_characters_are_replaced_without_moving_the_rest() -> None:
    found = piped(b'{"text": "' + TEXT.encode() + b' \\ud800 end"}', input="jsonl")
    assert codes(found) == ["encoding", "report"]
    assert report(found).text.endswith(" \ufffd end")


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([None, "text", "html", "jsonl"]),
    st.sampled_from([b"", b"<html><body><p>", b'{"text": "', b"\x1f\x8b", b"\xff\xfe", b"<html><table><td>"]),
)
def test_any_bytes_give_reports_or_problems(data: bytes, kind: str | None, head: bytes) -> None:
    found = piped(head + data, input=kind)
    documents = [one for one in found if isinstance(one, Report) or one.fatal]
    assert documents
    assert kind == "jsonl" or len(documents) == 1 or (head + data).startswith(b"{")
