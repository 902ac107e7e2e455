"""Firms, institutes and bodies of a state in Chinese text, by their endings: from the ending back over the nouns before
it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from enduse.compare.han.lexicon import LONGEST, lexicon, transliterates
from enduse.read.han.cutting import Cut, installed, is_word
from enduse.read.han.tables import cue_words
from enduse.read.han.tables import words as zh_words
from enduse.read.names.found import Spot
from enduse.read.names.han_tables import cues, place_called
from enduse.reference.places import Place

#: How many characters a name may have before its ending.
_LONGEST_FIRM = 24
_LONGEST_PLACE = 8
#: rjieba's tags of words that are never part of a name.
_NEVER = ("p", "c", "u", "r", "q", "t", "y", "e", "o", "w", "x", "d")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几数半多")
_OFFICERS = ("官员", "人员", "大楼", "大院", "总部", "系统", "工作")


def in_names() -> frozenset[str]:
    """Verbs that a firm's name may hold."""
    return zh_words("words.firms", "inside")


def firms(folded: str, start: int, end: int, words: Sequence[Cut]) -> Iterator[Spot]:
    """Names that end in 有限公司, 研究所, 外交部; the longer one where two begin alike."""
    table = cues()
    for pattern, body in ((table.firms, False), (table.bodies, True)):
        for m in pattern.finditer(folded, start, end):
            if body and folded.startswith(_OFFICERS, m.end()):
                continue
            if not _ends_word(words, m.end()):
                continue
            first = _begins(folded, start, m.start(), words, m.group() in cues().legal[:3])
            if body and m.group() in table.alone and place_called(folded[first : m.start()]) is None:
                before = folded[first : m.start()]
                if not table.bodies.search(before) and not any(place_called(before[:n]) for n in range(2, 7)):
                    first = m.start()
            first = _without_country(folded, first, m.start(), m.end(), body)
            name = folded[first : m.end()]
            country = next((p.country for n in range(5, 1, -1) if (p := _country(name[:n]))), None)
            if body:
                if (first < m.start() and _named(name[: -len(m.group())], body)) or m.group() in table.alone:
                    yield Spot(first, m.end(), "organization", name, country, True)
                continue
            if first == m.start() or _ANY.search(name):
                continue
            if m.group() in table.coined:
                if _coined(first, m, words) and _trading(folded, first, m, words):
                    yield Spot(first, m.end(), "organization", name, country)
                continue
            if m.group() in table.weak and not own_words(name, m.group()):
                continue
            if m.group() in table.trade and not _trading(folded, first, m, words):
                continue
            yield Spot(first, m.end(), "organization", name, country)


#: 一家贸易公司, 该公司: nobody is named.
_ANY = re.compile("[一二两三四五六七八九十数几多这那该某]家|^[该某本此]|某")


#: 组织“冲突观察”, 名为“某某”的公司: the kind stands before or behind the quoted name.
_TYPED = re.compile("(?:组织|公司|企业|集团|机构|厂|研究所|基金会|智库|商行)“([^“”]{2,14})”")
_CALLED = re.compile(
    "(?:名为|名叫|叫做|称为|称作|自称)“([^“”]{2,14})”的?[^，。；“”]{0,10}?(?:公司|企业|厂|机构|组织|集团|商行|中间商)"
)
_QUOTED = re.compile("“([\u3400-\u9fff]{5,12})”")


def quoted(folded: str, start: int, end: int) -> Iterator[Spot]:
    """Firms under a name in quotation marks beside what kind of firm they are."""
    for pattern in (_TYPED, _CALLED):
        for m in pattern.finditer(folded, start, end):
            if not m[1].startswith(("没有", "未", "不", "从未", "已", "并无")):  # 与某集团“没有供货关系”
                yield Spot(m.start(1), m.end(1), "organization", m[1])
    for m in _QUOTED.finditer(folded, start, end):  # “诺瓦德通用贸易”
        ending = next((e for n in range(4, 1, -1) if (e := m[1][-n:]) in cues().trade | cues().coined), "")
        sounds = len(m[1]) - len(ending) > 2 and transliterates(m[1][:3]) == 1.0
        if ending and sounds and own_words(m[1], ending):
            yield Spot(m.start(1), m.end(1), "organization", m[1])


