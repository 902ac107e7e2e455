"""Does an event that the encoder saw tell enough to be a claim?"""

from collections.abc import Sequence

from enduse.read.event import Event
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words

#: Designing and making: told of one item in one sentence they are one claim.
MADE = frozenset({"development", "production"})
#: Of an event that tells less than its relation needs.
BARE = 0.6
#: What an event must at least tell: every group needs one of its roles.
_NEEDED: dict[str, tuple[str, ...]] = {
    "transfer": ("supplier recipient end_user via from to",),
    "ownership": ("owner", "asset"),
    "affiliation": ("member", "organization capacity"),
    "development": ("item", "developer partner place"),
    "production": ("item", "producer place"),
    "location": ("subject", "place"),
    "payment": ("amount payee", "payer payee"),
    "sanction": ("target",),
    "specification": ("item", "value attribute"),
    "visit": ("visitor", "host place"),
    "cooperation": ("party",),
    "use": ("item", "user place"),
}

#: What is enough alone where a verb surely tells it.
_ALONE = {
    "transfer": frozenset({"item"}),
    "production": frozenset({"item"}),
    "use": frozenset({"item"}),
    "payment": frozenset({"payer", "payee"}),
    "cooperation": frozenset({"party"}),
    "visit": frozenset({"visitor", "place"}),
}


def enough(event: Event, sense: Sense) -> bool:
    """Whether the roles found are enough for the relation, and the document is one where it can be meant."""
    if event.relation in {"sanction", "transfer"} and sense.referents.sport:
        return False
    return whole(event, sense) or bare(event, sense)


def whole(event: Event, sense: Sense) -> bool:
    """Whether an event has all sides that its relation needs."""
    if event.relation == "cooperation" and len(event.fillers_of("party")) < 2:
        return False
    roles = {f.role for f in event.fillers}
    if event.relation == "transfer" and roles <= {"from", "to"}:
        return False  # "eleven are in China"
    if event.relation in MADE and not roles & {"producer", "developer"} and not _told(event, sense):
        return False  # "drones made in China" describes the drones
    return all(roles & set(group.split()) for group in _NEEDED[event.relation])


def bare(event: Event, sense: Sense) -> bool:
    """Whether a verb surely tells what became of goods or money, though not with whom, in a document that tells of such
    things: "no such valves were ever received". "Who bought them" asks.
    """
    about = sense.referents
    if event.noun or event.score < BARE or not (about.trade or about.eventful) or not _told(event, sense):
        return False
    told = any(f.role in _ALONE.get(event.relation, frozenset()) for f in event.fillers)
    return told and not _asked(sense.chunks, event.trigger)


def _asked(chunks: Sequence[Chunk], verb: int) -> bool:
    """Whether the clause of a verb is a question: "how it was shipped", "could not tell who bought it"."""
    opens = next(
        (k for k in range(verb - 1, -1, -1) if chunks[k].tag in {"SUB", "REL", "THAT", "BREAK", "COMMA"}), None
    )
    if opens is None or chunks[opens].low not in words("voices.silence", "asking"):
        return False
    return chunks[opens].tag == "SUB" or opens == 0 or chunks[opens - 1].tag not in {"NP", "COMMA", "PREP"}


def _told(event: Event, sense: Sense) -> bool:
    """Whether a verb tells it and is no mere participle behind a noun."""
    group = sense.chunks[event.trigger]
    if group.tag != "VG":
        return event.noun
    return group.finite and not (group.participle and event.trigger and sense.chunks[event.trigger - 1].tag == "NP")
