"""The API over the demo's store, asked without a network."""

import pytest
from fastapi.testclient import TestClient

from whowhom.serve import application
from whowhom.store import open_store


@pytest.fixture(scope="session")
def client(demo_db):
    with open_store(demo_db, read_only=True) as store:
        yield TestClient(application(store), base_url="http://127.0.0.1:8765")


@pytest.fixture(scope="session")
def get(client):
    """The answer to a path of the API, which must be good."""

    def answered(path, **asked):
        answer = client.get("/api/v1" + path, params=asked)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return answered
