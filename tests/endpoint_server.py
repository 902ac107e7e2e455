"""A real chat-completions server on this machine, with manners chosen by a test; it keeps every request it gets."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from enduse.read.openai.endpoint import Endpoint, Patience

QUICK = Patience(connect=10.0, answer=10.0, back_off=0.01, longest_back_off=0.02, size=200_000)
EMPTY: dict[str, Any] = {"entities": [], "claims": []}


class Reply:
    """What the server sends back: a status, a body, headers.

    `hold` waits for the server's end first, `drip` sends the body byte by byte with pauses, `chunked` in chunks.
    """

    def __init__(
        self,
        body: bytes,
        status: int = 200,
        hold: bool = False,
        drip: bool = False,
        chunked: bool = False,
        **headers: str,
    ) -> None:
        self.body, self.status, self.headers = body, status, headers
        self.hold, self.drip, self.chunked = hold, drip, chunked


class Server:
    """A running server. `requests` are the bodies it got, `headers` their headers, `paths` their paths."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []

    def endpoint(self, key: str = "", patience: Patience = QUICK, model: str = "test-model") -> Endpoint:
        return Endpoint(self.url, model, key, patience)


def completion(answer: Any, **choice: Any) -> Reply:
    """A completion whose message is the answer: JSON of it, or the words themselves."""
    content = answer if isinstance(answer, str) else json.dumps(answer)
    return Reply(json.dumps({"choices": [{"message": {"content": content}, **choice}]}).encode())


@contextmanager
def serving(manners: Callable[[int, dict[str, Any]], Reply]) -> Iterator[Server]:
    """A server that answers request number n (from 0) with `manners(n, body)`."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.requests.append(body)
            server.headers.append(dict(self.headers))
            server.paths.append(self.path)
            reply = manners(len(server.requests) - 1, body)
            if reply.hold:
                over.wait(5)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name.replace("_", "-"), value)
                if reply.chunked:
                    self.send_header("Transfer-Encoding", "chunked")
                else:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self._send(reply)
            except OSError:
                pass  # the client has gone

        def _send(self, reply: Reply) -> None:
            if reply.drip:
                for byte in reply.body:
                    self.wfile.write(bytes([byte]))
                    over.wait(0.02)
            elif reply.chunked:
                for piece in (reply.body[:10], reply.body[10:], b""):
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            else:
                self.wfile.write(reply.body)

        def do_GET(self) -> None:
            server.paths.append(f"GET {self.path}")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(made.server_address[1])
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        over.set()
        made.shutdown()
        thread.join()
        made.server_close()


def answering(*answers: Any) -> Callable[[int, dict[str, Any]], Reply]:
    """Answer with these, one after the other, the last one again and again."""
    return lambda n, body: last if isinstance(last := answers[min(n, len(answers) - 1)], Reply) else completion(last)


def transfer(evidence: str, **more: Any) -> dict[str, Any]:
    """A transfer claim with these words as evidence; `supplier`, `recipient`, `item` … give its roles."""
    roles = [
        {"role": role.rstrip("_"), "words": more.pop(role), "entity": None}
        for role in ("supplier", "via", "recipient", "end_user", "item", "from_", "to", "price")
        if role in more
    ]
    plain = {"quantity": None, "when": None, "voice": [], "stance": "asserts", "certainty": "stated", "phase": "done"}
    return {"relation": "transfer", "evidence": evidence, "roles": roles, "state": None, "cues": [], "answers": []} | (
        plain | more
    )


def entity(name: str, kind: str = "organization", *forms: str, unnamed: bool = False) -> dict[str, Any]:
    return {"name": name, "kind": kind, "unnamed": unnamed, "forms": list(forms) or [name]}