def _ends_word(words: Sequence[Cut], end: int) -> bool:
    """Whether an ending is no mere beginning of a word: 厂 of 厂商, 电子 of 电子管."""
    around = next((w for w in words if w.start < end < w.end), None)
    return around is None


def _begins(folded: str, floor: int, at: int, words: Sequence[Cut], full: bool = False) -> int:
    """Where the name before an ending begins."""
    k = next((k for k, w in enumerate(words) if w.start <= at < w.end), len(words))
    first = at if k >= len(words) else min(words[k].start, at)
    if k < len(words) and words[k].start < at and words[k].text in cues().bounds:
        first = at
    while k > 0 and at - first < _LONGEST_FIRM:
        word = words[k - 1]
        if word.end < first and not (
            folded[word.end : first].isspace() and _latin(word.text) and _latin(folded[first])
        ):
            break
        if word.text in "”）)":
            opening = folded.rfind(
                "“" if word.text == "”" else "（" if word.text == "）" else "(", max(floor, first - 16), first
            )
            inner = folded[opening + 1 : first - 1]
            if opening < floor or "，" in inner or (word.text != "”" and cues().titles.search(inner)):
                break  # 某社某地电（记者某某）|某公司
            first = opening
            while k > 0 and words[k - 1].start >= opening:
                k -= 1
            if word.text == "”":
                break
            continue
        rare = word.text in _IN_COINED and k > 1 and _opens(words, k - 2)
        if (
            not _fits(word)
            and not rare
            and not (
                full
                and not word.tag.startswith(("p", "c", "u", "x", "w", "m", "r"))
                and word.text not in _cue_verbs() | cues().bounds
            )
        ):
            break
        first = word.start
        k -= 1
    return first


#: Words of one character that a coined name may hold behind its first: 澔|能, 璟|和.
_IN_COINED = frozenset("能和可为会同如因本用及年月日应")


def _rare(word: Cut) -> bool:
    """Whether a word is a character that is none by itself, as coined names have them."""
    return len(word.text) == 1 and "\u3400" <= word.text <= "\u9fff" and word.tag in ("x", "g", "zg")


def _opens(words: Sequence[Cut], k: int) -> bool:
    """Whether a rare character begins a name: a place, a mark or a word that is in no name stands before."""
    before = words[k - 1] if k else None
    if not _rare(words[k]) or words[k].end != words[k + 1].start:
        return False
    return before is None or before.end < words[k].start or place_called(before.text) is not None or not _fits(before)


@cache
def _cue_verbs() -> frozenset[str]:
    """Verbs that part a name from the words before even where its legal form stands."""
    return frozenset(word for word, tag in cue_words().items() if tag in ("v", "r", "d")) - in_names()


def _fits(word: Cut) -> bool:
    """Whether a word may be part of a name."""
    if word.text in cues().bounds or cues().titles.fullmatch(word.text):
        return False
    if word.text in _cue_verbs() or word.text in zh_words("words.firms", "callings"):
        return False
    if word.text in in_names() or place_called(word.text) is not None or word.text in "·-&":
        return True
    if word.text[0].isdigit():
        return len(word.text) <= 4 and word.tag in ("m", "")
    if len(word.text) == 1 and not word.text.isascii() and (word.tag[:1] not in "xw" or _rare(word)):
        return word.text not in "一二两三四五六七八九十几多数半"
    if word.tag.startswith(_NEVER):
        return word.tag.startswith("x") and _latin(word.text)
    if word.tag == "v" and len(word.text) > 1:
        return installed() and not is_word(word.text)  # 远衡, which rjieba takes for a verb
    counts = any(c in _NUMERALS or c.isdigit() for c in word.text)  # 蓝月, which rjieba takes for a time, does not
    return word.tag != "m" or word.text.startswith("第") or not counts


