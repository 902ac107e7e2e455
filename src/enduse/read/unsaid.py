"""What nobody asserts: the event under "declined to say whether", "it is unclear who", "was not aware that" is the
silent party's, and one that a question asks after is told by nobody.
"""

from collections.abc import Sequence

from msgspec import structs

from enduse.read.asked import asked, formal
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.propose import Told
from enduse.read.quiet import not_said
from enduse.read.silence import Silence

#: Relations that can be the content of a silence; the others tell in passing who somebody is.
_EVENTS = frozenset(
    {"transfer", "production", "development", "use", "payment", "cooperation", "sanction", "visit", "statement"}
)
#: How far behind the words of the silence its content begins, in chunks; and its verb, where that is a gerund.
_NEAR = 4
_FAR = 9
#: How far behind the words of ignorance the "of" may stand, in code points: "no knowledge | whatsoever | of".
_BESIDE = 24


def unsaid(told: Sequence[Told], quiet: Sequence[Silence], chunks: Sequence[Chunk]) -> tuple[list[Told], list[Silence]]:
    """The events with the stance and voice of the silence they stand under; the silences that have no such content."""
    left: list[Silence] = []
    found = list(told)
    questions, written = list(asked(chunks)), formal(chunks)
    put = {n for n, t in enumerate(found) if any(_within(t, q, chunks) for q in questions)}
    if written is not None:
        put |= {n for n, t in enumerate(found) if written[0] <= chunks[t.event.trigger].start < written[1]}
    answered: set[int] = set()
    for silence in quiet:
        heard = silence.stance in {"declines", "unaware"}
        scope = _content(silence, chunks) if heard else None
        under = [n for n, t in enumerate(found) if scope is not None and _within(t, scope, chunks)]
        under += [n for n in sorted(put) if heard and n not in under and n not in answered]
        answered |= {*under} & put
        under += [n for n, t in enumerate(found) if n not in under and _object(t, silence, chunks)]
        for n in under:
            hedge = structs.replace(found[n].hedge, certainty="stated", negated=False)
            found[n] = structs.replace(found[n], hedge=hedge, chain=silence.chain, stance=silence.stance)
        if not under and not (heard and answered):
            left.append(silence)
    return [t for n, t in enumerate(found) if n not in put - answered and not _questioned(t, chunks)], left


def _questioned(told: Told, chunks: Sequence[Chunk]) -> bool:
    """Whether an event stands in a question: "did X sell …?", "to ask the minister how many were supplied"."""
    k = told.event.trigger
    if told.event.verb is None and not told.event.noun and told.event.relation not in _EVENTS:
        return False  # told in passing beside a name
    first = next((m + 1 for m in range(k - 1, -1, -1) if chunks[m].tag == "BREAK"), 0)
    last = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag == "BREAK"), len(chunks))
    if any(chunks[m].tag == "REL" and chunks[m - 1].tag == "COMMA" for m in range(first + 1, k)):
        return False  # "did you know X, which sold …?"
    if last < len(chunks) and "?" in chunks[last].low:
        before = any(_asks(chunks, m, first) for m in range(first, k + 1))
        return before or not any(_asks(chunks, m, first) for m in range(k + 1, last))
    asking = next((m for m in range(first, k) if chunks[m].lemma in words("voices.silence", "inquiring")), None)
    if asking is None or _described(chunks, asking + 1, k):
        return False
    if _later(chunks, asking + 2, k):
        return False  # "asked who paid after X sold it"
    begun = next((m for m in range(asking + 1, k) if chunks[m].words[0].low in words("voices.silence", "asking")), k)
    if any(chunks[m].tag == "COMMA" for m in range(begun, k)):
        return False  # "asked who paid, X said it had sold them"
    formal = asking == first and chunks[asking].infinitive
    return any(
        _open(chunks, m)
        or (formal and chunks[m].low in {"how", "whether"})
        or (chunks[m].low == "how" and chunks[m + 1].words[0].low in {"many", "much"})
        for m in range(asking + 1, k)
    )


_LATER = frozenset({"after", "before", "because", "since", "once", "when", "while", "although", "though"})


def _later(chunks: Sequence[Chunk], first: int, k: int) -> bool:
    """Whether a clause that only tells when or why begins before the event."""
    return any(chunks[m].low in _LATER and chunks[m - 1].tag in {"NP", "VG"} for m in range(first, k))


def _described(chunks: Sequence[Chunk], first: int, k: int) -> bool:
    """Whether a verb only describes a noun within a clause: "who paid for the lenses that X shipped"."""
    behind = [m for m in range(first + 2, k) if chunks[m - 1].tag == "NP"]
    opens = [m for m in behind if chunks[m].tag in {"THAT", "REL"} or (m + 1 == k and _of_its_own(chunks, m))]
    over = any(c.tag == "VG" and c.finite for c in chunks[opens[-1] : k]) if opens else True
    both = any(w.tag in {"HAVE", "BE", "MODAL"} for w in chunks[k].words[1:]) and chunks[k].words[0].tag == "V"
    return not over and not both  # "the crates that X shipped | had reached Y" is read as one group


