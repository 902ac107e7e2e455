"""How likely is a listed entity the one asked for, and why? Name, numbers, country, birth date and kind, each its
own reason."""

from collections.abc import Sequence

from msgspec import Struct

from enduse.compare.countries import compare_countries
from enduse.compare.dates import compare_births
from enduse.compare.forms import compare_forms
from enduse.compare.identifiers import compare_identifiers
from enduse.compare.names import Likeness, likeness, spellings
from enduse.compare.tokens import Parsed, parse
from enduse.records.match import Reason
from enduse.records.reading import Identifier
from enduse.screen.index import Index, Listed

#: A hit never says more than this: a list cannot prove that two parties are one.
CEILING = 0.99
#: What agreement and contradiction add to the score of the name.
_FORM = (0.01, -0.04)
_COUNTRY = (0.02, -0.12)
_BIRTH = (0.02, -0.3)
_NUMBER_CONFLICT = -0.25
_OTHER_KIND = -0.3
#: One number under two names that do not agree: worth a look, no more.
_NUMBER_ALONE = 0.8
_NUMBER_AND_NAME = 0.98
_NAME_AGREES = 0.5
#: A listed name that only the index found near, without a word in common, counts this share of its closeness.
_ONLY_NEAR = 0.4
#: At least this many listed names are looked at closely for each name.
_LOOKED_AT = 60
_THINGS = frozenset({"Vessel", "Airplane", "Vehicle", "CryptoWallet", "Security"})


class Asked(Struct, frozen=True, kw_only=True):
    """What is asked for. Dates of birth are ISO dates of any precision; countries ISO 3166-1 in lower case."""

    names: tuple[str, ...]
    schema: str = "LegalEntity"
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    birth_dates: tuple[str, ...] = ()


class Found(Struct, frozen=True):
    """A listed entity that may be the one asked for."""

    listed: Listed
    score: float
    reasons: tuple[Reason, ...]


def find(asked: Asked, index: Index, *, most: int, threshold: float, as_of: str | None = None) -> list[Found]:
    """The listed entities that may be the one asked for, best first; equal scores in the order of their ids.

    With `as_of`, an entity listed later than that day is left out.
    """
    person = asked.schema == "Person"
    best: dict[int, tuple[float, float, Likeness | None, Parsed | None, Parsed | None]] = {}
    for text in dict.fromkeys(s for name in asked.names for s in spellings(name)):
        name = parse(text, person)
        if not name.tokens:
            continue
        for near, key in index.candidates(name, max(_LOOKED_AT, most)):
            other = index.names[key]
            alike = likeness(name, other)
            worth = max(alike.score, _ONLY_NEAR * near)
            held = best.get(index.owner[key])
            if held is None or (worth, near) > held[:2]:
                best[index.owner[key]] = (worth, near, alike, name, other)
    for position in index.by_number(asked.identifiers):
        best.setdefault(position, (0.0, 0.0, None, None, None))
    found = []
    for position, (worth, near, said, ours, theirs) in best.items():
        listed = index.listed[position]
        if as_of and listed.entry.listed_since and listed.entry.listed_since > as_of:
            continue
        score, reasons = _weigh(asked, listed, worth, said, ours, theirs)
        if score >= threshold:
            found.append((-score, -near, listed.watchlist.name, listed.entry.id, Found(listed, score, reasons)))
    found.sort(key=lambda entry: entry[:4])
    return [entry[4] for entry in found[:most]]


def _weigh(
    asked: Asked, listed: Listed, worth: float, said: Likeness | None, ours: Parsed | None, theirs: Parsed | None
) -> tuple[float, tuple[Reason, ...]]:
    """The score of one entity: the likeness of names, corrected by everything else that is known of both."""
    entry = listed.entry
    reasons: list[Reason] = []
    score = worth
    if said and ours and theirs:
        detail = f"“{ours.text}” and “{theirs.text}”: {said.detail}"
        reasons.append(Reason(feature="name", score=round(said.score, 3), detail=detail))
        if form := compare_forms(ours.forms, theirs.forms):
            reasons.append(form)
            score += _FORM[form.score < 0]
    countries = sorted({*asked.countries, *(ours.countries if ours else ())})
    if country := compare_countries(countries, entry.countries):
        reasons.append(country)
        score += _COUNTRY[country.score < 0]
    if birth := compare_births(asked.birth_dates, entry.birth_dates):
        reasons.append(birth)
        score += _BIRTH[birth.score < 0]
    if (asked.schema == "Person") != (entry.schema == "Person") and "LegalEntity" not in (asked.schema, entry.schema):
        reasons.append(Reason(feature="kind", score=-0.5, detail=f"{asked.schema} against {entry.schema}"))
        score += _OTHER_KIND
    elif entry.schema in _THINGS and asked.schema != entry.schema:
        reasons.append(Reason(feature="kind", score=-0.5, detail=f"the list names a {entry.schema}"))
        score += _OTHER_KIND
    score = _numbered(score, worth, reasons, compare_identifiers(asked.identifiers, entry.identifiers))
    return round(max(0.0, min(score, CEILING)), 4), tuple(reasons)


def _numbered(score: float, worth: float, reasons: list[Reason], numbers: Sequence[Reason]) -> float:
    """The score with what registration numbers say. An equal number is strong where the names agree, and no proof."""
    reasons += numbers
    if any(r.score > 0 for r in numbers):
        return max(score, _NUMBER_AND_NAME if worth >= _NAME_AGREES else _NUMBER_ALONE)
    return score + _NUMBER_CONFLICT if numbers else score
