"""Japan's export bans on named bodies (Russia, Belarus, other countries): the text of METI's PDFs, as UTF-8.

Entries are numbered from 1; a number that is missing is refused as such. The text does not say how many entries there
are: one cut exactly between two of them cannot be told from a whole one, so the note gives the last number. An entry
at the end whose address breaks off is refused. `as_of` is the day of the last change (最終更新日).
"""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.screen.lists.country_names import country
from enduse.screen.lists.digest import sha256
from enduse.screen.lists.meti_names import read_names
from enduse.screen.lists.papers import joined_day

NAME = "METI export bans, text of the PDF"

_URL = "https://www.meti.go.jp/policy/external_economy/trade_control/02_export/17_russia/russia.html"
_LARGEST = 64 * 1024 * 1024
#: An entry whose names are longer than this, in characters, is refused.
_LONGEST = 5000
_DIGITS = str.maketrans("０１２３４５６７８９\u3000", "0123456789 ")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ADDRESS = re.compile(r"所\s*在\s*地\s*[:：]")
_NOTICE = re.compile(r"[（(](令和.{1,6}年外務省告示第.{1,12}号)[)）]")
_CHANGED = re.compile(r"最終更新日\s*[:：]\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
#: A page's own number, alone on its line.
_PAGE = re.compile(r"^ *[-‐–—]? *\d{1,3} *(?:/ *\d{1,3} *)?[-‐–—]? *$", re.M)
#: The number of an entry, at the start of a line or right behind the end of a page; and a name in Japanese behind it,
#: as no address has.
_HEAD = re.compile(rf"(?:^|(?<=[A-Za-z.;)]))([1-9]\d{{0,3}}) +(?=[^\n]{{0,100}}{_JAPANESE.pattern})", re.M)
#: How far the numbering is searched for the next entry when one is missing.
_AHEAD = 20


def sniff(head: bytes) -> bool:
    """Whether the first bytes are the title of one of the lists."""
    title = "".join(head[:4096].decode("utf-8", "ignore").split())
    return "輸出等に係る禁止措置" in title and "外務省告示" in title


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. BadInput where no numbered entry can be read.

    Nothing lying `beside` it is needed.
    """
    digest = sha256(stream)
    text = _text(stream, origin)
    found = dict(_numbered(text))
    title = "".join(text[: min((place for place, _ in found.values()), default=4000)].split())
    area, home = _area(title)
    notice, changed = _NOTICE.search(title), _CHANGED.search(title)
    entries: list[Entry] = []
    refused: list[str] = []
    short: list[str] = []
    for number in range(1, max(found, default=0) + 1):
        if number not in found:
            refused.append(f"entry {number}: the number is missing")
            continue
        place, body = found[number]
        where = f"line {text.count(chr(10), 0, place) + 1}: entry {number}"
        name, *addresses = _ADDRESS.split(body)
        address = " ".join(" ".join(addresses).split())
        if len(name) > _LONGEST:
            refused.append(f"{where}: its names are over {_LONGEST} characters")
            continue
        said = read_names(name)
        if number == max(found) and not _ended(address):
            refused.append(f"{where}: breaks off before its address ends")
        elif not any(len(n.text) > 1 for n in said.names):
            refused.append(f"{where}: no name")
        else:
            if said.announced not in (None, said.aliases):
                short.append(str(number))
            if len(addresses) > 1:
                refused.append(
                    f"{where}: it holds {len(addresses)} addresses, so another entry's number is not readable"
                )
            entries.append(
                Entry(
                    id=f"meti-{area}-{number}",
                    schema="LegalEntity",
                    names=said.names,
                    countries=_countries(address) or home,
                    programmes=(notice[1],) if notice else (),
                    source=_URL,
                )
            )
    if not entries:
        why = refused[0] if refused else "line 1: no numbered entry with an address"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); give the whole text of METI's PDF")
    note = f"numbered 1 to {max(found)}; the text has no end mark: compare the last number with METI's PDF"
    note += f"; not as many aliases as announced: {', '.join(short)}" if short else ""
    return Watchlist(
        name=f"METI export bans ({area})",
        publisher="Ministry of Economy, Trade and Industry, Japan",
        licence="terms of use of the website of Japan's Ministry of Economy, Trade and Industry",
        as_of=joined_day(*changed.groups()) if changed else None,
        sha256=digest,
        entries=tuple(entries),
        refused=tuple(refused),
        note=note,
    )


def _text(stream: BinaryIO, origin: str) -> str:
    """The text with digits and blanks of usual width, without the numbers of pages."""
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise BadInput(f"the list {origin!r} is over {_LARGEST} bytes; give the text of one list")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(
            f"the list {origin!r} breaks off or is not UTF-8 at line {line} ({error.reason}); "
            "give the whole text of METI's PDF, as UTF-8"
        ) from error
    return _PAGE.sub("", text.replace("\r\n", "\n").replace("\f", "\n").translate(_DIGITS))


def _numbered(text: str) -> Iterator[tuple[int, tuple[int, str]]]:
    """Every entry: its number, where it begins, and its words."""
    heads: dict[int, list[re.Match[str]]] = {}
    for head in _HEAD.finditer(text):
        heads.setdefault(int(head[1]), []).append(head)
    found: list[re.Match[str]] = []
    number, behind = 0, 0
    while near := [h for n in range(number + 1, number + _AHEAD) if (h := _opens(heads, n, behind))]:
        found.append(near[0])
        number, behind = int(near[0][1]), near[0].end()
    ends = [head.start() for head in found[1:]] + [len(text)]
    for head, end in zip(found, ends, strict=False):  # where nothing is found, one end is left over
        yield int(head[1]), (head.start(), text[head.end() : end])


def _opens(heads: dict[int, list[re.Match[str]]], number: int, behind: int) -> re.Match[str] | None:
    """Where an entry of that number begins, if it does before the one that follows it."""
    here, later = (
        next((head for head in heads.get(n, ()) if head.start() >= behind), None) for n in (number, number + 1)
    )
    return here if here and (later is None or here.start() < later.start()) else None


def _area(title: str) -> tuple[str, tuple[str, ...]]:
    """The short name of the list, and the country of its bodies where the title tells it."""
    if "以外の国の団体" in title:
        return "other", ()
    if "ベラルーシ共和国の団体" in title:
        return "belarus", ("by",)
    return ("russia", ("ru",)) if "ロシア連邦の団体" in title else ("unknown", ())


def _ended(address: str) -> bool:
    """Whether the address goes on to the country, as all do."""
    pieces = [re.sub(r"[\d.()]", " ", piece).strip() for piece in re.split(r"[,;]|\bin\b", address)]
    last = next((piece for piece in reversed(pieces) if piece), "")
    return not address.endswith((";", ",", "and")) and country(last.rpartition("  ")[2].strip()) is not None


def _countries(address: str) -> tuple[str, ...]:
    """The countries of the addresses: of each the last that it names, of Hong Kong and Macao those."""
    found: set[str] = set()
    for one in re.split(r"[;；]", address):
        pieces = [re.sub(r"\band\b|[\d.]", " ", piece).strip() for piece in one.split(",")]
        codes = [code for piece in reversed(pieces) if (code := country(piece))]
        found.update(codes[1:2] if codes[1:2] in (["hk"], ["mo"]) else codes[:1])
    return tuple(sorted(found))
