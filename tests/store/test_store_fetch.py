"""A file is fetched whole from the address that the user named, or it is refused with the reason."""

import gzip
from pathlib import Path

import pytest

from enduse.errors import BadInput
from enduse.store.fetch import Patience, _further, fetch, file_name, is_address
from file_server import Page, Web, web

QUICK = Patience(connect=5.0, silence=0.5, whole=1.0, size=100_000)
BODY = b"".join(b"line %d of a list\n" % n for n in range(2000))


def got(server: Web, path: str, folder: Path, patience: Patience = QUICK) -> bytes:
    fetch(server.url + path, folder / "file", lambda done, total: None, patience)
    return (folder / "file").read_bytes()


@pytest.mark.parametrize(
    "page",
    [
        Page(BODY),
        Page(BODY, chunked=True),
        Page(BODY, bare=True),
        Page(gzip.compress(BODY), Content_Encoding="gzip"),
        Page(gzip.compress(BODY), Content_Encoding="gzip", chunked=True),
    ],
)
def test_a_file_comes_whole_however_it_is_sent(page: Page, tmp_path: Path) -> None:
    with web({"/list.csv": page}) as server:
        assert got(server, "/list.csv?token=a", tmp_path) == BODY
        assert server.asked == ["/list.csv?token=a"]
        assert server.headers[0]["Accept-Encoding"] == "identity"
        assert set(server.headers[0]) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}


def test_a_packed_list_stays_packed(tmp_path: Path) -> None:
    with web({"/list.gz": Page(gzip.compress(BODY))}) as server:
        assert gzip.decompress(got(server, "/list.gz", tmp_path)) == BODY


def test_the_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    with web({"/a": Page(BODY)}) as server:
        fetch(f"{server.url}/a", tmp_path / "a", lambda done, total: told.append((done, total)), QUICK)
    assert told[-1] == (len(BODY), len(BODY))


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (Page(BODY, announced=len(BODY) + 10), "broke off after"),
        (Page(BODY, chunked=True, broken=True), "cannot be fetched"),
        (Page(gzip.compress(BODY)[:-30], Content_Encoding="gzip"), "broke off within the packing"),
        (Page(b"not packed", Content_Encoding="gzip"), "cannot be fetched"),
        (Page(BODY, Content_Encoding="br"), "packed as 'br'"),
        (Page(b"x" * 100_001), "larger than 100000"),
        (Page(b"x" * 100_001, chunked=True), "larger than 100000"),
        (Page(b"x", announced=10**12), "larger than 100000"),
        (Page(gzip.compress(b"x" * 10_000_000), Content_Encoding="gzip"), "larger than 100000"),
        (Page(BODY, hold=True), "no answer in time"),
        (Page(BODY, drip=True), "no answer in time"),
        (Page(b"", status=500), "HTTP 500"),
        (Page(b"", status=204), "HTTP 204"),
        (Page(status=302), "no http or https"),
        (Page(status=302, Location="file:///etc/passwd"), "no http or https"),
        (Page(status=302, Location="ftp://example.org/list"), "no http or https"),
        (Page(status=302, Location="http://[bad"), "cannot be fetched"),
        (Page(status=302, Location="http://user:word@127.0.0.1/"), "password"),
        (Page(status=302, Location="/round"), "more than 5 times"),
    ],
)
def test_what_is_not_whole_or_leads_elsewhere_is_refused(page: Page, why: str, tmp_path: Path) -> None:
    with web({"/round": page}) as server, pytest.raises(BadInput, match=why) as refused:
        got(server, "/round", tmp_path)
    assert "word" not in str(refused.value).replace("password", "")


def test_a_redirect_within_http_is_followed(tmp_path: Path) -> None:
    pages = {"/a": Page(status=301, Location="b/c"), "/b/c": Page(status=307, Location="/d"), "/d": Page(BODY)}
    with web(pages) as server:
        assert got(server, "/a", tmp_path) == BODY
        assert server.asked == ["/a", "/b/c", "/d"]


def test_an_address_that_answers_nothing_is_named(tmp_path: Path) -> None:
    with web({}) as server:
        closed = server.url
    with pytest.raises(BadInput, match=r"http://127.0.0.1:\d+/a cannot be fetched.*or download it yourself"):
        fetch(f"{closed}/a", tmp_path / "a", lambda done, total: None, QUICK)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "no http or https"),
        ("ftp://example.org/a", "no http or https"),
        ("http://", "no http or https"),
        ("http://user:secret@example.org/a", "user name or password"),
        ("http://example.org:port/a", "is no address"),
        ("http://example.org/a b", "write them as"),
        ("http://example.org/a\r\nHost: b", "write them as"),
        ("http://пример.example/a", "write them as"),
    ],
)
def test_what_is_no_address_is_not_asked(address: str, why: str, tmp_path: Path) -> None:
    assert is_address(address)
    with pytest.raises(BadInput, match=why) as refused:
        fetch(address, tmp_path / "a", lambda done, total: None, QUICK)
    assert "secret" not in str(refused.value)


def test_paths_are_no_addresses_and_files_are_named_by_theirs() -> None:
    assert not any(map(is_address, ("lists/un.xml", "C:\\lists\\un.xml", "/a/b", "un", "../x")))
    assert file_name("https://example.org/a/un%20list.xml?x=1#y") == "un list.xml"
    assert file_name("https://example.org") == "list"


def test_a_redirect_does_not_fall_back_to_no_encryption() -> None:
    assert _further("https://a.org/x", "https://a.org/x", "https://b.org/y#z") == "https://b.org/y"
    assert _further("http://a.org/x", "http://a.org/x", "https://a.org/x") == "https://a.org/x"
    with pytest.raises(BadInput, match="without encryption"):
        _further("https://a.org/x", "https://a.org/x", "http://a.org/x")
