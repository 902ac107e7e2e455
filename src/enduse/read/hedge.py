"""How sure they sounded, and whether it is done, going on or planned: read off the verbs that govern an event."""

from collections.abc import Sequence

from msgspec import Struct

from enduse.read.event import Event
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.grammar.tag import Word
from enduse.records.claim import Certainty, CueField, Phase, State

_NOW = frozenset({"is", "are"})
#: Relations that a passive in the present tells as a habit: "is made by X", "are paid through Y".
_MADE_AGAIN = frozenset({"production", "use", "cooperation", "payment", "transfer", "development"})
#: Relations that still hold where they "have been" so "since" a time.
_HOLDS = frozenset({"sanction", "cooperation", "use", "location"})
#: Relations that are told as facts without a phase.
LASTING = frozenset({"ownership", "affiliation", "specification"})


class Hedge(Struct, frozen=True):
    """Certainty, phase and state with the words they rest on (spans in code points)."""

    certainty: Certainty
    phase: Phase
    state: State | None
    cues: tuple[tuple[CueField, int, int], ...] = ()
    negated: bool = False


def governors(chunks: Sequence[Chunk], at: int | None) -> list[int]:
    """The verb group at `at` and those it hangs on, inside its clause: "may be evading … by producing" -> producing,
    be evading.
    """
    chain: list[int] = []
    k = at
    while k is not None:
        chain.append(k)
        group = chunks[k]
        shared = _shared(chunks, k)
        if shared is not None:
            k = shared
            continue
        if group.finite and not _bare_participle(chunks, k):
            break
        k = next((m for m in range(k - 1, -1, -1) if chunks[m].tag in {"VG", "THAT", "REL", "BREAK", "SUB"}), None)
        if k is not None and chunks[k].tag != "VG":
            break
    return chain


def _shared(chunks: Sequence[Chunk], k: int) -> int | None:
    """The verb group whose auxiliary a participle behind "and" takes up: "may have been sold to X and shipped to Y"."""
    group = chunks[k]
    if not group.participle or len(group.words) > 2:
        return None
    joint = next((m for m in range(k - 1, max(-1, k - 5), -1) if chunks[m].tag in {"CC", "VG", "BREAK", "THAT"}), None)
    if joint is None or chunks[joint].tag != "CC" or any(c.tag == "NP" for c in chunks[joint:k]):
        return None
    for m in range(joint - 1, -1, -1):
        if chunks[m].tag in {"BREAK", "THAT"} or (chunks[m].tag == "VG" and chunks[m].finite and len(chunks[m].words) == 1):
            return None if not chunks[m].participle else _helped(chunks, m)
        if chunks[m].tag == "VG" and (chunks[m].passive or chunks[m].perfect):
            return m
    return None


def _helped(chunks: Sequence[Chunk], k: int) -> int | None:
    """The passive or perfect verb group before a participle at `k` that describes a noun: "were sold to X, owned by Y"."""
    before = next((m for m in range(k - 1, -1, -1) if chunks[m].tag in {"VG", "BREAK", "THAT"}), None)
    leads = before is not None and chunks[before].tag == "VG" and (chunks[before].passive or chunks[before].perfect)
    return before if leads else None


