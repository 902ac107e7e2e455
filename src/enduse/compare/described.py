"""Do two descriptions fit one firm? "a bakery chain in Lisbon" against "a missile maker in Tarsk": seat and trade."""

import re

from msgspec import Struct

from enduse.records.match import Reason
from enduse.reference.places import lookup

_SEAT = re.compile(
    r"(?P<trade>[^\n]*?)\b(?:(?:based|headquartered|registered|located|incorporated)\s+)?(?:in|near|outside)\s+(?:the\s+)?"
    r"(?:(?:city|town|province|region|port)\s+of\s+)?(?P<seat>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})\s*$"
)
#: Words that say nothing of a trade.
_ANY_TRADE = frozenset(
    (
        "a an and of the for in its one company firm maker manufacturer producer supplier seller dealer trader chain "
        "group subsidiary unit business enterprise concern giant leading large small local private public state "
        "state-owned state-run major new family family-owned former owner provider developer based exporter importer "
        "entity organisation organization contractor plant factory works outfit operator distributor intermediary "
        "broker startup start-up trading industrial well-known little-known obscure sanctioned listed"
    ).split()
)


class Described(Struct, frozen=True):
    """What a description says of a firm: its seat as written, and the words of its trade."""

    seat: str | None
    trade: frozenset[str]


def described(words: str) -> Described:
    """The seat and the trade in words such as "a bakery chain in Lisbon".

    A place behind something made, used or sold is not taken: "a maker of drones used in Tarsk" sits anywhere.
    """
    m = _SEAT.match(words)
    trade = m["trade"] if m else words
    seat = m["seat"] if m and not re.search(r"\b(?:that|which|who|whose|\w+ing|\w+ed|sold|made)\b", trade) else None
    return Described(seat, frozenset(_singular(w) for w in re.findall(r"\b[a-z][a-z-]{2,}\b", trade)) - _ANY_TRADE)


def seat_country(one: Described) -> str | None:
    """The country of the seat, where the table of places knows it."""
    known = lookup(one.seat) if one.seat else None
    return known.country if known else None


def compare_descriptions(left: str | None, right: str | None) -> Reason | None:
    """Whether two descriptions tell two firms: another seat and not one word of trade in common. Another trade alone
    speaks against one firm without excluding it. None where they may be of one."""
    if not left or not right:
        return None
    ours, theirs = described(left), described(right)
    if not ours.trade or not theirs.trade or ours.trade & theirs.trade:
        return None
    apart = _two_seats(ours, theirs)
    return Reason(feature="description", score=-0.4 if apart else -0.1, detail=f"{left} against {right}")


def _two_seats(ours: Described, theirs: Described) -> bool:
    """Whether the seats are two places, and none is the other's country."""
    if not ours.seat or not theirs.seat or ours.seat == theirs.seat:
        return False
    here, there = lookup(ours.seat), lookup(theirs.seat)
    if here is None or there is None:
        return True
    return here.country != there.country or ("country" not in (here.kind, there.kind) and here.key != there.key)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
