"""The API as a table."""

from whowhom.serve.routes import ROUTES


def test_a_path_stands_in_it_once():
    asked = [(route.path, route.method) for route in ROUTES]
    assert len(set(asked)) == len(asked)
