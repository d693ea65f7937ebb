"""A real browser on a built site, served on this machine; where there is none the tests say so, or fail in CI."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from partage_site.artifact import Artifact
from tests.conftest import missing

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"]


def found_browser() -> str:
    """The path of a browser on this machine; without one, the test is skipped, and fails in CI."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    return path or missing("Chromium or Chrome")


@contextmanager
def opened_browser(path: str) -> Iterator[Any]:
    """The browser at `path`, closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with opened_browser(found_browser()) as started:
        yield started


def until(page: Any, condition: Callable[[], Any], seconds: float = 5) -> None:
    """Waits until `condition` holds; asked from here, since the pages' policy forbids evaluating texts in them."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "never came true"
        page.wait_for_timeout(20)


@contextmanager
def previewed(*options: str) -> Iterator[str]:
    """The live preview with these options, in a process of its own; gives its address, which ends with `/`."""
    command = [sys.executable, "-u", "-m", "partage_site", "serve", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as serving:
        assert serving.stdout
        try:
            yield next(word for line in serving.stdout for word in line.split() if word.startswith("http://127.0.0.1:"))
        finally:
            serving.terminate()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Callable[[tuple[Artifact, ...]], str]]:
    """Writes files and serves them on 127.0.0.1; gives the address."""
    servers: list[tuple[ThreadingHTTPServer, Thread]] = []

    def serve(artifacts: tuple[Artifact, ...]) -> str:
        folder = tmp_path / f"served-{len(servers)}"
        for artifact in artifacts:
            path = folder / artifact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(artifact.data)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        thread = Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a context of its own; a console error or a request to another host fails the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def open_page(address: str, *, width: int = 1280, height: int = 900, **options: Any) -> Any:
        prepare = options.pop("prepare", None)
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        host = address.split("/")[2]
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda sent: faults.append(sent.url) if sent.url.split("/")[2] != host else None)
        if prepare:
            prepare(page)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def violations() -> Callable[[Any], list[str]]:
    """What axe-core finds wrong in a page, one line a rule and element."""
    if not AXE.is_file():
        missing("axe-core (npm ci)")
    script = AXE.read_text("utf-8")

    def find(page: Any) -> list[str]:
        page.evaluate(script)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{rule['id']}: {node['html'][:150]}" for rule in found["violations"] for node in rule["nodes"]]

    return find
