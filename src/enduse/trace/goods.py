"""What kind of good do words speak of, and which kinds cover it? "Weapons" covers drones, "components" does not.

The kinds stand in `goods.csv`. Words outside the table stand for the headings of the Harmonized System that know them
(`terms`), and where none does, for themselves: the head noun as worded.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from enduse.compare.han.variants import simplify
from enduse.compare.scripts import scripts_of
from enduse.records.item import Item
from enduse.reference.places import demonym, lookup
from enduse.trace.phrases import phrases, says
from enduse.trace.terms import known

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
#: A figure in front of the goods: "60,480 components".
_COUNT = re.compile(r"^\d[\d.,\s]*(?=\s|$)")
#: A word of letters and figures: the number of a model ("H9", "БК-40"), not a count ("36台").
_MODEL = re.compile(r"[a-zа-яё][^\W_]*[-‑–]?\d|\d[-‑–]?[a-zа-яё]", re.I)
#: Headings of machines, electrical apparatus and instruments (Harmonized System 2022, chapters 84, 85, 90).
_MACHINES = ("heading 84", "heading 85", "heading 90")
#: Words that only measure out the goods: "a new line of cameras", "партия станков".
_LOT = re.compile(
    r"^(?:[\w-]+ ){0,3}?(?:lines?|sets?|batch(?:es)?|lots?|series|consignments?|shipments?|cargo|range|fleet) of "
    r"|^(?:\w+ ){0,2}?(?:парти[яию]|партией|комплект(?:ы|а|ов)?|лини[яию]) "
)
#: What follows the head noun: "drones | made in", "components | for", "комплектующие | для".
_AFTER = re.compile(
    r"[,;:(]|\b(?:for|of|in|with|from|to|by|at|on|under|made|built|manufactured|produced|designed|that|which|used|capable"
    r"|для|из|от|в|на|с|к|по|под|который\w*|котор\w*|für|von|aus|mit|nach)\b"
)


class _Kind(NamedTuple):
    kind: str
    away: int  # how far its word stands from where the head noun does: at the end, in Russian in front
    phrase: str


class _Table(NamedTuple):
    words: dict[str, tuple[tuple[str, str], ...]]  # language -> (term, kind), longest term first
    wider: dict[str, frozenset[str]]  # kind -> every kind that covers it
    hs: tuple[tuple[str, str], ...]  # (prefix, kind), longest prefix first


def kind(text: str) -> str | None:
    """The kind of good that `text` names by its head noun, None where it has no word at all.

    Known words give the kind of the table; others `=word`, so that equal words still meet.
    """
    found = _kind(text)
    return None if found is None else found.kind


@lru_cache(maxsize=32_768)
def kinds(text: str) -> frozenset[str]:
    """Every kind that words may name: of the table, or of the headings that know the head noun, else `=word`."""
    found = _kind(text)
    if found is None or is_empty(found.kind.removeprefix("=")):
        return frozenset()
    by_term = known(found.phrase)
    if by_term is None or (by_term.away >= found.away and not found.kind.startswith("=")):
        return frozenset((found.kind,))
    return frozenset(_by_code(code) or f"heading {code}" for code in by_term.headings)


def kinds_of(item: Item | None, texts: tuple[str, ...]) -> frozenset[str]:
    """Every kind that an item may be: by its words wherever it is spoken of, and by its customs codes."""
    said = [*texts, *((item.description, *item.designations) if item else ())]
    found = {k for text in said for k in kinds(text)}
    found |= {k for code in (item.hs if item else ()) if (k := _by_code(code.code))}
    known = {k for k in found if not k.startswith("=")}
    return frozenset(known or found)


def is_empty(text: str) -> bool:
    """Whether words stand for goods without saying which: "anything", "them", "any such shipments"."""
    low = " ".join(text.casefold().split())
    if _HAN.search(low):
        return simplify(low) in _empty()
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", low)
    return bool(words) and all(w in _empty() or _singular(w) in _empty() for w in words)


def covers(wide: str, narrow: str) -> bool:
    """Whether a statement about `wide` goods also speaks of `narrow` goods."""
    return wide == narrow or wide in wider_kinds(narrow)


@lru_cache(maxsize=32_768)
def is_again(text: str) -> bool:
    """Whether words stand for goods that were named before: "them", "the parts", "the second batch", "这批货物"."""
    low = _COUNT.sub("", " ".join(text.casefold().split()))
    if is_empty(low):
        return True
    if _HAN.search(low):
        low = simplify(low)
        return any(low.startswith(w) for w in phrases("again")) or low in phrases("again")
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", low)
    return bool(words) and all(w in _again() or _singular(w) in _again() for w in words)


@lru_cache(maxsize=32_768)
def is_further(text: str) -> bool:
    """Whether words speak of goods named before, but of others of their kind: "one more batch", "ещё одна партия"."""
    return says("further", text, whole=False)


def wider_kinds(kind: str) -> frozenset[str]:
    """Every kind that covers this one. Parts are whatever goes into machines, apparatus and instruments."""
    if kind.startswith(_MACHINES):
        return frozenset(("component",))
    return _table().wider.get(kind, frozenset())


def near_kinds(kinds: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two headings stand in one chapter: pumps for liquids, pumps for gases."""
    chapters = [{k[:10] for k in found if k.startswith("heading ")} for found in (kinds, others)]
    return not chapters[0].isdisjoint(chapters[1])


