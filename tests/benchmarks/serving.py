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
    path = f"/{site.edited.section}/{site.edited.name}/"
    with _serving(site, port) as server:
        _wait_for("</html>", port, path, server)
        for number in range(saves):
            time.sleep(_REST)
            mark = f"enregistrement-{number}-fait"
            started = time.perf_counter()
            site.rewrite(replace(site.edited, body=f"{site.edited.body}\n{mark}\n"))
            _wait_for(mark, port, path, server)
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


def _wait_for(mark: str, port: int, path: str, server: subprocess.Popen[bytes]) -> None:
    end = time.perf_counter() + _PATIENCE
    while mark not in _served(port, path):
        if server.poll() is not None or time.perf_counter() > end:
            raise CommandFailedError(f"{path} was not served with « {mark} »")
        time.sleep(_POLL)


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
