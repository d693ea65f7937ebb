"""Links to other sites are asked for once, remembered, and never more than told."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from partage_site.artifact import Artifact, sealed
from partage_site.checks import external
from partage_site.checks.external import check_external
from partage_site.diagnostics import Severity

TODAY = date(2026, 11, 25)


class Elsewhere:
    """Another site, on this machine: /ok answers, any other path with the status that it names."""

    def __init__(self) -> None:
        asked = self.asked = []  # type: list[str]

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200 if self.path == "/ok" else int(self.path[1:4]))
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    site = Elsewhere()
    thread = Thread(target=site.server.serve_forever)
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


def page(*links: str) -> list[Artifact]:
    return [Artifact("index.html", "".join(f'<a href="{link}">a</a>' for link in links).encode())]


def test_only_what_does_not_answer_is_told_and_never_as_an_error(elsewhere: Elsewhere, tmp_path: Path) -> None:
    links = [f"{elsewhere.address}/{path}" for path in ("ok", "404", "500", "403")]
    found = list(check_external(page(*links, "/interne/", "mailto:a@e.fr"), tmp_path / "memory.json", TODAY))
    assert {problem.message.split("\u00a0: ")[0].rsplit("/", 1)[1] for problem in found} == {"404", "500"}
    assert {problem.severity for problem in found} == {Severity.INCOMPLETE}


def test_what_answered_lately_is_not_asked_again(elsewhere: Elsewhere, tmp_path: Path) -> None:
    site, memory = page(f"{elsewhere.address}/ok#a", f"{elsewhere.address}/ok#b"), tmp_path / "memory.json"
    for _ in range(2):
        assert not list(check_external(site, memory, TODAY))
    assert elsewhere.asked == ["/ok"]
    list(check_external(site, memory, TODAY.replace(month=12)))
    assert elsewhere.asked == ["/ok"] * 2


@pytest.mark.parametrize("spoilt", ["{", "[]", "null", "[1]", '{"http://127.0.0.1:9/": "2026-99-99"}'])
def test_a_spoilt_memory_and_a_dead_host_are_no_trouble(tmp_path: Path, spoilt: str) -> None:
    memory = tmp_path / "memory.json"
    memory.write_bytes(sealed(spoilt.encode()))
    (problem,) = check_external(page("http://127.0.0.1:9/"), memory, TODAY)
    assert "pas de réponse" in problem.message


ENDLESS = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 99999999999999\r\n\r\n"
BEYOND = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:99999999999999999999/\r\n\r\n"


@pytest.mark.parametrize(
    "answer", [b"bonjour\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200 + b"\r\n", b"", ENDLESS, BEYOND]
)
def test_a_host_that_answers_nonsense_is_told(tmp_path: Path, answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(answer)

        speaker = Thread(target=speak)
        speaker.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        (problem,) = check_external(page(address), tmp_path / "memory.json", TODAY)
        speaker.join()
    assert "pas de réponse" in problem.message


def test_a_host_that_never_ends_is_not_heard_out(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(external, "LONGEST", 0.5)
    heard = Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nmot: ")
                while not heard.wait(0.05):
                    connection.sendall(b"a")

        speaker = Thread(target=speak)
        speaker.start()
        links = f"http://127.0.0.1:{server.getsockname()[1]}/", f"{elsewhere.address}/404"
        silent, dead = check_external(page(*links), tmp_path / "memory.json", TODAY)
        heard.set()
        speaker.join()
    told = sorted((silent.message, dead.message), key=lambda message: "404" in message)
    assert "le serveur n’en finit pas" in told[0]
    assert "réponse 404" in told[1]


def test_hosts_that_never_end_do_not_answer_for_those_behind_them(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(external, "LONGEST", 0.5)
    monkeypatch.setattr(external, "ASKED_AT_ONCE", 2)
    with socket.create_server(("127.0.0.1", 0)) as mute:  # it takes connections and says nothing
        stalled = [f"http://127.0.0.1:{mute.getsockname()[1]}/{number}" for number in range(2)]
        answers = external._answers_of([*stalled, f"{elsewhere.address}/404", f"{elsewhere.address}/ok"])
    assert answers == [external._NO_END, external._NO_END, "réponse 404", ""]


def test_an_address_with_accents_is_asked_for(elsewhere: Elsewhere, tmp_path: Path) -> None:
    list(check_external(page(f"{elsewhere.address}/404?école=1%20"), tmp_path / "memory.json", TODAY))
    assert elsewhere.asked == ["/404?%C3%A9cole=1%20"]
