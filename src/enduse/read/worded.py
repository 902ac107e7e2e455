"""What English prose adds to a proposal: the time that dates an event, and statements that told no event."""

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from enduse.read.event import Event
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.hedge import Hedge, hedge, inverted, supposed
from enduse.read.names.times import Time
from enduse.read.propose import UNDATED, Proposing, Told
from enduse.read.saying import Saying, chained
from enduse.read.segment import Sentence
from enduse.read.silence import Silence
from enduse.read.speakers import Link
from enduse.records.claim import Phase
from enduse.records.proposal import ProposedClaim

#: The date behind it is that of the paper, not of the deed that it tells of.
_PAPER = re.compile(
    r"\b(?:tender|report|letter|statement|article|e-?mail|memo|memorandum|reply|declaration|certificate|extract|decision|"
    r"ruling|judgment|indictment|resolution|note|filing|brochure)s?,?\s(?:of|from|dated)\s$",
    re.IGNORECASE,
)


def dated(text: str, event: Event, when: Sequence[Time], parts: Sequence[Chunk]) -> Time | None:
    """The time that the encoder gave the event, else the one nearest to the trigger within its clause."""
    if event.relation in UNDATED:
        return None
    first = _described_from(parts, event)
    when = [t for t in when if not _PAPER.search(text, max(0, t.start - 40), t.start)]
    when = [t for t in when if first <= t.start and not _of_another(parts, t, event)]
    own = next((t for t in when if event.dated and t.start < event.dated[1] and event.dated[0] < t.end), None)
    if own is not None:
        return own
    lo, hi = parts[0].start, parts[-1].end
    trigger = parts[event.trigger]
    for m, chunk in enumerate(parts):
        joins = chunk.tag == "COMMA" and m + 1 < len(parts) and parts[m + 1].low in {"but", "while", "although"}
        if chunk.tag in {"BREAK", "THAT"} or joins:
            lo, hi = (chunk.end, hi) if chunk.end <= trigger.start else (lo, min(hi, chunk.start))
    others = [c.start for m, c in enumerate(parts) if c.tag == "VG" and m not in {event.trigger, event.verb}]
    near = (t for t in when if lo <= t.start < hi and _dates(text, t, trigger, others))
    return min(near, key=lambda t: abs(t.start - trigger.start), default=None)


def _dates(text: str, time: Time, trigger: Chunk, others: Sequence[int]) -> bool:
    """Whether a time dates the event: not "since 2019", not that of another verb ("under a deal signed in May")."""
    since = text[: time.start].rstrip().lower().endswith("since")
    return not since and not any(trigger.end <= verb < time.start for verb in others)


def _described_from(parts: Sequence[Chunk], event: Event) -> int:
    """From where on a time may date what is told in passing: "in May it received parts made by | X", "in May they were
    fined for | selling pumps".
    """
    k = event.trigger
    group = parts[k]
    before = parts[k - 1] if k else None
    if group.tag != "VG" or before is None or not any(c.tag == "VG" and c.finite for c in parts[:k]):
        return 0
    made = event.relation == "production" and group.participle and before.tag == "NP" and len(group.words) == 1
    role = before.low == "in" and k > 1 and parts[k - 2].tag == "NP"
    for_it = group.form == "ing" and not group.finite and (before.low == "for" or role)
    return group.start if made or for_it else 0


def _of_another(parts: Sequence[Chunk], time: Time, event: Event) -> bool:
    """Whether a time before the event is that of a participle: "an article published in May | told that X sold it"."""
    at = next((m for m, c in enumerate(parts) if c.start <= time.start < c.end), 0)
    while at and parts[at].tag in {"TIME", "PREP"}:
        at -= 1
    behind = at < event.trigger and parts[at].tag == "VG" and parts[at].participle and len(parts[at].words) == 1
    opens = at > 1 and parts[at - 1].tag == "NP" and parts[at - 2].tag == "PREP"
    return behind and opens and at not in {event.trigger, event.verb}


def statements(
    propose: Proposing,
    parts: Sequence[Chunk],
    sayings: Sequence[Saying],
    events: Sequence[Told],
    quiet: Sequence[Silence],
    sentence: Sentence,
    bare: Saying | None = None,
) -> Iterator[ProposedClaim]:
    """What a party says that told no event: a statement with its topic; `bare` states nothing."""
    for saying in sayings:
        if saying is bare or saying.chain[-1].kind == "document" or saying.form == "phrase":
            continue
        if _relays(parts, saying, sayings) or _question(parts, saying):
            continue
        holds = any(
            saying.start <= parts[t.event.trigger].start < saying.end and t.event.relation != "ownership"
            for t in events
        )
        silent = next((s.cue for s in quiet if saying.start <= s.cue[0] < saying.end), None)
        if silent is not None and (upto := _before(parts, saying, silent[0])) is not None:
            saying, silent = structs.replace(saying, end=upto), None
        spoken_of = saying.form == "topic" and saying.stance == "asserts" and _within(saying, sayings)
        if not (holds or silent is not None or spoken_of):
            how = _said(parts, saying)
            if (
                sentence.text[saying.start - sentence.start : saying.end - sentence.start].lower().strip(_EDGES)
                in _NO_WORDS
            ):
                saying = structs.replace(saying, stance="declines")
            yield from (
                propose.statement(structs.replace(saying, chain=(*_tellers(saying, sayings, c), *c)), how, sentence)
                for c in (saying.chain, *saying.others)
            )


