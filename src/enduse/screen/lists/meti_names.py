"""The names in one entry of METI's lists: Japanese, behind it the name in Latin letters, and the aliases of both.

Lines break anywhere, also within a word of Japanese; where a page ends, the break is missing.
"""

import re
from itertools import pairwise

from msgspec import Struct

from enduse.records.reading import Name

_OPEN, _CLOSE = "（(「『", "）)」』"
_KANA = re.compile(r"[\u3040-\u30ff\uff66-\uff9f]")
_JAPANESE = r"[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]"
_HAS_JAPANESE = re.compile(_JAPANESE)
#: ", a.k.a., the following two aliases:" with the slips that the lists make in it.
_AKA = re.compile(
    r",?\s*(?:\ba\.\s?k\.\s?a\.?,?\s*)?(?:\bthe\s*|\b)follow(?:ing)?\s*(\w+?)\s*alias(?:es)?\s*[:：]?", re.I
)
_BARE_AKA = re.compile(r",?\s*\ba\.\s?k\.\s?a\.?,?\s*", re.I)
_MARK = r"[-‐‑–—―−]"
#: A new alias: a dash behind the end of the one before, or, where those ends are forgotten, at the start of any line.
_NEXT = re.compile(rf"(?:^|(?<=[:;；])|(?<=\band))\s*{_MARK} *")
_NEXT_LINE = re.compile(rf"(?:^|\n|(?<=[:;；])|(?<=\band)) *{_MARK} *")
_ALSO = re.compile(r"別[称名]\s*[:：]")
_IN_BRACKETS = re.compile(r"[（(]別[称名][、,，:：]?")
#: What describes a body and is no part of its name.
_DESCRIBED = re.compile(r",? including (?:the|all) .*$", re.S)
_DESCRIBED_JA = re.compile(r"[（(][^（()）]*含む。?[)）]|。.*$", re.S)
_FIRM_ZH = re.compile(r"(?:公司|集團|集团|研究院|研究所|厂|廠)$")
_SHORT = re.compile(r"(?:\b(?:Ltd|Co|Inc|Corp|Sti|Ști|Tic|Bros|St)|\b\w)\.$")
_COUNTS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
)


class Said(Struct, frozen=True):
    """The names of an entry, and how many aliases it announced (None where it does not say)."""

    names: tuple[Name, ...]
    aliases: int
    announced: int | None


def read_names(text: str) -> Said:
    """The names in the text of an entry that stands before its address."""
    announced, latin_aliases = None, list[str]()
    japanese_aliases: list[str] = []
    if also := _ALSO.search(text):
        text, told = text[: also.start()], text[also.end() :]
        japanese, latin = _parted(told)
        japanese_aliases += re.split("[;；]|及び(?!.*及び)", _joined(japanese))
        latin_aliases += re.split(r"[;；]", _joined(latin))
    elif aka := _AKA.search(text) or _BARE_AKA.search(text):
        text, told = text[: aka.start()], text[aka.end() :]
        word = (aka[1] or "").lower() if aka.re is _AKA else ""
        announced = _COUNTS.index(word) if word in _COUNTS else None
        ways = [[a for piece in by.split(told) if (a := _latin(_alias(piece)))] for by in (_NEXT, _NEXT_LINE)]
        latin_aliases += next((way for way in ways if len(way) == announced), ways[-1])
    japanese, latin = _parted(text)
    main, in_brackets = _japanese(_joined(japanese))
    aliases = [n for n in (_latin(name) for name in latin_aliases) if n]
    english, chinese = _without_chinese(_latin(_DESCRIBED.sub("", _joined(latin))))
    found = [Name(english, "en"), *(Name(n, "zh") for n in chinese), *main]
    for name in (*aliases, *in_brackets, *(n.strip(" 。") for n in japanese_aliases)):
        plain, chinese = _without_chinese(name)
        found += [Name(plain, _told(plain)), *(Name(n, "zh") for n in chinese)]
    kept = tuple(dict.fromkeys(n for n in found if any(c.isalnum() for c in n.text)))
    return Said(kept, len(aliases), announced)


