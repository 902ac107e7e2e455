"""Parts of a total, each a claim of its own: "seven drones, including two G3s", "nine lathes, three of them spares",
"eight engines: six of type A and two of type B".
"""

from collections.abc import Iterator, Sequence

from msgspec import structs

from enduse.read.event import Event, Filler
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.propose import Told

#: How far behind the goods their parts are looked for, in chunks.
_NEAR = 9
_WHOLE = frozenset({"them", "which", "these", "those"})


def parts_of(told: Told, sense: Sense, it: str | None) -> Iterator[Event]:
    """The event once more for each part of its goods that is told behind them."""
    at = told.event.chunk("item")
    if at is None or told.event.noun:
        return
    for count, named in _parts(sense, at, it):
        m = sense.meant("item", named)
        goods = sense.thing_meant(m, it) or sense.standing(m, it)
        if goods.kind not in {"item", "thing"}:
            continue
        if goods.kind == "thing":
            goods = sense.referents.some_item(sense.chunks[m])
        others = [f for f in told.event.fillers if f.role != "item"]
        counted = sense.chunks[count].start, sense.chunks[count].end
        yield structs.replace(told.event, fillers=[*others, Filler("item", m, goods)], counted=counted, marks=())


def _parts(sense: Sense, at: int, it: str | None) -> Iterator[tuple[int, int]]:
    """The noun phrases that count the parts, each with the one that names them."""
    included = _included(sense, at, it)
    if included is not None:
        yield included, included
        return
    yield from _of_them(sense.chunks, at)
    yield from ((m, m) for m in _listed(sense.chunks, at))


def _included(sense: Sense, at: int, it: str | None) -> int | None:
    """ "…, including two G3s", "…, two G3s among them"."""
    chunks = sense.chunks
    for m in range(at + 1, min(at + _NEAR, len(chunks) - 1)):
        if chunks[m].tag in {"BREAK", "THAT", "REL"}:
            return None
        after_comma = chunks[m].tag == "NP" and chunks[m - 1].tag == "COMMA"
        among = after_comma and m + 2 < len(chunks) and chunks[m + 1].low == "among"
        if chunks[m].lemma == "include" or chunks[m].low in {"including", "among them"} or among:
            part = m if among else m + 1
            goods = chunks[part].tag == "NP" and sense.standing(part, it).kind == "item"
            return part if goods else None
    return None


def _of_them(chunks: Sequence[Chunk], at: int) -> Iterator[tuple[int, int]]:
    """ "…, three of them spares", and the goods that go on behind: "…, and two presses"."""
    for m in range(at + 1, min(at + _NEAR, len(chunks) - 2)):
        if chunks[m].tag in {"BREAK", "THAT", "REL", "VG"}:
            return
        counted = chunks[m].tag == "NP" and chunks[m].words[-1].tag == "NUM" and chunks[m - 1].tag == "COMMA"
        if counted and chunks[m + 1].low == "of" and chunks[m + 2].words[0].low in _WHOLE:
            called = m + 3 if m + 3 < len(chunks) and chunks[m + 3].tag == "NP" else m
            yield m, called
            close = called + 1 if called > m else m + 3
            more = close + 2
            goes_on = more < len(chunks) and chunks[close].tag == "COMMA" and chunks[close + 1].tag == "CC"
            if goes_on and chunks[more].tag == "NP" and any(w.tag == "NUM" for w in chunks[more].words[:-1]):
                yield more, more
            return


def _listed(chunks: Sequence[Chunk], at: int) -> Iterator[int]:
    """ "…: six of type A and three of the lighter type B"."""
    colon = next((m for m in range(at + 1, len(chunks)) if chunks[m].low == ":"), None)
    if colon is None or any(c.tag == "VG" and c.finite for c in chunks[colon:]):
        return
    counts = [m for m in range(colon + 1, len(chunks)) if _counts(chunks, m, colon)]
    if len(counts) > 1:
        yield from counts


def _counts(chunks: Sequence[Chunk], m: int, colon: int) -> bool:
    """Whether a counted noun phrase opens a place of the list."""
    first = chunks[m].tag == "NP" and any(w.tag == "NUM" for w in chunks[m].words[:2])
    return first and (m == colon + 1 or chunks[m - 1].tag in {"COMMA", "CC"})
