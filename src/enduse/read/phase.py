"""When in its life an event is: done, going on or planned, and how far a transfer got."""

from collections.abc import Sequence

from enduse.read.event import Event
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.grammar.word import Word
from enduse.read.wordings import worded
from enduse.records.claim import CueField, Phase, State

_MAY = frozenset({"may", "might", "could", "can"})
_DEEDS = frozenset({"transfer", "production", "development", "payment", "sanction", "visit"})
_NOW = frozenset({"is", "are"})
#: Relations that a passive in the present tells as a habit: "is made by X", "are paid through Y".
_MADE_AGAIN = frozenset({"production", "use", "cooperation", "payment", "transfer", "development"})
#: Relations that still hold where they "have been" so "since" a time.
_HOLDS = frozenset({"sanction", "cooperation", "use", "location"})
#: Relations that are told as facts without a phase.
LASTING = frozenset({"ownership", "affiliation", "specification"})


def phase_of(
    chunks: Sequence[Chunk], event: Event, chain: Sequence[int], cues: list[tuple[CueField, int, int]]
) -> tuple[Phase, bool]:
    """Planned under "plans to", "will", "the ability to"; ongoing in the present; done otherwise. What somebody is to
    own is planned, what he owns has no phase.
    """
    if event.relation != "ownership":
        return _phase_of(chunks, event, chain, cues)
    said: list[tuple[CueField, int, int]] = []
    phase, _ = _phase_of(chunks, event, chain, said)
    if phase != "planned" or not said or event.verb is None:
        return "done", False
    cues += said
    return "planned", False