def is_specific(item: Item | None) -> bool:
    """Whether the item is one model or line ("H9"), not a sort of goods ("drones", "bellows-sealed valves")."""
    return bool(known_by(item))


def known_by(item: Item | None) -> str:
    """What a model or line of goods is told by: its `number` ("H9"), a `name` ("Tarn presses"); nothing for a sort.
    A line holds models, so that a name and a number may mean one thing."""
    if item is None:
        return ""
    if any(_MODEL.search(words) for words in (item.description, *item.designations)):
        return "number"
    return "name" if any(_is_line(words) for words in item.designations) else ""


def is_known(kind: str) -> bool:
    """Whether a kind stands in the table or the Harmonized System, not for words that neither knows."""
    return not kind.startswith("=")


def is_sort(kind: str) -> bool:
    """Whether a kind stands in the table: no heading that a word may also mean, nor a word by itself."""
    return not kind.startswith(("=", "heading "))


def no_kind(kinds: Iterable[str], others: Iterable[str]) -> bool:
    """Whether these are no known kinds, nor words that could be held against the others: "anchors" are no "winches"."""
    words = {s for k in kinds for s in scripts_of(k)}
    return not any(map(is_known, kinds)) and not any(not is_known(k) and words & scripts_of(k) for k in others)


def _is_line(words: str) -> bool:
    """Whether a designation names a line: by a capital that is no country's, or by having no word for a sort."""
    names = [w for w in re.findall(r"[^\W\d_]+", words) if w != w.lower()]
    return not all(demonym(w) or lookup(w) for w in names) or not any(is_known(k) for k in kinds(words))


def _kind(text: str) -> _Kind | None:
    low = _COUNT.sub("", " ".join(text.casefold().split()))
    if _HAN.search(low):
        return _chinese(simplify(low))
    low = _LOT.sub("", low) or low
    phrase = _AFTER.split(low, maxsplit=1)[0].strip() or low
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", phrase)
    if not words:
        return None
    return _by_stem(words, phrase) if _CYRILLIC.search(phrase) else _by_last_word(words, phrase)


def _chinese(low: str) -> _Kind:
    best: tuple[int, int, str] | None = None
    for term, found in _table().words["zh"]:
        at = low.rfind(term)
        if at >= 0 and (best is None or (at + len(term), len(term)) > best[:2]):
            best = (at + len(term), len(term), found)
    return _Kind(best[2], len(low) - best[0], low) if best else _Kind("=" + "".join(low.split()), 0, low)


def _by_stem(words: list[str], phrase: str) -> _Kind:
    said = " ".join(words)
    hits = []
    for language in ("ru", "uk"):
        for term, found in _table().words[language]:
            match = re.search(rf"\b{re.escape(term)}", said)
            if match:
                hits.append((match.start(), -len(term), found))
    if not hits:
        return _Kind("=" + said, 0, phrase)
    start, _, best = min(hits)
    return _Kind(best, said[:start].count(" "), phrase)


def _by_last_word(words: list[str], phrase: str) -> _Kind:
    plain = [_singular(w) for w in words if not re.search(r"\d", w)] or [_singular(w) for w in words]
    for end in range(len(plain), 0, -1):
        for language in ("en", "de"):
            for term, found in _table().words[language]:
                size = len(term.split())
                if size <= end and " ".join(plain[end - size : end]) == term:
                    return _Kind(found, len(plain) - end, phrase)
    return _Kind("=" + plain[-1], 0, phrase)


def _by_code(code: str) -> str | None:
    digits = re.sub(r"\D", "", code)
    return next((found for prefix, found in _table().hs if digits.startswith(prefix)), None)


def _singular(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s")
    if word in ("arms", "goods", "electronics", "supplies") or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _table() -> _Table:
    words: dict[str, list[tuple[str, str]]] = {}
    parents: dict[str, set[str]] = {}
    codes: set[tuple[str, str]] = set()
    lines = files("enduse.trace").joinpath("goods.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        terms = [" ".join(_singular(w) for w in t.split()) for t in row["words"].split(";") if t]
        words.setdefault(row["language"], []).extend((t, row["kind"]) for t in terms)
        parents.setdefault(row["kind"], set()).update(w for w in row["wider"].split(";") if w)
        codes.update((prefix, row["kind"]) for prefix in row["hs"].split(";") if prefix)
    return _Table(
        words={k: tuple(sorted(v, key=lambda t: (-len(t[0]), t))) for k, v in words.items()},
        wider={k: frozenset(_above(k, parents)) for k in parents},
        hs=tuple(sorted(codes, key=lambda c: (-len(c[0]), c))),
    )


def _empty() -> frozenset[str]:
    return phrases("anything")


@cache
def _again() -> frozenset[str]:
    return phrases("anything") | phrases("again")


def _above(kind: str, parents: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    left = [kind]
    while left:
        for wider in sorted(parents.get(left.pop(), ())):
            if wider not in found:
                found.add(wider)
                left.append(wider)
    return found
