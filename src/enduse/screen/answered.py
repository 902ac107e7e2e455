"""What an answer of a screened table says beside its hits: whether the name was searched, and what people judged."""

from collections.abc import Sequence
from typing import Any

from msgspec import convert

from enduse.compare.names import spellings
from enduse.compare.tokens import parse
from enduse.records.listing import Watchlist
from enduse.records.side import Side
from enduse.screen.match import Asked
from enduse.screen.standing import Standing, Words
from enduse.screen.told import Told, told_side

#: So many hits more than asked for are looked at where a row was judged: some of them fall away.
DEEPER = 100


def status(asked: Asked, hits: Sequence[object], lists: Sequence[Watchlist]) -> dict[str, str]:
    """`status` of an answer: hit, no hit, or not searched; and in `error` what kept it from being searched in full."""
    named = any(c.isalnum() for name in asked.names for c in name)
    if hits:
        return {"status": "hit"} if named else {"error": "no name given", "status": "hit"}
    if not any(known.entries for known in lists):
        return {"error": "the lists hold no entry", "status": "not searched"}
    if not named:
        return {"error": "no name given", "status": "no hit" if asked.identifiers else "not searched"}
    person = asked.schema == "Person"
    if not any(parse(s, person).tokens for name in asked.names for s in spellings(name)) and not asked.identifiers:
        return {"error": "the name holds no word to search by", "status": "not searched"}
    return {"status": "no hit"}


def judged(answer: dict[str, Any], row: Side, words: Words, *, top: int, threshold: float) -> dict[str, Any]:
    """An answer without the hits that a person judged different; `judged_different` says how many those are.

    A hit with another judgement, or one that no longer holds because the entry or the row changed, says so in
    `judgement`. One that was judged the same stays, whatever its score. The answer holds `DEEPER` hits more than `top`.
    """
    kept: list[dict[str, Any]] = []
    gone = room = 0
    for hit in answer["hits"]:
        said = words.on(row, told_side(convert(hit, Told)))
        strong = hit["score"] >= threshold
        if said and said.word.verdict == "different" and not said.changed:
            gone += strong
        elif said and said.word.verdict == "same":
            kept.append(hit | {"judgement": _mark(said)})
            room += 1
        elif strong and room < top:
            kept.append(hit | ({"judgement": _mark(said)} if said else {}))
            room += 1
    state = {"status": "hit" if kept else "no hit"} if answer["hits"] else {}
    return answer | {"hits": kept} | state | ({"judged_different": gone} if gone else {})


def _mark(said: Standing) -> dict[str, object]:
    word = said.word
    told = {"id": word.id, "verdict": word.verdict, "why": word.why, "by": word.by, "at": word.at}
    return told | {"changed": list(said.changed)}
