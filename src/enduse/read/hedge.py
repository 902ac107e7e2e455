"""How sure they sounded, read off the verbs that govern an event; with its phase."""

from collections.abc import Sequence

from msgspec import Struct

from enduse.read.event import Event
from enduse.read.governors import governors, shared_with
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.grammar.word import Word
from enduse.read.phase import LASTING, adjective, expected, phase_of, state_of
from enduse.read.wordings import before_that, worded
from enduse.records.claim import Certainty, CueField, Phase, State


class Hedge(Struct, frozen=True):
    """Certainty, phase and state with the words they rest on (spans in code points)."""

    certainty: Certainty
    phase: Phase
    state: State | None
    cues: tuple[tuple[CueField, int, int], ...] = ()
    negated: bool = False


def hedge(chunks: Sequence[Chunk], event: Event, clause: tuple[int, int], certainty: Certainty) -> Hedge:
    """Certainty (starting from that of the reporting verb), phase and state of an event within its clause (code
    points).
    """
    if event.verb is None and not event.noun:
        return Hedge("stated", "done", None)  # told in passing beside a name: no clause of its own
    chain = governors(chunks, event.verb)
    cues: list[tuple[CueField, int, int]] = []
    certainty = _certainty(chunks, event, chain, clause, certainty, cues)
    phase, planned_by_noun = phase_of(chunks, event, chain, cues)
    state = state_of(event, phase, chunks)
    negated = not event.noun and (_negated(chunks[chain[0]]) or _not_done(chunks, chain))
    if negated and phase == "planned" and _in_vain(chunks, chain[0]):
        phase, state = "done", None
    if not event.noun and supposed(chunks, event.trigger):
        certainty = "conditional"
    depends = _depends(chunks, event.trigger)
    if depends is not None and certainty in {"stated", "possible"}:
        cues.append(("certainty", depends.start, depends.end))
        certainty = "conditional"
        if phase == "ongoing":  # "unless X happens, Y gets four more": still to come
            phase, state = "planned", state_of(event, "planned", chunks)
    if planned_by_noun and certainty == "stated":
        phase = "planned"
    hangs = worded(chunks, _around(chunks, event, clause), "conditional") if phase != "done" else None
    if hangs is not None and certainty in {"stated", "possible"}:
        cues.append(("certainty", *hangs))
        certainty = "conditional"
    return Hedge(certainty, phase, state, tuple(cues), negated)


def coloured(told: Hedge, event: Event, chunks: Sequence[Chunk], text: str) -> Hedge:
    """How it was told, with what the encoder saw where the rules saw nothing: a hedge, a condition, a plan, a thing
    that goes on, a negation. What is over ("could have sold") is no plan.
    """
    over = not event.noun and chunks[event.trigger].perfect
    certainty, phase, state, negated = told.certainty, told.phase, told.state, told.negated
    cues = list(told.cues)
    lo, hi = _around(chunks, event, (chunks[0].start, chunks[-1].end))
    inside = any(c.tag == "REL" and c.start == lo for c in chunks)  # "X, which already sells it, would be …"
    for mark in event.marks:
        span = (mark.start, mark.end)
        if inside and not lo <= mark.start < hi:
            continue
        if mark.code == "hg" and certainty == "stated":
            said = set(text[mark.start : mark.end].lower().split())
            certainty = "possible" if said & words("voices.certainty", "possible_marks") else "probable"
            cues.append(("certainty", *span))
        elif mark.code == "cd" and certainty == "stated":
            certainty = "conditional"
            cues.append(("certainty", *span))
        elif mark.code == "ft" and phase != "planned" and not over and event.relation not in LASTING:
            phase = "planned"
            state = "planned" if event.relation == "transfer" else state
            cues.append(("phase", *span))
        elif mark.code == "on" and phase == "done" and event.relation not in LASTING:
            phase = "ongoing"
            cues.append(("phase", *span))
        elif mark.code == "ng" and not any(a < mark.end and mark.start < b for _, a, b in told.cues):
            negated = negated or not _aside(chunks, event, span, text)
    return Hedge(certainty, phase, state, tuple(cues), negated)


