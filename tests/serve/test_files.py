"""Every list of the API is also a file: all of its rows, in four forms."""

import csv
import io
import json
from dataclasses import dataclass

import duckdb
import pytest
from anyio.from_thread import start_blocking_portal

from whowhom.serve.files import MOST_ROWS, Wanted, safe, written
from whowhom.serve.routes import ROUTES
from whowhom.serve.sheets import listed, sheet_of

ASKED = {"type": "COOPERATE"}


@pytest.fixture(scope="session")
def file(client):
    """The file of a list of the API, and its headers."""

    def asked(path, headers=None, **params):
        answer = client.get("/api/v1" + path, params=params, headers=headers or {})
        assert answer.status_code == 200, answer.text
        return answer

    return asked


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_a_file_has_all_rows_of_the_question_and_not_a_page_of_them(get, file):
    page, rows = get("/events")["events"], rows_of(file("/events", format="csv"))
    assert len(rows) > len(page)
    assert [row["id"] for row in rows[: len(page)]] == [event["id"] for event in page]


def test_json_lines_are_the_records_as_they_are(get, file):
    page = get("/events", limit=500, **ASKED)["events"]
    lines = file("/events", format="jsonl", **ASKED).text.splitlines()
    assert [json.loads(line) for line in lines] == [event["record"] for event in page]


def test_parquet_has_the_same_rows(file, tmp_path):
    path = tmp_path / "events.parquet"
    path.write_bytes(file("/events", format="parquet", **ASKED).content)
    ids = [id for (id,) in duckdb.sql(f"SELECT id FROM '{path}'").fetchall()]
    assert ids == [row["id"] for row in rows_of(file("/events", format="csv", **ASKED))]


def test_geojson_has_a_point_a_place(file):
    told = file("/events", format="geojson").json()
    assert told["type"] == "FeatureCollection" and len(told["features"]) > 50
    assert {feature["geometry"]["type"] for feature in told["features"]} == {"Point"}


def test_a_file_has_a_name_and_says_how_many_rows_it_may_have(file):
    answer = file("/events", format="csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="whowhom-events.csv"'
    assert answer.headers["x-rows-at-most"] == str(MOST_ROWS)


def test_a_part_of_it_may_be_asked_for(file):
    whole = rows_of(file("/events", format="csv"))
    assert rows_of(file("/events", format="csv", limit=3, offset=2)) == whole[2:5]


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/csv", "text/csv"),
        ("application/geo+json, application/json;q=0.5", "application/geo+json"),
        ("application/vnd.apache.parquet;q=0.2, text/csv;q=0.7, */*;q=0.1", "text/csv"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
        ("text/csv;q=0, text/plain;q=none", "application/json"),
        ("", "application/json"),
    ],
)
def test_the_accept_header_chooses_as_well(file, accept, media):
    answer = file("/events", {"accept": accept}, limit=1)
    assert answer.headers["content-type"].split(";")[0] == media


@pytest.mark.parametrize(
    ("path", "params", "status", "named"),
    [
        ("/events", {"format": "xls"}, 422, "choose json, csv, parquet, geojson, jsonl"),
        ("/events", {"format": "csv", "limit": "all"}, 422, "limit"),
        ("/events", {"format": "csv", "limit": MOST_ROWS + 1}, 422, str(MOST_ROWS)),
        ("/events", {"format": "csv", "offset": "²"}, 422, "offset"),
        ("/events", {"format": "csv", "since": "yesterday"}, 422, "no date"),
        ("/about", {"format": "csv"}, 406, "no list"),
    ],
)
def test_what_cannot_be_a_file_is_named(client, path, params, status, named):
    answer = client.get("/api/v1" + path, params=params)
    assert answer.status_code == status
    assert named in answer.json()["title"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", ["=1", "b"]])
def test_no_cell_is_a_formula(cell):
    assert safe(cell).startswith("'")


@pytest.mark.parametrize("cell", [-1.5, "a=b", "", None, 3])
def test_other_cells_stay_as_they_are(cell):
    assert safe(cell) == cell


@dataclass(frozen=True, slots=True)
class Who:
    id: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Row:
    who: Who | None
    acts: int
    types: tuple[str, ...]
    parts: tuple[Who, ...]
    lon: float | None
    lat: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    rows: tuple[Row, ...]


GONDOR = Row(Who("GON", "Gondor"), 2, ("AID", "CONSULT"), (Who("ROH", None),), 20.5, 40.0)
NOBODY = Row(None, 0, (), (), None, None)


def rows_view(most: int) -> Answer:
    """Rows."""
    return Answer((GONDOR, NOBODY)[:most])


def body(form):
    made = written(listed("rows", rows_view)(2), "rows", Wanted(form, 10, 0))
    pieces = []

    async def read():
        async for piece in made.body_iterator:
            pieces.append(piece)

    with start_blocking_portal() as portal:  # a thread of its own: the browser's tests leave a loop in this one
        portal.call(read)
    return b"".join(pieces).decode()


def test_a_list_of_values_becomes_columns():
    assert body("csv").splitlines() == [
        "who_id,who_name,acts,types,parts,lon,lat",
        'GON,Gondor,2,AID; CONSULT,"[{""id"": ""ROH"", ""name"": null}]",20.5,40.0',
        ",,0,,[],,",
    ]
    assert [kind for _, kind, _ in sheet_of(Row, ()).columns] == [
        *("VARCHAR", "VARCHAR", "BIGINT", "VARCHAR[]", "VARCHAR", "DOUBLE", "DOUBLE")
    ]


def test_values_with_a_place_become_points():
    (point,) = json.loads(body("geojson"))["features"]
    assert point["geometry"]["coordinates"] == [20.5, 40.0]
    assert point["properties"]["who_name"] == "Gondor"
    assert json.loads(body("jsonl").splitlines()[0])["parts"] == [{"id": "ROH", "name": None}]


def test_columns_of_an_answer_become_rows(get, file):
    told, rows = get("/timeline", by="year"), rows_of(file("/timeline", by="year", format="csv"))
    assert [row["periods"] for row in rows] == told["periods"]
    assert [int(row["verbal_conflict"]) for row in rows] == told["verbal_conflict"]


LISTS = [route.path for route in ROUTES if route.rows and "{" not in route.path]


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_a_table(file, path):
    assert "," in file(path, format="csv").text.splitlines()[0]
    assert file(path, format="parquet").content[:4] == b"PAR1"
