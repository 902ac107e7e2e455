"""Who deals with whom, told by a noun: "X is a supplier of Y", "X, a maker of Z", "X acts as an intermediary between
A and B".
"""

from collections.abc import Iterator

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.frames import Sense
from enduse.read.grammar.clause import arguments, noun_arguments
from enduse.read.grammar.joined import beside
from enduse.read.grammar.lexicon import words

_PARTIES = frozenset({"organization", "person", "place"})


def dealings(sense: Sense, it: str | None) -> Iterator[Event]:
    """A transfer, production or cooperation for each noun of dealing beside a party or behind "is", "acts as"."""
    for k, chunk in enumerate(sense.chunks):
        if chunk.tag != "NP" or (chunk.name is not None and chunk.name.kind != "item"):
            continue
        head = chunk.head
        kind = next((sort for sort in _SORTS if head in words("frames.dealings", sort)), None)
        who = _who(sense, k) if kind is not None else None
        if kind is None or who is None:
            continue
        party = sense.standing(sense.named_before(who), it)
        land = party.kind == "place" and kind in {"supplies", "buys"}
        if not (land or party.kind in {"organization", "person"}) or party.key is None:
            continue
        event = _told(sense, k, kind, Filler("", who, party), it)
        if event is not None:
            yield event


_SORTS = ("supplies", "buys", "makes", "works", "between")


def _who(sense: Sense, k: int) -> int | None:
    """The position of the party that the noun phrase at `k` describes."""
    chunks = sense.chunks
    at = k - 1 if k and chunks[k - 1].low in {"as", "among"} else k
    while at and chunks[at - 1].tag in {"NEG", "ADV"}:
        at -= 1
    if at and chunks[at - 1].tag == "VG" and chunks[at - 1].lemma in words("frames.dealings", "being"):
        return next(iter(arguments(chunks, at - 1).subject), None)
    named = beside(chunks, k)
    return named if named is not None and chunks[named].name is not None else None


def _told(sense: Sense, k: int, kind: str, who: Filler, it: str | None) -> Event | None:
    """The event that a noun of one sort tells of the party `who`."""
    others: list[tuple[str, Filler]] = []
    owner, first = sense.chunks[k].owner, sense.chunks[k].words[0]
    if owner is None and it is not None and first.low == "its" and it != who.standing.key:
        others.append(("of", Filler("", None, Standing("organization", it, first.token.start, first.token.end))))
    if owner is not None and owner.kind in _PARTIES:
        others.append(("of", Filler("", None, Standing(owner.kind, owner.key, owner.start, owner.end))))
    for preposition, m in noun_arguments(sense.chunks, k).prepositions:
        others.append((preposition, Filler("", m, sense.standing(m, it))))
    firms = [f for p, f in others if p in {"of", "to", "for"} and f.standing.kind in _PARTIES]
    goods = [f for p, f in others if p == "of" and f.standing.kind in {"item", "thing"}]
    between = [f for p, f in others if p == "between"]
    if kind == "makes" and goods:
        made = [_as("producer", who), *(_as("item", _item(sense, f)) for f in goods)]
        return Event("production", k, made, noun=True)
    if kind == "between" and len(between) == 2:
        return Event(
            "transfer", k, [_as("via", who), _as("supplier", between[0]), _as("recipient", between[1])], noun=True
        )
    if kind == "supplies" and firms:
        items = [_as("item", _item(sense, f)) for f in goods if f.chunk is not None]
        return Event("transfer", k, [_as("supplier", who), _as("recipient", firms[0]), *items], noun=True)
    if kind == "buys" and firms:
        return Event("transfer", k, [_as("recipient", who), _as("supplier", firms[0])], noun=True)
    if kind == "works" and firms:
        return Event("cooperation", k, [_as("party", who), _as("party", firms[0])], noun=True)
    return None


def _as(role: str, filler: Filler) -> Filler:
    return Filler(role, filler.chunk, filler.standing)


def _item(sense: Sense, filler: Filler) -> Filler:
    """Goods by their place in the clause, whatever the words are."""
    if filler.standing.kind == "item" or filler.chunk is None:
        return filler
    return Filler("item", filler.chunk, sense.referents.some_item(sense.chunks[filler.chunk]))


def made_for(sense: Sense, event: Event, it: str | None) -> Iterator[Event]:
    """What somebody makes for a party passes to that party: "builds boats for the navy"."""
    makers = event.fillers_of("producer") + event.fillers_of("developer")
    if event.relation != "production" or event.noun or not makers or not event.has("item"):
        return
    for preposition, m in arguments(sense.chunks, event.trigger).prepositions:
        party = sense.standing(m, it)
        if preposition == "for" and party.kind == "organization" and party.key in sense.referents.known:
            made = [_as("item", f) for f in event.fillers_of("item")]
            roles = [_as("supplier", makers[0]), *made, Filler("recipient", m, party)]
            yield Event("transfer", event.trigger, roles, verb=event.verb)


def billed(sense: Sense, event: Event, it: str | None) -> Iterator[Event]:
    """What somebody is billed for is sold to him: "invoiced the clinic for twelve pumps"."""
    payee, payer = event.fillers_of("payee"), event.fillers_of("payer")
    if event.relation != "payment" or event.noun or not payee or not payer:
        return
    if sense.chunks[event.trigger].lemma not in words("frames.dealings", "billing"):
        return
    goods = [m for p, m in arguments(sense.chunks, event.trigger).prepositions if p == "for"]
    items = [Filler("item", m, sense.referents.some_item(sense.chunks[m])) for m in goods if _goods(sense, m, it)]
    if items:
        roles = [_as("supplier", payee[0]), _as("recipient", payer[0]), *items]
        yield Event("transfer", event.trigger, roles, state="ordered", verb=event.verb, strong=True)


def _goods(sense: Sense, m: int, it: str | None) -> bool:
    phrase = sense.chunks[m]
    counted = phrase.words[0].tag == "NUM" and phrase.words[-1].tag == "N"
    money = any(w.low in words("nouns.things", "currencies") or w.low[:1] in "$€£¥" for w in phrase.words)
    return not money and (sense.standing(m, it).kind == "item" or counted)
