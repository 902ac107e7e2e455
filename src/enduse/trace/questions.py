"""What is missing? Each gap in a chain becomes one short question, so that a reader knows what to ask next."""

import re
from collections.abc import Iterator, Mapping, Sequence

from enduse.records.claim import Claim
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.legs import is_place
from enduse.trace.phrases import is_pronoun

#: Most useful first: who is hidden, who gave, who got, for whom, who made it, when.
KINDS = ("via", "supplier", "recipient", "end_user", "maker", "when", "unnamed")
#: Stands for the goods in a question until all of them are known; how many of them are named.
GOODS = "\0"
_SHOWN = 4
#: Several at once: "two individuals", "12 firms".
_MANY = re.compile(r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many)\s", re.I)


def questions(
    transfers: Sequence[Transfer],
    claims: Mapping[str, Claim],
    parties: Mapping[str, Party],
    specific: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """One question per kind of gap and those between whom it is; all goods of which it is asked stand in it.

    `specific`: the items that are one model or line, of which somebody is the maker.
    """
    asked: dict[tuple[str, str], list[tuple[Transfer, tuple[str, ...]]]] = {}  # kind, text with a mark for the goods
    for one in transfers:
        if one.part_of:
            continue  # the whole asks for its parts
        for kind, text, about in _gaps(one, claims, parties, specific):
            asked.setdefault((kind, text), []).append((one, about))
    covered = {p for found in asked.values() for _, about in found for p in about}
    covered |= {id for one in transfers for id in _named_there(one, claims, parties)}
    rest = [(("unnamed", text), about, ids) for text, about, ids in _strangers(claims, parties, covered)]
    order = sorted(asked, key=lambda k: (KINDS.index(k[0]), -len(asked[k]), k[1]))
    found = [_question(key, asked[key], claims) for key in order]
    found += [_finding(key[1], (), about, ids, claims) for key, about, ids in rest]
    return tuple(found)


def _gaps(
    transfer: Transfer, claims: Mapping[str, Claim], parties: Mapping[str, Party], specific: frozenset[str]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Kind, question with a mark for the goods, and the parties it is about."""
    giver = parties.get(transfer.supplier or "")
    taker = parties.get(transfer.recipient or "")
    origin = parties.get(transfer.origin or "") or (giver if is_place(giver) else None)
    goal = parties.get(transfer.destination or "") or (taker if is_place(taker) else None)
    for id in transfer.via:
        if id in parties and parties[id].unnamed:
            told = {r.party for c in transfer.supported_by for r in claims[c].fillers("via") if r.party in parties}
            alike = sorted(p for p in told if p and parties[p].unnamed)
            yield "via", f"Which party is “{parties[id].caption}”, through which {GOODS} passed?", tuple(alike)
            break
    to = f" to {taker.caption}" if taker and not is_place(taker) else f" to {goal.caption}" if goal else ""
    source = f" from {giver.caption}" if giver and not is_place(giver) and not giver.unnamed else ""
    if giver is None or is_place(giver) or giver.unnamed:
        said = _worded(transfer, "supplier", claims, giver)
        yield "supplier", _who("supplied", to, origin, said), (giver.id,) if giver and giver.unnamed else ()
    if taker is None or is_place(taker) or taker.unnamed:
        said = _worded(transfer, "recipient", claims, taker)
        yield "recipient", _who("received", source, goal, said), (taker.id,) if taker and taker.unnamed else ()
    elif transfer.end_user is None:
        if taker.schema != "PublicBody":  # a ministry buys for its own use
            yield "end_user", f"Is {taker.caption} the end user of {GOODS}, and if not, who is?", ()
    elif transfer.end_user in parties and parties[transfer.end_user].unnamed:
        user = parties[transfer.end_user]
        yield "end_user", f"Who is the end user “{user.caption}” of {GOODS}{to}?", (user.id,)
    if transfer.maker is None and transfer.item in specific and giver is not None and not is_place(giver):
        yield "maker", f"Who made {GOODS}?", ()
    if transfer.when is None:
        yield "when", f"When were {GOODS}{to or source} passed on?", ()


def _named_there(transfer: Transfer, claims: Mapping[str, Claim], parties: Mapping[str, Party]) -> Iterator[str]:
    """Who has no name in a claim of a transfer that names that end by other texts."""
    for roles, held in ((("supplier",), transfer.supplier), (("recipient", "end_user"), transfer.recipient)):
        named = parties.get(held or "")
        if named and not named.unnamed and not is_place(named):
            for id in transfer.supported_by:
                yield from (
                    str(r.party) for name in roles for r in claims[id].fillers(name) if r.party != held and r.party
                )


def _who(verb: str, other: str, place: Party | None, said: str) -> str:
    where = f" in {place.caption}" if place else ""
    known = f" (called “{said}”)" if said else ""
    return f"Who{where}{known} {verb} {GOODS}{other}?"


def _worded(transfer: Transfer, role: str, claims: Mapping[str, Claim], party: Party | None) -> str:
    """The words a source uses for an end that it does not name."""
    if party and party.unnamed:
        return party.caption
    words = [r.text for id in transfer.supported_by for r in claims[id].fillers(role) if not r.party]
    return words[0] if words else ""


def _strangers(
    claims: Mapping[str, Claim], parties: Mapping[str, Party], covered: set[str]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Unnamed parties of claims that no transfer asks about."""
    where: dict[str, list[str]] = {}
    for id in sorted(claims):
        if claims[id].relation == "statement":
            continue
        for role in claims[id].roles:
            if role.party and role.party in parties and parties[role.party].unnamed and role.party not in covered:
                where.setdefault(str(role.party), []).append(id)
    for party in sorted(where, key=lambda p: (parties[p].caption, p)):
        caption = parties[party].caption
        if not is_pronoun(caption):
            ask = "Who are" if _MANY.match(caption) else "Which party is"
            yield f"{ask} “{caption}”?", (party,), tuple(where[party])


def _question(
    key: tuple[str, str], found: list[tuple[Transfer, tuple[str, ...]]], claims: Mapping[str, Claim]
) -> Finding:
    supporting = tuple(sorted({c for one, _ in found for c in one.supported_by}))
    about = tuple(sorted({p for _, parties in found for p in parties}))
    told = list(dict.fromkeys(f"“{one.item_text}”" for one, _ in found if one.item_text)) or ["the goods"]
    more = f" ({len(found)} transfers)" if len(found) > 1 else ""
    return _finding(key[1].replace(GOODS, _listed(told)) + more, (found[0][0].id,), about, supporting, claims)


def _listed(goods: Sequence[str]) -> str:
    """A few goods by name, the others by how many they are."""
    shown = [*goods[:_SHOWN], *([f"{len(goods) - _SHOWN} more"] if len(goods) > _SHOWN else [])]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _finding(
    text: str, transfer: tuple[str, ...], parties: tuple[str, ...], ids: tuple[str, ...], claims: Mapping[str, Claim]
) -> Finding:
    return Finding(
        rule="open_question",
        severity="question",
        summary=text,
        claims=ids,
        parties=parties,
        documents=tuple(sorted({claims[id].document for id in ids})),
        transfer=transfer[0] if transfer else None,
    )
