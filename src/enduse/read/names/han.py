"""Names in Chinese text: firms by their endings, bodies of a state, persons, places, goods by model or in quotes, and
what a trained tagger sees where the extra `[zh]` is installed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from enduse.read.han.cutting import Cut, cut, installed
from enduse.read.han.folded import folded
from enduse.read.names.cues import cues as english_cues
from enduse.read.names.found import Spot
from enduse.read.names.han_firms import firms
from enduse.read.names.han_persons import persons
from enduse.read.names.han_places import places
from enduse.read.names.han_tables import cues, place_called
from enduse.read.names.han_tagger import tagged

_HAN = re.compile("[\u3400-\u9fff]")
_PIECE = re.compile("[^。！？\n]+[。！？]*")
_QUOTED = re.compile("[“‘《]([^“”‘’《》\n]{1,20})[”’》]")
#: 歼-10, 沙赫德-136, 运20, M777式, 海鹰二号.
_MODEL = re.compile("(?<![\u3400-\u9fffA-Za-z0-9])?([\u3400-\u9fff]{1,4})-([0-9]{1,4}[A-Z]{0,3}[0-9]?)(?:型|式)?")
_TITLE = re.compile("《([^《》\n]{1,20})》")


def spots(text: str, start: int, end: int) -> Iterator[Spot]:
    """Names in Han characters between two offsets, none over another."""
    seen = folded(text)
    for piece in _PIECE.finditer(seen, start, end):
        if not _HAN.search(piece.group()):
            continue
        words = cut(seen, piece.start(), piece.end())
        yield from _settled(seen, piece.start(), piece.end(), words)


def _settled(seen: str, start: int, end: int, words: Sequence[Cut]) -> list[Spot]:
    """What the rules find, surest first, and what the tagger adds."""
    seen_names = tagged(seen, start, end, words) if installed() else ()
    learned = [s for kind, a, b, _ in seen_names if (s := _trimmed(seen, kind, a, b, words)) is not None]
    people = list(persons(seen, start, end, words))
    dots = [p for p in people if "·" in p.own]
    sure = [*latin_firms(seen, start, end), *media(seen, start, end), *goods(seen, start, end), *firms(seen, start, end, words), *dots]
    kept: list[Spot] = []
    for group in (sure, learned, people, list(places(seen, start, end, words))):
        for spot in _longest(group):
            if all(spot.end <= k.start or k.end <= spot.start for k in kept):
                kept.append(_known_place(spot))
    return sorted(kept, key=lambda s: s.start)


def _trimmed(seen: str, kind: str, start: int, end: int, words: Sequence[Cut]) -> Spot | None:
    """A name that the tagger saw without 经 or 称 before it; None where too little is left."""
    k = next((k for k, w in enumerate(words) if w.start == start), None)
    while k is not None and k < len(words) and words[k].end < end and words[k].text in cues().bounds | _LEADING:
        start, k = words[k].end, k + 1
    own = seen[start:end]
    if len(own) < 2 or cues().titles.fullmatch(own) or own in cues().bounds or _NOT_A_NAME.search(own):
        return None
    if kind == "place" and any((p := place_called(own[:n])) and p.kind == "country" for n in range(2, len(own))):
        return None  # the country and what lies in it are two
    if kind == "person" and place_called(own) is not None:
        kind = "place"
    return Spot(start, end, kind, own, guessed=True)


#: 一家贸易公司, a place beside Latin letters: no names.
_NOT_A_NAME = re.compile("一[家名个位处]|[一-鿿][A-Za-z]|某[家些]|[产的了]")
_LEADING = frozenset(["称", "经", "起", "受", "以下", "非法"])


def _known_place(spot: Spot) -> Spot:
    """A place that the tagger saw, under the name and country of the table."""
    known = place_called(spot.own) if spot.kind == "place" else None
    return Spot(spot.start, spot.end, "place", known.name, known.country or None) if known else spot


def _longest(found: Sequence[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    for spot in sorted(found, key=lambda s: (-(s.end - s.start), s.start)):
        if all(spot.end <= k.start or k.end <= spot.start for k in kept):
            kept.append(spot)
    return kept


def media(seen: str, start: int, end: int) -> Iterator[Spot]:
    """Papers in 《》 and news agencies by their ending beside a verb of reporting."""
    for m in _TITLE.finditer(seen, start, end):
        around = seen[max(start, m.start() - 8) : m.start()] + seen[m.end() : m.end() + 8]
        paper = m[1].endswith(cues().media)
        if not m[1].endswith(cues().laws) and (paper or any(cue in around for cue in cues().medium_cues)):
            yield Spot(m.start(1), m.end(1), "publication", m[1])
    for m in _AGENCY.finditer(seen, start, end):
        yield Spot(m.start(1), m.end(1), "publication", m[1])


_AGENCY = re.compile(
    "(?:^|(?<=[，。；“（\\s据对向\n]))([\u3400-\u9fff]{2,6}(?:社|日报|晚报|时报|周报|周刊|早报|快报|邮报|电视台|通讯社|新闻网|新闻))"
    "(?=[^，。；]{0,12}(?:报道|报导|电|记者|消息|获悉|披露|表示|称|说|获得|查阅|看到))",
    re.MULTILINE,
)


def goods(seen: str, start: int, end: int) -> Iterator[Spot]:
    """Goods by a quoted name beside a noun for goods, or by name and number: 歼-10."""
    for m in _QUOTED.finditer(seen, start, end):
        behind = seen.startswith(cues().goods, m.end()) or (seen.startswith("型", m.end()))
        if behind or re.fullmatch("[A-Za-z\u3400-\u9fff]{1,6}[-－]?[0-9]{1,4}[A-Z]?", m[1]):
            yield Spot(m.start(1), m.end(1), "item", m[1])
    for m in _MODEL.finditer(seen, start, end):
        first = max(m.start(1), m.end(1) - 3)
        yield Spot(first, m.end(2), "item", seen[first : m.end(2)])


def latin_firms(seen: str, start: int, end: int) -> Iterator[Spot]:
    """Firms under a name in Latin letters with its legal form, between Chinese words: Noor Trading LLC负责人."""
    for m in _LATIN.finditer(seen, start, end):
        form = _legal_form().search(m.group())
        if form and form.start() > 1:
            yield Spot(m.start(), m.start() + form.end(), "organization", m.group()[: form.end()])


_LATIN = re.compile("[A-Z][A-Za-z0-9&.,'’ -]*[A-Za-z.]")


@cache
def _legal_form() -> re.Pattern[str]:
    forms = "|".join(re.escape(f.rstrip(".")) for f in (*english_cues().legal_after, "FZCO", "FZE", "FZC"))
    return re.compile(rf"(?<=[ ,])(?:(?:{forms})\.?(?:,? )?)+(?<![ ,])(?![A-Za-z])")
