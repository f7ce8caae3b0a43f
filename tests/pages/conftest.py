"""The explorer in a real browser. Every page is watched: no error on its console, no request to another machine."""

import re
import socket
import threading
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from bench.browsing import CHROMIUM, FLAGS
from whowhom.serve import application
from whowhom.serve.site import FOLDER
from whowhom.store import open_store

REFUSED = re.compile(r"status of 4\d\d")  # the browser tells of each on the console; the page has to tell the reader


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM:
        pytest.skip("needs Chromium (Debian's package chromium)")
    if not (FOLDER / "index.html").is_file():
        pytest.skip("needs the explorer's pages; `make web` builds them")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def serving(app):
    """A server of its own thread on a free port: its address, and how to stop it."""
    taken = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()

    def stop():
        server.should_exit = True
        thread.join(10)

    return f"http://127.0.0.1:{taken.getsockname()[1]}", stop


@pytest.fixture(scope="session", name="serving")
def _serving():
    """For a test that needs an explorer of its own."""
    return serving


@pytest.fixture(scope="session")
def site(demo_db):
    """The address of the explorer over the demo's store."""
    with open_store(demo_db, read_only=True) as store:
        address, stop = serving(application(store))
        yield address
        stop()


@pytest.fixture
def page(browser, site):
    """A page of 1440 by 900 points that fails the test where anything goes wrong on it."""
    context = browser.new_context(base_url=site, viewport={"width": 1440, "height": 900})
    opened, wrong = context.new_page(), []
    opened.set_default_timeout(15_000)
    opened.on(
        "console",
        lambda said: wrong.append(said.text) if said.type == "error" and not REFUSED.search(said.text) else None,
    )
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda asked: None if _is_ours(asked.url) else wrong.append(f"asks {asked.url}"))
    yield opened
    context.close()
    assert not wrong


def _is_ours(url):
    return urlsplit(url).hostname in ("127.0.0.1", None) or url.startswith(("data:", "blob:"))
