"""Stakes that somebody no longer has: "used to belong to X", "its former owner", "owned by X until 2021", "sold its
stake in X to Y".
"""

from collections.abc import Sequence

from msgspec import structs

from enduse.read.event import Event, Filler
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.lexicon import words

_ENDS = frozenset({"BREAK", "THAT", "REL", "SUB"})


def bygone(chunks: Sequence[Chunk], event: Event) -> bool:
    """Whether a stake is told as one that was held once."""
    if event.relation != "ownership":
        return False
    k = event.trigger
    near = [k, *(m for m in range(max(0, k - 1), min(k + 4, len(chunks))) if chunks[m].head in _titles())]
    if any(w.low in words("voices.phase", "former") for m in near for w in chunks[m].words):
        return True
    told = [w.low for c in chunks[max(0, k - 1) : k + 1] if c.tag in {"VG", "ADV", "SUB"} for w in c.words]
    if {*told} & words("voices.phase", "formerly") or "use" in chunks[k].helpers:
        return True
    return _until(chunks, k) or _no_longer(chunks)


def _titles() -> frozenset[str]:
    """What an owner or what is owned is called: "a former subsidiary", "the former owner"."""
    return words("nouns.corefer", "child") | words("nouns.corefer", "parent")


def _until(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the clause tells until when: "was owned by X until 2021"."""
    if chunks[k].lemma in words("frames.parts", "taking"):
        return False  # "as it was called until August, was bought by X"
    first = next((m + 1 for m in range(k - 1, -1, -1) if chunks[m].tag in _ENDS), 0)
    last = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag in _ENDS | {"COMMA"}), len(chunks))
    until = [m for m in range(first, last - 1) if chunks[m].low in {"until", "till"} and chunks[m + 1].tag == "TIME"]
    return bool(until) and not chunks[k].negated


def _no_longer(chunks: Sequence[Chunk]) -> bool:
    """ "Is no longer a shareholder"."""
    for k in range(len(chunks) - 1):
        said = " ".join(c.low for c in chunks[k : k + 2])
        near = [c.head for c in chunks[k + 1 : k + 4] if c.tag == "NP"]
        if chunks[k].tag == "VG" and "no longer" in said and words("nouns.corefer", "parent") & {*near}:
            return True
    return False


def passed_on(sense: Sense, event: Event, it: str | None) -> Event | None:
    """A stake that was sold is whose it then is: "sold its stake in X to Y"; None where nobody tells whose."""
    group = sense.chunks[event.trigger]
    if event.relation != "ownership" or group.lemma not in words("frames.parts", "parting") or group.negated:
        return event
    given = (m for p, m in arguments(sense.chunks, event.trigger).prepositions if p == "to")
    buyers = [Filler("owner", m, standing) for m in given if (standing := sense.standing(m, it)).kind in _PARTIES]
    rest = [f for f in event.fillers if f.role != "owner"]
    return structs.replace(event, fillers=[*rest, *buyers[:1]]) if buyers else None


_PARTIES = frozenset({"organization", "person"})