def _parted(text: str) -> tuple[str, str]:
    """The Japanese and the Latin words. The Latin ones begin where a line does, or right behind the Japanese where a
    page ended there; Japanese in brackets may follow them."""
    plain = _without_brackets(text)
    also = _IN_BRACKETS.search(text)
    first = m.end() if also and (m := re.compile(f"[{_CLOSE}]+").search(plain, also.end())) else 0
    starts = [
        m.start() for m in re.finditer(rf"^(?:[^\0{_OPEN}{_CLOSE}\s]|\(\0+\) [A-Z])", plain, re.M) if m.start() >= first
    ]
    from_line = next((s for s in starts if not _HAS_JAPANESE.search(plain[s:])), len(text))
    line = plain.rfind("\n", 0, max(from_line - 1, 0)) + 1
    for m in re.finditer(rf"(?:{_JAPANESE}|[{_CLOSE}])(?=[A-Za-z\d“\"(])", plain[:from_line]):
        tail = plain[m.end() : from_line]
        long = from_line == len(text) or (m.end() > line and len(tail.strip()) >= 12 and " " in tail)
        if m.end() >= first and long and re.search("[A-Za-z]", tail) and not _HAS_JAPANESE.search(tail):
            return text[: m.end()], text[m.end() :]
    return text[:from_line], text[from_line:]


def _without_brackets(text: str) -> str:
    """The text with NUL for every letter in brackets; brackets that do not pair are passed over."""
    found, depth = list(text), 0
    closing = sum(text.count(c) for c in _CLOSE)
    for place, letter in enumerate(text):
        if letter in _CLOSE:
            closing -= 1
            depth = max(depth - 1, 0)
        elif letter in _OPEN and closing > depth:
            depth += 1
        elif depth and letter != "\n":
            found[place] = "\0"
    return "".join(found)


def _joined(text: str) -> str:
    """The lines as one, with no blank beside Japanese, nor where a word was broken at its hyphen."""
    words = ""
    for before, line in pairwise(["", *text.split("\n")]):
        words = (
            words + line.strip()
            if (before.endswith("-") and line[:1].isalnum()) or line[:1] == "-"
            else f"{words} {line.strip()}"
        )
    words = " ".join(words.split())
    return re.sub(rf"(?<={_JAPANESE}) (?=\S)|(?<=\S) (?={_JAPANESE})|(?<=[（、）]) | (?=[（、）])", "", words)


def _alias(piece: str) -> str:
    return re.sub(r"[;；,]?\s*\band[;；,\s]*$", "", _joined(piece))


def _latin(name: str) -> str:
    """A Latin name without the stop that ends the sentence."""
    name = name.strip(" ,;；:")
    return name if _SHORT.search(name) else name.rstrip(". ")


def _japanese(text: str) -> tuple[list[Name], list[str]]:
    """The Japanese name with a Chinese one in its brackets, and the aliases in brackets."""
    aliases: list[str] = []
    if opened := _IN_BRACKETS.search(text):
        inside = text[opened.end() :].rstrip("）) 。")
        inside += "）" * (inside.count("（") - inside.count("）"))
        *most, last = re.split("[、､]", inside)
        aliases = [*most, *last.rsplit("及び", 1)]
        text = text[: opened.start()]
    main, chinese = _without_chinese(_DESCRIBED_JA.sub("", text))
    names = [Name(main.strip(" 、"), "ja"), *(Name(n, "zh") for n in chinese)]
    return names, [a.strip() for a in aliases]


def _without_chinese(text: str) -> tuple[str, list[str]]:
    """The name without the Chinese names in brackets at its end."""
    m = re.search(r"\s*[（(]([^\sA-Za-z]*)[)）]+$", text)
    inside = re.sub(r"[（(].*?[)）]", "", m[1]) if m else ""
    names = [n for n in re.split("[、､]", inside) if n]
    if m and names and all(not _KANA.search(n) and _FIRM_ZH.search(n) for n in names):
        return text[: m.start()], names
    return text, []


def _told(name: str) -> str:
    return "ja" if _HAS_JAPANESE.search(name) else "en"
