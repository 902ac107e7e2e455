"""Places in Chinese text: those of the table, with the type word behind, and names before 省, 市, 港 or behind 位于."""

import re
from collections.abc import Iterator, Sequence

from enduse.compare.han.lexicon import transliterates
from enduse.read.han.cutting import Cut
from enduse.read.names.found import Spot
from enduse.read.names.han_tables import place_called
from enduse.reference.places import lookup

_ZONE = re.compile(
    "(?:综合|经济|经济技术|高新技术|自由贸易|出口加工|工业)*(?:特区|开发区|自贸区|保税区|工业园区?|高新区|试验区|加工区)"
)
_TYPE = re.compile(
    "(?:特别行政区|大陆|自治区|自治州|国际机场|机场|共和国|边疆区|半岛|群岛|地区|港口|港|省|市|县|区|镇|州|岛|湾|海峡|海|机场)"
)
_BEHIND = re.compile("(?:位于|设在|运抵|运往|运至|抵达|前往|飞往|发往|转往|驶往|开往|来自|在|经|从|至)$")
#: Type characters that begin other words as well: 土耳其|市场.
_CUT_SHORT = frozenset(["海", "区", "湾", "市", "县", "港", "州"])
_ALL_HAN = re.compile("[\u3400-\u9fff]+")
_LONGEST = 9


def places(folded: str, start: int, end: int, words: Sequence[Cut]) -> Iterator[Spot]:
    """Places between two offsets, the longest at each position."""
    at, edges = start, {w.start for w in words}
    while at < end - 1:
        for size in range(min(_LONGEST, end - at), 1, -1):
            known = place_called(folded[at : at + size])
            if known is None or (size < 3 and known.kind != "country" and _inside(words, at, at + size)):
                continue
            if known.kind == "country" and folded[at + size : at + size + 1] in set("人语籍裔式菜文"):
                at += size
                break
            own, stop = known.name, at + size
            zone = _ZONE.match(folded, stop, end)
            kind = _TYPE.match(folded, stop, end)
            if zone:
                stop = zone.end()
                own = folded[at:stop]
            elif kind and not (kind.group() in _CUT_SHORT and kind.end() not in edges | {end}):
                stop = kind.end()
                own = (
                    known.name
                    if kind.group() in ("市", "省", "州", "县", "自治区", "特别行政区", "自治州")
                    else folded[at:stop]
                )
            yield Spot(at, stop, "place", own, known.country or None)
            if known.kind == "country" and (town := _town(folded, stop, end, known.country)):
                yield town  # 俄罗斯|新罗西斯克: a small town behind its country
                stop = town.end
            at = stop - 1
            break
        at += 1
    for word in words:
        foreign = word.tag == "ns" and transliterates(word.text) == 1.0 and len(word.text) > 1
        placed = _BEHIND.search(folded, max(start, word.start - 2), word.start)
        if foreign and placed and place_called(word.text) is None:
            yield Spot(word.start, word.end, "place", word.text)


def _town(folded: str, at: int, end: int, country: str) -> Spot | None:
    """A town of any size that stands right behind the name of its country."""
    for size in range(min(7, end - at), 1, -1):
        name = folded[at : at + size]
        known = lookup(name) if _ALL_HAN.fullmatch(name) else None
        if known is not None and known.kind == "city" and known.country == country:
            kind = _TYPE.match(folded, at + size, end)
            stop = kind.end() if kind and kind.group() in ("港", "市", "机场", "国际机场", "港口") else at + size
            plain = stop == at + size or kind is None or kind.group() == "市"
            return Spot(at, stop, "place", known.name if plain else folded[at:stop], country)
    return None


def zoned(folded: str, end: int) -> int | None:
    """Where the zone ends whose name a place's end was taken for: 河滨自|贸区."""
    zone = next((z for k in (0, 1, 2) if (z := _ZONE.match(folded, end - k))), None)
    return zone.end() if zone is not None and zone.end() > end else None


def _inside(words: Sequence[Cut], start: int, end: int) -> bool:
    """Whether two characters lie across the words: 中东 in 集中东部."""
    return any(w.start < start < w.end or w.start < end < w.end for w in words if not w.tag.startswith("n"))
