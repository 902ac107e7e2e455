"""How likely is a listed entity the one asked for, and why? Name, numbers, country, birth date and kind, each its
own reason."""

from functools import cache
from math import exp
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from enduse.compare.countries import compare_countries
from enduse.compare.dates import compare_births
from enduse.compare.forms import compare_forms
from enduse.compare.identifiers import compare_identifiers
from enduse.compare.names import Likeness, likeness, spellings
from enduse.compare.tokens import Parsed, parse
from enduse.records.listing import Entry
from enduse.records.match import Reason
from enduse.records.reading import Identifier
from enduse.screen.build import ANY, PERSON, THING, day_number
from enduse.screen.index import Index
from enduse.screen.weights import CEILING, Measured, logistic, measure, weights

#: What agreement and contradiction add to the log-odds of the name.
_COUNTRY = (0.5, -1.2)
_BIRTH = (1.5, -3.0)
_OTHER_BUSINESS = -1.0
_NUMBER_CONFLICT = -2.5
_A_THING = -3.5
#: One number under two names that do not agree: worth a look, no more.
_NUMBER_ALONE = 0.8
_NUMBER_AND_NAME = 0.98
_NAME_AGREES = 0.5
#: At least this many listed names are considered, …
_LOOKED_AT = 150
#: … this many of the nearest are compared word by word, and more while none is likely the one and the next is not far
#: behind the nearest.
_LOOKS, _MORE_LOOKS = 2, 8
_LIKELY, _FAR = 0.6, 0.5


class Asked(Struct, frozen=True, kw_only=True):
    """What is asked for. Dates of birth are ISO dates of any precision; countries ISO 3166-1 in lower case."""

    names: tuple[str, ...]
    schema: str = "LegalEntity"
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    birth_dates: tuple[str, ...] = ()


class Found(NamedTuple):
    """A listed entity that may be the one asked for: how likely, how near its name, its place in the index, and why.

    `evidence` tells how much the words that agree say, apart from the score: the bits by which they single out a name
    of the lists. It is 0 where names were not compared word by word; then there is one reason, and that is `only_near`.
    """

    score: float
    near: float
    position: int
    evidence: float
    reasons: tuple[Reason, ...]
    only_near: bool = False


class _Look(NamedTuple):
    """A listed name compared with the asked one."""

    near: float
    alike: Likeness
    measured: Measured


def find(asked: Asked, index: Index, *, most: int, threshold: float, as_of: str | None = None) -> list[Found]:
    """The listed entities that may be the one asked for, best first; equal ones in the order of the lists.

    With `as_of`, an entity listed later than that day is left out.
    """
    day = day_number(as_of)
    near = nearest(asked, index, max(_LOOKED_AT, 2 * most), day)
    looks, rest = compared(asked, near, index, most)
    found = [_weigh(asked, index, position, look) for position, look in looks.items()]
    numbered = index.by_number(asked.identifiers) if asked.identifiers else set()
    for position in sorted(numbered - looks.keys()):
        if not day or index.since[position] <= day:
            found.append(_weigh(asked, index, position, None))
    weighed = {one.position for one in found}
    for position, value in rest:
        if position not in weighed:
            score, reasons = only_near(int(value * 1000))
            found.append(Found(score, value, position, 0.0, reasons, True))
    found.sort(key=_in_order)
    return [one for one in found[:most] if one.score >= threshold]


def _in_order(one: Found) -> tuple[float, float, int]:
    return -one.score, -one.near, one.position


class Candidates(NamedTuple):
    """Listed names that the index finds near: by which of the asked names, how near, and the entities they belong to.
    The nearest come first."""

    asked: list[Parsed]
    nearness: list[float]
    names: list[int]
    owners: list[int]


def nearest(asked: Asked, index: Index, most: int, day: int = 0) -> Candidates:
    """The listed names that the index finds near one of the asked names, of those listed by `day`."""
    person = asked.schema == "Person"
    texts = dict.fromkeys(s for name in asked.names for s in spellings(name))
    names = [name for text in texts if (name := parse(text, person)).tokens]
    near = [index.near(name, most, day) for name in names]
    values = [value for one in near for value in one.nearness.tolist()]
    keys = [key for one in near for key in one.names.tolist()]
    found = [name for name, one in zip(names, near, strict=True) for _ in one.names]
    if len(near) > 1:
        order = sorted(range(len(keys)), key=lambda at: (-values[at], keys[at]))
        values, keys, found = ([part[at] for at in order] for part in (values, keys, found))
    return Candidates(found, values, keys, index.owner[np.array(keys, np.int64)].tolist())


