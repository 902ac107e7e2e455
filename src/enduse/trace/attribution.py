"""Where does a text itself say that it comes from? "First published by the Gazette", "(Coastal Wire)", "据…报道".

The words stand in `marks.csv`; the publications are those that the documents name or are published by.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Meaning = Literal["whole", "passage", "own"]

#: A dateline stands this near the head of a text, a note on first publication this near its head or end.
DATELINE, EDGE = 400, 600
#: More names than this are not looked for.
MOST = 5_000

#: What may stand between the words and the name: an article, a noun of its kind, an opening quotation mark.
_BETWEEN = (
    r"[\s\"'“„«「《(]*(?:(?:the|our|partner|newspaper|daily|weekly|magazine|site|website|portal|outlet|news|agency|wire|"
    r"газет\w*|агентств\w*|издани\w*|портал\w*|сайт\w*|журнал\w*|информагентств\w*|报纸|网站|通讯社|媒体|《)[\s\"'“„«「《]*){0,3}"
)
_CLOSING = r"[\s\"'”“»」》)]*"


class Publications:
    """Names of publications, each with its key, and where a text names one as its source."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._keys = {_fold(name): key for name, key in names.items() if len(_fold(name)) > 1}
        self._short: dict[str, list[str]] = {}
        for name, key in sorted(names.items()):
            last = name.split()[-1] if len(name.split()) > 1 else ""
            if len(last) > 3 and last.isascii() and last[0].isupper():  # "the Chronicle" for the Valletta Chronicle
                self._short.setdefault(key, []).append(rf"\b[Tt]he {re.escape(last)}\b")
        ordered = sorted((n for n in names if len(_fold(n)) > 1), key=lambda n: (-len(n), n))[:MOST]
        self._names = re.compile("|".join(map(_spelled, ordered)), re.I) if ordered else None

    def key(self, name: str) -> str | None:
        """The key of a publication of this name."""
        return self._keys.get(_fold(name))

    def within(self, words: str) -> str | None:
        """The key of the publication that is named in these words, of several the one with the longest name."""
        found = [(start - end, key) for start, end, key in self._found(words, (words,))]
        return min(found)[1] if found else None

    def taken_from(self, text: str, own: str | None) -> str | None:
        """The key of the publication that the whole text says it is taken from, not its own publisher's (`own`)."""
        for start, end, key in self._found(text, (text[: EDGE + DATELINE], text[-EDGE:])):
            if key != own and (_cued(text, start, end, "whole") or _dateline(text, start, end)):
                return key
        return None

    def cited(self, passage: str, own: str | None) -> str | None:
        """The key of the publication that a passage is put to, not its own publisher's (`own`)."""
        for start, end, key in self._found(passage, (passage,)):
            if key != own and _cued(passage, start, end, "passage"):
                return key
        return None

    def is_own(self, passage: str, own: str | None) -> bool:
        """Whether a passage says that its own publisher (`own`) found this out."""
        if _plain("own").search(passage):
            return True
        for short in self._short.get(own or "", ()):
            for match in re.finditer(short, passage):
                if _cued(passage, match.start(), match.end(), "own"):
                    return True
        return any(key == own and _cued(passage, start, end, "own") for start, end, key in self._found(passage, (passage,)))

    def _found(self, text: str, parts: Iterable[str]) -> Iterable[tuple[int, int, str]]:
        if self._names is None:
            return
        for part in parts:
            shift = text.rfind(part)
            for match in self._names.finditer(part):
                yield shift + match.start(), shift + match.end(), self._keys[_fold(match[0])]


def _cued(text: str, start: int, end: int, meaning: Meaning) -> bool:
    before, after = _around(meaning)
    head = text[max(0, start - 80) : start]
    tail = text[end : end + 40]
    return any(
        (not b or re.search(b, head, re.I)) and (not a or re.match(a, tail, re.I)) for b, a in zip(before, after, strict=True)
    )


def _dateline(text: str, start: int, end: int) -> bool:
    """ "PORT ALDER (Coastal Wire) —", "МОСКВА, 3 мая. Береговой телеграф —", "海岸社5月3日电"."""
    if start > DATELINE:
        return False
    if text[max(0, start - 1) : start] == "(" and re.match(r"\)\s*[-–—.]", text[end : end + 4]):
        return True
    return bool(re.match(r"[^。\n]{0,12}[电電](?![\u3400-\u9fff]?[子话話])", text[end : end + 14]))


@cache
def _around(meaning: Meaning) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For each wording with a name in it, what stands before and after, as patterns."""
    before, after = [], []
    for words in _wordings(meaning):
        if "{}" in words:
            head, _, tail = words.partition("{}")
            before.append(rf"(?:\b|(?=[\u3400-\u9fff])){re.escape(head.strip())}{_BETWEEN}$" if head.strip() else "")
            after.append(_CLOSING + re.escape(tail.strip()) + (r"\b" if tail.strip()[-1:].isascii() else "") if tail.strip() else "")
    return tuple(before), tuple(after)


@cache
def _plain(meaning: Meaning) -> re.Pattern[str]:
    """The wordings without a name in them."""
    found = [w for w in _wordings(meaning) if "{}" not in w]
    return re.compile("|".join(_spelled(w) for w in found) or r"(?!)", re.I)


@cache
def _wordings(meaning: Meaning) -> tuple[str, ...]:
    lines = files("enduse.trace").joinpath("marks.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return tuple(w for r in rows if r["meaning"] == meaning for w in r["words"].split(";"))


def _spelled(name: str) -> str:
    """A pattern for a name, as a word of its own where its script parts words."""
    escaped = re.escape(name)
    return escaped if re.search(r"[\u3400-\u9fff]", name) else rf"(?<!\w){escaped}(?!\w)"


def _fold(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))
