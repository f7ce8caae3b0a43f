"""The explorer in headless Chromium, for what measures it or takes its picture."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from whowhom.serve import application
from whowhom.store import open_store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",  # maps are drawn without a graphics card
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]

# Runs before the page does: settled() is kept once nothing is awaited, and says when that was, in milliseconds since
# the page was asked for.
WATCH = """(() => {
    let awaited = 0
    const ask = window.fetch
    window.fetch = (...asked) => (awaited++, ask(...asked).finally(() => awaited--))
    const calm = () => !awaited && document.querySelector('main :is(h1, h2)')
        && !document.querySelector('main :is(.waiting, .stale)')
    window.settled = () => new Promise((keep) => {
        let frames = 0, since = 0
        const look = () => {
            if (!calm()) frames = 0
            else if (!frames++) since = performance.now()
            if (frames > 1) keep(since)
            else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
    })
})()"""


class Explorer(NamedTuple):
    """A browser, and the address of the explorer that it looks at."""

    browser: Browser
    address: str

    def page(self, width: int = 1440, height: int = 900, **more: Any) -> Any:
        """A page of a new window that knows nothing of the ones before."""
        context = self.browser.new_context(
            base_url=self.address, viewport={"width": width, "height": height}, reduced_motion="reduce", **more
        )
        context.add_init_script(WATCH)
        return context.new_page()


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The address of an application on a free port of this machine, in a thread of its own."""
    taken = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def explorer(store: Path) -> Iterator[Explorer]:
    """The explorer over a store, and a browser. Raises RuntimeError where there is no Chromium."""
    if not CHROMIUM:
        raise RuntimeError("needs Chromium (Debian's package chromium)")
    with (
        open_store(store, read_only=True) as opened,
        serving(application(opened)) as address,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield Explorer(browser, address)
        browser.close()
