"""``whowhom serve``: where it listens, what it prints, and what it refuses."""

import socket
import webbrowser

import pytest

from whowhom.cli import serve
from whowhom.store import open_store


@pytest.fixture
def db(files):
    with open_store("s.duckdb"):
        pass
    return files / "s.duckdb"


@pytest.fixture
def served(monkeypatch):
    """What would have been served, in the order in which that was asked for; nothing is."""
    apps = []
    monkeypatch.setattr(serve, "_run", lambda app, listening: apps.append(app))
    return apps


def test_it_prints_where_it_listens(run, db, served):
    ran = run("serve --db s.duckdb --port 0")
    assert ran.code == 0
    assert "The explorer is at http://127.0.0.1:" in ran.err and "token" not in ran.err
    assert not served[0].state.writer.open


def test_it_opens_a_browser_there(run, db, served, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    ran = run("serve --db s.duckdb --port 0 --open")
    assert opened[0] in ran.err


@pytest.mark.parametrize("options", ["--host 0.0.0.0", "--review"])
def test_a_token_is_made_where_one_is_needed(run, db, served, options):
    first, second = (run(f"serve --db s.duckdb --port 0 {options}").err.split("token=")[1] for _ in range(2))
    assert first[:20] != second[:20]


def test_a_token_may_be_given(run, db, served, monkeypatch):
    assert "?token=a-token-of-the-tests " in run("serve --db s.duckdb --port 0 --token a-token-of-the-tests").err
    monkeypatch.setenv("WHOWHOM_TOKEN", "a-token-from-outside")
    assert "?token=a-token-from-outside " in run("serve --db s.duckdb --port 0").err


def test_review_opens_the_store_to_write(run, db, monkeypatch):
    ours = []
    monkeypatch.setattr(serve, "_run", lambda app, listening: ours.append(app.state.store.link()))
    assert run("serve --db s.duckdb --port 0 --review").code == 0
    assert ours == [0]


def test_a_taken_port_is_named_with_the_way_out(run, db, served):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run(f"serve --db s.duckdb --port {port}")
    assert ran.code == 2
    assert f"--port {port}: something listens there already; choose another" in ran.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--db s.duckdb --token short", "16 to 200 letters"),
        ("--db s.duckdb --host 203.0.113.7", "no address of this machine"),
        ("--db s.duckdb --codebook nowhere", "no such folder"),
        ("--db missing.duckdb --review", "There is no store at missing.duckdb"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(run, db, served, options, said):
    ran = run(f"serve --port 0 {options}")
    assert ran.code == 2
    assert said in ran.err and len(ran.err.splitlines()) == 1
    assert not (db.parent / "missing.duckdb").exists()


def test_ctrl_c_is_a_quiet_end(monkeypatch):
    import uvicorn

    def stopped(self, sockets):
        raise KeyboardInterrupt

    monkeypatch.setattr(uvicorn.Server, "run", stopped)
    assert serve._run(None, None) is None
