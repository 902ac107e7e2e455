"""Names in Chinese text: firms by their endings, bodies of a state, persons, places, goods by model or in quotes, and
what a trained tagger sees where its weights are installed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from enduse.read.han.cutting import Cut, cut, is_word
from enduse.read.han.folded import folded
from enduse.read.han.tables import cue_words
from enduse.read.han.tables import words as table_words
from enduse.read.names.cues import cues as english_cues
from enduse.read.names.found import Spot
from enduse.read.names.han_amounts import amounts
from enduse.read.names.han_firms import firms, in_names, quoted
from enduse.read.names.han_persons import NO_SOUND, chinese, persons, whole_name
from enduse.read.names.han_places import places, zoned
from enduse.read.names.han_tables import cues, place_called
from enduse.read.names.han_tagger import tagged, trained
from enduse.read.names.han_times import times

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
    seen_names = tagged(seen, start, end, words) if trained() else []
    figures = [(a.start, a.end) for a in amounts(seen, start, end)]
    figures += [(t.start, t.end) for t in times(seen, start, end)]
    seen_names = [n for n in seen_names if not any(a < n[2] and n[1] < b for a, b in figures)]
    counted = {end for _, end in figures}  # 15台|收割机: goods, no firm
    seen_names = [n for n in seen_names if not (n[0] == "organization" and n[1] in counted)]
    learned = [s for kind, a, b, _ in seen_names if (s := _trimmed(seen, kind, a, b, words)) is not None]
    people = list(persons(seen, start, end, words))
    dots = [
        p for p in people if "·" in p.own or p.own.endswith("某") or (cues().behind.search(p.own) and len(p.own) > 2)
    ]
    people_seen = [s for s in learned if s.kind == "person"]
    dots = [d for d in dots if not any((p.start <= d.start and d.end <= p.end) or _dot_in(d, p) for p in people_seen)]
    named = [_agreed(f, learned, words) for f in firms(seen, start, end, words)]
    sure = [*latin_firms(seen, start, end), *media(seen, start, end), *goods(seen, start, end), *named, *dots]
    sure += quoted(seen, start, end)
    placed = list(places(seen, start, end, words))
    wider = [p for p in placed if any(s.start == p.start and s.end < p.end and s.kind == "place" for s in learned)]
    wider += [p for p in people if any(s.start == p.start and s.end < p.end and s.kind == "person" for s in learned)]
    kept: list[Spot] = []
    for group in (sure, wider, learned, people, placed):
        for spot in _longest(group):
            if all(spot.end <= k.start or k.end <= spot.start for k in kept):
                kept.append(_known_place(spot))
    return sorted(kept, key=lambda s: s.start)


def _trimmed(seen: str, kind: str, start: int, end: int, words: Sequence[Cut]) -> Spot | None:
    """A name that the tagger saw without 经 or 称 before it; None where too little is left."""
    if start and seen[start - 1].isascii() and seen[start - 1 : start + 1].isalpha() and seen[start].isascii():
        return None  # the rest of a word in Latin letters
    if kind == "place" and (zone := zoned(seen, end)):
        end = zone
    around = next((w for w in words if w.start == start - 1 and start < w.end <= end), None)
    if around is not None and around.tag.startswith(("nr", "ns", "nz", "nt")) and around.text[0] not in NO_SOUND:
        start = around.start  # 转至|沙赫纳姆
    k = next((k for k, w in enumerate(words) if w.start == start), None)
    while k is not None and k < len(words) and words[k].end < end and words[k].text in cues().bounds | _LEADING:
        start, k = words[k].end, k + 1
    if kind == "person" and k is not None and k < len(words) and words[k].start == start:
        start = _sounded_from(words, k)
    while kind != "person" and seen[start] in "起受被由向对从经至称与及将把" and end - start > 2:
        start += 1
    inner = [w for w in words if start <= w.start and w.end <= end]
    while kind == "organization" and len(inner) > 1 and _is_verb(inner[0]):
        start, inner = inner[0].end, inner[1:]
    calling = max((w.end for w in inner[:-1] if w.text in table_words("words.firms", "callings")), default=start)
    if kind == "organization" and end - calling > 2:  # 迪拜贸易商|某贸易公司
        start, inner = calling, [w for w in inner if w.start >= calling]
    cues_cut = any(w.start < edge < w.end and w.text in cue_words() for w in words for edge in (start, end))
    if cues_cut or (kind == "organization" and any(_is_verb(w) for w in inner[:-1])):
        return None
    if kind == "person" and (whole := whole_name(seen, start, end, words)):
        end = whole
    while end - start > 2 and (seen[end - 1] in "说称曾已将·经" or _now(seen, end)):
        end -= 1
    if (
        kind == "person"
        and end - start > _CHINESE
        and seen[end - 1] in "正仍也又再均还则"
        and "·" not in seen[start:end]
    ):
        end -= 1  # 沙赫纳姆|正打算
    if kind == "person" and (known := place_called(seen[start : end - 1])) and known.kind == "country":
        kind, end = "place", end - 1  # 沙特|一家基金
    own = seen[start:end]
    if own[0] in "·【（" or (cues().bodies.fullmatch(own) and own not in cues().alone):
        return None
    if "、" in own or "，" in own or "," in own:
        return None
    if kind == "person" and _nobody(own):
        return None
    if kind == "person" and "·" not in own and _called_firm().search(seen, max(0, start - 6), start):
        kind = "organization"  # 制造商阿尔穆尔
    if kind == "organization" and (_some_firm(own) or (len(inner) == 1 and _is_verb(inner[0]))):
        return None
    if (
        kind == "person"
        and len(inner) == 1
        and inner[0].text == own
        and inner[0].tag[:2] in _COMMON
        and not chinese(own)
    ):
        return None
    if kind == "person" and own in _NOUNS_OF_PAPER:
        return None
    if kind == "organization" and len(inner) > 1 and _is_verb(inner[-1]) and inner[-1].end == end:
        return None
    if kind == "person" and len(own) > 2 and own[-1] in "港市省县镇":
        kind = "place"
    if (
        kind == "person"
        and "·" not in own
        and not chinese(own)
        and (own[-1] in "州岛河" or _TOWARDS.search(seen, max(0, start - 2), start))
    ):
        kind = "place"
    if kind == "place" and own[-1] not in _PLACED and any(place_called(own[:n]) for n in range(2, len(own))):
        return None
    if len(own) < 2 or cues().titles.fullmatch(own) or own in cues().bounds or _NOT_A_NAME.search(own):
        return None
    if kind == "place" and any((p := place_called(own[:n])) and p.kind == "country" for n in range(2, len(own))):
        return None  # the country and what lies in it are two
    if kind == "person" and place_called(own) is not None:
        kind = "place"
    return Spot(start, end, kind, own, guessed=True)


def _now(seen: str, end: int) -> bool:
    """Whether 现 at the end of a name tells of today: 某某现|由某厂控股."""
    return seen[end - 1] == "现" and seen.startswith(tuple("由为任是有已正归与在持属"), end)


def _sounded_from(words: Sequence[Cut], k: int) -> int:
    """Where a foreign name begins that rjieba cuts at a character for a day: 鲁别|日|尼克."""
    if k > 1 and words[k - 1].text in _SOUNDS and words[k - 2].tag.startswith(("nr", "ns")):
        name, day = words[k - 2], words[k - 1]
        if name.end == day.start and day.end == words[k].start and place_called(name.text) is None:
            return name.start
    return words[k].start


_SOUNDS = frozenset("日月")
#: 一家贸易公司, a place beside Latin letters: no names.
_NOT_A_NAME = re.compile(
    "\\d{3}|[一二两三几数多][家名个位处]|[一-鿿][A-Za-z]|某[家些]|任何|[产的了]|[检军警院官]方$|^[日月年号][^本]|媒$|籍$|[一-十]家|企业$|单位$|日[电讯]$|^(?:特区|地区|园区|当地)$|^(?:第.季度|本报|记者)"
)
_PLACED = frozenset("省市县区镇乡村州岛港湾河山湖路街站园桥场寺城国洲亚庄里岭峡海江")
_TOWARDS = re.compile("(?:运抵|运往|运至|驶往|抵达|位于|前往|飞往|[经从])$")
_COMMON = frozenset(["n", "v", "vn", "a", "d", "l", "i", "b", "ad", "an", "t", "s"])
_NOUNS_OF_PAPER = frozenset(
    ["许可证", "安保", "方面", "石油", "高新", "高层", "华人", "任何", "马达", "金额", "白银", "黄金"]
)


def _is_verb(word: Cut) -> bool:
    """Whether a word is a verb that no name holds."""
    verb = word.tag in ("v", "p") or cue_words().get(word.text) == "v"
    return verb and (len(word.text) > 1 or word.tag == "p") and word.text not in in_names()


#: A Chinese person's name has no more characters, but for two family names.
_CHINESE = 3
_LEADING = frozenset(["称", "经", "起", "受", "以下", "非法"])


def _some_firm(own: str) -> bool:
    """Whether a name is but a place and a kind of firm: 瑞士供应商."""
    size = next((n for n in range(6, 1, -1) if place_called(own[:n])), 0)
    kinds = table_words("frames.organizations", "heads")
    return own[size:] in kinds or (size > 0 and own[size:] in table_words("frames.goods", "heads"))


def _nobody(own: str) -> bool:
    """Whether a name is but a word for somebody: 有关媒体, 买家, 货运代理."""
    if "·" in own or own in table_words("words.firms", "departments"):
        return "·" not in own
    size = next((n for n in range(min(len(own), 5), 1, -1) if own[-n:] in _somebody()), 0)
    return size > 1 and (size == len(own) or len(own) > 3)


@cache
def _somebody() -> frozenset[str]:
    """Words for people and firms that name nobody."""
    return table_words("voices.sources", "anonymous") | table_words("frames.organizations", "heads")


@cache
def _called_firm() -> re.Pattern[str]:
    """Words that stand before a firm's name and tell what it does."""
    return re.compile(
        "(?:制造商|生产商|供应商|供货商|经销商|贸易商|出口商|进口商|代理商|分销商|承运商|承运人|货代|厂商|厂家|母公司|子公司)$"
    )


