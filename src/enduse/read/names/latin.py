"""Names in Latin letters where the text around is not English: legal forms, model codes, acronyms, places of the table."""

import re
from collections.abc import Iterator

from enduse.read.names.cues import cues
from enduse.read.names.designations import designations
from enduse.read.names.found import Spot
from enduse.read.segment import tokens
from enduse.reference.places import lookup

_WORD = r"[A-ZÄÖÜ][A-Za-z0-9À-ÿ’'&-]*"
_RUN = re.compile(rf"(?<![A-Za-z0-9-]){_WORD}(?:[ \u00a0]{_WORD}){{0,7}}")
_TYPES = "konzern|firma|unternehmen|hersteller|werk|tochter|tochterfirma|gesellschaft|institut|betrieb|lieferant|anbieter|holding|gruppe"
_TYPE = re.compile(rf"(?:{_TYPES})s?\s+$", re.IGNORECASE)
_HEADED = re.compile(
    rf"(?:(?:die|der|das|den|dem|ein|eine|einen|laut|auch)[ \u00a0])?[\wäöüß-]*(?:{_TYPES})s?[ \u00a0]", re.IGNORECASE
)
_MINISTRY = re.compile(
    r"(?:(?:[a-zäöüß]+(?:ische|ischen|ischer|isches|nische|nischen)|US|USA)[ -])?(?:Verteidigungs|Außen|Innen|Handels|Finanz|Wirtschafts|Justiz)ministerium[s]?"
)
_GOODS = re.compile(
    r"(?:drohne|drohnen|rakete|raketen|triebwerk|motor|modell|typ|typs|flugzeug|panzer)\s+$", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?:Präsident|Minister|Außenminister|Verteidigungsminister|Kanzler|Direktor|Chef|Experte|Analyst|Sprecher|Herr|Frau)(?:in)?\s+$"
)


def spots(text: str, start: int, end: int, language: str | None) -> Iterator[Spot]:
    """Names in Latin letters between two offsets; they may overlap, the longer one is meant."""
    words = tokens(text[start:end], start)
    for a, b in designations(text, words):
        yield Spot(a, b, "item", text[a:b])
    if language == "de":
        for m in _MINISTRY.finditer(text, start, end):
            yield Spot(m.start(), m.end(), "organization", m.group(), None, True)
    for m in _RUN.finditer(text, start, end):
        yield from _run(text, m, language)


def _run(text: str, m: re.Match[str], language: str | None) -> Iterator[Spot]:
    """What a run of words in capitals names; in German, where every noun has one, only with a cue."""
    head = _HEADED.match(m.group()) if language == "de" else None
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
    if _GOODS.search(before) and language == "de":
        yield Spot(m.start(), m.start() + len(words[0]), "item", words[0])
    elif _TYPE.search(before) or (
        len(words) > 1 and words[0].isupper() and words[0] not in cues().generic and language is not None
    ):
        stop = len(words) if language != "de" else 1 + (len(words) > 1 and words[0].isupper())
        name = " ".join(words[:stop])
        if text.startswith(name, m.start()) and not all(w.isupper() and lookup(w) for w in words[:stop]):
            yield Spot(m.start(), m.start() + len(name), "organization", name)
    elif len(words) in (2, 3) and _TITLE.search(before):
        yield Spot(m.start(), m.end(), "person", run)
    elif (
        language not in ("de", None) and len(words) == 1 and len(run) > 3 and not run.isupper() and lookup(run) is None
    ):
        if re.search(r"[\u0400-\u04ff]{2,}(?:ым|им|ого|ому|ой|ий|ый|ые|их|ых)\s+$", before):  # "американским Reaper"
            yield Spot(m.start(), m.end(), "item", run)


def _legal(text: str, m: re.Match[str]) -> tuple[int, int] | None:
    """The span of a firm's name with its legal form, None where the run has none."""
    for form in cues().legal_after:
        found = re.compile(rf",?\s?{re.escape(form)}\.?(?!\w)").search(text, m.start() + 1, m.end() + len(form) + 3)
        if found and not text[m.end() : found.start()].strip(" ,") and found.start() > m.start():
            return m.start(), found.end()
    for form in cues().legal_before:
        if m.group().startswith(form + " "):
            return m.start(), m.end()
    return None
