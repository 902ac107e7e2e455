"""A deed that somebody is only accused of: "was accused of selling", "on suspicion of selling", "faces allegations that
it sold", "was acquitted of selling".
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from enduse.read.event import Event
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words


class Blame(Struct, frozen=True):
    """What an accusation makes of the deed, and its words (code points): "cleared" tells that it was not, "dropped"
    that nobody says so.
    """

    makes: Literal["probable", "possible", "cleared", "dropped"]
    cue: tuple[int, int]


def blamed(chunks: Sequence[Chunk], event: Event) -> Blame | None:
    """The accusation that an event hangs on where no accuser is told; None where it hangs on none."""
    k = event.trigger
    if not event.noun and chunks[k].participle and k > 1 and chunks[k - 1].tag == "NP" and _has_it(chunks[k - 2]):
        k -= 2  # "accused of buying lenses and having them shipped"
    if event.noun or chunks[k].form == "ing" or chunks[k].words[0].low == "having":
        return _of_it(chunks, k, event.noun)
    return _that_it(chunks, k)


def _has_it(group: Chunk) -> bool:
    """ "Having", "getting" something done by others."""
    return group.tag == "VG" and group.low in {"having", "getting"}


def _of_it(chunks: Sequence[Chunk], k: int, noun: bool) -> Blame | None:
    """ "Accused of selling", "under investigation for selling", "cleared of buying lenses and selling them"."""
    edges = {"BREAK", "THAT", "REL", "SUB"} | ({"COMMA"} if noun else set())
    of = None
    for m in range(k - 1, -1, -1):
        chunk = chunks[m]
        if chunk.tag in edges:
            return None
        if chunk.tag == "PREP" and chunk.low in words("voices.blame", "prepositions"):
            of = m
        elif of is not None and (found := _blame(chunks, m, of, noun)) is not None:
            return found
        elif chunk.tag == "VG" and (chunk.finite or chunk.infinitive or noun):
            return None
    return None


def _blame(chunks: Sequence[Chunk], m: int, of: int, noun: bool) -> Blame | None:
    """What the verb or noun at `m` makes of the deed behind the preposition at `of`."""
    chunk, cue = chunks[m], (chunks[m].start, chunks[m].end)
    preposition, does = chunks[of].low, {chunk.lemma, chunk.words[-1].low}
    if chunk.tag == "NP" and (m + 1 == of or (m + 3 == of and chunks[m + 1].low == "against")):
        if {w.low for w in chunk.words[1:]} & words("voices.blame", "clearing"):
            return Blame("cleared", chunk.core)  # "the jury cleared X" is one phrase
        if any(w.low == "guilty" for c in chunks[max(0, m - 3) : m] for w in c.words):
            return None  # "pleaded guilty to two counts of selling"
        if noun and preposition == "for" and chunk.head != "trial":
            return None  # "has a claim for the delivery"
        no = chunk.words[0].low == "no" or (m > 0 and chunks[m - 1].tag == "NEG")
        verb = next((c for c in reversed(chunks[max(0, m - 3) : m]) if c.tag in {"VG", "BREAK", "COMMA"}), None)
        if verb is not None and verb.tag == "VG":
            done = {verb.lemma, verb.words[-1].low}
            if chunks[m - 1].low in {"of", "on"} and done & words("voices.blame", "sentencing"):
                return None  # "convicted on charges of selling"
            if chunks[m - 1].low == "of" and done & words("voices.blame", "clearing"):
                return Blame("dropped" if verb.negated else "cleared", (verb.start, verb.end))
            no = no or (bool(done & words("voices.blame", "dropping")) and not verb.negated)
        no = no or _dropped(chunks, of)
        for makes, key in (("probable", "charges"), ("possible", "inquiries")):
            if chunk.head in words("voices.blame", key):
                return Blame("dropped" if no else makes, chunk.core)  # type: ignore[arg-type]
        return None
    if chunk.tag != "VG":
        return None
    if does & words("voices.blame", "clearing") and preposition == "of":
        return Blame("dropped" if chunk.negated else "cleared", cue)
    said = [w.low for c in chunks[m:of] for w in c.words]
    if "guilty" in said and "not" in said and preposition == "of":
        return Blame("cleared", (chunk.start, chunks[of - 1].end))
    if (
        not (chunk.passive or chunk.participle)
        or chunks[m + 1].tag == "NP"
        or (chunks[m + 1].low == "by" and not chunk.negated)
    ):
        return None  # the accuser is told
    if any(w.low in words("voices.reporting", "untruly") for w in chunk.words) and not chunk.negated:
        return Blame("cleared", cue)  # "was falsely accused of selling"
    for makes, key in (("probable", "accusing"), ("possible", "inquiring")):
        if does & words("voices.blame", key):
            return Blame("dropped" if chunk.negated else makes, cue)  # type: ignore[arg-type]
    return None


def _dropped(chunks: Sequence[Chunk], of: int) -> bool:
    """Whether the clause closes by telling that the charges came to nothing: "charges of selling … were dropped"."""
    behind = (c for c in chunks[of + 2 :] if c.tag in {"VG", "BREAK"})
    verb = next((c for c in behind if c.tag == "BREAK" or c.finite), None)
    return verb is not None and verb.passive and not verb.negated and verb.lemma in words("voices.blame", "dropping")


def _given_up(chunks: Sequence[Chunk], that: int, k: int) -> bool:
    """Whether the claim before "that" was dropped: "the allegation that X sold … was abandoned at trial"."""
    verb = chunks[that - 2] if that > 1 else None
    dropping = words("voices.blame", "dropping")
    if verb is not None and verb.tag == "VG" and not verb.passive:
        return bool({verb.lemma, verb.words[-1].low} & dropping) and not (verb.negated or verb.modal)
    after = next((c for c in chunks[k + 1 :] if c.tag in {"BREAK", "REL"} or (c.tag == "VG" and c.finite)), None)
    return after is not None and after.passive and not (after.negated or after.modal) and after.lemma in dropping


def _that_it(chunks: Sequence[Chunk], k: int) -> Blame | None:
    """ "Faces allegations that it sold", "aware of reports that it sold"; not "a report that shows it sold"."""
    that = next((m for m in range(k - 1, 0, -1) if chunks[m].tag in {"THAT", "BREAK", "REL"}), 0)
    if chunks[that].tag != "THAT" or chunks[that + 1].tag == "VG" or chunks[that - 1].tag != "NP":
        return None
    told = chunks[that - 1]
    inquiry = told.head in words("voices.blame", "inquiries")
    if not inquiry and told.head not in words("voices.blame", "charges") | words("voices.blame", "hearsay"):
        return None
    before = chunks[: that - 1]
    verb = next((c for c in reversed(before) if c.tag == "VG"), None)
    if verb is not None and verb.lemma in words("voices.blame", "bearing_out") and not verb.negated:
        return None
    if verb is not None and verb.lemma in words("voices.reporting", "stated") and before[-1].low == "in":
        return None  # "wrote in its report that …"
    no = told.words[0].low in {"no", "any"} or (bool(before) and before[-1].tag == "NEG") or _given_up(chunks, that, k)
    return Blame("dropped" if no else "possible" if inquiry else "probable", told.core)