def _dot_in(rule: Spot, learned: Spot) -> bool:
    """Whether the tagger saw a name around the dots of another."""
    return "·" in learned.own and learned.start < rule.start < learned.end


def _agreed(firm: Spot, learned: Sequence[Spot], words: Sequence[Cut]) -> Spot:
    """A firm's name as the tagger bounds it, where it ends alike: longer for a body of a state, shorter where only
    everyday words are left off."""
    for spot in learned:
        if spot.kind != "organization" or spot.end < firm.end or spot.start >= firm.end:
            continue
        if spot.start <= firm.start and spot.end - spot.start > firm.end - firm.start and firm.body:
            prefix = spot.own[: firm.start - spot.start]
            if prefix and any(place_called(prefix[:n]) for n in range(2, len(prefix) + 1)):
                continue
            return Spot(spot.start, spot.end, firm.kind, spot.own, firm.country, True)
        if spot.end == firm.end and spot.start > firm.start and not firm.body:
            left = [w for w in words if firm.start <= w.start and w.end <= spot.start]
            everyday = (
                left
                and left[-1].end == spot.start
                and all(w.tag in _COMMON and len(w.text) > 1 and is_word(w.text) for w in left)
            )
            if everyday and not any(place_called(w.text) for w in left):
                return Spot(spot.start, spot.end, firm.kind, spot.own, firm.country, firm.body)
    return firm


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
    "(?:^|(?<=[，。；“（\\s据对向\n]))((?!据|另据|向|对)[\u3400-\u9fff]{1,6}(?:社|日报|晚报|时报|周报|周刊|早报|快报|邮报|电视台|通讯社|新闻网|新闻(?!发言|发布|处|办|官|稿|司|局|部)))"
    "(?=[^，。；]{0,12}(?:报道|报导|电|记者|消息|获悉|披露|表示|称|说|获得|查阅|看到))",
    re.MULTILINE,
)


