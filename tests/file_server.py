"""A real web server on this machine that hands out files, with manners chosen by a test; it keeps every path asked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Page:
    """What the server sends: a body, a status, headers.

    `announced` is the length it claims, `chunked` sends chunks (`broken` without the last), `hold` waits for the
    server's end first, `drip` sends byte by byte with pauses, `bare` tells no length.
    """

    def __init__(
        self,
        body: bytes = b"",
        status: int = 200,
        announced: int | None = None,
        chunked: bool = False,
        broken: bool = False,
        hold: bool = False,
        drip: bool = False,
        bare: bool = False,
        **headers: str,
    ) -> None:
        self.body, self.status, self.headers = body, status, headers
        self.announced, self.chunked, self.broken = announced, chunked, broken
        self.hold, self.drip, self.bare = hold, drip, bare


class Web:
    """A running server; `pages` are what it has, by path, and may be changed while it runs."""

    def __init__(self, port: int, pages: dict[str, Page]) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.pages = pages
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []


@contextmanager
def web(pages: dict[str, Page]) -> Iterator[Web]:
    """A server that has these pages and answers 404 to all else."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.headers.append(dict(self.headers))
            page = server.pages.get(self.path.partition("?")[0], Page(b"gone", status=404))
            if page.hold:
                over.wait(5)
            self.close_connection = True
            try:
                self.send_response(page.status)
                for name, value in page.headers.items():
                    self.send_header(name.replace("_", "-"), value)
                if page.chunked:
                    self.send_header("Transfer-Encoding", "chunked")
                elif not page.bare:
                    self.send_header(
                        "Content-Length", str(len(page.body) if page.announced is None else page.announced)
                    )
                self.end_headers()
                self._send(page)
            except OSError:
                pass  # the client has gone

        def _send(self, page: Page) -> None:
            if page.drip:
                for byte in page.body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    if over.wait(0.02):
                        return
            elif page.chunked:
                half = len(page.body) // 2
                for piece in (page.body[:half], page.body[half:]):
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                self.wfile.write(b"5\r\nab" if page.broken else b"0\r\n\r\n")
            else:
                self.wfile.write(page.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Web(made.server_address[1], pages)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        over.set()
        made.shutdown()
        thread.join()
        made.server_close()
