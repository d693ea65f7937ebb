"""From the save of a text to the moment when a generator's live preview serves it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests.benchmarks.measuring import CommandFailedError, Site, environment

_POLL = 0.005  # seconds between two requests
_PATIENCE = 120  # seconds that a page may take to be served
_REST = 1  # seconds between two saves, as an author leaves
_END = 10  # seconds that a server may take to end


def save_to_served(site: Site, saves: int) -> list[float]:
    """Seconds from each of `saves` to the served page that shows it."""
    port, taken = _free_port(), []
    with _serving(site, port) as server:
        _wait_for_watch(site, port, server)
        for number in range(saves):
            time.sleep(_REST)
            mark = f"enregistrement-{number}-fait"
            started = time.perf_counter()
            _save(site, mark)
            while not _shows(mark, site, port, server, started):
                time.sleep(_POLL)
            taken.append(time.perf_counter() - started)
    site.rewrite(site.edited)
    return taken


@contextmanager
def _serving(site: Site, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The server of `site`, ended with all that it started."""
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(
            site.generator.serve(port),
            cwd=site.folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield server
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(_END)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()


def _wait_for_watch(site: Site, port: int, server: subprocess.Popen[bytes]) -> None:
    """Saves until a save is served: a server may answer before it watches."""
    started = time.perf_counter()
    mark = "enregistrement-vu"
    while not _shows(mark, site, port, server, started):
        _save(site, mark)
        time.sleep(_REST)


def _save(site: Site, mark: str) -> None:
    site.rewrite(replace(site.edited, body=f"{site.edited.body}\n{mark}\n"))


def _shows(mark: str, site: Site, port: int, server: subprocess.Popen[bytes], since: float) -> bool:
    """Whether the page of the edited entry shows `mark`; raises CommandFailedError when it is no use to wait."""
    if server.poll() is not None or time.perf_counter() > since + _PATIENCE:
        raise CommandFailedError(f"{' '.join(site.generator.serve(port))}\n« {mark} » was not served")
    return mark in _served(port, f"/{site.edited.section}/{site.edited.name}/")


def _served(port: int, path: str) -> str:
    """What is served at `path`; nothing while the server is not ready."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
