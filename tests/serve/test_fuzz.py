"""The API tried with what its own description allows, with what it does not, and with what nobody would send.

No answer is a failure of the server, and each is as the description says.
"""

import re
from inspect import signature

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from whowhom.serve import application
from whowhom.serve.routes import ROUTES
from whowhom.store import open_store

HERE = {"host": "127.0.0.1"}
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
LOADS_THE_CODER = "/try"  # seconds and much memory; it is tried elsewhere
TRIED = [route for route in ROUTES if route.path != LOADS_THE_CODER]


def asks(route):
    """Whether anything can be asked of it."""
    return bool(set(signature(route.view).parameters) - {"store", "request"})


BOUNDED = settings(
    max_examples=6,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(demo_db):
    with open_store(demo_db, read_only=True) as store:
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", application(store), headers=HERE)


@pytest.fixture(scope="module")
def known(demo_db):
    """What stands for the open parts of a path so that something is found."""
    with open_store(demo_db, read_only=True) as store:
        (place,) = store.sql("SELECT name FROM event_places GROUP BY name ORDER BY count(*) DESC, name LIMIT 1")
        (told,) = store.sql("SELECT id FROM incidents ORDER BY documents DESC, id LIMIT 1")
        record = store.incident(told["id"])
        return {
            "/event/{id}": [{"id": record["id"]}, {"id": record["events"][0]}],
            "/review/record/{id}": [{"id": record["events"][0]}],
            "/report/{id}": [{"id": record["documents"][0]}],
            "/pair/{a}/{b}": [{"a": "RUS", "b": "CHN"}],
            "/actor/{id}": [{"id": "NATO"}],
            "/places/{name}": [{"name": place["name"]}],
        }


def operation(described, route):
    return described["/api/v1" + route.path.replace(":path", "")][route.method]


def sound(case):
    case.validate_response(case.call(headers=HERE), checks=CHECKS)


def try_all(described, route, mode):
    @BOUNDED
    @given(case=operation(described, route).as_strategy(mode))
    def tried(case):
        sound(case)

    tried()


@pytest.mark.parametrize("route", TRIED, ids=lambda route: route.path)
def test_every_answer_is_as_described(described, route):
    try_all(described, route, GenerationMode.POSITIVE)


@pytest.mark.parametrize("route", [route for route in TRIED if asks(route)], ids=lambda route: route.path)
def test_what_the_description_forbids_is_no_failure(described, route):
    try_all(described, route, GenerationMode.NEGATIVE)


@pytest.mark.parametrize("route", [route for route in TRIED if "{" in route.path], ids=lambda route: route.path)
def test_what_is_found_is_as_described(described, known, route):
    found = known.get(route.path.replace(":path", ""))
    assert found, f"give an example for {route.path}"
    for parts in found:
        case = operation(described, route).Case(path_parameters=parts)
        answer = case.call(headers=HERE)
        assert answer.status_code == 200
        case.validate_response(answer, checks=CHECKS)


HOSTILE = [
    "%00",
    "%ED%A0%80",  # half a surrogate pair
    "%FF%FE",
    "%2525252527%253B",
    "1e309",
    "-9" + "9" * 400,
    "a" * 10_000,
    "%F0%9F%9A%A2%E2%80%AE%0A",
    "'%3BDROP%20TABLE%20events%3B--",
    "..%2F..%2Fetc%2Fpasswd",
    "%22%22%20OR%20*%20NOT%20(",
]
WORDS = ("text", "actor", "place", "since", "q", "name", "find")  # what takes words, where a route has it


@pytest.mark.parametrize("route", [route for route in TRIED if route.method == "GET"], ids=lambda route: route.path)
def test_hostile_words_are_no_failure(client, described, route):
    told = operation(described, route).definition.raw.get("parameters", [])
    names = [one["name"] for one in told if one["in"] == "query" and one["name"] in WORDS]
    for value in HOSTILE:
        path = "/api/v1" + re.sub(r"\{[a-z:]+\}", value.replace("\\", ""), route.path)
        for name in names or ["format"]:
            assert client.get(f"{path}?{name}={value}").status_code < 500, (name, value)