def _bare_participle(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a past form only describes the phrase before it ("a ship sold by X"), and is no verb of its own ("he
    says it sold the ship").
    """
    if not chunks[k].participle or k == 0 or chunks[k - 1].tag != "NP" or chunks[k - 1].words[0].tag == "PRON":
        return False
    before = next((c for c in reversed(chunks[:k]) if c.tag == "VG" and c.finite), None)
    if before is None:
        return False
    said = k > 1 and chunks[k - 2] is before and before.lemma in words("voices.reporting", "stated")
    edge = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag in {"CC", "COMMA", "BREAK"}), len(chunks))
    return not said or any(c.tag == "VG" and c.finite for c in chunks[k + 1 : edge])


def hedge(chunks: Sequence[Chunk], event: Event, clause: tuple[int, int], certainty: Certainty) -> Hedge:
    """Certainty (starting from that of the reporting verb), phase and state of an event within its clause (code
    points).
    """
    if event.verb is None and not event.noun:
        return Hedge("stated", "done", None)  # told in passing beside a name: no clause of its own
    chain = governors(chunks, event.verb)
    cues: list[tuple[CueField, int, int]] = []
    certainty = _certainty(chunks, event, chain, clause, certainty, cues)
    phase, planned_by_noun = _phase(chunks, event, chain, cues)
    state = _state(event, phase, chunks)
    negated = not event.noun and (any(chunks[m].negated for m in chain[:1]) or _not_done(chunks, chain))
    if not event.noun and supposed(chunks, event.trigger):
        certainty = "conditional"
    depends = _depends(chunks, event.trigger)
    if depends is not None and certainty in {"stated", "possible"}:
        cues.append(("certainty", depends.start, depends.end))
        certainty = "conditional"
    if planned_by_noun and certainty == "stated":
        phase = "planned"
    return Hedge(certainty, phase, state, tuple(cues), negated)


def coloured(told: Hedge, event: Event, text: str) -> Hedge:
    """How it was told, with what the encoder saw where the rules saw nothing: a hedge, a condition, a plan, a thing
    that goes on, a negation.
    """
    certainty, phase, state, negated = told.certainty, told.phase, told.state, told.negated
    cues = list(told.cues)
    for mark in event.marks:
        span = (mark.start, mark.end)
        if mark.code == "hg" and certainty == "stated":
            said = set(text[mark.start : mark.end].lower().split())
            certainty = "possible" if said & words("voices.certainty", "possible_marks") else "probable"
            cues.append(("certainty", *span))
        elif mark.code == "cd" and certainty == "stated":
            certainty = "conditional"
            cues.append(("certainty", *span))
        elif mark.code == "ft" and phase != "planned" and event.relation not in LASTING:
            phase = "planned"
            state = "planned" if event.relation == "transfer" else state
            cues.append(("phase", *span))
        elif mark.code == "on" and phase == "done" and event.relation not in LASTING:
            phase = "ongoing"
            cues.append(("phase", *span))
        elif mark.code == "ng":
            negated = True
    return Hedge(certainty, phase, state, tuple(cues), negated)


def _not_done(chunks: Sequence[Chunk], chain: Sequence[int]) -> bool:
    """Whether it was refused, failed, or somebody was stopped from doing it."""
    if not chain:
        return False
    first = chunks[chain[0]]
    if words("voices.negation", "not_done") & set(first.helpers):
        return True
    if first.form == "ing" and len(chain) > 1 and chain[0] > 0 and chunks[chain[0] - 1].low == "from":
        return chunks[chain[1]].lemma in words("voices.negation", "preventing")
    return False


def supposed(chunks: Sequence[Chunk], trigger: int) -> bool:
    """Whether the event stands in an if-clause, or in one that begins with "had", "were" or "should"."""
    start = next((m + 1 for m in range(trigger - 1, -1, -1) if chunks[m].tag in {"BREAK", "COMMA", "THAT"}), 0)
    if any(c.tag == "SUB" and c.low in words("voices.certainty", "conditional_words") for c in chunks[start:trigger]):
        return True
    return start < trigger and _inverted(chunks, start)


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
        held = _held(chunks[m], m == chain[0])
        if held is not None:
            cues.append(("certainty", held.token.start, held.token.end))
            found = "possible" if held.lemma == "suspect" else "probable"
    adjective = _adjective(chunks, event, "possible_adjectives", "probable_adjectives", "certainty")
    if adjective is not None:
        cues.append(("certainty", adjective.token.start, adjective.token.end))
        return "possible" if adjective.low in words("voices.certainty", "possible_adjectives") else "probable"
    asked = _asked(chunks, event.trigger)
    if asked is not None:
        cues.append(("certainty", asked.start, asked.end))
        return "possible"
    lo, hi = _around(chunks, event, clause)
    for n, chunk in enumerate(chunks):
        if chunk.tag == "ADV" and _of_number(chunks, n):
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


def _of_number(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether an adverb only hedges a number beside it: "a smaller share, perhaps a fifth, went to X"."""
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


def _adjective(chunks: Sequence[Chunk], event: Event, one: str, other: str, field: str) -> Word | None:
    """The adjective before an event noun that colours it: "the suspected delivery", "a planned sale"."""
    if not event.noun:
        return None
    said = words(f"voices.{field}", one) | words(f"voices.{field}", other)
    return next((w for w in chunks[event.trigger].words[:-1] if w.low in said), None)


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
    shared = _shared(chunks, event.trigger)
    for m in range((shared or event.trigger) - 1, -1, -1):
        if chunks[m].tag in {"BREAK", "THAT", "REL"} or (chunks[m].tag == "CC" and m and chunks[m - 1].tag == "COMMA"):
            lo = max(lo, chunks[m].start)
            break
    for m in range(event.trigger + 1, len(chunks)):
        if chunks[m].tag in {"BREAK", "THAT", "REL"} or (chunks[m].tag == "CC" and chunks[m - 1].tag == "COMMA"):
            hi = min(hi, chunks[m].start)
            break
    return lo, hi


def _depends(chunks: Sequence[Chunk], trigger: int) -> Chunk | None:
    """The opening of a condition on which the event depends: "if X, then …", "…, should X happen", "provided …"."""
    for m, chunk in enumerate(chunks):
        first = m == 0 or chunks[m - 1].tag in {"BREAK", "COMMA"} or chunks[m - 1].low in {"and", "but", "that", "only"}
        opens = chunk.low in words("voices.certainty", "conditional_words") and chunk.tag == "SUB"
        inverted = first and _inverted(chunks, m)
        if not (opens or inverted or (chunk.low == "provided" and first)):
            continue
        end = next((n for n in range(m + 1, len(chunks)) if chunks[n].tag in {"COMMA", "BREAK"}), len(chunks))
        apart = any(c.tag == "BREAK" for c in chunks[min(end, trigger) : max(m, trigger)])
        if not apart and ((first and m < end < trigger) or (trigger < m and _would(chunks, trigger))):
            return chunk
    return None


def _inverted(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether an auxiliary opens a clause before its subject: "should X happen, …", "…, had X happened"."""
    opening = chunks[m]
    if opening.words[0].low not in {"should", "had", "were"} or opening.tag not in {"VG", "NP", "MODAL"}:
        return False
    apart = len(opening.words) == 1 and m + 1 < len(chunks) and chunks[m + 1].tag == "NP"
    return (apart or opening.tag == "NP") and (m > 0 or any(c.tag == "COMMA" for c in chunks))


def _would(chunks: Sequence[Chunk], trigger: int) -> bool:
    return any(w.low in {"would", "could", "might", "will"} for w in chunks[trigger].words)


def _phase(
    chunks: Sequence[Chunk], event: Event, chain: Sequence[int], cues: list[tuple[CueField, int, int]]
) -> tuple[Phase, bool]:
    """Planned under "plans to", "will", "the ability to"; ongoing in the present; done otherwise."""
    planned_verbs, planned_nouns = words("voices.phase", "planned_verbs"), words("voices.phase", "planned_nouns")
    if event.relation in LASTING:
        return "done", False
    if event.relation == "location" and not any(
        chunks[m].infinitive or chunks[m].helpers or chunks[m].modal in words("voices.phase", "planned_modals")
        for m in chain
    ):
        return "done", False
    if chain and chain[0] >= 2 and chunks[chain[0] - 1].tag == "NP" and chunks[chain[0] - 2].tag == "VG":
        enabling = chunks[chain[0] - 2]
        if enabling.lemma in words("voices.phase", "enabling_verbs"):
            cues.append(("phase", enabling.start, enabling.end))
            return "planned", False
    adjective = _adjective(chunks, event, "planned_adjectives", "ongoing_adjectives", "phase")
    if adjective is not None:
        cues.append(("phase", adjective.token.start, adjective.token.end))
        return ("planned" if adjective.low in words("voices.phase", "planned_adjectives") else "ongoing"), False
    offered = _offered(chunks, event)
    if offered is not None:
        cues.append(("phase", *offered))
        return "planned", False
    for m in chain:
        group = chunks[m]
        helper = next(
            (
                w
                for w in group.words
                if (w.tag == "V" and w.lemma in planned_verbs and w.lemma != group.lemma)
                or w.low in words("voices.phase", "planned_words")
            ),
            None,
        )
        if helper is not None:
            cues.append(("phase", helper.token.start, helper.token.end))
            return "planned", False
        supposed = group.modal == "would" and group.perfect  # "would have been"
        if group.modal in words("voices.phase", "planned_modals") and not event.noun and not supposed:
            word = next(w for w in group.words if w.tag == "MODAL")
            cues.append(("phase", word.token.start, word.token.end))
            return "planned", False
        if group.infinitive:
            before = next((n for n in range(m - 1, -1, -1) if chunks[n].tag in {"NP", "VG"}), None)
            if before is not None and chunks[before].tag == "NP" and chunks[before].head in planned_nouns:
                cues.append(("phase", *chunks[before].core))
                return "planned", False
            if before is not None and chunks[before].tag == "VG" and chunks[before].lemma in planned_verbs:
                cues.append(("phase", chunks[before].start, chunks[before].end))
                return "planned", False
    if event.noun and event.relation == "use":
        return "planned", False
    trigger = chunks[event.trigger]
    if (trigger.lemma or trigger.low) in words("voices.phase", "meant") and event.relation == "transfer":
        cues.append(("phase", trigger.start, trigger.end))
        return "planned", False
    if event.relation == "sanction" and chain and chunks[chain[-1]].lemma in {"be", "remain", "stay"}:
        return "ongoing", False
    goes_on = _under_way(chunks, event)
    if goes_on is not None:
        return goes_on, False
    if event.noun and trigger.head in words("voices.phase", "standing_nouns"):
        former = any(w.low in words("voices.phase", "former") for w in trigger.words)
        said = [m for m in chain if chunks[m].lemma == "be" and not any(c.tag == "COMMA" for c in chunks[m : event.trigger])]
        over = any(w.low in {"was", "were", "had"} for m in said for w in chunks[m].words)
        return ("done" if over or former else "ongoing"), False
    if not chain:
        return "done", False
    group, first = chunks[chain[-1]], chunks[chain[0]]
    if first.infinitive and group is not first:
        return ("ongoing" if group.perfect or group.form in {"s", "base"} else "planned"), False
    if any(w.low in words("voices.phase", "ongoing_words") for m in chain for w in chunks[m].words):
        return "ongoing", False
    if _only_named(chunks, event, chain):
        return "done", False
    progressive = any(w.tag == "BE" for w in group.words) and group.form == "ing"
    tense = next((w for w in group.words if w.tag in {"V", "DO", "BE", "HAVE"}), None)
    past = tense is not None and (tense.low == "did" or (tense.tag == "V" and tense.form in {"past", "pp"}))
    present = not past and not group.perfect and not group.passive and group.form in {"s", "base"} and group.modal == ""
    present = present or (event.relation in _MADE_AGAIN and not event.noun and _passive_now(chunks, chain[-1]))
    in_force = event.relation == "sanction" and group.passive and not past and any(w.low in _NOW for w in group.words)
    known = "know" in first.helpers or in_force  # "all its property is blocked"
    known = known or (event.relation in _HOLDS and not event.noun and _since(chunks, chain[-1]))
    return ("ongoing" if progressive or present or known else "done"), False


def _offered(chunks: Sequence[Chunk], event: Event) -> tuple[int, int] | None:
    """What tells that a deal is only offered, asked for or talked about: "has offered X", "talks about the sale of"."""
    if event.relation not in {"transfer", "payment", "cooperation"}:
        return None
    k = event.trigger
    if not event.noun:
        asked = chunks[k].lemma in words("voices.phase", "offering_verbs")
        return (chunks[k].start, chunks[k].end) if asked else None
    about = k > 1 and chunks[k - 1].low in {"about", "on", "over", "for", "of"} and chunks[k - 2].tag == "NP"
    talked = about and chunks[k - 2].head in words("voices.phase", "offering_nouns")
    return chunks[k - 2].core if talked else None


def _under_way(chunks: Sequence[Chunk], event: Event) -> Phase | None:
    """What "is under way", "is planned for May" or "has been completed" tells of an event noun."""
    if not event.noun:
        return None
    k = next((m for m in range(event.trigger + 1, len(chunks)) if chunks[m].tag in {"VG", "BREAK"}), None)
    if k is None or chunks[k].tag != "VG":
        return None
    near = [w.low for c in chunks[k : k + 4] for w in c.words]
    said = " ".join(near)
    if any(mark in said for mark in ("under way", "underway", "in progress", "being prepared", "in use")):
        return "ongoing"
    if chunks[k].passive and chunks[k].lemma in words("voices.phase", "planned_of") and not chunks[k].negated:
        return "planned"
    return None


def _passive_now(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a verb group is a passive in the present: "is made", "are routed"."""
    group = chunks[k]
    return group.passive and not group.perfect and not group.modal and group.words[0].low in _NOW


def _since(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a verb group in the perfect goes with "since …": "has been listed by X since 2023"."""
    edges = {"BREAK", "THAT", "REL"}
    end = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag in edges | {"VG"}), len(chunks))
    return chunks[k].perfect and any(c.words[0].low == "since" for c in (chunks[0], *chunks[k + 1 : end]))


def _only_named(chunks: Sequence[Chunk], event: Event, chain: Sequence[int]) -> bool:
    """Whether the tense of the governing verb says nothing of the event: "is investigating deliveries", "lists X for
    supplying", and a listing that an authority "is adding".
    """
    if event.noun:
        return chunks[chain[-1]].lemma not in words("voices.phase", "of_events")
    first = chain[0]
    blamed = first > 0 and chunks[first].form == "ing" and chunks[first - 1].low in {"for", "of", "in"}
    return (blamed and len(chain) > 1) or (event.relation == "sanction" and chunks[first].form == "ing")


def _state(event: Event, phase: Phase, chunks: Sequence[Chunk]) -> State | None:
    """How far a transfer got: the frame's step, or planned."""
    if event.relation != "transfer":
        return None
    return "planned" if phase == "planned" else event.state  # type: ignore[return-value]
