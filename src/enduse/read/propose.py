"""From what was told to what is proposed: roles, voices, quantities and cues with the words they rest on."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from enduse.read.attribute import Saying
from enduse.read.event import PARTY_ROLES, RULES, Event, Filler
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.hedge import Hedge, hedge, supposed
from enduse.read.names.amounts import Amount
from enduse.read.names.times import Time
from enduse.read.remark import Remark
from enduse.read.segment import Sentence
from enduse.read.silence import Silence
from enduse.read.speakers import Link
from enduse.records.claim import CueField, Phase, Stance
from enduse.records.document import Document
from enduse.records.proposal import (
    ProposedClaim,
    ProposedCue,
    ProposedQuantity,
    ProposedRole,
    ProposedVoice,
    ProposedWhen,
    Words,
)

#: Relations that are not dated by a time in their sentence.
UNDATED = frozenset({"ownership", "affiliation", "specification", "location"})


class Told(Struct, frozen=True):
    """An event with how it was told, before it becomes a proposal."""

    event: Event
    hedge: Hedge
    chain: tuple[Link, ...]
    stance: Stance
    cues: tuple[tuple[CueField, int, int], ...]
    quantity: tuple[int, int] | None = None


class Proposing:
    """Words the proposals for one document. `agency` is the news agency of its dateline, if it has one."""

    def __init__(self, document: Document, agency: Link | None = None) -> None:
        self.document, self.text, self.agency = document, document.text, agency

    def claim(
        self, told: Told, sentence: Sentence, amounts: Sequence[Amount], when: Sequence[Time], parts: Sequence[Chunk]
    ) -> ProposedClaim:
        """The proposal for one event."""
        event = told.event
        return ProposedClaim(
            relation=event.relation,  # type: ignore[arg-type]
            evidence=(Words(sentence.text, sentence.start),),
            roles=tuple(self._role(f) for f in event.fillers),
            quantity=self._quantity(told.quantity, amounts),
            when=self._when(event, when, parts),
            score=event.score,
            reader=" + ".join(event.readers),
            voice=self._voice(told.chain),
            stance=told.stance,
            certainty=told.hedge.certainty,
            phase=told.hedge.phase,
            state=told.hedge.state,
            cues=tuple(ProposedCue(field, Words(self.text[a:b], a)) for field, a, b in dict.fromkeys(told.cues)),
        )

    def _role(self, filler: Filler) -> ProposedRole:
        standing = filler.standing
        keep = filler.role in PARTY_ROLES or standing.kind in {"item", "place"}
        return ProposedRole(
            role=filler.role,
            words=Words(self.text[standing.start : standing.end], standing.start),
            key=standing.key if keep else None,
        )

    def _quantity(self, span: tuple[int, int] | None, amounts: Sequence[Amount]) -> ProposedQuantity | None:
        amount = next((a for a in amounts if span and (a.start, a.end) == span), None)
        if amount is None:
            return None
        return ProposedQuantity(
            words=Words(self.text[amount.start : amount.end], amount.start),
            value=amount.value,
            unit=amount.unit,
            qualifier=amount.qualifier,
        )

    def _when(self, event: Event, when: Sequence[Time], parts: Sequence[Chunk]) -> ProposedWhen | None:
        """The time that the encoder gave the event, else the one nearest to the trigger within its clause."""
        dated = next((t for t in when if event.dated and t.start < event.dated[1] and event.dated[0] < t.end), None)
        if dated is not None and event.relation not in UNDATED:
            return ProposedWhen(words=Words(self.text[dated.start : dated.end], dated.start), value=dated.value)
        lo, hi = parts[0].start, parts[-1].end
        trigger = parts[event.trigger]
        for m, chunk in enumerate(parts):
            joins = chunk.tag == "COMMA" and m + 1 < len(parts) and parts[m + 1].low in {"but", "while", "although"}
            if chunk.tag in {"BREAK", "THAT"} or joins:
                lo, hi = (chunk.end, hi) if chunk.end <= trigger.start else (lo, min(hi, chunk.start))
        others = [c.start for m, c in enumerate(parts) if c.tag == "VG" and m not in {event.trigger, event.verb}]
        own = (t for t in when if lo <= t.start < hi and self._dates(t, trigger, others))
        near = sorted(own, key=lambda t: abs(t.start - trigger.start))
        if not near or event.relation in UNDATED:
            return None
        return ProposedWhen(words=Words(self.text[near[0].start : near[0].end], near[0].start), value=near[0].value)

    def _dates(self, time: Time, trigger: Chunk, others: Sequence[int]) -> bool:
        """Whether a time dates the event: not "since 2019", not that of another verb ("under a deal signed in May")."""
        since = self.text[: time.start].rstrip().lower().endswith("since")
        return not since and not any(trigger.end <= verb < time.start for verb in others)

    def _voice(self, chain: Sequence[Link]) -> tuple[ProposedVoice, ...]:
        """The chain with the document's publisher, if known, in front."""
        own = self.document.publisher
        links = [
            ProposedVoice(
                name=" ".join(x.name.split()), kind=x.kind, words=Words(self.text[x.start : x.end], x.start), key=x.key
            )
            for x in chain
            if x.key is not None or x.name.lower() not in {"we", "i", "us"}  # "we" of the text itself is its publisher
        ]
        if self.agency is not None and all(x.name != self.agency.name for x in links):
            a = self.agency
            links.insert(0, ProposedVoice(name=a.name, kind=a.kind, words=Words(a.name, a.start), key=a.key))
        if own and not (links and links[0].name.casefold() == own.casefold()):
            links.insert(0, ProposedVoice(name=own, kind="publication"))
        return tuple(links)

    def silence(self, silence: Silence, sentence: Sentence) -> ProposedClaim:
        """A statement claim for a party that did not answer, declined, or did not know."""
        roles = [
            ProposedRole(role="speaker", words=Words(self.text[link.start : link.end], link.start), key=link.key)
            for link in silence.chain[-1:]
        ]
        if silence.topic:
            a, b = silence.topic
            roles.append(ProposedRole(role="topic", words=Words(self.text[a:b], a)))
        a, b = silence.cue
        return ProposedClaim(
            relation="statement",
            evidence=(Words(sentence.text, sentence.start),),
            roles=tuple(roles),
            stance=silence.stance,
            voice=self._voice(silence.chain),
            reader=silence.reader,
            cues=(ProposedCue("stance", Words(self.text[a:b], a)),),
        )

    def remark(self, remark: Remark, link: Link | None, chain: tuple[Link, ...], sentence: Sentence) -> ProposedClaim:
        """A statement claim for what the text itself tells of a plan, of what goes on or of a consequence."""
        start, end = _trimmed(self.text, remark.start, remark.end)
        roles = [ProposedRole(role="topic", words=Words(self.text[start:end], start))]
        if link is not None:
            speaker = ProposedRole(
                role="speaker", words=Words(self.text[link.start : link.end], link.start), key=link.key
            )
            roles.insert(0, speaker)
        return ProposedClaim(
            relation="statement",
            evidence=(Words(sentence.text, sentence.start),),
            roles=tuple(roles),
            certainty=remark.hedge.certainty,
            phase=remark.hedge.phase,
            voice=self._voice(chain),
            reader=RULES,
            cues=tuple(ProposedCue(field, Words(self.text[a:b], a)) for field, a, b in remark.hedge.cues),
        )

    def _said(self, parts: Sequence[Chunk], saying: Saying) -> Hedge:
        """How sure a statement sounds and whether it tells of a plan or of what goes on, by its main verb."""
        inside = [
            k
            for k, c in enumerate(parts)
            if c.tag == "VG" and c.finite and saying.start <= c.start < saying.end and c.start != saying.cue[0]
        ]
        if not inside or saying.form == "topic":
            return Hedge(saying.certainty, "done", None)
        mains = (
            k for k in inside if not any(c.tag == "SUB" for c in parts[max(0, k - 3) : k]) and not supposed(parts, k)
        )
        at = next(mains, inside[0])
        event = Event(relation="statement", trigger=at, fillers=[], verb=at)
        told = hedge(parts, event, (saying.start, saying.end), saying.certainty)
        phase: Phase = told.phase if told.phase == "planned" or _progressive(parts[at]) else "done"
        if saying.at >= 0 and parts[saying.at].lemma in words("voices.reporting", "promises"):
            phase = "planned"
        return Hedge(told.certainty, phase, None, told.cues, _untrue(parts, at))

    def statements(
        self,
        parts: Sequence[Chunk],
        sayings: Sequence[Saying],
        events: Sequence[Told],
        quiet: Sequence[Silence],
        sentence: Sentence,
    ) -> Iterator[ProposedClaim]:
        """What a party says that told no event: a statement with its topic."""
        for saying in sayings:
            link = saying.chain[-1]
            if link.kind == "document" or saying.form == "phrase":
                continue
            holds = any(
                saying.start <= parts[t.event.trigger].start < saying.end and t.event.relation != "ownership"
                for t in events
            )
            silent = next((s.cue for s in quiet if saying.start <= s.cue[0] < saying.end), None)
            if silent is not None and (upto := _before(parts, saying, silent[0])) is not None:
                saying, silent = structs.replace(saying, end=upto), None
            spoken_of = saying.form == "topic" and saying.stance == "asserts" and _within(saying, sayings)
            if holds or silent is not None or spoken_of:
                continue
            start, end = _trimmed(self.text, saying.start, saying.end)
            told = self._said(parts, saying)
            cues = [ProposedCue("voice", Words(self.text[slice(*saying.cue)], saying.cue[0]))]
            cues += [ProposedCue(field, Words(self.text[a:b], a)) for field, a, b in told.cues]
            yield ProposedClaim(
                relation="statement",
                evidence=(Words(sentence.text, sentence.start),),
                stance="denies" if told.negated and saying.stance == "asserts" else saying.stance,
                certainty=told.certainty,
                phase=told.phase,
                roles=(
                    ProposedRole(
                        role="speaker", words=Words(self.text[link.start : link.end], link.start), key=link.key
                    ),
                    ProposedRole(role="topic", words=Words(self.text[start:end], start)),
                ),
                voice=self._voice(saying.chain),
                reader=saying.reader,
                cues=tuple(cues),
            )


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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without quotation marks, commas and stops at its ends."""
    while start < end and text[start] in " \"“”‘’',.;:«»":
        start += 1
    while end > start and text[end - 1] in " \"“”‘’',.;:«»":
        end -= 1
    return start, end
