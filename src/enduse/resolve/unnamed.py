"""Who may an unnamed party be? Named parties in like places of like claims, of its country, town and trade, with the
evidence for and against; never joined."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from enduse.compare.tokens import parse
from enduse.records.claim import Claim
from enduse.records.match import Reason
from enduse.records.party import Candidate, Party
from enduse.records.transfer import Finding
from enduse.reference.places import lookup as place_named
from enduse.reference.places import place as place_of
from enduse.resolve.described import in_business, kinds_told, parts_told
from enduse.resolve.seats import cities_of, countries_of
from enduse.resolve.trades import trades

#: A named party is listed as a candidate from this sum of evidence on, and at most this many are listed.
LISTED = 0.4
_MOST = 5
#: One with so much less evidence than the best is not listed.
_BEHIND = 0.2
_ROLE, _NEAR_ROLE, _COUNTERPART, _SAME_TEXT, _ITEM, _COUNTRY, _TIME = 0.25, 0.15, 0.3, 0.15, 0.15, 0.2, 0.1
_TOWN, _TRADE, _NAMED_THERE, _OTHER_END, _OTHER_TOWN, _OTHER_TRADE = 0.3, 0.2, 0.15, 0.2, 0.2, 0.1
_DEALERS = frozenset({"supplier", "via"})
_GIVES = frozenset({"supplier", "via", "producer"})
_GETS = frozenset({"recipient", "end_user", "via", "user"})
_PARTY_ROLES = frozenset(
    {
        "supplier",
        "via",
        "recipient",
        "end_user",
        "owner",
        "asset",
        "developer",
        "partner",
        "producer",
        "payer",
        "payee",
        "user",
        "party",
    }
)


#: Countries that texts put a party in, and those of its legal form.
_Seats = tuple[set[str], set[str]]


class _Around(Struct):
    """What the claims say around one party, and where the texts put it."""

    roles: set[str]
    counterparts: set[str]
    items: set[str]
    given: set[str]  # goods it hands on
    got: set[str]  # goods it gets
    years: set[str]
    claims: set[str]
    documents: set[str]
    places: set[str]
    trade: set[str]
    goods: set[str]  # what sort of goods they are


def _nothing() -> _Around:
    return _Around(*(set() for _ in range(11)))


def candidates(
    parties: Sequence[Party],
    claims: Sequence[Claim],
    documents: Mapping[str, set[str]],
    places: Mapping[str, frozenset[str]],
) -> tuple[tuple[Party, ...], tuple[Finding, ...]]:
    """The parties with the candidates of the unnamed ones filled in, and one finding for each candidate.

    `documents` maps a party's id to the documents that speak of it, `places` a reference's id to where its text puts
    it. A country that differs rules a candidate out.
    """
    around = _around(claims)
    for party in parties:
        held = around.setdefault(party.id, _nothing())
        held.documents |= documents.get(party.id, set())
        held.places |= {key for ref in (party.id, *party.also) for key in places.get(ref, ())}
        held.trade |= trades(" ".join([party.description or "", *(name.text for name in party.names)]))
        if party.unnamed:
            held.roles |= parts_told(party.description or party.caption)
    texts: dict[str, set[str]] = defaultdict(set)
    for key, held in around.items():
        for document in held.documents:
            texts[document].add(key)
    by_id = {p.id: p for p in parties}
    named = [p for p in parties if not p.unnamed and p.kind in ("organization", "person") and not _is_place(p)]
    seats = {p.id: _countries(p, around[p.id]) for p in parties}
    filled: list[Party] = []
    findings: list[Finding] = []
    for party in parties:
        if not party.unnamed or party.kind not in ("organization", "person"):
            filled.append(party)
            continue
        ours = around[party.id]
        spoken = set().union(*(texts[d] for d in sorted(ours.documents))) - {party.id}
        told = party.description or party.caption
        kinds = kinds_told(told)
        fit = [p for p in named if p.kind in kinds or ("dealer" in kinds and around[p.id].roles & _DEALERS)]
        if in_business(told):
            fit = [p for p in fit if p.schema != "PublicBody"]
        found = [c for other in fit if (c := _weigh(party, ours, other, around[other.id], spoken, by_id, seats))]
        found = sorted(found, key=lambda c: (-c.score, c.party))[:_MOST]
        found = [c for c in found if c.score >= found[0].score - _BEHIND]
        filled.append(replace(party, candidates=tuple(found)))
        for candidate in found:
            findings.append(_finding(party, by_id[candidate.party], candidate, ours, around[candidate.party]))
    return tuple(filled), tuple(findings)


def _around(claims: Sequence[Claim]) -> dict[str, _Around]:
    around: dict[str, _Around] = {}
    for claim in claims:
        held = [(r.role, r.party) for r in claim.roles if r.party and r.role in _PARTY_ROLES]
        goods = {r.item for r in claim.roles if r.item}
        sorts = {k for r in claim.fillers("item") for k in trades(r.text)}
        year = {claim.when.value[:4]} if claim.when and claim.when.value else set()
        for role, party in held:
            place = around.setdefault(party, _nothing())
            place.roles.add(role)
            place.counterparts |= {other for _, other in held if other != party}
            place.items |= goods
            place.goods |= sorts
            (place.given if role in _GIVES else place.got if role in _GETS else set()).update(goods)
            place.years |= year
            place.claims.add(claim.id)
            place.documents.add(claim.document)
    return around


def _countries(party: Party, around: _Around) -> _Seats:
    """The countries that texts put a party in, and those whose law its legal form is of (ООО): the form of a
    translated name may be another's."""
    names = [parse(name.text, party.schema == "Person") for name in party.names]
    ours = names if all(name.han for name in names) else []  # 公司 is what Chinese texts call any firm
    forms = {form.country for name in names for form in name.forms if form.country and (not name.han or name in ours)}
    towns = {c for name in names for c in name.countries if c not in {form.country for form in name.forms}}
    return towns | set(party.countries) | countries_of(around.places), forms


