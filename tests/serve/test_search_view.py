"""Search in the evidence, and what a few letters may mean."""

import pytest


def lit(hit):
    """The words that are marked in a hit."""
    return [part["text"][start:end] for part in hit["snippets"] for start, end in part["marks"]]


def test_words_are_found_by_their_stems_and_marked(get):
    found = get("/search", text="drill")
    assert found["total"] == len(found["hits"]) > 5
    assert {word.lower() for hit in found["hits"] for word in lit(hit)} >= {"drill", "drills"}
    assert all(lit(hit) for hit in found["hits"])


def test_a_snippet_stands_so_in_its_report(client, get):
    for hit in get("/search", text="drill OR visit")["hits"]:
        text = get(f"/report/{hit['report']['id']}")["text"]
        assert all(text[part["start"] : part["end"]] == part["text"] for part in hit["snippets"])


@pytest.mark.parametrize("text", ["joint drill", '"joint exercise" OR summit', "exercise NOT naval", "exerc*"])
def test_the_total_is_that_of_the_events(get, text):
    assert get("/search", text=text, limit=1)["total"] == len(get("/events", text=text, limit=500)["events"]) > 0


def test_hits_are_counted_by_type_and_year(get):
    found = get("/search", text="said", limit=1)
    assert found["more"] and len(found["hits"]) == 1
    assert sum(one["count"] for one in found["types"]) == found["total"]
    assert sum(one["count"] for one in found["years"]) <= found["total"]
    assert [one["count"] for one in found["types"]] == sorted((one["count"] for one in found["types"]), reverse=True)


def test_the_filters_hold_as_well(get):
    assert {hit["type"] for hit in get("/search", text="said", type="ASSAULT")["hits"]} == {"ASSAULT"}


def test_its_order_may_be_chosen(get):
    days = [hit["day"] for hit in get("/search", text="said", limit=500)["hits"] if hit["day"]]
    assert days == sorted(days, reverse=True)
    reports = [hit["report"]["id"] for hit in get("/search", text="said", sort="report", limit=500)["hits"]]
    assert len(set(reports)) == sum(a != b for a, b in zip(reports, ["", *reports], strict=False))


def test_parts_follow_each_other(get):
    whole = [hit["id"] for hit in get("/search", text="said", limit=20)["hits"]]
    parts = [hit["id"] for offset in (0, 10) for hit in get("/search", text="said", limit=10, offset=offset)["hits"]]
    assert parts == whole


@pytest.mark.parametrize("asked", [{}, {"text": "  "}, {"text": "NOT drill"}, {"text": "drill", "sort": "loud"}])
def test_what_cannot_be_searched_is_told(client, asked):
    assert client.get("/api/v1/search", params=asked).status_code == 422


def suggested(get, **asked):
    return [(one["kind"], one["value"]) for one in get("/suggest", **asked)["suggestions"]]


def test_letters_lead_to_names_and_codes(get):
    assert suggested(get, q="russ")[0] == ("party", "RUS")
    assert suggested(get, q="RU")[0] == ("party", "RUS")
    assert ("type", "CONSULT") in suggested(get, q="consu")
    assert ("place", "South China Sea") in suggested(get, q="china sea")
    assert suggested(get, q="zzzz") == []


def test_accents_make_no_difference(get):
    assert suggested(get, q="rússïa")[0] == ("party", "RUS")


def test_those_that_begin_so_come_first_and_the_fullest_of_them(get):
    found = get("/suggest", q="n", limit=50)["suggestions"]
    parties = [one for one in found if one["kind"] == "party" and one["name"].lower().startswith("n")]
    assert found[0]["name"].lower().startswith("n")
    assert parties[0]["count"] == max(one["count"] for one in parties)


def test_no_letters_give_the_fullest_of_each_kind(get):
    kinds = {kind for kind, _ in suggested(get, limit=20)}
    assert kinds >= {"party", "type", "mode"}


@pytest.mark.parametrize("value", ["RUS", "CHN", "RUS.MIL"])
def test_a_partys_count_is_what_its_filter_finds(get, value):
    (count,) = [one["count"] for one in get("/suggest", q=value, limit=50)["suggestions"] if one["value"] == value]
    found = get("/events", limit=500, party=value, **{"min-confidence": 0})["events"]
    assert count == len(found)


@pytest.mark.parametrize("sort", ["-day", "day", "-report", "report"])
def test_a_later_part_goes_on_where_the_one_before_ended(get, sort):
    whole = [hit["id"] for hit in get("/search", text="said", sort=sort, limit=60)["hits"]]
    asked = [get("/search", text="said", sort=sort, limit=7, offset=offset)["hits"] for offset in range(0, 56, 7)]
    assert [hit["id"] for part in asked for hit in part] == whole[:56]
    assert get("/search", text="said", sort=sort, offset=10_000)["hits"] == []