def _aside(chunks: Sequence[Chunk], event: Event, mark: tuple[int, int], text: str) -> bool:
    """Whether a negation is of something beside the event: "without a licence X sold", "made no secret of selling",
    "sells only to governments, never to dealers", "is not the only supplier of X".
    """
    if _of_another(chunks, event, mark) or text[mark[1] :].lstrip().lower().startswith(_ONE_OF_SEVERAL):
        return True
    thing = next((c for c in chunks if c.tag == "NP" and c.start >= mark[0]), None)
    if thing is not None and thing.head in words("voices.negation", "harmless") and thing.end <= mark[1] + _BESIDE:
        return True
    if text[mark[0] : mark[1]].lower() != "without":
        return False
    behind = next((k for k, c in enumerate(chunks) if c.start >= mark[1] and c.tag not in {"ADV", "NEG"}), None)
    return behind is not None and behind != event.trigger


def _negated(group: Chunk) -> bool:
    """Whether a verb is negated, and not as in "did not only sell … but"."""
    return group.negated and not any(w.low in {"only", "just", "merely", "simply"} for w in group.words)


def _of_another(chunks: Sequence[Chunk], event: Event, mark: tuple[int, int]) -> bool:
    """Whether a negation opens what is set against the words before: ", never to dealers"."""
    k = next((k for k, c in enumerate(chunks) if c.start <= mark[0] < c.end), 0)
    opens = event.trigger < k < len(chunks) - 1 and chunks[k].tag == "NEG"
    return opens and chunks[k - 1].tag == "COMMA" and chunks[k + 1].tag in {"TO", "PREP"}


#: What makes a negation say that there are others.
_ONE_OF_SEVERAL = ("the only ", "the sole ", "the first ", "the last ", "only ", "just ", "merely ")
#: How far behind "no" its noun may end, in code points.
_BESIDE = 16


def _not_done(chunks: Sequence[Chunk], chain: Sequence[int]) -> bool:
    """Whether it was refused, failed, or somebody was stopped from doing it."""
    if not chain:
        return False
    first = chunks[chain[0]]
    if words("voices.negation", "not_done") & set(first.helpers) or _in_vain(chunks, chain[0]):
        return True
    if first.form == "ing" and len(chain) > 1 and chain[0] > 0 and chunks[chain[0] - 1].low == "from":
        return chunks[chain[1]].lemma in words("voices.negation", "preventing")
    return False


