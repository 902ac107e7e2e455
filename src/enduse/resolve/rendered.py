"""What does a name mean that is made of common words? «Тихая гавань», Quiet Harbour and 静港 are one name in three
languages; 银莲 is no Golden Lotus."""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations, islice, product

from msgspec import Struct

from enduse.compare.fold import fold
from enduse.compare.forms import split_words, strip_forms, strip_han_form
from enduse.compare.han.variants import simplify
from enduse.compare.inflected import adjectives, all_cases, dictionary_forms
from enduse.compare.numerals import ROMAN
from enduse.compare.scripts import romanise, scripts_of
from enduse.compare.tokens import Token
from enduse.compare.words import together, word_for, words
from enduse.reference.places import demonym, lookup

#: Names of more words are not rendered; so many keys of one name are looked under.
_LONGEST, _MOST_KEYS = 8, 24
_HAN_WORD = 6  # characters
#: Words that say no more than that a name is a firm's, in the tables' words.
ANY_FIRM = frozenset({"=company", "=firm", "=limited"})
#: These, and words that alone name no firm, but beside its name may make it another: a firm and its group are two.
ANY_FIRM_OR_GROUP = ANY_FIRM | {"=group", "=enterprise"}
#: Behind the name of a ship, and around any name.
_SHIP = re.compile(r"(?<=..)[号號轮輪]$")
#: A number, and the letters of a mark around it.
_NUMBER = re.compile(r"[^\W\d_]{0,2}\d+[^\W\d_]{0,2}")
_MARKS = re.compile(r"[\s“”„«»《》〈〉「」『』\"'()（）·-]+")
#: What the kinds of the table count; names of so much are enough alone.
_WEIGHTS = {"name": 1.0, "weak": 0.5}
_ENOUGH = 1.5
#: So many plain words are one body's name where each is met.
_PLAIN = 4
#: "number 318": one of three digits tells a works or a unit.
_NUMBERED = 10
#: Transliterated Russian words shorter than this are taken for English ones.
_SHORTEST = 4


class Rendered(Struct, frozen=True):
    """What each word of a name may mean."""

    meanings: tuple[frozenset[str], ...]

    @property
    def telling(self) -> float:
        """How many words make the name rather than say what it is; one that very many names have counts half."""
        return sum(map(_weight, self.meanings))

    @property
    def country(self) -> bool:
        """Whether a word names a country."""
        return any(one.startswith("country ") for m in self.meanings for one in m)


class _Table(Struct, frozen=True):
    english: dict[str, frozenset[str]]
    russian: dict[str, frozenset[str]]
    chinese: dict[str, frozenset[str]]
    folded: dict[str, frozenset[str]]  # Russian words in Latin letters
    kinds: dict[str, str]
    concepts: dict[str, frozenset[str]]  # words of the table that are concepts of `enduse.compare.words` by that name