def _weigh(
    party: Party,
    ours: _Around,
    other: Party,
    theirs: _Around,
    spoken: set[str],
    shown: Mapping[str, Party],
    seats: Mapping[str, _Seats],
) -> Candidate | None:
    """The candidate that a named party makes for an unnamed one, None where it makes none."""
    if other.id in ours.counterparts or ours.claims & theirs.claims:
        return None
    reasons = [*_by_part(ours, theirs), *_by_company(ours, theirs, spoken, shown)]
    seat, against = _by_seat(seats[party.id], seats[other.id], ours, theirs)
    if against is None:
        return None
    reasons += seat
    if shared := sorted(ours.trade & theirs.trade):
        reasons.append(Reason(feature="trade", score=_TRADE, detail=f"both {', '.join(shared)}"))
    elif ours.trade and theirs.trade:
        detail = f"{', '.join(sorted(ours.trade))} against {', '.join(sorted(theirs.trade))}"
        against.append(Reason(feature="trade", score=-_OTHER_TRADE, detail=detail))
    if shared := sorted(ours.years & theirs.years):
        reasons.append(Reason(feature="time", score=_TIME, detail=f"both {', '.join(shared)}"))
    elif ours.years and theirs.years:
        detail = f"{', '.join(sorted(ours.years))} against {', '.join(sorted(theirs.years))}"
        against.append(Reason(feature="time", score=-_TIME, detail=detail))
    against += _against(ours, theirs)
    told_by = {r.feature for r in reasons} - {"time"}
    if len(told_by) < 2 or not told_by & {"role", "counterpart", "place", "country"}:
        return None
    if told_by == {"role", "counterpart"} and all(r.score <= _SAME_TEXT for r in reasons if r.feature == "counterpart"):
        return None  # any giver to somebody of whom the text speaks
    total = round(min(0.9, sum(r.score for r in (*reasons, *against))), 3)
    if total < LISTED:
        return None
    return Candidate(party=other.id, score=total, reasons_for=tuple(reasons), reasons_against=tuple(against))


