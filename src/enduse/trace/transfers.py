"""Events become transfers: each field is that of the best-supported claim, and every claim behind it stays named."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from enduse.compare.quantities import agree, precision
from enduse.compare.scripts import scripts_of
from enduse.records.claim import Claim, Quantity, State, When
from enduse.records.identity import hashed
from enduse.records.party import Party
from enduse.records.transfer import Transfer
from enduse.trace.dates import overlap, width
from enduse.trace.goods import is_again
from enduse.trace.legs import END_ROLES, Leg, is_place
from enduse.trace.match import STATES
from enduse.trace.phrases import is_pronoun
from enduse.trace.roots import Origins

CERTAINTIES = ("stated", "probable", "possible", "conditional")

T = TypeVar("T", Quantity, When)


def makes_transfer(claim: Claim) -> bool:
    """Whether a claim tells of a transfer by itself: asserted, not hanging on a condition, with at least one end."""
    return may_tell(claim) and any(r.role in END_ROLES for r in claim.roles)


def may_tell(claim: Claim) -> bool:
    """Whether a claim asserts a transfer; one without ends tells of it only where it goes on from another."""
    return claim.relation == "transfer" and claim.stance == "asserts" and claim.certainty != "conditional"


def transfer(
    event: Sequence[Leg],
    denied: Iterable[Claim],
    origins: Origins,
    parties: Mapping[str, Party],
    makers: Mapping[str, str] | None = None,
    called: Mapping[str, str] | None = None,
) -> Transfer:
    """The transfer that the event's claims speak of. Its id hangs on the smallest of their ids.

    `makers`: item -> its maker; `called`: item -> its description.
    """
    claims = sorted((one.claim for one in event), key=_strength)
    sources = origins.sources(claims)
    supplier = _end(claims, "supplier", parties)
    recipient = _end(claims, "recipient", parties, {supplier})
    via = _vias(claims, parties, {supplier, recipient})
    quantity = _best([(c, c.quantity) for c in claims if c.quantity], origins, agree, precision)
    goods = _item(claims, quantity, called or {})
    return Transfer(
        id=hashed("transfer", min(c.id for c in claims)),
        item=goods[0],
        item_text=goods[1],
        maker=(makers or {}).get(goods[0] or ""),
        supplier=supplier,
        via=via,
        recipient=recipient,
        end_user=_end(claims, "end_user", parties),
        origin=_end(claims, "from", parties),
        destination=_end(claims, "to", parties),
        quantity=quantity,
        when=_best([(c, c.when) for c in _timed(claims) if c.when and c.when.text], origins, overlap, width),
        state=_state(claims),
        supported_by=tuple(sorted(c.id for c in claims)),
        denied_by=tuple(sorted(c.id for c in denied)),
        texts=sources.texts,
        outlets=sources.outlets,
        roots=len(sources.roots),
        root_names=sources.roots,
    )


def makers(claims: Iterable[Claim], parties: Mapping[str, Party]) -> dict[str, str]:
    """Item -> the one named party that is told, as fact, to make it."""
    told: dict[str, set[str]] = {}
    for claim in claims:
        if claim.relation != "production" or claim.stance != "asserts" or claim.certainty != "stated":
            continue
        if claim.phase == "planned":
            continue
        makers = (r.party for r in claim.fillers("producer"))
        named = {p for p in makers if p and p in parties and not parties[p].unnamed}
        for role in claim.fillers("item"):
            if role.item:
                told.setdefault(role.item, set()).update(named)
    return {item: next(iter(found)) for item, found in told.items() if len(found) == 1}


def _strength(claim: Claim) -> tuple[int, int, str]:
    """Surer claims first, then those that name more."""
    return CERTAINTIES.index(claim.certainty), -len([r for r in claim.roles if r.party or r.item]), claim.id


def _state(claims: Sequence[Claim]) -> State | None:
    """The furthest step told as done, one that is stated as a fact before a rumour; where nothing is, `agreed` if an
    agreement is told of, else `planned`."""
    deeds = [c for c in claims if c.phase != "planned"]
    if not deeds:
        return "agreed" if any(c.state == "agreed" for c in claims) else "planned"
    sure = [c for c in deeds if c.certainty == "stated" and c.state]
    told = [c.state for c in sure or deeds if c.state]
    return max(told, key=STATES.index) if told else None


def _timed(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims whose dates may be the transfer's: the day an agreement was signed, or goods were ordered, is not the
    day of the delivery."""
    deeds = [c for c in claims if c.phase != "planned" and c.state not in ("planned", "agreed")]
    return [c for c in deeds if c.state != "ordered"] or deeds or claims