def _without_country(folded: str, first: int, ending: int, end: int, body: bool) -> int:
    """The beginning without a country that only tells where a firm is: 中国 before 宁川…有限公司; a body of a state
    keeps its country, but for a town behind it."""
    size = next((n for n in range(8, 1, -1) if first + n <= ending and _country(folded[first : first + n])), 0)
    if size and first + size < ending:  # 吉尔吉斯斯坦公司 is no 斯坦公司
        rest = folded[first + size : end]
        city = any(place_called(rest[:n]) for n in range(2, 6))
        if body:
            return first + size if city else first
        if rest.startswith("“") or own_words(rest, ""):
            return first + size
    return first


@lru_cache(maxsize=4096)
def _country(name: str) -> Place | None:
    known = place_called(name)
    return known if known is not None and known.kind == "country" else None


def _named(before: str, body: bool) -> bool:
    """Whether what stands before a body's ending is more than 该 or 当地."""
    return len(before) > 1 and before not in ("地方", "有关", "相关", "中央", "国家级", "当局")


@lru_cache(maxsize=4096)
def own_words(name: str, ending: str) -> bool:
    """Whether a name holds words of its own besides its ending, places and words of trade: a 俄罗斯贸易公司 is any."""
    rest = name.removesuffix(ending) if ending else name
    for form in cues().legal:
        rest = rest.removesuffix(form)
    if any(c in rest for c in "“”·") or any(c.isascii() and c.isalpha() for c in rest):
        return True
    at, own, generic, places = 0, 0, 0, 0
    while at < len(rest):
        size = next(
            (n for n in range(min(_LONGEST_PLACE, len(rest) - at), 1, -1) if place_called(rest[at : at + n])), 0
        )
        if size:
            places += 1
        else:
            size = next(
                (n for n in range(min(LONGEST, len(rest) - at), 0, -1) if rest[at : at + n] in generic_words()), 0
            )
            generic += bool(size)
        if not size or (own and size == 1 and rest[at] in _IN_COINED):
            own, size = own + 1, 1
        at += size
    # a state's own company is named by country and two words of trade: 苏丹军事工业公司
    return (
        own > 1
        or (places == 1 and generic >= (1 if ending == "集团" else 2) and ending in ("公司", "集团"))
        or (places > 0 and own > 0 and ending not in ("公司", "厂"))
    )


@cache
def generic_words() -> frozenset[str]:
    """Words of trade and of kinds of firms, by which no firm is told from others."""
    kinds = {word for word, make in lexicon().items() if len(word) < 5 and make().kind in ("generic", "filler")}
    return frozenset(
        kinds
        | zh_words("frames.goods", "heads")
        | set("省市县区州军民大小新老总分家")
        | zh_words("words.firms", "generic")
    )


def _coined(first: int, m: re.Match[str], words: Sequence[Cut]) -> bool:
    """Whether a word that no dictionary has stands right before a word of trade: 远衡|通信."""
    if not installed():
        return False
    held = [w for w in words if first <= w.start and w.end <= m.start()]
    stem = held[-1] if held else None
    return stem is not None and stem.end == m.start() and 2 <= len(stem.text) <= 4 and not is_word(stem.text)


@cache
def _staff() -> re.Pattern[str]:
    """What may stand between a short name and a person: 销售总监."""
    inner = "|".join(sorted(zh_words("words.firms", "departments"), key=lambda w: (-len(w), w)))
    return re.compile(f"(?:{inner}){{0,3}}(?:{cues().titles.pattern})|(?:董秘办|董秘|海外部|公关部|市场部|法务部)")


def _trading(folded: str, first: int, m: re.Match[str], words: Sequence[Cut]) -> bool:
    """Whether 电子, 科技, 动力 end a name here: two characters of its own before, and no noun behind."""
    end = m.end()
    after = next((w for w in words if w.start >= end), None)
    noun = after is not None and after.start == end and after.tag.startswith(("n", "vn", "j"))
    if noun and not _staff().match(folded, end):
        return False
    before = folded[first : m.start()]
    return 2 <= len(before) <= 6 and own_words(before, "") and before not in lexicon()


def _latin(text: str) -> bool:
    return text[:1].isascii() and text[:1].isalpha()