def _phase_of(
    chunks: Sequence[Chunk], event: Event, chain: Sequence[int], cues: list[tuple[CueField, int, int]]
) -> tuple[Phase, bool]:
    planned_verbs, planned_nouns = words("voices.phase", "planned_verbs"), words("voices.phase", "planned_nouns")
    if event.relation in LASTING - {"ownership"}:
        return "done", False
    if event.relation == "location" and not any(
        chunks[m].infinitive or chunks[m].helpers or chunks[m].modal in words("voices.phase", "planned_modals")
        for m in chain
    ):
        return "done", False
    if event.relation == "cooperation" and chain and chunks[chain[0]].lemma == "do":  # "has nothing to do with X"
        return ("ongoing" if chunks[chain[-1]].words[0].low in {"has", "have"} else "done"), False
    if chain and chain[0] >= 2 and chunks[chain[0] - 1].tag == "NP" and chunks[chain[0] - 2].tag == "VG":
        enabling = chunks[chain[0] - 2]
        has = enabling.words[-1].low in {"have", "get"}  # "tried to have it shipped"
        wanted = has and event.relation in _DEEDS and planned_verbs & {enabling.lemma, *enabling.helpers}
        if enabling.lemma in words("voices.phase", "enabling_verbs") or wanted:
            cues.append(("phase", enabling.start, enabling.end))
            return "planned", False
    if event.relation == "transfer" and event.state == "planned":
        cues.append(("phase", chunks[event.trigger].start, chunks[event.trigger].end))
        return "planned", False
    colour = adjective(chunks, event, "planned_adjectives", "ongoing_adjectives", "phase")
    if colour is not None:
        cues.append(("phase", colour.token.start, colour.token.end))
        return ("planned" if colour.low in words("voices.phase", "planned_adjectives") else "ongoing"), False
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
                if (
                    w.tag == "V"
                    and w.lemma in planned_verbs
                    and w.lemma != group.lemma
                    and "nor" not in group.low.split()
                )
                or (w.low in words("voices.phase", "planned_words") and not _likely_done(group))
            ),
            None,
        )
        if helper is not None:
            cues.append(("phase", helper.token.start, helper.token.end))
            return "planned", False
        ahead = _is_to(group)
        if ahead is not None and not event.noun:
            cues.append(("phase", *ahead))
            return "planned", False
        supposed = group.modal == "would" and group.perfect  # "would have been"
        awaited = expected(group, event, m == chain[0]) and group.modal != "must" and not group.perfect
        coming = group.modal in words("voices.phase", "planned_modals") or awaited
        if coming and not event.noun and not supposed:
            word = next(w for w in group.words if w.tag == "MODAL")
            cues.append(("phase", word.token.start, word.token.end))
            return "planned", False
        if group.modal in _MAY and not group.perfect and m == chain[0] and _to_come(event, group):
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
    wording = worded(chunks, (chunks[max(0, event.trigger - 4)].start, chunks[event.trigger].end), "planned")
    if wording is not None and event.relation in _DEEDS:
        cues.append(("phase", *wording))
        return "planned", False
    if event.noun and event.relation == "use" and event.trigger and chunks[event.trigger - 1].low == "for":
        return "planned", False
    trigger = chunks[event.trigger]
    bound = trigger.low == "bound" and event.verb is not None  # "the crates were bound for X": not there yet
    if (bound or (trigger.lemma or trigger.low) in words("voices.phase", "meant")) and event.relation == "transfer":
        cues.append(("phase", trigger.start, trigger.end))
        return "planned", False
    if event.relation == "sanction" and chain and chunks[chain[-1]].lemma in {"be", "remain", "stay"}:
        return "ongoing", False
    if _thought_of(chunks, event):
        cues.append(("phase", chunks[chain[0]].start, chunks[chain[0]].end))
        return "planned", False
    goes_on = _under_way(chunks, event)
    if goes_on is not None:
        return goes_on, False
    if event.noun and trigger.head in words("voices.phase", "standing_nouns"):
        former = any(w.low in words("voices.phase", "former") for w in trigger.words)
        said = [
            m for m in chain if chunks[m].lemma == "be" and not any(c.tag == "COMMA" for c in chunks[m : event.trigger])
        ]
        over = any(w.low in {"was", "were", "had"} for m in said for w in chunks[m].words)
        return ("done" if over or former else "ongoing"), False
    if not chain:
        return "done", False
    group, first = chunks[chain[-1]], chunks[chain[0]]
    if first.infinitive and group is not first and group.passive and group.lemma in words("voices.certainty", "held"):
        return ("done" if first.perfect else "ongoing"), False  # "is said by X to be building"
    if first.infinitive and group is not first and group.lemma in words("voices.phase", "causing"):
        return ("ongoing" if group.form in {"s", "base"} else "done"), False  # "caused the crates to be flown to X"
    if first.infinitive and group is not first and group.words[0].low == "had" and first.passive:
        return "done", False  # "had arranged for it to be sent"
    if first.infinitive and group is not first:
        told = group.lemma in words("voices.phase", "enabling_verbs") | planned_verbs  # "had been told by X to unload"
        lasts = not told and (group.perfect or group.form in {"s", "base"})
        return ("ongoing" if lasts else "planned"), False
    if any(w.low in words("voices.phase", "ongoing_words") for m in chain for w in chunks[m].words):
        return "ongoing", False
    if _only_named(chunks, event, chain):
        return "done", False
    progressive = any(w.tag == "BE" for w in group.words) and group.form == "ing"
    tense = next((w for w in group.words if w.tag in {"V", "DO", "BE", "HAVE"}), None)
    past = tense is not None and (tense.low == "did" or (tense.tag == "V" and tense.form in {"past", "pp"}))
    past = past or _did(chunks, chain[-1])
    present = not past and not group.perfect and not group.passive and group.form in {"s", "base"} and group.modal == ""
    present = present or (event.relation in _MADE_AGAIN and _passive_now(chunks, chain[-1]))
    is_so = event.relation in {"cooperation", "use"} and group.lemma == "be"
    present = present or (is_so and group.words[0].low in _NOW)
    in_force = event.relation == "sanction" and group.passive and not past and any(w.low in _NOW for w in group.words)
    known = "know" in first.helpers or in_force  # "all its property is blocked"
    known = known or (event.relation in _HOLDS and not event.noun and _since(chunks, chain[-1]))
    if not (progressive or present or known):
        return "done", False
    soon = worded(chunks, _clause(chunks, event.trigger), "soon") if not past and not group.perfect else None
    if soon is not None and event.relation in _DEEDS:  # "ten more go out next week"
        cues.append(("phase", *soon))
        return "planned", False
    return "ongoing", False


