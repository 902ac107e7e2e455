"""Which news agencies, newspapers and broadcasters a text names, in any script. The table is
`reference/publications.csv`."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from enduse.read.names.cues import cues

_CUE_BEFORE = re.compile(
    r"(?:told|by|to|in|citing|cited|quoted|newspaper|magazine|daily|weekly|agency|broadcaster|channel|outlet|site|"
    r"according to|"
    r"газета|журнал|издание|издания|агентство|канал|телеканал|видання|агентство|报|Zeitung|Magazin)"
    r"\s+(?:the\s+)?[«\"“]?$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"[»\"”]?\s*,?\s*(?:reported|reports|writes|wrote|said|says|newspaper|magazine|daily|news|TV|television|channel"
    r"|quoted|published|revealed|сообщ|пиш|报道)"
)


_CASES = "(?:а|у|ом|ем|е)"


class Publication(Struct, frozen=True):
    """A medium found at start to end: `key` is its main name, `country` ISO alpha-2 or empty."""

    start: int
    end: int
    key: str
    country: str


def publications(text: str, start: int, end: int) -> Iterator[Publication]:
    """The media named between two offsets of the text. Names that are everyday words count only beside a cue."""
    pattern, table = _table()
    for m in pattern.finditer(text, start, end):
        found = " ".join(m.group().split())
        key, country, cue = table.get(found) or table[re.sub(_CASES + "$", "", found)]
        if cue and not (
            _CUE_BEFORE.search(text[max(0, m.start() - 40) : m.start()]) and _CUE_AFTER.match(text, m.end())
        ):
            continue
        yield Publication(m.start(), m.end(), key, country)


def by_head(text: str, start: int, end: int) -> Iterator[Publication]:
    """Media that no table knows, by the last word of their name ("the Harbour Gazette") or the first ("the Daily X").

    A last word that is an everyday word, or a first one, counts only beside a cue.
    """
    for m in _headed().finditer(text, start, end):
        name = " ".join(m["name"].split())
        if m["head"] not in cues().media_sure and not (
            _SPEAKS_BEFORE.search(text[max(0, m.start() - 40) : m.start()]) or _SPEAKS_AFTER.match(text, m.end())
        ):
            continue
        yield Publication(m.start("name"), m.end("name"), name, "")


def by_last_word(text: str, start: int, end: int, named: Mapping[str, Publication]) -> Iterator[Publication]:
    """ "the Ledger" where the document names one medium that ends so: `named` tells each by its last word."""
    if not named:
        return
    heads = "|".join(sorted(map(re.escape, named)))
    for m in re.finditer(rf"(?<![\w-])[Tt]he\s+(?P<head>{heads})(?![\w-])(?!\s+[A-Z])", text[start:end]):
        full = named[m["head"]]
        yield Publication(start + m.start("head"), start + m.end("head"), full.key, full.country)


def last_words(text: str, found: Iterable[Publication]) -> Mapping[str, Publication]:
    """The media of a document by their last words, where one name alone ends so in its whole text."""
    heads = {*cues().media_sure, *cues().media_with_cue}
    ends: dict[str, dict[str, Publication]] = {}
    for one in found:
        said = one.key.removeprefix("The ").split()
        if len(said) > 1 and said[-1] in heads:
            ends.setdefault(said[-1], {})[one.key] = one
    return {
        word: next(iter(full.values()))
        for word, full in ends.items()
        if len(full) == 1 and len({*re.findall(rf"([A-Z][\w’'-]*)\s{word}\b", text)} - {"The"}) == 1
    }


_SPEAKS_BEFORE = re.compile(
    r"(?<!\w)(?:(?:seen|reviewed|obtained|examined|verified|viewed|reported|published|"
    r"revealed|broadcast) by|told|telling|to|citing|quoting|according to"
    r"|interview with)\s+(?:[Tt]he\s+)?$|\($"
)
_SPEAKS_AFTER = re.compile(
    r"\s*,?\s*(?:reported|reports|writes|wrote|said|says|told|revealed|found|has learned|quoted)\b|\)\s*[-–—]"
)


@cache
def _headed() -> re.Pattern[str]:
    """One to three capitalised words before a head of `names.toml`, or one behind a first word of it."""
    first = "|".join(cues().media_first)
    heads = "|".join((*cues().media_sure, *cues().media_with_cue))
    name = rf"(?P<name>(?:[A-Z][\w’'-]+[ ]){{1,3}}(?P<head>{heads})|(?:{first})[ ][A-Z][\w’'-]+)"
    return re.compile(rf"(?<![\w-])(?:[Tt]he\s+)?{name}(?![\w-])(?!\s+[A-Z])")


def _ending(name: str) -> str:
    """The endings of its cases that a one-word Cyrillic name may have: «Интерфаксу»."""
    return f"{_CASES}?" if re.fullmatch(r"[А-Яа-яІіЇїЄє-]{4,}[б-джзк-нп-тф-щ]", name) else ""


@cache
def _table() -> tuple[re.Pattern[str], dict[str, tuple[str, str, bool]]]:
    """One pattern of all names, the longest first, and what each stands for."""
    table: dict[str, tuple[str, str, bool]] = {}
    with files("enduse.reference").joinpath("publications.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            names = row["names"].split(";")
            for name in names:
                table.setdefault(name, (names[0], row["country"], bool(row["needs_cue"])))
    ordered = sorted(table, key=lambda n: (-len(n), n))
    latin = "|".join(
        r"\s+".join(map(re.escape, n.split())) + _ending(n) for n in ordered if not re.search(r"[\u3400-\u9fff]", n)
    )
    han = "|".join(re.escape(n) for n in ordered if re.search(r"[\u3400-\u9fff]", n))
    return re.compile(rf"(?<![\w-])(?:{latin})(?!\w)|(?:{han})"), table
