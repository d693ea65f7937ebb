"""This machine only, its own names only, reading only, and news as they come."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from partage_site.diagnostics import Refusal
from partage_site.preview import server as serving_module
from partage_site.preview.server import HOST, PreviewServer, hosts_at, open_server, serving
from partage_site.preview.session import Session
from tests.preview.conftest import DEADLINE, attempt_of

SITE = {"index.html": "<body>Accueil</body>", "404.html": "<body>Introuvable</body>", "a.css": "p{}"}


@contextmanager
def running_server() -> Iterator[PreviewServer]:
    session = Session()
    session.take(attempt_of(SITE))
    with serving(PreviewServer(0, session)) as running:
        yield running


@pytest.fixture(scope="module")
def server() -> Iterator[PreviewServer]:
    """One for all that leaves it as it was."""
    with running_server() as running:
        yield running


@pytest.fixture
def own_server() -> Iterator[PreviewServer]:
    with running_server() as running:
        yield running


def ask(server: PreviewServer, path: str = "/", method: str = "GET", **headers: str) -> SimpleNamespace:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=DEADLINE)
    try:
        connection.request(method, path, headers=headers)
        reply = connection.getresponse()
        return SimpleNamespace(status=reply.status, headers=reply.headers, body=reply.read())
    finally:
        connection.close()


def raw(server: PreviewServer, request: bytes) -> bytes:
    with socket.create_connection((HOST, server.server_port), timeout=DEADLINE) as connection:
        connection.sendall(request)
        with connection.makefile("rb") as answer:
            return answer.readline()


def test_pages_are_never_kept_nor_read_from_elsewhere(server: PreviewServer) -> None:
    reply = ask(server, Origin="https://www.exemple.fr")
    assert reply.status == 200
    assert b"Accueil" in reply.body
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert not [name for name in reply.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_our_own_names_are_answered(server: PreviewServer, name: str) -> None:
    assert ask(server, Host=f"{name}:{server.server_port}").status == 200


@pytest.mark.parametrize(
    "host", ["exemple.fr", "exemple.fr:{}", "localhost", "localhost:1", "127.0.0.1.exemple.fr:{}", "0.0.0.0:{}", ""]
)
@pytest.mark.parametrize("path", ["/", "/__apercu__/etat", "/__apercu__/evenements"])
def test_other_names_are_refused(server: PreviewServer, host: str, path: str) -> None:
    reply = ask(server, path, Host=host.format(server.server_port))
    assert reply.status == 403
    assert b"Accueil" not in reply.body


def test_at_the_web_s_own_port_browsers_name_none() -> None:
    assert {"localhost", "127.0.0.1", "localhost:80"} <= hosts_at(80)
    assert hosts_at(8000) == {"localhost:8000", "127.0.0.1:8000", "[::1]:8000"}


def test_no_name_or_two_names_are_refused(server: PreviewServer) -> None:
    host = f"Host: localhost:{server.server_port}\r\n".encode()
    assert b"403" in raw(server, b"GET / HTTP/1.0\r\n\r\n")
    assert b"403" in raw(server, b"GET / HTTP/1.1\r\n" + host + b"Host: exemple.fr\r\n\r\n")
    assert b"200" in raw(server, b"GET / HTTP/1.1\r\n" + host + b"\r\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"])
def test_only_reading_is_allowed(server: PreviewServer, method: str) -> None:
    reply = ask(server, method=method)
    assert (reply.status, reply.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("request_line", [b"\x16\x03\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"])
def test_what_is_not_http_is_told_so_and_harms_nothing(
    server: PreviewServer, request_line: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    raw(server, request_line)
    assert ask(server).status == 200
    assert capsys.readouterr().err == ""


def test_head_gives_the_headers_of_get(server: PreviewServer) -> None:
    got, head = ask(server), ask(server, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == got.headers["Content-Length"] == str(len(got.body))
    assert ask(server, "/rien", "HEAD").status == 404
    assert ask(server, "/__apercu__/evenements", "HEAD").body == b""


def test_a_missing_page_has_its_status(server: PreviewServer) -> None:
    reply = ask(server, "/%2e%2e/%2e%2e/etc/passwd")
    assert (reply.status, b"Introuvable" in reply.body) == (404, True)


def test_each_build_is_news_and_the_end_ends_them(own_server: PreviewServer) -> None:
    connection = http.client.HTTPConnection(HOST, own_server.server_port, timeout=DEADLINE)
    connection.request("GET", "/__apercu__/evenements")
    reply = connection.getresponse()
    assert reply.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert read_event(reply) == ["retry: 1000"]
    assert read_event(reply) == ["event: etat", "data: 1"]
    own_server.session.take(attempt_of({**SITE, "a.css": "p{color:red}"}))
    assert read_event(reply) == ["event: etat", "data: 2"]
    own_server.session.close()
    assert reply.read() == b""
    connection.close()


def test_news_give_a_sign_of_life(own_server: PreviewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving_module, "_HEARTBEAT", 0.01)
    connection = http.client.HTTPConnection(HOST, own_server.server_port, timeout=DEADLINE)
    connection.request("GET", "/__apercu__/evenements")
    reply = connection.getresponse()
    assert [read_event(reply) for _ in range(3)][-1] == [": "]
    connection.close()


def read_event(reply: http.client.HTTPResponse) -> list[str]:
    lines: list[str] = []
    while line := reply.readline().decode().rstrip("\n"):
        lines.append(line)
    return lines


def test_a_port_that_was_named_is_used_or_refused(server: PreviewServer) -> None:
    with pytest.raises(Refusal) as refused:
        open_server(Session(), server.server_port)
    assert str(server.server_port) in refused.value.message
    assert "--port" in refused.value.hint


def test_a_port_that_the_system_keeps_is_refused_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(PreviewServer, "server_bind", forbidden)
    with pytest.raises(Refusal, match="ne permet pas d’employer le port 80"):
        open_server(Session(), 80)
    with pytest.raises(Refusal, match="8000 à 8099"):
        open_server(Session())


def test_without_a_name_the_next_free_port_is_taken(server: PreviewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving_module, "FIRST_PORT", server.server_port)
    monkeypatch.setattr(serving_module, "LAST_PORT", server.server_port + 50)
    with open_server(Session()) as other:
        assert server.server_port < other.server_port <= server.server_port + 50


def test_nothing_is_heard_from_other_machines(server: PreviewServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
