"""What a thing can do or is like: "a range of 2,000 km", "a 50 kg payload", "comparable to the Reaper"."""

from collections.abc import Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.frames import Sense
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.lexicon import words


def specifications(
    sense: Sense, measures: Sequence[tuple[int, int]], it: str | None
) -> Iterator[tuple[Event, tuple[int, int] | None]]:
    """Specification events, each with the span of its quantity (None for a likeness)."""
    attributes = words("frames.specification", "attributes")
    for k, chunk in enumerate(sense.chunks):
        if chunk.tag == "NP" and any(w.low in attributes and w.tag == "N" for w in chunk.words) and chunk.name is None:
            found = _measured(sense, k, measures, attributes, it)
            if found is not None:
                yield found
        if chunk.tag == "VG" and chunk.lemma in words("frames.specification", "measuring_verbs"):
            weighed = _weighed(sense, k, measures, it)
            if weighed is not None:
                yield weighed
        if chunk.tag == "PRED" and chunk.low in words("frames.specification", "likeness"):
            event = _alike(sense, k, it)
            if event is not None:
                yield event, None


def _weighed(
    sense: Sense, k: int, measures: Sequence[tuple[int, int]], it: str | None
) -> tuple[Event, tuple[int, int]] | None:
    """ "The new variant weighs 310 kilograms"."""
    item = next((s for m in arguments(sense.chunks, k).subject if (s := sense.standing(m, it)).kind == "item"), None)
    if item is None or k + 1 >= len(sense.chunks):
        return None
    lo, hi = sense.chunks[k + 1].start, sense.chunks[min(k + 2, len(sense.chunks) - 1)].end
    span = next((m for m in measures if lo <= m[0] and m[1] <= hi), None)
    if span is None:
        return None
    verb = sense.chunks[k].words[-1].token
    return Event(
        relation="specification",
        trigger=k,
        verb=k,
        fillers=[
            Filler("item", None, item),
            Filler("attribute", None, Standing("thing", None, verb.start, verb.end)),
            Filler("value", None, Standing("thing", None, *span)),
        ],
    ), span


def _measured(
    sense: Sense, k: int, measures: Sequence[tuple[int, int]], attributes: frozenset[str], it: str | None
) -> tuple[Event, tuple[int, int]] | None:
    """ "range of around 2,000 kilometres" or "50 kg payload", said of the nearest item before."""
    chunks = sense.chunks
    word = next(w for w in chunks[k].words if w.low in attributes and w.tag == "N")
    lo, hi = chunks[k].start, chunks[k].end
    if k + 2 < len(chunks) and chunks[k + 1].low == "of":
        n = k + 2
        while n < len(chunks) and chunks[n].tag in {"ADV", "PREP", "NP"} and n <= k + 4:
            hi = chunks[n].end
            if chunks[n].tag == "NP":
                break
            n += 1
    span = next((m for m in measures if lo <= m[0] and m[1] <= hi + 1), None)
    item = _item_before(sense, k, it)
    if span is None or item is None:
        return None
    return Event(
        relation="specification",
        trigger=k,
        verb=_verb_before(sense, k),
        fillers=[
            Filler("item", None, item),
            Filler("attribute", None, Standing("thing", None, word.token.start, word.token.end)),
            Filler("value", None, Standing("thing", None, *span)),
        ],
    ), span


def _item_before(sense: Sense, k: int, it: str | None) -> Standing | None:
    """The item that a specification is said of: the nearest one before it with a designation, else the nearest."""
    items = [
        s for m in range(k - 1, -1, -1) if sense.chunks[m].tag == "NP" and (s := sense.standing(m, it)).kind == "item"
    ]
    return next((s for s in items if s.key and not s.key.startswith("item:")), items[0] if items else None)


def _alike(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "this drone could be comparable to the Reaper": two items, never one."""
    chunks = sense.chunks
    verb = next((m for m in range(k - 1, max(-1, k - 3), -1) if chunks[m].tag == "VG"), None)
    if verb is None or k + 2 >= len(chunks) or chunks[k + 1].tag not in {"TO", "PREP"} or chunks[k + 2].tag != "NP":
        return None
    subject = next((m for m in range(verb - 1, -1, -1) if chunks[m].tag == "NP"), None)
    if subject is None or sense.standing(subject, it).kind != "item" or sense.standing(k + 2, it).kind != "item":
        return None
    value = sense.standing(k + 2, it)
    return Event(
        relation="specification",
        trigger=k,
        verb=verb,
        fillers=[
            Filler("item", subject, sense.standing(subject, it)),
            Filler("attribute", None, Standing("thing", None, chunks[k].start, chunks[k].end)),
            Filler("value", k + 2, Standing("item", value.key, *chunks[k + 2].core)),
        ],
    )


def _verb_before(sense: Sense, k: int) -> int | None:
    return next((m for m in range(k - 1, -1, -1) if sense.chunks[m].tag == "VG"), None)
