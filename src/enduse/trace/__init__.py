"""Trace: claims become transfers, with their independent roots, their denials, contradictions and open questions.

`goods` (with `terms`), `quantities` and `dates` know what two claims must agree on, `homes` which country a party
belongs to; `legs` (made by `setting`), `blocks`, `match`, `likeness` and `events` put together what speaks of one
transfer; `transfers`, `roots` (with `attribution`, `copies`, `refuted`), `parts` and `denials` say what is known of it;
`contradictions` and `questions` what is not; `reach` how far a denial goes, `seats` where the texts put a firm, `posts`
for whom a person speaks. `replies` keeps the ledger of who was asked
and what came back.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.accounts import speaker
from enduse.trace.contradictions import contradicted
from enduse.trace.contradictions.facts import World, name_words, passed
from enduse.trace.contradictions.words import general_denial
from enduse.trace.denials import Denials, denials, is_general
from enduse.trace.events import events
from enduse.trace.goods import is_specific
from enduse.trace.homes import owners_above
from enduse.trace.legs import Leg
from enduse.trace.match import with_antecedents
from enduse.trace.parts import parts
from enduse.trace.posts import posts
from enduse.trace.questions import questions
from enduse.trace.refuted import retracted
from enduse.trace.setting import Setting
from enduse.trace.transfers import makers, makes_transfer, transfer

__all__ = ["Traced", "trace"]


class Traced(Struct, frozen=True):
    """What trace found: the transfers by id, and what a reader should know about them."""

    transfers: tuple[Transfer, ...] = ()
    findings: tuple[Finding, ...] = ()


class Made(NamedTuple):
    """What was put together from the claims, before it is questioned."""

    transfers: tuple[Transfer, ...]
    world: World


def trace(
    documents: Sequence[Document], claims: Sequence[Claim], parties: Sequence[Party], items: Sequence[Item]
) -> Traced:
    """Put the claims about transfers together into events, and say what supports, denies and questions each.

    A denial alone makes no transfer; neither does a claim under a condition, a non-reply or a plea of ignorance.
    """
    return questioned(put_together(documents, claims, parties, items), claims, items)


def questioned(made: Made, claims: Sequence[Claim], items: Sequence[Item]) -> Traced:
    """What was put together, with what contradicts it, what is denied in general, and what nobody tells."""
    by_id = {c.id: c for c in claims}
    findings = [
        *contradicted(claims, made.world),
        *_general_denials(made, by_id),
        *questions(made.transfers, by_id, made.world.parties, frozenset(i.id for i in items if is_specific(i))),
    ]
    return Traced(made.transfers, tuple(findings))


def put_together(
    documents: Sequence[Document], claims: Sequence[Claim], parties: Sequence[Party], items: Sequence[Item]
) -> Made:
    """The transfers that the claims tell of, and what is known beside them."""
    setting = Setting(documents, claims, parties, items)
    known, papers, origins = setting.parties, setting.papers, setting.origins
    legs = with_antecedents(setting.legs())
    told = [event for event in events(legs) if any(makes_transfer(one.claim) for one in event)]
    taken_back = retracted(claims)
    retractions = [replace(c, about=(*c.about, *taken_back[c.id])) for c in claims if c.id in taken_back]
    denying = [setting.leg(c) for c in (*denials(claims), *sorted(retractions, key=lambda c: c.id))]
    answered = Denials(denying, told, known, papers, posts(claims, known))
    made, called = makers(claims, known), {i.id: i.description for i in items}
    transfers, general = [], {}
    for n, event in enumerate(told):
        denied = answered.of(n)
        transfers.append(transfer(event, [d.claim for d in denied], origins, known, made, called))
        general[transfers[-1].id] = frozenset(d.claim.id for d in denied if is_general(d, event))
    found = sorted(_with_parts(transfers, told, papers), key=lambda t: t.id)
    for one in found:
        if one.part_of:
            general[one.id] |= general[one.part_of]
    other = [setting.leg(c) for c in claims if c.relation == "transfer" and c.certainty == "conditional"]
    world = World(
        documents=papers,
        parties=known,
        goods=setting.goods,
        origins=origins,
        legs={one.claim.id: one for one in (*other, *denying, *legs)},
        transfers={c: t for t in found for c in t.supported_by},
        denied=frozenset((c, t.id) for t in found for c in t.denied_by),
        general=frozenset((c, id) for id, wide in general.items() for c in wide),
        ends=setting.ends,
        above=owners_above(claims),
        passed=passed(legs),
        words=name_words(parties),
        told={},
    )
    return Made(tuple(found), world)


def _general_denials(made: Made, claims: Mapping[str, Claim]) -> Iterator[Finding]:
    """The denials of more than one transfer, told apart: those of one denier that reach the same transfers once."""
    reached: dict[str, list[Transfer]] = {}
    for one in made.transfers:
        for id in one.denied_by:
            if (id, one.id) in made.world.general:
                reached.setdefault(id, []).append(one)
    groups: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for id in sorted(reached):
        key = speaker(claims[id]), tuple(t.id for t in reached[id])
        groups.setdefault(key, []).append(claims[id])
    for denials_of_one in groups.values():
        yield general_denial(denials_of_one, reached[denials_of_one[0].id], made.world.documents)


def _with_parts(transfers: list[Transfer], told: list[list[Leg]], papers: dict[str, Document]) -> list[Transfer]:
    """The transfers, each part pointing to the smallest whole that holds it; who denies the whole denies its parts."""
    home = {
        member.claim.id: one.id
        for one, event in zip(transfers, told, strict=True)
        for member in event
        if member.claim.quantity and not member.in_table
    }
    by_document: dict[str, list[Claim]] = {}
    for event in told:
        for member in event:
            if member.claim.id in home:
                by_document.setdefault(member.claim.document, []).append(member.claim)
    wholes: dict[str, list[tuple[float, str]]] = {}
    for document, members in by_document.items():
        for part, whole in parts(members, papers[document]):
            if home[part.id] != home[whole.id] and whole.quantity:
                wholes.setdefault(home[part.id], []).append((whole.quantity.value or 0, home[whole.id]))
    found = {t.id: replace(t, part_of=min(wholes[t.id])[1]) if t.id in wholes else t for t in transfers}
    return [
        replace(t, denied_by=tuple(sorted({*t.denied_by, *found[t.part_of].denied_by}))) if t.part_of else t
        for t in found.values()
    ]
