"""What a frame asks of a clause beside its roles: certain words as object or subject, a stake, money, a vessel."""

from collections.abc import Sequence
from typing import Any

from enduse.read.corefer import Standing
from enduse.read.event import PARTY_ROLES, Event
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import Arguments
from enduse.read.grammar.lexicon import words

_FIRM = frozenset({"organization"})


def met(event: Event, frame: dict[str, Any], chunks: Sequence[Chunk], args: Arguments, logical: Sequence[int]) -> bool:
    """Whether the clause has the words and roles that a frame needs; `logical` are what the deed is done to."""
    objects = [m for group in args.objects or [list(logical)] for m in group]
    if frame.get("needs_item") and not event.has("item"):
        return False
    if frame.get("needs_person") and not any(f.standing.kind == "person" for f in event.fillers[:1]):
        return False
    if frame.get("needs_party") and sum(f.role in PARTY_ROLES for f in event.fillers) < 2:
        return False
    buyers = {"organization", "person"} if chunks[event.trigger].lemma in words("nouns.corefer", "buying") else _FIRM
    if frame.get("needs_firm") and not all(
        any(f.standing.kind in kinds and f.standing.key for f in event.fillers_of(role))
        for role, kinds in (("owner", buyers), ("asset", _FIRM))
    ):
        return False
    if frame.get("needs_money") and not any(f.role == "amount" for f in event.fillers):
        return False
    if frame.get("needs_goods_there") and not all(
        any(f.standing.kind in kinds for f in event.fillers_of(role))
        for role, kinds in (("subject", {"item"}), ("place", {"place", "thing"}))
    ):
        return False
    if frame.get("needs_vessel") and not any(_vessel(f.standing, chunks, f.chunk) for f in event.fillers_of("visitor")):
        return False
    said = {
        "needs_object": {chunks[m].head for m in objects},
        "needs_subject": {chunks[m].head for m in args.subject},
        "needs_near": {w for _, m in args.prepositions for w in chunks[m].low.split()},
        "needs_before": {w.low for c in chunks[max(0, event.trigger - 2) : event.trigger + 1] for w in c.words},
    }
    if any(need in frame and not found & set(frame[need].split()) for need, found in said.items()):
        return False
    return not frame.get("needs_share") or any(
        mark in chunks[m].low for group in args.objects for m in group for mark in ("percent", "%", "stake")
    )


def _vessel(standing: Standing, chunks: Sequence[Chunk], at: int | None) -> bool:
    """Whether somebody who comes to a place is a ship or an aircraft: named as goods are, or called so."""
    vessel = at is not None and chunks[at].head in words("frames.carriers", "vessels")
    return standing.kind == "item" and (standing.key is not None or vessel)