def compared(
    asked: Asked, near: Candidates, index: Index, most: int
) -> tuple[dict[int, _Look], list[tuple[int, float]]]:
    """The best look at the entities that were compared word by word, and how near the others are, at most `most` of
    them. The nearest are compared, until one is found that is likely."""
    looks: dict[int, _Look] = {}
    likely = 0.0
    least = most if most > _LOOKED_AT else _LOOKS  # who wants so many hits wants to see them all compared
    count = 0
    for count, (name, value, key, position) in enumerate(zip(*near, strict=True)):
        if count >= least and not (count < _MORE_LOOKS and likely < _LIKELY and value > _FAR * near.nearness[0]):
            break
        alike = likeness(name, index.name(key), index.weight)
        measured = measure(alike, value, index, _other_kind(asked, index, position))
        likely = max(likely, measured.probability)
        if position not in looks or measured.probability > looks[position].measured.probability:
            looks[position] = _Look(value, alike, measured)
    else:
        count = len(near.names)
    rest: dict[int, float] = {}
    for position, value in zip(near.owners[count:], near.nearness[count:], strict=True):
        if position not in looks and position not in rest:
            rest[position] = value
            if len(rest) == most:
                break
    return looks, list(rest.items())


def _other_kind(asked: Asked, index: Index, position: int) -> bool:
    """Whether a person was asked for and the list names none, or the other way round."""
    kind = index.kind[position]
    return asked.schema != "LegalEntity" and (asked.schema == "Person") != (kind == PERSON) and kind != ANY


@cache
def only_near(thousandths: int) -> tuple[float, tuple[Reason, ...]]:
    """The score and the reason of a name that was not compared word by word, by its nearness in thousandths."""
    score = round(logistic(weights().near, thousandths / 1000), 4)
    percent = thousandths // 10
    detail = f"letters and words in common: {percent} %"
    return score, (Reason(feature="name", score=percent / 200, detail=detail),)


def _weigh(asked: Asked, index: Index, position: int, look: _Look | None) -> Found:
    """The score of one entity, the bits of evidence and the reasons: the likeness of names, corrected by everything
    else that is known of both."""
    entry = index.entry(position)
    reasons: list[Reason] = []
    score = evidence = alike = 0.0
    countries = set(asked.countries)
    if look:
        both = look.alike
        alike, score, evidence = both.score, look.measured.probability, look.measured.bits
        detail = f"“{both.left.text}” and “{both.right.text}”: {both.detail}"
        reasons.append(Reason(feature="name", score=round(alike, 3), detail=detail))
        countries.update(c for name in asked.names for c in parse(name, both.left.person).countries)
        if form := compare_forms(both.left.forms, both.right.forms):
            reasons.append(form)
        if business := _business(both):
            reasons.append(business)
            score = _shifted(score, _OTHER_BUSINESS)
    if country := compare_countries(sorted(countries), entry.countries or _implied(entry, countries)):
        reasons.append(country)
        score = _shifted(score, _COUNTRY[country.score < 0])
    if birth := compare_births(asked.birth_dates, entry.birth_dates):
        reasons.append(birth)
        score = _shifted(score, _BIRTH[birth.score < 0])
    if _other_kind(asked, index, position):
        reasons.append(Reason(feature="kind", score=-0.5, detail=f"{asked.schema} against {entry.schema}"))
    elif index.kind[position] == THING and asked.schema != entry.schema and not (look and _ships(look.alike)):
        reasons.append(Reason(feature="kind", score=-0.5, detail=f"the list names a {entry.schema}"))
        score = _shifted(score, _A_THING)
    numbers = compare_identifiers(asked.identifiers, entry.identifiers)
    reasons += numbers
    if any(r.score > 0 for r in numbers):
        score = max(score, _NUMBER_AND_NAME if alike >= _NAME_AGREES else _NUMBER_ALONE)
    elif numbers:
        score = _shifted(score, _NUMBER_CONFLICT)
    near = look.near if look else 0.0
    return Found(round(min(score, CEILING), 4), near, position, evidence, tuple(reasons))


def _ships(alike: Likeness) -> bool:
    """Whether the name asked for is written as a ship's: M/V Blue Heron, 蓝鹭号."""
    return any(form.family == "ship" for form in alike.left.forms)


def _business(alike: Likeness) -> Reason | None:
    """Plain words on both sides that mean different things: a travel bureau is no plant of that name."""
    sides = [" ".join(t.word for t in over if t.kind == "generic") for over in (alike.left_only, alike.right_only)]
    return Reason(feature="business", score=-0.3, detail=" against ".join(sides)) if all(sides) else None


def _implied(entry: Entry, asked: set[str]) -> tuple[str, ...]:
    """The countries that the names of an entry say, where there is anything to compare them with."""
    person = entry.schema == "Person"
    return tuple({c for name in entry.names for c in parse(name.text, person).countries}) if asked else ()


def _shifted(score: float, by: float) -> float:
    """A probability moved by a weight of evidence, in natural log-odds."""
    odds = score / (1 - score) * exp(by)
    return odds / (1 + odds)