def _in_vain(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether it was only tried: "an attempt to obtain X was unsuccessful", "efforts to sell X failed"."""
    tried = chunks[k].infinitive and k and chunks[k - 1].tag == "NP"
    if not tried or chunks[k - 1].head not in words("voices.negation", "attempts"):
        return False
    after = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag == "VG" and chunks[m].finite), None)
    if after is None:
        return False
    said = {w.low for c in chunks[after : after + 3] for w in c.words} | {chunks[after].lemma}
    return bool(said & words("voices.negation", "in_vain"))


def supposed(chunks: Sequence[Chunk], trigger: int) -> bool:
    """Whether the event stands in an if-clause, or in one that begins with "had", "were" or "should"."""
    start = next((m + 1 for m in range(trigger - 1, -1, -1) if chunks[m].tag in {"BREAK", "COMMA", "THAT"}), 0)
    if any(c.tag == "SUB" and c.low in words("voices.certainty", "conditional_words") for c in chunks[start:trigger]):
        return True
    return start < trigger and inverted(chunks, start)


def _certainty(
    chunks: Sequence[Chunk],
    event: Event,
    chain: Sequence[int],
    clause: tuple[int, int],
    start: Certainty,
    cues: list[tuple[CueField, int, int]],
) -> Certainty:
    modals, adverbs = words("voices.certainty", "possible"), words("voices.certainty", "probable")
    found = start
    for m in chain:
        modal = next((w for w in chunks[m].words if w.tag == "MODAL"), None)
        if modal is not None and modal.low in modals:
            cues.append(("certainty", modal.token.start, modal.token.end))
            return "possible"
        if modal is not None and modal.low == "would" and event.noun:
            cues.append(("certainty", modal.token.start, modal.token.end))
            return "conditional"
        if expected(chunks[m], event, m == chain[0]):
            cues.append(("certainty", chunks[m].start, chunks[m].end))
            found = "probable"
        held = _held(chunks[m], m == chain[0] and not event.noun)
        if m != chain[0] and chunks[m].lemma == "suspect" and not chunks[m].passive:
            held = chunks[m].words[-1]  # "customs suspects X of selling"
        if held is not None:
            cues.append(("certainty", held.token.start, held.token.end))
            found = "possible" if held.lemma == "suspect" else "probable"
    said = adjective(chunks, event, "possible_adjectives", "probable_adjectives", "certainty")
    if said is not None:
        cues.append(("certainty", said.token.start, said.token.end))
        return "possible" if said.low in words("voices.certainty", "possible_adjectives") else "probable"
    thought = _thought(chunks, event.trigger)
    if thought is not None:
        cues.append(("certainty", thought.token.start, thought.token.end))
        found = "possible" if thought.low in words("voices.certainty", "possible_thoughts") else "probable"
    asked = _asked(chunks, event.trigger)
    if asked is not None:
        cues.append(("certainty", asked.start, asked.end))
        return "possible"
    judged = _judged(chunks, event.trigger)
    if judged is not None:
        cues.append(("certainty", judged.start, judged.end))
        found = "probable"
    lo, hi = _around(chunks, event, clause)
    wording = _in_words(chunks, event, (lo, hi))
    if wording is not None:
        cues.append(("certainty", *wording[1]))
        found = wording[0]
    for n, chunk in enumerate(chunks):
        if chunk.end <= lo or hi <= chunk.start or (chunk.tag == "ADV" and _of_number(chunks, n)):
            continue
        for word in chunk.words:
            if lo <= word.token.start < hi and word.tag in {"ADV", "V", "N", "PRED"}:
                if word.low in adverbs and word.tag != "V":
                    cues.append(("certainty", word.token.start, word.token.end))
                    found = "probable"
                elif word.tag == "ADV" and word.low in modals:
                    cues.append(("certainty", word.token.start, word.token.end))
                    return "possible"
    if event.verb is not None and chunks[chain[-1]].lemma in {"suggest", "appear", "seem"} and event.noun:
        found = "probable"
    return found


def _judged(chunks: Sequence[Chunk], trigger: int) -> Chunk | None:
    """The head of "in the ministry's assessment", "in our estimation" that opens the clause or stands aside in it."""
    for m in range(trigger - 1, 0, -1):
        if chunks[m].tag in {"BREAK", "THAT"}:
            return None
        opens = chunks[m - 1].low in {"in", "by", "on"} and (m == 1 or chunks[m - 2].tag in {"BREAK", "COMMA", "THAT"})
        if opens and chunks[m].tag == "NP" and chunks[m].head in words("voices.certainty", "judgements"):
            return chunks[m]
    return None


def _in_words(
    chunks: Sequence[Chunk], event: Event, clause: tuple[int, int]
) -> tuple[Certainty, tuple[int, int]] | None:
    """How sure a wording of its clause, or of the one before its "that", makes an event."""
    over, led = before_that(chunks, event.trigger), (clause[0], chunks[event.trigger].words[-1].token.start)
    for certainty, key in (("possible", "to_possible"), ("probable", "to_probable")):
        said = (worded(chunks, over, key) or worded(chunks, over, certainty)) if over is not None else None
        said = said or worded(chunks, led, key) or worded(chunks, clause, certainty)
        if said is not None:
            return certainty, said  # type: ignore[return-value]
    return None


def _thought(chunks: Sequence[Chunk], trigger: int) -> Word | None:
    """What stands before the clause's "that": "under the impression that", "considers it likely that"."""
    that = next((m for m in range(trigger - 1, -1, -1) if chunks[m].tag in {"THAT", "BREAK"}), None)
    if that is None or chunks[that].tag != "THAT":
        return None
    if that > 1 and chunks[that - 2].low == "it" and chunks[that - 1].tag == "VG":
        claimed = chunks[that - 1]  # "it is often claimed that"
        if claimed.lemma in words("voices.certainty", "held") and claimed.passive and not claimed.negated:
            return claimed.words[-1]
    said = words("voices.certainty", "probable_thoughts") | words("voices.certainty", "possible_thoughts")
    near = [w for c in chunks[max(0, that - 2) : that] for w in c.words]
    return None if any(w.tag == "NEG" for w in near) else next((w for w in near if w.low in said), None)


def _of_number(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether an adverb only hedges a number beside it: "a small part, perhaps a tenth, went to X"."""
    aside = n > 0 and chunks[n - 1].tag == "COMMA"
    closed = n + 2 < len(chunks) and chunks[n + 1].tag == "NP" and chunks[n + 2].tag in {"COMMA", "BREAK"}
    counts = closed and (
        chunks[n + 1].words[0].tag == "NUM" or chunks[n + 1].head in words("voices.certainty", "fractions")
    )
    return aside and closed and counts


def _held(group: Chunk, own: bool) -> Word | None:
    """The verb of a group that tells it is only held to be so: "is said to have paid", "appears to make", "is suspected
    of"; `own` tells that the group's main verb is the event itself.
    """
    verbs = [w for w in group.words if w.tag == "V"]
    for n, word in enumerate(verbs[:-1] if own else verbs):
        if word.lemma in {"appear", "seem"} and n < len(verbs) - 1:
            return word
        at = group.words.index(word)
        passive = word.form in {"pp", "past"} and any(w.tag == "BE" for w in group.words[:at])
        if passive and word.lemma in words("voices.certainty", "held"):
            return word
    return None


def _asked(chunks: Sequence[Chunk], trigger: int) -> Chunk | None:
    """The "whether" of the clause that the event stands in."""
    for m in range(trigger - 1, -1, -1):
        if chunks[m].low == "whether":
            return chunks[m]
        if chunks[m].tag in {"BREAK", "THAT", "REL"} or (chunks[m].tag == "VG" and chunks[m].finite):
            return None
    return None


def _around(chunks: Sequence[Chunk], event: Event, clause: tuple[int, int]) -> tuple[int, int]:
    """The stretch in which an adverb speaks about this event: between the marks that close its clause."""
    lo, hi = clause
    shared = shared_with(chunks, event.trigger)
    for m in range((shared or event.trigger) - 1, -1, -1):
        if chunks[m].tag in {"BREAK", "THAT", "REL"} or (chunks[m].tag == "CC" and m and chunks[m - 1].tag == "COMMA"):
            lo = max(lo, chunks[m].start)
            break
    aside = any(c.tag == "REL" and c.start == lo for c in chunks)
    for m in range(event.trigger + 1, len(chunks)):
        edge = chunks[m].tag in {"BREAK", "THAT", "REL"} or (chunks[m].tag == "CC" and chunks[m - 1].tag == "COMMA")
        if edge or (aside and chunks[m].tag == "COMMA" and _resumes(chunks, m + 1)):
            hi = min(hi, chunks[m].start)
            break
    return lo, hi


def _resumes(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether the verb of the clause around a relative one stands at `m`."""
    while m < len(chunks) and chunks[m].tag == "ADV":
        m += 1
    return m < len(chunks) and chunks[m].tag == "VG" and chunks[m].finite


def _depends(chunks: Sequence[Chunk], trigger: int) -> Chunk | None:
    """The opening of a condition on which the event depends: "if X, then …", "…, should X happen", "provided …"."""
    for m, chunk in enumerate(chunks):
        first = m == 0 or chunks[m - 1].tag in {"BREAK", "COMMA"} or chunks[m - 1].low in {"and", "but", "that", "only"}
        opens = chunk.low in words("voices.certainty", "conditional_words") and chunk.tag == "SUB"
        turned = first and inverted(chunks, m)
        if not (opens or turned or (chunk.low == "provided" and first)):
            continue
        end = next((n for n in range(m + 1, len(chunks)) if chunks[n].tag in {"COMMA", "BREAK"}), len(chunks))
        apart = any(c.tag == "BREAK" for c in chunks[min(end, trigger) : max(m, trigger)])
        if not apart and ((first and m < end < trigger) or (trigger < m and _would(chunks, trigger))):
            return chunk
    return None


def inverted(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether an auxiliary opens a clause before its subject: "should X happen, …", "…, had X happened"."""
    opening = chunks[m]
    if opening.words[0].low not in {"should", "had", "were"} or opening.tag not in {"VG", "NP", "MODAL"}:
        return False
    apart = len(opening.words) == 1 and m + 1 < len(chunks) and chunks[m + 1].tag == "NP"
    return (apart or opening.tag == "NP") and (m > 0 or any(c.tag == "COMMA" for c in chunks))


def _would(chunks: Sequence[Chunk], trigger: int) -> bool:
    return any(w.low in {"would", "could", "might", "will"} for w in chunks[trigger].words)
