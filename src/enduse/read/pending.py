"""Goods that are still to come, told without who gives or takes them: "a third is to arrive in May", "two more to
follow", "deliveries are slated for June", "X has ten on order from Y", "an option for ten more".
"""

from collections.abc import Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler, noun_frames
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments, noun_arguments
from enduse.read.grammar.lexicon import words
from enduse.read.phase import lies_ahead

_ENDS = {"from": "supplier|from", "with": "supplier", "to": "recipient|to", "for": "recipient|to", "via": "via"}
_THERE = {"with": "supplier", "from": "supplier|from", "to": "recipient|to", "at": "to", "in": "to", "via": "via"}
#: How far behind the verb "on order" begins, in chunks.
_NEAR = 4


def pending(sense: Sense, it: str | None, told: Sequence[Event]) -> Iterator[Event]:
    """A planned transfer for each lot of goods still to come that no other event of the sentence tells."""
    if not (sense.referents.trade or sense.referents.eventful):
        return
    known = {f.chunk for e in told if e.relation == "transfer" for f in e.fillers_of("item")} - {None}
    for k, chunk in enumerate(sense.chunks):
        event = None
        if chunk.tag == "VG" and not chunk.negated and all(e.trigger != k for e in told):
            event = _coming(sense, k, it) or _booked(sense, k, it) or _awaited(sense, k, it)
        elif chunk.tag == "NP" and chunk.head in words("voices.pending", "options"):
            event = _optional(sense, k, it)
        if event is not None and event.chunk("item") not in known:
            known.add(event.chunk("item"))
            yield event


