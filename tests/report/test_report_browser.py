"""A real browser opens the page: it renders, asks nothing of the outside, runs nothing, and fits a phone.

Needs Chromium (`make system` installs it). The page is served by a server of our own that notes every request, so that
a request of any kind would be seen.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

import fictional
from enduse.records.picture import Picture
from enduse.report.exporters import html
from factories import claim, document, item, party

#: Headless, and without the browser's own calls home.
QUIET = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-default-apps --disable-sync --hide-scrollbars --enable-logging=stderr "
    "--disable-features=NetworkTimeServiceQuerying,MediaRouter,OptimizationHints"
).split()

LONG = "Verylongnameofaworkswithoutanyspaceinit" * 6


class Noting(ThreadingHTTPServer):
    """Serves one page at /report.html and notes the path of every request."""

    page = b""
    asked: list[str]


class _Handler(BaseHTTPRequestHandler):
    server: Noting

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        found = self.path == "/report.html"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if found:
            self.wfile.write(self.server.page)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the test notes the requests itself."""


@pytest.fixture
def server() -> Iterator[Noting]:
    noting = Noting(("127.0.0.1", 0), _Handler)
    noting.asked = []
    thread = Thread(target=noting.serve_forever)
    thread.start()
    yield noting
    noting.shutdown()
    thread.join()
    noting.server_close()


def browse(server: Noting, home: Path, *options: str) -> str:
    """Open the page in a fresh browser; returns what it prints."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is needed to check the report in a real browser: run `make system`"
    address = f"http://127.0.0.1:{server.server_port}"
    done = subprocess.run(
        [chromium, *QUIET, f"--user-data-dir={home}", f"--proxy-server={address}", *options, f"{address}/report.html"],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return done.stdout.decode() + done.stderr.decode("utf-8", "replace")


def asked_by_page(server: Noting) -> list[str]:
    """Every request but for the page itself and the browser's own (its icon, hosts of which the page knows nothing)."""
    page = server.page.decode()
    ours = [path for path in server.asked if path.startswith("/") or path.split("/")[2] in page]
    return [path for path in ours if path not in ("/report.html", "/favicon.ico")]


def wide_picture() -> Picture:
    """The fictional case with names that have no place to break, and hostile ones."""
    paper = document("long.txt", f"{LONG} owns Delta. <img src=//127.0.0.1/x onerror=alert(1)>", title=LONG)
    bad = "<img src=//127.0.0.1/x onerror=alert(1)>"
    claims = (
        claim(paper, "ownership", f"{LONG} owns Delta", owner=LONG, asset="Delta"),
        claim(paper, "statement", bad, topic=bad),
    )
    case = fictional.picture()
    return Picture(
        documents=(*case.documents, paper),
        claims=(*case.claims, *claims),
        parties=(*case.parties, party(LONG), party("Delta")),
        items=(*case.items, item(LONG)),
        transfers=case.transfers,
        hits=case.hits,
        findings=case.findings,
        lists=case.lists,
    )


def test_the_page_asks_for_nothing_and_breaks_no_rule_of_its_own(server: Noting, tmp_path: Path) -> None:
    server.page = html.export(wide_picture())["report.html"]
    printed = browse(server, tmp_path / "home", "--dump-dom")
    assert "Who supplies whom with what" in printed
    assert "</html>" in printed
    assert asked_by_page(server) == []
    assert not re.search("Content Security Policy|Refused to|Uncaught", printed), printed[-2000:]


def test_a_request_would_be_seen(server: Noting, tmp_path: Path) -> None:
    server.page = b"<!doctype html><img src=/spy.png><img src=http://example.invalid/spy.png>"
    browse(server, tmp_path / "home", "--dump-dom")
    assert sorted(asked_by_page(server)) == ["/spy.png", "http://example.invalid/spy.png"]


def test_the_policy_is_in_force(server: Noting, tmp_path: Path) -> None:
    """The same page with a script, a picture and a style smuggled in: none of them gets anywhere."""
    page = html.export(fictional.picture())["report.html"].decode()
    smuggled = '<script>document.title="taken"</script><img src="/spy.png"><p style="color:red">x</p></main>'
    server.page = page.replace("</main>", smuggled).encode()
    printed = browse(server, tmp_path / "home", "--dump-dom")
    assert "<title>Who supplies" in printed
    assert asked_by_page(server) == []


def right_edge(shot: Path, width: int) -> tuple[int, int]:
    """The darkest and the brightest grey in a strip at the right edge of a picture."""
    with Image.open(shot) as image:
        pixels = image.convert("L")
        assert pixels.width == width
        found = pixels.crop((width - 8, 0, width, pixels.height)).getextrema()
    return int(found[0]), int(found[1])  # type: ignore[arg-type]


def test_ink_in_the_margin_would_be_seen(server: Noting, tmp_path: Path) -> None:
    server.page = b"<!doctype html><p>wide</p><pre>" + b"x" * 500
    shot = tmp_path / "page.png"
    browse(server, tmp_path / "home", "--window-size=390,600", f"--screenshot={shot}")
    darkest, brightest = right_edge(shot, 390)
    assert darkest < brightest


@pytest.mark.parametrize("width", [390, 1000])
def test_nothing_is_wider_than_the_window(server: Noting, tmp_path: Path, width: int) -> None:
    """A strip at the right edge of a picture that is wider than the window must be bare paper."""
    server.page = html.export(wide_picture())["report.html"]
    shot = tmp_path / "page.png"
    browse(server, tmp_path / "home", f"--window-size={width},16000", f"--screenshot={shot}")
    darkest, brightest = right_edge(shot, width)
    assert darkest == brightest, "ink stands in the right margin: something runs out of the window"