def _of_its_own(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether a noun phrase behind another begins a clause about that one: "the lenses | it | sold"."""
    return chunks[m].tag == "NP" and (chunks[m].name is not None or chunks[m].words[0].tag == "PRON")


def _asks(chunks: Sequence[Chunk], m: int, first: int) -> bool:
    """Whether a question begins at `m`: with "who", "how", or an auxiliary before its subject."""
    opens = m == first or chunks[m - 1].tag in {"COMMA", "CC", "ADV"} or chunks[m - 1].low == "so"
    begins = chunks[m].words[0]
    turned = begins.tag in {"MODAL", "DO", "BE", "HAVE"} and (chunks[m].tag == "NP" or len(chunks[m].words) == 1)
    return opens and (begins.low in words("voices.silence", "asking") or turned)


def _open(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether a clause that leaves open who or what it was begins at `m`."""
    begins = chunks[m].words[0].low
    joined = m > 0 and chunks[m - 1].tag in {"NP", "COMMA"}
    return begins in words("voices.silence", "who") and not joined


def _object(told: Told, silence: Silence, chunks: Sequence[Chunk]) -> bool:
    """Whether an event noun is what somebody could not, or would not, confirm: "could not verify the sale of …"."""
    if silence.stance not in {"declines", "unaware"} or not told.event.noun:
        return False
    before = told.event.trigger - 1
    verb = chunks[before]
    known = verb.low in {"of", "about"} and silence.cue[0] < verb.start <= silence.cue[1] + _BESIDE
    if known and silence.stance == "unaware" and told.event.relation in _EVENTS:
        return True  # "has no knowledge of the sale"
    borne_out = verb.lemma in words("voices.silence", "bearing_out") and verb.start < silence.cue[1]
    return verb.tag == "VG" and borne_out and silence.cue[0] < verb.end


def _content(silence: Silence, chunks: Sequence[Chunk]) -> tuple[int, int] | None:
    """The stretch of text that a silence is about where it is a clause: "whether …", "that …", "… selling X"."""
    first = next((k for k, c in enumerate(chunks) if c.end > silence.cue[0]), len(chunks))
    behind = [k for k, c in enumerate(chunks) if c.start >= silence.cue[1]][:_NEAR]
    asked = words("voices.silence", "whether")
    near = range(first, behind[-1] + 1 if behind else first)
    opens = next(
        (k for k in near if (chunks[k].words[0].low in asked and not _relative(chunks, k)) or _open(chunks, k)), None
    )
    if opens is None and silence.topic is not None and silence.topic[1] <= silence.cue[1]:
        at = next((k for k, c in enumerate(chunks) if c.start >= silence.topic[0]), 0)
        if _open(chunks, at) or chunks[at].low == "whether":
            return silence.topic  # "who sold them remains unclear"
    if opens is None and silence.stance == "unaware":
        opens = not_said(chunks, first) or _unknown(chunks, first)
    if opens is None:
        opens = next((k for k in behind if chunks[k].tag == "VG" and chunks[k].form == "ing"), None)
        if opens is None or not any(c.lemma == "deny" for c in chunks[first:opens]):
            return None
    for m in range(opens + 1, len(chunks)):
        if chunks[m].tag == "BREAK" or (chunks[m].tag == "CC" and chunks[m - 1].tag == "COMMA"):
            return chunks[opens].start, chunks[m].start
    return chunks[opens].start, chunks[-1].end


def _unknown(chunks: Sequence[Chunk], first: int) -> int | None:
    """Where the deed that somebody does not know of begins: "no knowledge of X selling", "nothing about it being sold",
    "no record of having sold".
    """
    of = next((m for m in range(first, min(first + _FAR, len(chunks))) if chunks[m].low in {"of", "about", "on"}), None)
    for m in range(of + 1 if of is not None else len(chunks), min((of or 0) + _FAR, len(chunks))):
        if chunks[m].tag == "VG":
            return of + 1 if of is not None and _gerund(chunks[m]) else None
        if chunks[m].tag not in {"NP", "PREP", "CC"}:
            return None
    return None


def _gerund(group: Chunk) -> bool:
    return group.form == "ing" or group.words[0].low in {"being", "having"}


def _relative(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether "that" stands for the noun before it: "no paper that bears this out"."""
    return k > 0 and chunks[k - 1].tag == "NP" and k + 1 < len(chunks) and chunks[k + 1].tag == "VG"


def _within(told: Told, scope: tuple[int, int], chunks: Sequence[Chunk]) -> bool:
    trigger = chunks[told.event.trigger]
    first = next((m for m, c in enumerate(chunks) if c.start >= scope[0]), 0)
    k = told.event.trigger
    inside = scope[0] <= trigger.start < scope[1] and not _described(chunks, first, k)
    inside = inside and not _later(chunks, first + 1, k)  # "did not say who paid after X delivered"
    return told.event.relation in _EVENTS and not told.event.noun and inside