def _did(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether "did" stands before the subject of the verb group at `k`: "at no time did X sell", "nor did X"."""
    before = next((c for c in reversed(chunks[:k]) if c.tag not in {"NP", "CC", "ADV"}), None)
    return before is not None and before.tag == "VG" and before.words[-1].low == "did"


def _clause(chunks: Sequence[Chunk], k: int) -> tuple[int, int]:
    """The stretch around a chunk between the marks that close a clause."""
    edges = {"BREAK", "THAT", "REL"}
    first = next((m + 1 for m in range(k - 1, -1, -1) if chunks[m].tag in edges), 0)
    last = next((m - 1 for m in range(k + 1, len(chunks)) if chunks[m].tag in edges), len(chunks) - 1)
    return chunks[min(first, k)].start, chunks[max(last, k)].end


def lies_ahead(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether what a verb group tells is still to come: "is to arrive", "will", "is due to", "two more to follow"."""
    group = chunks[k]
    helped = set(group.helpers) & (words("voices.phase", "planned_verbs") | words("voices.phase", "planned_words"))
    modals = words("voices.phase", "planned_modals") | words("voices.phase", "expecting_modals") | _MAY
    alone = group.infinitive and k > 1 and chunks[k - 1].tag == "NP" and chunks[k - 2].low in {"with", ",", "and"}
    return _is_to(group) is not None or group.modal in modals or bool(helped) or alone


def _is_to(group: Chunk) -> tuple[int, int] | None:
    """The "is to" of "is to arrive", "was to have followed"."""
    said = [w for w in group.words if w.tag not in {"ADV", "NEG"}]
    if len(said) < 3 or said[0].tag != "BE" or said[1].tag != "TO":
        return None
    return said[0].token.start, said[1].token.end


def expected(group: Chunk, event: Event, own: bool) -> bool:
    """Whether goods "should" or "ought to" come, or a deed "must have" been done: a guess, no duty."""
    if group.modal == "must":
        return own and group.perfect and not event.noun
    if group.modal not in words("voices.phase", "expecting_modals") or not own or event.relation != "transfer":
        return False
    return bool(event.fillers) and event.fillers[0].role == "item" and not event.noun


def _to_come(event: Event, group: Chunk) -> bool:
    """Whether what "may", "could" happen is a deed still to come: not "may be supplying", "may need"."""
    going_on = any(w.tag == "BE" for w in group.words) and group.form == "ing"
    taken = event.relation == "ownership" and group.lemma in words("frames.parts", "taking")
    return not event.noun and (event.relation in _DEEDS or taken) and not going_on


def _likely_done(group: Chunk) -> bool:
    """Whether "is likely to have sold" speaks of what is over."""
    return any(w.tag == "HAVE" and w.low == "have" for w in group.words)


def _offered(chunks: Sequence[Chunk], event: Event) -> tuple[int, int] | None:
    """What tells that a deal is only offered, asked for or talked about: "has offered X", "talks about the sale of"."""
    if event.relation not in {"transfer", "payment", "cooperation", "production", "development"}:
        return None
    k = event.trigger
    if not event.noun:
        sold = event.relation == "transfer" and chunks[k].lemma in words("frames.dealings", "billing")
        asked = chunks[k].lemma in words("voices.phase", "offering_verbs") and not sold
        return (chunks[k].start, chunks[k].end) if asked else None
    if chunks[k].head in words("voices.phase", "offering_nouns"):
        return chunks[k].core  # "has put in a bid for six pumps"
    if k < 2 or chunks[k - 1].low not in {"about", "on", "over", "for", "of"}:
        return None
    if chunks[k - 1].low == "for" and chunks[k - 2].lemma in words("voices.phase", "providing"):
        return chunks[k - 2].start, chunks[k - 1].end  # "the contract provides for the delivery of …"
    funded = chunks[k - 1].low == "for" and chunks[k - 2].tag == "NP" and k > 2  # "earmarked millions for the purchase"
    if funded and chunks[k - 3].tag == "VG" and chunks[k - 3].lemma in words("voices.phase", "funding"):
        return chunks[k - 3].start, chunks[k - 3].end
    for m in range(k - 2, max(k - 7, -1), -1):  # "talks with X about the sale"
        if chunks[m].tag in {"VG", "BREAK", "COMMA", "THAT"}:
            return None
        if chunks[m].tag == "NP" and chunks[m].head in words("voices.phase", "offering_nouns"):
            return chunks[m].core
    return None


def _thought_of(chunks: Sequence[Chunk], event: Event) -> bool:
    """Whether an event is only thought of: "is weighing sanctions", "officers are expected in May", "ruled out
    selling".
    """
    if event.verb is None or event.relation == "statement":
        return False
    group = chunks[event.verb]
    if not event.noun:
        before = chunks[event.verb - 1] if event.verb and group.form == "ing" and not group.perfect else group
        if before.lemma in words("voices.reporting", "ruling_out") and before is not group:
            return True
        weighed = group.lemma in words("voices.phase", "weighing") and event.relation in {"sanction", "visit"}
        return weighed or (group.passive and group.lemma in words("voices.phase", "planned_of"))
    told = group.lemma in words("voices.phase", "weighing") and not group.passive and event.verb < event.trigger
    return told and all(c.tag in {"ADV", "NP", "CC"} for c in chunks[event.verb + 1 : event.trigger])


def _under_way(chunks: Sequence[Chunk], event: Event) -> Phase | None:
    """What "is under way", "is planned for May" or "has been completed" tells of an event noun."""
    if not event.noun:
        return None
    at = event.trigger
    inside = (
        at > 1
        and chunks[at - 1].low in {"under", "in", "on", "en"}
        and chunks[at].head in words("voices.phase", "under_way")
    )
    if inside and chunks[at - 2].tag == "VG" and chunks[at - 2].words[0].low in _NOW | {"remains", "remain"}:
        return "ongoing"
    k = next((m for m in range(event.trigger + 1, len(chunks)) if chunks[m].tag in {"VG", "BREAK"}), None)
    if k is None or chunks[k].tag != "VG":
        return None
    near = [w.low for c in chunks[k : k + 4] for w in c.words]
    said = " ".join(near)
    if any(mark in said for mark in ("under way", "underway", "in progress", "being prepared", "in use")):
        return "ongoing"
    if chunks[k].lemma in words("voices.phase", "waiting") and chunks[k].form in {"s", "base", "ing"}:
        return "planned"
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
    done = chunks[first].form == "ing" or chunks[first].words[0].low == "having"
    blamed = first > 0 and done and chunks[first - 1].low in {"for", "of", "in", "with", "over"}
    blamed = blamed or (chunks[first].words[0].low == "having" and first > 0 and chunks[first - 1].tag == "CC")
    return (blamed and len(chain) > 1) or (event.relation == "sanction" and chunks[first].form == "ing")


def state_of(event: Event, phase: Phase, chunks: Sequence[Chunk]) -> State | None:
    """How far a transfer got: the frame's step, or planned."""
    if event.relation != "transfer":
        return None
    return "planned" if phase == "planned" else event.state  # type: ignore[return-value]


def adjective(chunks: Sequence[Chunk], event: Event, one: str, other: str, field: str) -> Word | None:
    """The adjective before an event noun that colours it: "the suspected delivery", "a planned sale"."""
    if not event.noun:
        return None
    said = words(f"voices.{field}", one) | words(f"voices.{field}", other)
    return next((w for w in chunks[event.trigger].words[:-1] if w.low in said), None)
