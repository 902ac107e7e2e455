"""Where does a text itself say that it comes from? "First published by the Gazette", "(Coastal Wire)", "据…报道".

The words stand in `marks.csv`; the publications are those that the documents name or are published by.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

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
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W_]+")
#: What may be said beside a name of what it is: "the Orchard Bugle newspaper", «агентство „Сорока“», 喜鹊通讯社.
_CALLED = (
    r"(?:news )?(?:agency|newspaper|paper|website|site|portal|outlet|magazine|weekly|daily|broadcaster|channel)|"
    r"(?:информационн\w+ |новостн\w+ |деловы\w+ )?(?:информ)?(?:агентств|газет|издани|портал|сайт|журнал|телеканал|"
    r"еженедельник|телекомпани)\w*|通讯社|通訊社|新闻网|新聞網|网站|網站|杂志|雜誌|周刊|週刊|报纸|報紙"
)
_BESIDE = re.compile(rf"^(?:the )?(?:(?:{_CALLED}) )?|(?:(?<=[\u3400-\u9fff])| )(?:{_CALLED})$")
_CLOSING = r"[\s\"'”“»」》)]*"


class Publications:
    """Names of publications, each with its key, and where a text names one as its source."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._keys = {fold(name): key for name, key in names.items() if len(fold(name)) > 1}
        self._short: dict[str, list[str]] = {}
        for name, key in sorted(names.items()):
            last = name.split()[-1] if len(name.split()) > 1 else ""
            if len(last) > 3 and last.isascii() and last[0].isupper():  # "the Bugle" for the Orchard Bugle
                self._short.setdefault(key, []).append(rf"\b[Tt]he {re.escape(last)}\b")
        self._by_last: dict[str, set[str]] = {}
        for name, key in names.items():
            last = name.split()[-1] if len(name.split()) > 1 else ""
            if len(last) > 3 and last.isascii() and last[0].isupper():
                self._by_last.setdefault(f"the {fold(last)}", set()).add(key)
        self._by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_sign: dict[str, list[tuple[str, str]]] = {}
        for name, key in sorted(names.items(), key=lambda n: (-len(n[0]), n))[:MOST]:
            words = fold(name).split()
            if _HAN.search(name):
                self._by_sign.setdefault(name[0], []).append((name, key))
            elif words and len(fold(name)) > 1:
                self._by_word.setdefault(words[0], []).append((tuple(words), key))

    def key(self, name: str) -> str | None:
        """The key of a publication of this name, alone or with what it is."""
        return self._keys.get(fold(name)) or self.called(name)

    def called(self, name: str) -> str | None:
        """The key of a publication that is named with what it is: "the Orchard Bugle newspaper"."""
        low = fold(name)
        bare = _BESIDE.sub("", low)
        return self._keys.get(bare) if bare != low else None

    def short(self, name: str) -> str | None:
        """The key of the one publication that a name may be short for: "the Bugle" for the Orchard Bugle."""
        found = self._by_last.get(fold(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def within(self, words: str) -> str | None:
        """The key of the publication that is named in these words, of several the one with the longest name."""
        found = [(start - end, key) for start, end, key in self._found(words, (words,))]
        return min(found)[1] if found else None

    def taken_from(self, text: str, own: str | None) -> str | None:
        """The key of the publication that the whole text says it is taken from, not its own publisher's (`own`)."""
        for start, end, key in self._found(text, dict.fromkeys((text[: EDGE + DATELINE], text[-EDGE:]))):
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
        low = passage.casefold()
        if any(w in low for w in _bare("own")) and _plain("own").search(passage):
            return True
        for short in self._short.get(own or "", ()):
            for match in re.finditer(short, passage):
                if _cued(passage, match.start(), match.end(), "own"):
                    return True
        return any(
            key == own and _cued(passage, start, end, "own") for start, end, key in self._found(passage, (passage,))
        )

    def _found(self, text: str, parts: Iterable[str]) -> Iterator[tuple[int, int, str]]:
        """Where names stand, of several at one place the longest."""
        for part in parts:
            shift = text.rfind(part)
            words = () if self._by_word.keys().isdisjoint(map(str.casefold, _WORD.findall(part))) else _words(part)
            for n, (word, start, _) in enumerate(words):
                for name, key in self._by_word.get(word, ()):
                    if tuple(w for w, _, _ in words[n : n + len(name)]) == name:
                        yield shift + start, shift + words[n + len(name) - 1][2], key
                        break
            if self._by_sign:
                for at, sign in enumerate(part):
                    for written, key in self._by_sign.get(sign, ()):
                        if part.startswith(written, at):
                            yield shift + at, shift + at + len(written), key
                            break


@lru_cache(maxsize=1024)
def _words(part: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(part))


def _cued(text: str, start: int, end: int, meaning: Meaning) -> bool:
    head = text[max(0, start - 80) : start]
    tail = text[end : end + 40]
    low, rest = head.casefold(), tail.casefold()
    return any(
        c.head in low
        and c.tail in rest
        and (not c.before or c.before.search(head))
        and (not c.after or c.after.match(tail))
        for c in _around(meaning)
    )


def _dateline(text: str, start: int, end: int) -> bool:
    """ "PORT ALDER (Coastal Wire) —", "МОСКВА, 3 мая. Береговой телеграф —", "海岸社5月3日电"."""
    if start > DATELINE:
        return False
    if text[max(0, start - 1) : start] == "(" and re.match(r"\)\s*[-–—.]", text[end : end + 4]):
        return True
    return bool(re.match(r"[^。\n]{0,12}[电電](?![\u3400-\u9fff]?[子话話])", text[end : end + 14]))


class _Cue(NamedTuple):
    head: str  # the words before and after a name, in lower case
    tail: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@cache
def _around(meaning: Meaning) -> tuple[_Cue, ...]:
    """For each wording with a name in it, what stands before and after."""
    found = []
    for words in _wordings(meaning):
        if "{}" in words:
            head, _, tail = (x.strip() for x in words.partition("{}"))
            before = re.compile(rf"(?:\b|(?=[\u3400-\u9fff])){re.escape(head)}{_BETWEEN}$", re.I) if head else None
            end = r"\b" if tail[-1:].isascii() else ""
            after = re.compile(_CLOSING + re.escape(tail) + end, re.I) if tail else None
            found.append(_Cue(head.casefold(), tail.casefold(), before, after))
    return tuple(found)


@cache
def _plain(meaning: Meaning) -> re.Pattern[str]:
    return re.compile("|".join(map(_spelled, _bare(meaning))) or r"(?!)", re.I)


@cache
def _bare(meaning: Meaning) -> tuple[str, ...]:
    """The wordings without a name in them."""
    return tuple(w for w in _wordings(meaning) if "{}" not in w)


@cache
def _wordings(meaning: Meaning) -> tuple[str, ...]:
    lines = files("enduse.trace").joinpath("marks.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return tuple(w for r in rows if r["meaning"] == meaning for w in r["words"].split(";"))


def _spelled(name: str) -> str:
    """A pattern for a name, as a word of its own where its script parts words."""
    escaped = re.escape(name)
    return escaped if re.search(r"[\u3400-\u9fff]", name) else rf"(?<!\w){escaped}(?!\w)"


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """A name in lower case, without marks: what names are looked up by."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))
