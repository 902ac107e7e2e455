"""Fetch: one file over HTTP from an address that the user named, into a file, or not at all.

Only `enduse lists add` and `enduse lists update` come here; nothing in a document or a list is ever opened. A redirect
is followed where it stays with http or https and does not fall from https to http. What breaks off, is too large or
too slow is refused. No proxy is used, and nothing but the request itself is sent.
"""

import http.client
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from msgspec import Struct

from enduse.errors import BadInput

#: Called as bytes arrive: how many so far, and how many in all where the server says so.
Arrived = Callable[[int, int | None], None]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_BY_HAND = "or download it yourself and give the file"


class Patience(Struct, frozen=True, kw_only=True):
    """How long to wait, in seconds, and how much to take, in bytes (unpacked, where the server packs)."""

    connect: float = 15.0
    silence: float = 60.0
    whole: float = 3600.0
    size: int = 2 * 1024**3


def is_address(given: str) -> bool:
    """Whether what the user gave is meant as an address and not as a path: it has a scheme in front of `://`."""
    return "://" in given and given.partition("://")[0].isascii() and given.partition("://")[0].isalnum()


def checked(address: str) -> SplitResult:
    """The parts of an http or https address. Raises BadInput where it is none, or holds a password."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise BadInput(f"{address!r} is no address ({error}); check it") from error
    if parts.username or parts.password:  # the address must not be shown: it holds a secret
        raise BadInput("the address holds a user name or password, which the shelf would keep; download the file")
    if parts.scheme not in ("http", "https") or not host:
        raise BadInput(f"{address!r} is no http or https address; give one of those or a path")
    if not address.isascii() or not address.isprintable() or " " in address:
        raise BadInput(f"{address!r} holds signs that no address has; write them as %XX")
    return parts


def file_name(address: str) -> str:
    """What a file from this address is called: the last part of its path."""
    return unquote(checked(address).path.rstrip("/").rsplit("/", 1)[-1]) or "list"


def fetch(
    address: str, target: Path, arrived: Arrived = lambda done, total: None, patience: Patience | None = None
) -> None:
    """Write what the address answers to `target`. Raises BadInput, naming the address and the next step."""
    patience = patience or Patience()
    deadline, at = time.monotonic() + patience.whole, address
    try:
        for _ in range(_MOST_REDIRECTS + 1):
            further = _once(at, target, arrived, patience, deadline)
            if further is None:
                return
            at = _further(address, at, further)
    except TimeoutError:
        raise BadInput(f"{address} gave no answer in time; try again later, {_BY_HAND}") from None
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        cause = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise BadInput(
            f"{address} cannot be fetched ({cause}); check the address, try again later, {_BY_HAND}"
        ) from error
    raise BadInput(f"{address} leads on more than {_MOST_REDIRECTS} times; give the address where it ends, {_BY_HAND}")


def _once(address: str, target: Path, arrived: Arrived, patience: Patience, deadline: float) -> str | None:
    """Fetch from one address; the place that it redirects to, if it does."""
    parts = checked(address)
    made = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    assert parts.hostname is not None
    with closing(made(parts.hostname, parts.port, timeout=patience.connect)) as connection:
        connection.connect()
        connection.sock.settimeout(min(patience.silence, patience.whole))
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": "enduse", "Accept": "*/*", "Accept-Encoding": "identity"}
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as response:
            if response.status in _REDIRECTS:
                return response.getheader("Location") or ""
            if response.status != 200:
                raise BadInput(f"{address} answers HTTP {response.status}; check the address, {_BY_HAND}")
            with target.open("wb") as out:
                for piece in _unpacked(_pieces(response, address, arrived, patience, deadline), response, address):
                    out.write(piece)
                    if out.tell() > patience.size:
                        raise _too_large(address, patience)
    return None


def _pieces(
    response: http.client.HTTPResponse, address: str, arrived: Arrived, patience: Patience, deadline: float
) -> Iterator[bytes]:
    """The body as it comes in. Raises BadInput when it ends before the length that the server announced."""
    announced, done = response.length, 0
    if announced is not None and announced > patience.size:
        raise _too_large(address, patience)
    while piece := response.read1(1 << 16):
        done += len(piece)
        if done > patience.size:
            raise _too_large(address, patience)
        if time.monotonic() > deadline:
            raise TimeoutError
        arrived(done, announced)
        yield piece
    if announced is not None and done != announced:
        raise BadInput(f"{address} broke off after {done} of {announced} bytes; try again, {_BY_HAND}")


def _unpacked(pieces: Iterator[bytes], response: http.client.HTTPResponse, address: str) -> Iterator[bytes]:
    """The body without the packing of the transfer, which a few servers use though they are asked not to."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding == "identity":
        yield from pieces
        return
    if coding not in ("gzip", "x-gzip"):
        raise BadInput(f"{address} is sent packed as {coding!r}; download it yourself and give the file")
    unpack = zlib.decompressobj(31)
    for piece in pieces:
        rest = piece
        while rest:
            yield unpack.decompress(rest, 1 << 20)
            rest = unpack.unconsumed_tail
    if not unpack.eof:
        raise BadInput(f"{address} broke off within the packing; try again, {_BY_HAND}")


def _further(asked: str, at: str, location: str) -> str:
    """The address that a redirect leads to. Raises BadInput where it leaves http and https, or falls to http."""
    target = urljoin(at, location)
    try:
        scheme = urlsplit(target).scheme
    except ValueError:
        scheme = ""
    if not location or scheme not in ("http", "https"):
        raise BadInput(f"{asked} leads on to {target[:200]!r}, which is no http or https address; {_BY_HAND[3:]}")
    if urlsplit(at).scheme == "https" and scheme == "http":
        raise BadInput(f"{asked} leads on from https to {target[:200]!r} without encryption; {_BY_HAND[3:]}")
    return target.partition("#")[0]


def _too_large(address: str, patience: Patience) -> BadInput:
    return BadInput(f"{address} is larger than {patience.size} bytes; no list is, check the address")
