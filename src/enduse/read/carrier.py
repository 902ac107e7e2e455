"""Who only carries: a ship, an airline or a forwarder that moves goods is no supplier."""

from enduse.read.event import Event, Filler
from enduse.read.frames import Sense
from enduse.read.grammar.lexicon import words


def carried(event: Event, sense: Sense) -> Event:
    """The event with a carrier as `via` where it was taken for the supplier: "the MV Corvina carried engines to Y"."""
    trigger = sense.chunks[event.trigger]
    if event.relation != "transfer" or trigger.lemma not in words("frames.carriers", "verbs"):
        return event
    event.fillers = [
        Filler("via", f.chunk, f.standing, f.guessed) if f.role == "supplier" and _carries(f, sense) else f
        for f in event.fillers
    ]
    return event


def _carries(filler: Filler, sense: Sense) -> bool:
    """Whether it is a vessel or vehicle, or a firm that calls itself a carrier."""
    said = sense.referents.text[filler.standing.start : filler.standing.end].lower().split()
    led = [w.low for w in sense.chunks[filler.chunk].words] if filler.chunk is not None else []
    return bool({*said, *led} & (words("frames.carriers", "vessels") | words("frames.carriers", "firms")))