def _end(
    claims: Sequence[Claim], role: str, parties: Mapping[str, Party], without: Container[str | None] = ()
) -> str | None:
    """Who stands at an end; a firm or person in `without` does not: nobody supplies itself."""
    found = [p for p in _all(claims, role, parties) if p not in without or is_place(parties.get(p))]
    return found[0] if found else None


def _all(claims: Sequence[Claim], role: str, parties: Mapping[str, Party]) -> list[str]:
    """The parties in a role: named before unnamed, firms before places, then as most and the surest claims say.

    A person whom fewer claims name than tell of a firm without a name stands behind the firm: its head, or its agent.
    """
    said = [r.party for c in claims for r in c.roles if r.role == role and r.party]
    if len(said) < 2:
        return said
    count = Counter(said)
    firms = sum(
        n for id, n in count.items() if id in parties and parties[id].unnamed and parties[id].schema != "Person"
    )

    def order(id: str) -> tuple[bool, bool, int, int]:
        party = parties.get(id)
        place = role not in ("from", "to") and is_place(party)
        if party is None or party.unnamed:
            return True, place, -count[id], said.index(id)
        return party.kind == "person" and count[id] < firms, place, -count[id], said.index(id)

    ordered = sorted(count, key=order)
    return sorted(ordered, key=said.index) if role == "via" else ordered


def _vias(claims: Sequence[Claim], parties: Mapping[str, Party], ends: set[str | None]) -> tuple[str, ...]:
    """Who stands between, in the order told; of unnamed parties worded alike in several texts only the first."""
    found: dict[str, str] = {}
    for id in _all(claims, "via", parties):
        if id not in ends:
            found.setdefault(parties[id].caption.casefold() if id in parties and parties[id].unnamed else id, id)
    return tuple(found.values())


def _item(claims: Sequence[Claim], quantity: Quantity | None, called: Mapping[str, str]) -> tuple[str | None, str]:
    """The item most claims speak of, and the words of the claim that gives the figure, else of the surest.

    Words that point back ("the first two") give way to others, and words of another script to the usual ones in Latin
    letters; a pronoun to what the item is called elsewhere.
    """
    said = [r for c in claims for r in c.fillers("item")]
    if not said:
        return None, ""
    count = Counter(r.item for r in said if r.item)
    best = min(count, key=lambda id: (-count[id], [r.item for r in said].index(id)), default=None)
    counted = [r for c in claims if quantity and c.quantity == quantity for r in c.fillers("item")]
    words = [r.text for r in (*counted, *said) if r.item == best]
    told = [w for w in (*words, *(r.text for r in said)) if not is_again(w)]
    plain = next(iter(told), words[0])
    latin = Counter(w for w in told if scripts_of(w) == {"latin"} and not is_pronoun(w))
    if latin and "latin" not in scripts_of(plain):
        plain = max(latin, key=lambda w: latin[w])
    if is_pronoun(plain):
        known = called.get(best or "", "")
        plain = "" if is_pronoun(known) else known
    return best, plain


def _best(
    told: Sequence[tuple[Claim, T]],
    origins: Origins,
    fits: Callable[[T, T], bool | None],
    vagueness: Callable[[T], int],
) -> T | None:
    """The value that most independent origins, then most claims, agree with; of several the sharpest."""
    if not told:
        return None
    of_value: dict[T, list[Claim]] = {}
    first: dict[T, tuple[int, T]] = {}
    for n, (claim, value) in enumerate(told):
        same = replace(value, start=0, end=0)
        of_value.setdefault(same, []).append(claim)
        first.setdefault(same, (n, value))

    if len(first) == 1:
        return next(iter(first.values()))[1]

    def order(value: T) -> tuple[int, int, int, int]:
        behind = [c for other, claims in of_value.items() if other == value or fits(value, other) for c in claims]
        return -len(origins.roots(behind)), -len(behind), vagueness(value), first[value][0]

    return first[min(of_value, key=order)][1]
