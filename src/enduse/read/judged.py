"""What the clause behind tells of a whole one: "X sold radios to Mali, which is untrue", "…, which the ministry
denies".
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from enduse.read.attribute import Voices
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.propose import Told
from enduse.records.claim import Certainty

_JUDGING = frozenset({"be", "prove", "seem", "appear", "turn"})


class Judged(Struct, frozen=True):
    """That a deed was not so: by the one at `by` among the chunks, or who tells the whole where that is None."""

    certainty: Certainty
    cue: tuple[int, int]
    by: int | None = None


def untruth(told: Told, sense: Sense, voices: Voices, it: str | None) -> Told | None:
    """The denial, behind a comma, of what somebody tells."""
    says = judged(sense.chunks, told.event.trigger) if told.stance == "asserts" and not told.event.noun else None
    if says is None:
        return None
    chain = voices.chain(sense.chunks, says.by, it) if says.by is not None else told.chain[:-1]
    how = structs.replace(told.hedge, certainty=says.certainty)
    return structs.replace(told, chain=chain, stance="denies", hedge=how, cues=(("stance", *says.cue),))


def judged(chunks: Sequence[Chunk], trigger: int) -> Judged | None:
    """Who takes back, behind a comma, what the event before it tells."""
    for m in _behind(chunks, trigger):
        rest = chunks[m + 1 : m + 5]
        if chunks[m].tag == "REL" and rest and rest[0].tag == "NP" and len(rest) > 1 and rest[1].tag == "VG":
            denies = rest[1].lemma in words("voices.reporting", "denies") and not rest[1].negated
            closes = len(rest) < 3 or rest[2].tag in {"BREAK", "COMMA"}
            return Judged("stated", (rest[1].start, rest[1].end), m + 1) if denies and closes else None
        verb = next((c for c in rest[:1] if c.tag == "VG"), None)
        if verb is None or verb.lemma not in _JUDGING or verb.negated:
            return None
        said = [w.low for c in rest[:3] for w in c.words]
        if not {*said} & words("voices.reporting", "false") or {"not", "far"} & {*said}:
            return None
        hedged = {*said} & (words("voices.certainty", "probable") | {"almost", "certainly"}) or verb.lemma in {
            "seem",
            "appear",
        }
        return Judged("probable" if hedged else "stated", (verb.start, rest[min(1, len(rest) - 1)].end))
    return None


def _behind(chunks: Sequence[Chunk], trigger: int) -> Iterator[int]:
    """The "which" of ", which …", or the "that" of ", a claim that …", which speaks of the clause at `trigger`."""
    for m in range(trigger + 1, len(chunks) - 2):
        if chunks[m].tag in {"BREAK", "REL", "THAT"} or (chunks[m].tag == "VG" and chunks[m].finite):
            return
        if chunks[m].tag == "COMMA" and chunks[m + 1].low == "which":
            yield m + 1
            return
        told = chunks[m + 1].tag == "NP" and chunks[m + 1].head in words("voices.negation", "told_things")
        if chunks[m].tag == "COMMA" and told and chunks[m + 2].tag in {"THAT", "REL"}:
            yield m + 2
            return
