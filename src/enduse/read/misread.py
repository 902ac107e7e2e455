"""What the encoder alone takes for a deed, and is none or not that one."""

from enduse.read.event import RULES, Event
from enduse.read.frames import Sense
from enduse.read.grammar.lexicon import words


def misread(event: Event, sense: Sense) -> bool:
    """Whether an event that only the encoder saw cannot be what it is taken for."""
    if RULES in event.readers:
        return False
    kinds = (_hunted, _held_up, _houses, _compared, _trade_held, _costs)
    return any(kind(event, sense) for kind in kinds)


def _lemma(event: Event, sense: Sense) -> str:
    """The verb that tells an event; nothing where a noun does."""
    group = sense.chunks[event.trigger]
    return group.lemma if group.tag == "VG" else ""


def _hunted(event: Event, sense: Sense) -> bool:
    """Whether who is helped, or what is followed and stopped, would be used: "assisted X", "intercepted a dhow"."""
    if event.relation != "use":
        return False
    used = {f.standing.kind for f in event.fillers_of("item")}
    return (bool(used) and used <= {"organization", "person"}) or _lemma(event, sense) in words(
        "frames.misread", "pursuing"
    )


def _held_up(event: Event, sense: Sense) -> bool:
    """Whether goods are only held by an authority, and pass to nobody: "were detained by customs"."""
    return event.relation == "transfer" and _lemma(event, sense) in words("frames.misread", "holding_up")


def _houses(event: Event, sense: Sense) -> bool:
    """Whether what is made would only be built in or kept: "the hall will house four lines"."""
    return event.relation == "production" and _lemma(event, sense) in words("frames.misread", "housing")


def _compared(event: Event, sense: Sense) -> bool:
    """Whether goods are only set beside others: "differs from that in service", "are similar to those of X"."""
    values = event.fillers_of("value") if event.relation == "specification" else []
    opening = [c.low.split()[0] for f in values for c in sense.chunks if c.start == f.standing.start]
    return bool(opening) and opening[0] in {"that", "those", "this", "these", "it"}


def _trade_held(event: Event, sense: Sense) -> bool:
    """Whether trade itself would be owned: "controls drone exports"."""
    held = [sense.chunks[f.chunk].head for f in event.fillers_of("asset") if f.chunk is not None]
    return event.relation == "ownership" and bool(held) and set(held) <= words("frames.parts", "deals")


def _costs(event: Event, sense: Sense) -> bool:
    """Whether something costs somebody money: nobody is paid."""
    return event.relation == "payment" and _lemma(event, sense) == "cost"