def _coming(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "A third pump is to arrive", "two more to follow", "the rest will be shipped", "deliveries are slated for"."""
    group = sense.chunks[k]
    comes = group.lemma in words("voices.pending", "coming") or (
        group.passive and group.lemma in words("voices.pending", "brought")
    )
    due = k + 1 < len(sense.chunks) and sense.chunks[k + 1].low in words("voices.pending", "due")
    set_for = group.passive and group.lemma in words("voices.phase", "planned_of") - {"set"} | {"promise"}
    ahead = (
        (comes and group.modal not in {"can", "could"} and lies_ahead(sense.chunks, k))
        or (group.lemma in {"be", "fall"} and due)
        or set_for
    )
    over = group.perfect and not set_for and group.words[1].tag != "TO"  # not "was to have followed"
    if not ahead or over:
        return None
    subject = [k - 1] if group.infinitive else arguments(sense.chunks, k).subject
    return _planned(sense, k, subject, it, _THERE)


def _booked(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "Ten pumps are on order", "X has ten pumps on order from Y", "an order for ten is under negotiation"."""
    chunks = sense.chunks
    if chunks[k].lemma not in {"be", "remain", "have"}:
        return None
    at = next((m for m in range(k + 1, min(k + _NEAR, len(chunks) - 1)) if _in_the_books(chunks, m)), None)
    if at is None or any(c.tag in {"BREAK", "VG", "THAT", "REL", "NEG"} for c in chunks[k + 1 : at]):
        return None
    args, noun = arguments(chunks, k), at + 1
    if chunks[k].lemma != "have":
        return _planned(sense, k, args.subject, it, _ENDS, noun)
    behind = [noun + 1] if noun + 1 < len(chunks) and chunks[noun + 1].tag == "NP" else []
    goods = [m for m in range(k + 1, at) if chunks[m].tag == "NP"][:1] or behind or _antecedent(chunks, k)
    event = _planned(sense, k, goods, it, _ENDS, noun)
    if event is not None:
        asks = chunks[noun].head in words("voices.pending", "orders")
        sense.fill(event, "recipient" if asks else "supplier", args.subject, it)
    return event


def _awaited(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "X is awaiting ten pumps from Y", "ten pumps await shipment"."""
    if sense.chunks[k].lemma not in words("voices.pending", "awaiting"):
        return None
    args = arguments(sense.chunks, k)
    for group in args.objects[:1]:
        if sense.chunks[group[0]].head in noun_frames() and _goods(sense, args.subject, it) is not None:
            return _planned(sense, k, args.subject, it, _THERE)
        event = _planned(sense, k, group, it, _THERE)
        if event is not None:
            sense.fill(event, "recipient", args.subject, it)
        return event
    return None


def _optional(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "An option exists for ten more", "holds an option on ten pumps", "is in talks over ten pumps"."""
    chunks = sense.chunks
    verb = k + 1 if k + 1 < len(chunks) and chunks[k + 1].tag == "VG" else k
    wanted = {"for", "on", "over", "about", "to"}
    goods = [m for p, m in noun_arguments(chunks, verb).prepositions if p in wanted]
    return _planned(sense, k, goods, it, {})


def _planned(
    sense: Sense, k: int, goods: Sequence[int], it: str | None, ends: dict[str, str], noun: int | None = None
) -> Event | None:
    """A transfer still to come of the first of some noun phrases that are goods."""
    item = _goods(sense, goods, it)
    if item is None:
        return None
    trigger = sense.chunks[k]
    event = Event(
        relation="transfer",
        trigger=k,
        fillers=[item],
        state="planned",
        verb=k if trigger.tag == "VG" else sense.governing(k),
        noun=trigger.tag != "VG",
    )
    behind = noun_arguments(sense.chunks, k if noun is None else noun).prepositions
    sense.prepositions(event, {"prep": ends}, behind, it)
    return event


def _goods(sense: Sense, group: Sequence[int], it: str | None) -> Filler | None:
    """The goods that a noun phrase means: by its own word, as a number of those spoken of, or as a delivery of them."""
    chunks = sense.chunks
    for m in group:
        phrase = chunks[m]
        if phrase.tag != "NP":
            continue
        deal = phrase.head in words("voices.pending", "orders") or phrase.head in noun_frames()
        if deal and m + 2 < len(chunks) and chunks[m + 1].low in {"for", "of"} and chunks[m + 2].tag == "NP":
            return _goods(sense, [m + 2], it)
        meant = sense.thing_meant(m, it) or sense.standing(sense.named_beside(m, it), it)
        if meant.kind == "item" and (phrase.words[0].tag != "PRON" or meant.key):
            return Filler("item", m, meant)
        if phrase.name is None and (_leftover(phrase) or (deal and phrase.head in _passing())):
            last = sense.referents.last_item
            key = last.key if last is not None and _leftover(phrase) else None
            return Filler("item", m, Standing("item", key, *phrase.core) if key else sense.referents.some_item(phrase))
    return None


def _leftover(phrase: Chunk) -> bool:
    """Whether a noun phrase counts goods without naming them: "two more", "a sixth", "the balance"."""
    last = phrase.words[-1]
    return last.tag == "NUM" or last.low in words("voices.pending", "leftovers")


def _passing() -> frozenset[str]:
    """Nouns that tell that goods pass."""
    return frozenset(n for n, frames in noun_frames().items() if frames[0]["relation"] == "transfer")


def _in_the_books(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether "on order", "under negotiation", "on offer" begins here."""
    said = f"{chunks[m].low} {chunks[m + 1].head}"
    return chunks[m].tag == "PREP" and chunks[m + 1].tag == "NP" and said in words("voices.pending", "in_the_books")


def _antecedent(chunks: Sequence[Chunk], k: int) -> list[int]:
    """The noun phrase before the "that" or "which" of a relative clause: "the ten that X has on order"."""
    opens = next((m for m in range(k - 1, 0, -1) if chunks[m].tag in {"THAT", "REL", "BREAK"}), None)
    if opens is None or chunks[opens].tag == "BREAK":
        return []
    before = opens - 2 if chunks[opens - 1].tag == "COMMA" else opens - 1
    return [before] if before >= 0 and chunks[before].tag == "NP" else []