@cache
def _table() -> _Table:
    found: tuple[dict[str, set[str]], ...] = ({}, {}, {}, {})
    kinds: dict[str, str] = {}
    with files(__package__ or "enduse.resolve").joinpath("trade_words.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            kinds[row["word"]] = row["kind"]
            for table, column in zip(found, ("english", "russian", "chinese"), strict=False):
                for written in row[column].split("|"):
                    for form in all_cases(written.replace("ё", "е")):
                        table.setdefault(form, set()).add(row["word"])
                        if column == "russian" and len(form) >= _SHORTEST:
                            found[3].setdefault(fold(romanise(form)), set()).add(row["word"])
    concepts = {c: frozenset({row}) for row in kinds for c in (row, f"{row}en") if c in words().concepts}
    frozen = [{written: frozenset(means) for written, means in table.items()} for table in found]
    return _Table(frozen[0], frozen[1], frozen[2], frozen[3], kinds, concepts)


def _weight(means: frozenset[str]) -> float:
    kinds = _table().kinds
    return max((_WEIGHTS.get(kinds.get(one, ""), 0.0) for one in means), default=0.0)


@lru_cache(maxsize=16_384)
def rendered(text: str) -> Rendered | None:
    """What a name means, word by word; None where a word means nothing that the tables know.

    >>> rendered("Quiet Harbour Shipping").telling, rendered("«Тихую гавань»").telling, rendered("静港").telling
    (2, 2, 2)
    """
    scripts = scripts_of(text)
    if "han" in scripts:
        bare = _MARKS.sub("", simplify(text))
        found = next((m for t in dict.fromkeys((_SHIP.sub("", bare), bare)) if (m := _of_han(t))), None)
    elif scripts <= {"latin", "cyrillic"}:
        written = together(split_words(text))
        keep, _ = strip_forms(written)
        found = _of_words([written[i] for i in keep]) if len(keep) <= _LONGEST else None
    else:
        found = None
    if not found or not all(found):
        return None
    told = tuple(
        m for m in found if not m & ANY_FIRM_OR_GROUP and not any(_table().kinds.get(x) == "filler" for x in m)
    )
    return Rendered(told) if 1 < len(told) <= _LONGEST else None


def _of_words(written: Sequence[str]) -> list[frozenset[str]]:
    """What each word means; two that belong together ("news agency") as one."""
    table, found, at = _table(), [], 0
    while at < len(written):
        pair = " ".join(w.lower() for w in written[at : at + 2])
        if both := table.english.get(pair) or table.russian.get(pair):
            found.append(both)
            at += 2
        else:
            found.append(meanings_of(written[at]))
            at += 1
    return found


@lru_cache(maxsize=16_384)
def meanings_of(written: str) -> frozenset[str]:
    """What a word in an alphabet may mean."""
    table, low = _table(), written.lower().replace("ё", "е")
    if _NUMBER.fullmatch(written) or written in ROMAN:
        return frozenset({f"number {ROMAN.get(written, romanise(low).lstrip('0'))}"})
    found: set[str] = set()
    for form in _dictionary(low):
        found |= table.russian.get(form, frozenset()) | table.english.get(form, frozenset())
        if code := demonym(form) or ((place := lookup(form.title())) and place.kind == "country" and place.country):
            found.add(f"country {code}")
        if (known := word_for(romanise(form))) and known.kind in ("generic", "filler"):
            found.add("affairs" if known.kind == "filler" else f"={known.concept}")
            found |= table.concepts.get(known.concept, frozenset())
    if not found and low.isascii() and len(low) >= _SHORTEST:
        found |= table.folded.get(fold(low), frozenset())
    return frozenset(found)


def _dictionary(low: str) -> Iterator[str]:
    """A word and what it may be a form of."""
    yield low
    if scripts_of(low) == {"cyrillic"}:
        yield from dictionary_forms(low)
        yield from adjectives(low)
    elif low.endswith("s") and low not in _table().english and not word_for(low):
        yield low[:-1]


def _of_han(text: str) -> list[frozenset[str]]:
    """What the words of a name in Chinese characters mean, in as few words as may be; empty where one means nothing."""
    written, _ = strip_han_form(text)
    best: list[list[frozenset[str]] | None] = [[], *([None] * len(written))]
    for start in range(len(written)):
        if (before := best[start]) is None:
            continue
        for end in range(start + 1, min(len(written), start + _HAN_WORD) + 1):
            now = best[end]
            if (now is None or len(before) + 1 < len(now)) and (
                means := _of_part(written[start:end], 0 < start < end == len(written))
            ):
                best[end] = [*before, means]
    return best[-1] or []


@lru_cache(maxsize=16_384)
def _of_part(part: str, last: bool) -> frozenset[str]:
    if part.isdigit():
        return frozenset({f"number {part.lstrip('0')}"})
    found = set(_table().chinese.get(part, ()))
    if len(part) > 1 or last:  # 厂, 部
        found |= {f"={known.concept}" for known in words().han.get(part, ()) if known.kind == "generic"}
        if len(part) > 1 and (place := lookup(part)) and place.kind == "country":
            found.add(f"country {place.country}")
    return frozenset(found)


def render_keys(one: Rendered) -> Iterator[str]:
    """The keys under which a rendered name meets its like: two of its meanings at a time."""
    if one.telling or one.country:
        for ours, theirs in islice(_two(one.meanings), _MOST_KEYS):
            yield "means " + " ".join(sorted((ours, theirs)))


def _two(meanings: Sequence[frozenset[str]]) -> Iterator[tuple[str, str]]:
    for ours, theirs in combinations(meanings, 2):
        yield from product(sorted(ours), sorted(theirs))


def one_meaning(ours: Rendered, theirs: Rendered) -> str | None:
    """Why two names mean the same: each word answers one of the other. Where two words or more make the name, one side
    may say more of its trade. None where they do not."""
    if len(ours.meanings) > len(theirs.meanings):
        ours, theirs = theirs, ours
    left = list(theirs.meanings)
    met = []
    for means in sorted(ours.meanings, key=lambda m: (-_weight(m), len(m))):
        answer = next((other for other in left if means & other), None)
        if answer is None:
            return None
        left.remove(answer)
        met.append(means & answer)
    if any(_weight(m) or any(one.startswith(("number", "country")) for one in m) for m in left):
        return None
    telling = sum(map(_weight, met))
    if (
        telling >= _ENOUGH
        or (not left and len(met) >= _PLAIN)
        or (not left and len(met) > 1 and (telling >= 1 or ours.country))
    ):
        said = (min(both, key=lambda one: (one.startswith("="), one)) for both in met)
        return "both mean " + ", ".join(one.lstrip("=") for one in said)
    return None


def same_trades(words_left: Sequence[Token], words_right: Sequence[Token]) -> bool:
    """Whether every word left over on one side says the same trade as one on the other: 轴承 and Lager."""
    ours, theirs = ([_trade(t) for t in side] for side in (words_left, words_right))
    return bool(ours) and len(ours) == len(theirs) and all(any(a & b for b in theirs) for a in ours)


def _trade(token: Token) -> frozenset[str]:
    found = meanings_of(token.word) if not token.meanings else frozenset(p for p in token.meanings if " " not in p)
    found |= {one for key in found if key[:1] == "=" for one in _table().english.get(key[1:], ())}
    return frozenset(one for one in found if _table().kinds.get(one) == "trade")