def _by_part(ours: _Around, theirs: _Around) -> Iterator[Reason]:
    if shared := sorted(ours.roles & theirs.roles):
        yield Reason(feature="role", score=_ROLE, detail=f"both {', '.join(shared)}")
    elif ours.roles & _DEALERS and theirs.roles & _DEALERS:
        yield Reason(feature="role", score=_NEAR_ROLE, detail="both hand goods on")


def _by_company(ours: _Around, theirs: _Around, spoken: set[str], shown: Mapping[str, Party]) -> Iterator[Reason]:
    if shared := sorted(c for c in ours.counterparts & theirs.counterparts if c in shown and not shown[c].unnamed):
        yield Reason(feature="counterpart", score=_COUNTERPART, detail=f"both deal with {_captions(shared, shown)}")
    elif shared := sorted(spoken & theirs.counterparts):
        detail = f"deals with what the same text names: {_captions(shared, shown)}"
        yield Reason(feature="counterpart", score=_SAME_TEXT, detail=detail)
    if ours.items & theirs.items or ours.goods & theirs.goods:
        yield Reason(feature="item", score=_ITEM, detail="the same goods")


def _by_seat(asked: _Seats, named: _Seats, ours: _Around, theirs: _Around) -> tuple[list[Reason], list[Reason] | None]:
    """What speaks for and against by country and town; None against where the countries rule it out."""
    here, there = asked[0] or asked[1], named[0] or named[1]
    if here and there and not here & there:
        if asked[0] and named[0]:
            return [], None
        return [], [Reason(feature="country", score=-_OTHER_TOWN, detail=f"{_codes(here)} against {_codes(there)}")]
    towns, others = cities_of(ours.places), cities_of(theirs.places)
    if shared := sorted(towns & others):
        names = ", ".join(known.name for key in shared if (known := place_of(key)))
        return [Reason(feature="place", score=_TOWN, detail=f"both in {names}")], []
    if towns and others:
        said = [", ".join(sorted(k.name for key in side if (k := place_of(key)))) for side in (towns, others)]
        return [], [Reason(feature="place", score=-_OTHER_TOWN, detail=f"{said[0]} against {said[1]}")]
    if here & there:
        return [Reason(feature="country", score=_COUNTRY, detail=f"both {_codes(here & there)}")], []
    if here:
        detail = f"country of the named party not known, asked {_codes(here)}"
        return [], [Reason(feature="country", score=0.0, detail=detail)]
    return [], []


def _codes(countries: set[str]) -> str:
    return ", ".join(sorted(countries))


def _is_place(party: Party) -> bool:
    """Whether all names of a party are those of places."""
    return all(place_named(name.text) for name in party.names)


def _against(ours: _Around, theirs: _Around) -> Iterator[Reason]:
    if extra := sorted(theirs.roles - ours.roles - _DEALERS):
        yield Reason(feature="role", score=-0.05, detail=f"also {', '.join(extra)}")
    if (ours.given & theirs.got and not ours.got and not ours.given & theirs.given) or (
        ours.got & theirs.given and not ours.given and not ours.got & theirs.got
    ):
        yield Reason(feature="role", score=-_OTHER_END, detail="at the other end of such goods")
    if ours.documents and ours.documents <= theirs.documents:
        yield Reason(feature="text", score=-_NAMED_THERE, detail="the same text names it")


def _captions(ids: Sequence[str], shown: Mapping[str, Party]) -> str:
    return ", ".join(sorted(shown[i].caption for i in ids if i in shown))


def _finding(party: Party, other: Party, candidate: Candidate, ours: _Around, theirs: _Around) -> Finding:
    why = ", ".join(r.feature for r in candidate.reasons_for)
    return Finding(
        rule="unnamed_candidate",
        severity="question",
        summary=f"“{party.caption}” may be {other.caption} (same {why}); a person has to judge.",
        claims=tuple(sorted(ours.claims | theirs.claims)),
        parties=(party.id, other.id),
        documents=tuple(sorted(ours.documents | theirs.documents)),
    )
