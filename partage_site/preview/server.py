"""The preview over HTTP: this machine only, under its own names only, reading only; and news as server-sent events."""

from __future__ import annotations

import os
import socket
import socketserver
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import MappingProxyType

from partage_site.diagnostics import Refusal
from partage_site.preview.answering import Answer, answer
from partage_site.preview.overlay import EVENTS
from partage_site.preview.session import Session
from partage_site.wording import preview as wording

HOST = "127.0.0.1"
FIRST_PORT, LAST_PORT = 8000, 8099
_PLAIN = "text/plain; charset=utf-8"
_HEARTBEAT = 15.0


class PreviewServer(ThreadingHTTPServer):
    """Serves `session` at `port` of this machine; raises `OSError` when the port cannot be had."""

    daemon_threads = True
    # On Windows, reuse would let two programs hold one port.
    allow_reuse_address = os.name == "posix"
    allow_reuse_port = False

    def __init__(self, port: int, session: Session) -> None:
        self.session = session
        super().__init__((HOST, port), _Handler)
        port = self.server_address[1]
        self.url = f"http://{HOST}:{port}/"
        self.hosts = hosts_at(port)

    def server_bind(self) -> None:
        """Binds without asking any name server who we are."""
        if exclusive := getattr(socket, "SO_EXCLUSIVEADDRUSE", None):
            self.socket.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no error."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def hosts_at(port: int) -> set[str]:
    """The names under which a browser asks for the preview at `port`; it leaves out that of all the web, 80."""
    names = ("localhost", HOST, "[::1]")
    return {f"{name}:{port}" for name in names}.union(names if port == 80 else ())


def open_server(session: Session, port: int | None = None) -> PreviewServer:
    """A server of `session` at `port`, else at the first free one from 8000; raises `Refusal` when there is none."""
    for candidate in (port,) if port is not None else range(FIRST_PORT, LAST_PORT + 1):
        try:
            return PreviewServer(candidate, session)
        except PermissionError:
            refusal = wording.port_forbidden(candidate)
        except OSError:
            refusal = wording.port_taken(candidate)
    raise Refusal(*(refusal if port is not None else wording.no_free_port(FIRST_PORT, LAST_PORT)))


@contextmanager
def serving(server: PreviewServer) -> Iterator[PreviewServer]:
    """Answers in a thread of its own within the block; at its end, everything is let go."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.session.close()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "Apercu"
    sys_version = ""
    timeout = 60

    def parse_request(self) -> bool:
        """Refuses what is not reading, and requests under another name than ours: a foreign page may rebind its own."""
        if not super().parse_request():
            return False
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].strip().lower() not in self.server.hosts:
            self._send(Answer(403, _PLAIN, wording.foreign_host(self.server.url).encode()))
            return False
        if self.command not in {"GET", "HEAD"}:
            self._send(Answer(405, _PLAIN, wording.READ_ONLY.encode()), {"Allow": "GET, HEAD"})
            return False
        return True

    def do_GET(self) -> None:
        """Answers with the file, or with news until the browser leaves."""
        if self.path.partition("?")[0] != EVENTS:
            reply = answer(self.path, self.server.session.shown)
            self._send(reply, {"Location": reply.location} if reply.location else {})
        else:
            self._begin(200, "text/event-stream; charset=utf-8")
            if self.command == "GET":
                self._send_news()

    def do_HEAD(self) -> None:
        """As GET, without the body."""
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What http.server could not read, in French."""
        self._send(Answer(code, _PLAIN, wording.UNREADABLE_REQUEST.encode()))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Says nothing: the terminal is for problems."""

    def _send(self, reply: Answer, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        self._begin(reply.status, reply.type, {"Content-Length": str(len(reply.body)), **headers})
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def _begin(self, status: int, kind: str, more: Mapping[str, str] = MappingProxyType({})) -> None:
        headers = {
            "Content-Type": kind,
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            **more,
        }
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_news(self) -> None:
        """One event a build, with its version; the first at once, and a sign of life now and then."""
        self.wfile.write(b"retry: 1000\n\n")
        version, session = 0, self.server.session
        while shown := session.wait_beyond(version, _HEARTBEAT):
            news = shown.version > version
            self.wfile.write(f"event: etat\ndata: {shown.version}\n\n".encode() if news else b": \n\n")
            version = shown.version