def goods(seen: str, start: int, end: int) -> Iterator[Spot]:
    """Goods by a quoted name beside a noun for goods, or by name and number: 歼-10."""
    for m in _QUOTED.finditer(seen, start, end):
        behind = _goods_behind().match(seen, m.end()) is not None
        if (
            m[1].endswith(("号", "轮"))
            or behind
            or re.fullmatch("[A-Za-z\u3400-\u9fff]{1,6}[-－]?[0-9]{1,4}[A-Z]?", m[1])
        ):
            yield Spot(m.start(1), m.end(1), "item", m[1])
    for m in _LATIN_MARK.finditer(seen, start, end):
        if m[1] in _marks(seen):
            yield Spot(m.start(), m.end(), "item", m.group())
    for m in _MODEL.finditer(seen, start, end):
        first = max(m.start(1), m.end(1) - 3)
        yield Spot(first, m.end(2), "item", seen[first : m.end(2)])


#: Kestrel 60平板天线, Kestrel无人机: a mark in Latin letters before a noun for goods.
_LATIN_MARK = re.compile(
    "(?<![A-Za-z0-9 -])([A-Z][a-z]{2,15}(?: [A-Z][a-z]{1,15})?)(?:[ -]?[0-9]{1,5}[A-Z]{0,2})?(?![A-Za-z0-9 ,.&-])"
)


@lru_cache(maxsize=4)
def _marks(seen: str) -> frozenset[str]:
    """The words in Latin letters that stand before a noun for goods anywhere in a text."""
    heads = sorted((w for w in table_words("frames.goods", "heads") if len(w) > 1), key=lambda w: (-len(w), w))
    behind = re.compile(f"[\u3400-\u9fff]{{0,4}}?(?:{'|'.join(heads)})(?!厂|公司|研究|制造|集团)")
    return frozenset(m[1] for m in _LATIN_MARK.finditer(seen) if behind.match(seen, m.end()))


@cache
def _goods_behind() -> re.Pattern[str]:
    return re.compile(f"型|[^，。；、：“”的]{{0,3}}?(?:{'|'.join(cues().goods)})(?!厂|公司|研究|制造)")


def latin_firms(seen: str, start: int, end: int) -> Iterator[Spot]:
    """Firms under a name in Latin letters with its legal form, between Chinese words: Harrow Trading LLC负责人."""
    for m in _LATIN.finditer(seen, start, end):
        form = _legal_form().search(m.group())
        if form and form.start() > 1:
            yield Spot(m.start(), m.start() + form.end(), "organization", m.group()[: form.end()])


_LATIN = re.compile("[A-Z][A-Za-z0-9&.,'’ -]*[A-Za-z.]")


@cache
def _legal_form() -> re.Pattern[str]:
    forms = "|".join(re.escape(f.rstrip(".")) for f in (*english_cues().legal_after, "FZCO", "FZE", "FZC"))
    return re.compile(rf"(?<=[ ,])(?:(?:{forms})\.?(?:,? )?)+(?<![ ,])(?![A-Za-z])")
