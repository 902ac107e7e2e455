"""Names in Chinese text: firms by their endings, bodies of a state, places from the table, goods by model or in
quotes."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, toml

from enduse.read.names.found import Spot
from enduse.reference.places import Place, lookup

_HAN = r"\u3400-\u9fff"
_PIECE = re.compile(rf"[{_HAN}（）()A-Za-z0-9·&]+")
_QUOTED = re.compile(rf"[“「『《\"]([{_HAN}A-Za-z0-9·\-－ ]{{1,20}})[”」』》\"]")
_ZONE = re.compile(
    r"(?:综合|经济|经济技术|高新技术|自由贸易|出口加工|工业)*(?:特区|开发区|自贸区|保税区|工业园区?|高新区|试验区|加工区)"
)
#: A name of a town of fewer people is too short and too common a word to be taken without a type character behind it.
_KNOWN_TOWN = 500_000
_LONGEST_PLACE = 8
#: How many characters a firm's name may have before its ending.
_LONGEST_FIRM = 30


class Cues(Struct, frozen=True):
    """The Chinese cue words as patterns."""

    firms: re.Pattern[str]
    bodies: re.Pattern[str]
    bounds: re.Pattern[str]
    goods: tuple[str, ...]


def spots(text: str, start: int, end: int) -> Iterator[Spot]:
    """Names in Han characters between two offsets; they may overlap, the longer one is meant."""
    for piece in _PIECE.finditer(text, start, end):
        if not re.search(rf"[{_HAN}]", piece.group()):
            continue
        yield from _firms(text, piece.start(), piece.end())
        for m in cues().bodies.finditer(text, piece.start(), piece.end()):
            first, country = _nation(text, piece.start(), m.start())
            yield Spot(first, m.end(), "organization", text[first : m.end()], country, True)
        yield from _places(text, piece.start(), piece.end())
    for m in _QUOTED.finditer(text, start, end):
        if re.search(r"\d", m[1]) or text.startswith(cues().goods, m.end()) or text[: m.start()].endswith(cues().goods):
            yield Spot(m.start(1), m.end(1), "item", m[1])


def _firms(text: str, start: int, end: int) -> Iterator[Spot]:
    """Firms and institutes: from the place or boundary before to the ending."""
    at = start
    for m in cues().firms.finditer(text, start, end):
        if m.start() < at:
            continue
        at = max(at, m.start() - _LONGEST_FIRM)
        first = at
        for bound in cues().bounds.finditer(text, at, m.start()):
            first = bound.end()
        for i in range(at, m.start() - 1):
            known = next((k for size in (4, 3, 2) if (k := _place(text[i : i + size])) and i + size <= m.start()), None)
            if known is not None and i <= max(first, at + 12):
                first = min(first, i) if first > i and not cues().bounds.search(text, i, m.start()) else first
                break
        name = text[first : m.end()].lstrip("（）()")
        first = m.end() - len(name)
        if m.start() - first >= 2 and not (m.group() in ("公司", "集团", "集團", "大学") and m.start() - first > 12):
            yield Spot(first, m.end(), "organization", name.replace("(", "（").replace(")", "）"))
            at = m.end()


def _nation(text: str, floor: int, at: int) -> tuple[int, str | None]:
    """Where the country right before a body begins, and its code."""
    for size in (5, 4, 3, 2):
        if at - size >= floor:
            known = lookup(text[at - size : at])
            if known is not None and known.kind == "country":
                return at - size, known.country
    return at, None


def _places(text: str, start: int, end: int) -> Iterator[Spot]:
    """Places of the table, the longest at each position."""
    i = start
    while i < end - 1:
        for size in range(min(_LONGEST_PLACE, end - i), 1, -1):
            known = _place(text[i : i + size])
            if known is not None:
                zone = _ZONE.match(text, i + size, end)
                stop = zone.end() if zone else i + size
                yield Spot(i, stop, "place", text[i:stop] if zone else known.name, known.country)
                i = stop - 1
                break
        i += 1


@lru_cache(maxsize=8192)
def _place(name: str) -> Place | None:
    """A country, region, capital or large town of this name."""
    if not re.fullmatch(rf"[{_HAN}]+", name):
        return None
    known = lookup(name)
    if known is None or (known.kind == "city" and known.people < _KNOWN_TOWN and name[-1] not in "市县省区州"):
        return None
    return known


@cache
def cues() -> Cues:
    """The cue words of `lang/zh/names.toml`."""
    table: dict[str, Any] = toml.decode(files("enduse.read.lang.zh").joinpath("names.toml").read_bytes())

    def either(words: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(sorted(dict.fromkeys(words), key=lambda w: (-len(w), w))))

    return Cues(either(table["firms"]), either(table["bodies"]), either(table["bounds"].split()), tuple(table["goods"]))
