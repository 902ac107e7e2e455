"""Names in Latin letters where the text around is not English: legal forms, model codes, acronyms, places of the
table."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct, toml

from enduse.read.names import cyrillic
from enduse.read.names.cues import cues
from enduse.read.names.designations import designations
from enduse.read.names.found import Spot
from enduse.read.names.runs import legal_form
from enduse.read.segment import tokens
from enduse.reference.places import lookup

_WORD = r"[A-ZÄÖÜ][A-Za-z0-9À-ÿ’'&-]*"
_RUN = re.compile(rf"(?<![A-Za-z0-9-]){_WORD}(?:[ \u00a0](?:&[ \u00a0])?{_WORD}){{0,7}}")
#: How far behind a name its legal form may end, in characters.
_LONGEST_FORM = 40
#: A full stop behind a legal form that does not end its sentence.
_OWN_STOP = re.compile(r"(?<!\.)\.(?=[,;:]|\s*[^\W\dA-ZА-ЯЁІЇЄҐ])")
_SLAVIC_ADJECTIVE = re.compile(r"[\u0400-\u04ff]{2,}(?:ым|им|ого|ому|ой|ий|ый|ые|их|ых)\s+$")  # "американским Reaper"


class German(Struct, frozen=True):
    """The German cue words as patterns over the words before a name."""

    type_before: re.Pattern[str]
    headed: re.Pattern[str]
    goods_before: re.Pattern[str]
    title_before: re.Pattern[str]
    ministry: re.Pattern[str]


@cache
def german() -> German:
    """The cue words of `lang/de/names.toml`."""
    table: dict[str, str] = toml.decode(files("enduse.read.lang.de").joinpath("names.toml").read_bytes())
    types, goods, articles, titles, ministries = (
        "|".join(table[k].split()) for k in ("types", "goods", "articles", "titles", "ministries")
    )
    nation = r"(?:[a-zäöüß]+(?:ische|ischen|ischer|isches)|US|USA)[ -]"
    return German(
        type_before=re.compile(rf"(?:{types})s?\s+$", re.IGNORECASE),
        headed=re.compile(rf"(?:(?:{articles})[ \u00a0])?[\wäöüß-]*(?:{types})s?[ \u00a0]", re.IGNORECASE),
        goods_before=re.compile(rf"(?:{goods})\s+$", re.IGNORECASE),
        title_before=re.compile(rf"(?:{titles})(?:in)?\s+$"),
        ministry=re.compile(rf"(?:{nation})?(?:{ministries})ministeriums?"),
    )


def spots(text: str, start: int, end: int, language: str | None) -> Iterator[Spot]:
    """Names in Latin letters between two offsets; they may overlap, the longer one is meant."""
    words = tokens(text[start:end], start)
    for a, b in designations(text, words):
        yield Spot(a, b, "item", text[a:b])
    if language == "de":
        for m in german().ministry.finditer(text, start, end):
            yield Spot(m.start(), m.end(), "organization", m.group(), None, True)
    for m in _RUN.finditer(text, start, end):
        yield from _run(text, m, language)


def _run(text: str, m: re.Match[str], language: str | None) -> Iterator[Spot]:
    """What a run of words in capitals names; in German, where every noun has one, only with a cue."""
    head = german().headed.match(m.group()) if language == "de" else None
    if head:  # "Rüstungskonzern Almas-Antej"
        rest = _RUN.match(text, m.start() + head.end())
        if rest:
            yield from _run(text, rest, language)
        return
    run, words = m.group(), m.group().split()
    before = text[max(0, m.start() - 40) : m.start()]
    legal = _legal(text, m)
    if legal is not None:
        yield Spot(legal[0], legal[1], "organization", " ".join(text[legal[0] : legal[1]].split()))
        return
    for size in range(len(words), 0, -1):
        for i in range(len(words) - size + 1):
            part = " ".join(words[i : i + size])
            known = lookup(part)
            if known is not None and (known.kind != "city" or known.people > 200_000):
                at = m.start() + run.find(words[i])
                yield Spot(at, at + len(part), "place", known.name, known.country)
    if german().goods_before.search(before) and language == "de":
        yield Spot(m.start(), m.start() + len(words[0]), "item", words[0])
    elif (
        german().type_before.search(before)
        or _of_firm(run, before, language)
        or (len(words) > 1 and words[0].isupper() and words[0] not in cues().generic and language is not None)
    ):
        stop = len(words) if language != "de" else 1 + (len(words) > 1 and words[0].isupper())
        name = " ".join(words[:stop])
        if text.startswith(name, m.start()) and not all(w.isupper() and lookup(w) for w in words[:stop]):
            yield Spot(m.start(), m.start() + len(name), "organization", name)
    elif len(words) in (2, 3) and german().title_before.search(before):
        yield Spot(m.start(), m.end(), "person", run)
    elif (
        len(words) == 1
        and len(run) > 3
        and not run.isupper()
        and lookup(run) is None
        and _SLAVIC_ADJECTIVE.search(before)
    ):
        yield Spot(m.start(), m.end(), "item", run)


def _of_firm(run: str, before: str, language: str | None) -> bool:
    """Whether a Russian word for a firm stands before a name that is no model: "фирмой Kelmar", not "центр VX-9"."""
    return language == "ru" and not any(c.isdigit() for c in run) and cyrillic.type_before(before)


def _legal(text: str, m: re.Match[str]) -> tuple[int, int] | None:
    """The span of a firm's name with its legal form, None where the run has none."""
    for form in legal_form().finditer(text, m.start() + 1, m.end() + _LONGEST_FORM):
        first, last = form.span()
        if first <= m.end() + 1 and last >= m.end() and not text[m.end() : first].strip(" ,"):
            return m.start(), last + bool(_OWN_STOP.match(text, last))
    leads = m.group().startswith(cues().begins)
    return m.span() if leads else None