#: What tells nothing though it is said, and what may stand around it.
_NO_WORDS = frozenset({"no comment", "no comments"})
_EDGES = " \"“”‘’',.;:"


def _said(parts: Sequence[Chunk], saying: Saying) -> Hedge:
    """How sure a statement sounds and whether it tells of a plan or of what goes on, by its main verb."""
    inside = [
        k
        for k, c in enumerate(parts)
        if c.tag == "VG"
        and c.finite
        and saying.start <= c.start < saying.end
        and c.start != saying.cue[0]
        and not inverted(parts, k)
    ]
    if not inside or saying.form == "topic":
        return Hedge(saying.certainty, "done", None)
    mains = (k for k in inside if not any(c.tag == "SUB" for c in parts[max(0, k - 3) : k]) and not supposed(parts, k))
    at = next(mains, inside[0])
    event = Event(relation="statement", trigger=at, fillers=[], verb=at)
    told = hedge(parts, event, (saying.start, saying.end), saying.certainty)
    phase: Phase = told.phase if told.phase == "planned" or _progressive(parts[at]) else "done"
    if saying.at >= 0 and parts[saying.at].lemma in words("voices.reporting", "promises"):
        phase = "planned"
    return Hedge(told.certainty, phase, None, told.cues, _untrue(parts, at))


def _tellers(saying: Saying, sayings: Sequence[Saying], chain: Sequence[Link]) -> tuple[Link, ...]:
    """Those who tell that somebody says it, outermost first."""
    cited = [s.chain for s in sayings if s.inner]  # "X adds, quoting Y": Y tells nothing of X
    over = [s for s in sayings if s is not saying and s.form == "clause" and s.start <= saying.cue[0] < s.end]
    over = [s for s in over if s.chain not in cited]
    told = chained(over)[0] if over and all(s.stance == "asserts" for s in over) else ()
    return tuple(x for x in told if all(x.name != y.name and (x.key is None or x.key != y.key) for y in chain))


def _question(parts: Sequence[Chunk], saying: Saying) -> bool:
    """Whether only a question is told: "asked whether X sold it", "Asked whether X sold it, she said: “No.”"."""
    inside = [c for c in parts if saying.start <= c.start < saying.end]
    if saying.at >= 0 and parts[saying.at].lemma in words("voices.silence", "inquiring"):
        return any(c.low == "whether" for c in inside)
    return bool(inside) and inside[0].participle and inside[0].lemma in words("voices.silence", "putting")


def _relays(parts: Sequence[Chunk], saying: Saying, sayings: Sequence[Saying]) -> bool:
    """Whether somebody only tells what another says, which is a saying of its own: "her lawyer said she denies it"."""
    behind = (s for s in sayings if s is not saying and saying.start <= s.cue[0] < saying.end and s.form != "phrase")
    inner = next((s for s in behind if s.form == "clause" or s.stance != "asserts"), None)
    if inner is None or inner.start < saying.start or saying.form != "clause":
        return False
    before = [c for c in parts if saying.start <= c.start < inner.cue[0]]
    return [c.tag for c in before] == ["NP"] and saying.end - inner.end < _EDGE


#: So many characters may stand behind what is relayed: a mark of quotation and a full stop.
_EDGE = 3


def _within(saying: Saying, sayings: Sequence[Saying]) -> bool:
    """Whether a saying stands inside what somebody says: "X has always opposed Y," Z added."""
    return any(s is not saying and s.form == "clause" and s.start <= saying.cue[0] < s.end for s in sayings)


def _before(parts: Sequence[Chunk], saying: Saying, silent: int) -> int | None:
    """Where what is said ends before a silence that is joined to it: "said it was reviewing X but would not say …"."""
    joint = next(
        (c.start for c in reversed(parts) if c.tag in {"CC", "COMMA"} and saying.start < c.start < silent), None
    )
    if joint is None or not any(c.tag == "VG" and c.finite and saying.start <= c.start < joint for c in parts):
        return None
    return joint


def _untrue(parts: Sequence[Chunk], at: int) -> bool:
    """Whether a clause says that something is not so: "no licence was granted", "it had not called there", "the talk
    was pure invention".
    """
    group = parts[at]
    if group.lemma == "be" and any(
        w.low in words("voices.reporting", "false") for c in parts[at + 1 : at + 4] for w in c.words
    ):
        return not group.negated
    nobody = words("voices.negation", "nobody")
    around = [parts[m].words[0].low for m in (at - 2, at - 1) if m >= 0 and parts[m].tag in {"NP", "NEG"}]
    none = bool(nobody & set(around)) or (
        group.lemma in {"be", "have"} and at + 1 < len(parts) and parts[at + 1].words[0].low in nobody
    )
    over = group.perfect or group.form in {"past", "pp"} or any(w.low in {"was", "were", "did"} for w in group.words)
    return none or (group.negated and not group.modal and over)


def _progressive(group: Chunk) -> bool:
    return group.form == "ing" and any(w.tag == "BE" for w in group.words)
