"""From what was told to what is proposed: roles, voices, quantities and cues with the words they rest on."""

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from enduse.compare.forms import split_words, strip_forms
from enduse.read.event import PARTY_ROLES, RULES, Event, Filler
from enduse.read.hedge import Hedge
from enduse.read.messages import day_at
from enduse.read.names.amounts import Amount
from enduse.read.names.times import Time
from enduse.read.names.times_to_come import to_come
from enduse.read.remark import Remark
from enduse.read.saying import Saying
from enduse.read.segment import Sentence
from enduse.read.silence import Silence
from enduse.read.speakers import Link
from enduse.records.claim import CueField, Stance
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
#: States of a transfer whose time is that of the contract.
_SIGNED = frozenset({"agreed", "ordered"})
_PAST = re.compile(r"\b(?:had|last year|in (?:19|20)\d\d)\b", re.IGNORECASE)
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
        self.author: Link | None = None  # the firm whose own statement it is

    def claim(self, told: Told, sentence: Sentence, amounts: Sequence[Amount], when: Time | None) -> ProposedClaim:
        """The proposal for one event."""
        return self.worded(told, sentence, amounts, self._when(when))

    def worded(
        self, told: Told, sentence: Sentence, amounts: Sequence[Amount], when: ProposedWhen | None
    ) -> ProposedClaim:
        """The proposal for one event whose time is known, in any language."""
        event = told.event
        planned = told.hedge.phase == "planned" and told.event.state not in _SIGNED
        return ProposedClaim(
            relation=event.relation,  # type: ignore[arg-type]
            evidence=(Words(sentence.text, sentence.start),),
            roles=tuple(self._role(f) for f in event.fillers),
            quantity=self._quantity(told.quantity, amounts),
            when=self._to_come(when, sentence) if planned else when,
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

    def _to_come(self, when: ProposedWhen | None, sentence: Sentence) -> ProposedWhen | None:
        """The time of what is planned; the word before it may tell the year: "last September"."""
        if when is None or when.words.start is None or _PAST.search(sentence.text):
            return when
        before = re.search(r"\w+\W+$", self.document.text[max(0, when.words.start - 20) : when.words.start])
        worded = (before.group() if before else "") + when.words.text
        return structs.replace(when, value=to_come(when.value, worded, day_at(self.document, sentence.start)))

    def _when(self, time: Time | None) -> ProposedWhen | None:
        return (
            ProposedWhen(words=Words(self.text[time.start : time.end], time.start), value=time.value) if time else None
        )

    def _voice(self, chain: Sequence[Link]) -> tuple[ProposedVoice, ...]:
        """The chain with the document's publisher, if known, in front."""
        own = self.document.publisher
        chain = [self.author] if self.author is not None and not (chain or own) else chain
        links = [
            ProposedVoice(
                name=" ".join(x.name.split()), kind=x.kind, words=Words(self.text[x.start : x.end], x.start), key=x.key
            )
            for x in chain
            if x.key is not None or x.name.lower() not in {"we", "i", "us"}  # "we" of the text itself is its publisher
        ]
        if (
            self.agency is not None
            and not _same_house(self.agency.name, own)
            and all(x.name != self.agency.name for x in links)
        ):
            a = self.agency
            links.insert(0, ProposedVoice(name=a.name, kind=a.kind, words=Words(a.name, a.start), key=a.key))
        if own and not (links and _one_name(links[0], own)):
            links.insert(0, ProposedVoice(name=own, kind="publication"))
        return tuple(links)

    def silence(self, silence: Silence, sentence: Sentence) -> ProposedClaim:
        """A statement claim for a party that did not answer, declined, or did not know."""
        roles = [self._speaker(link) for link in silence.chain[-1:]]
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

    def _speaker(self, link: Link) -> ProposedRole:
        """A speaker in the words of the sentence: "он", while the voice keeps the name."""
        start, end = link.said or (link.start, link.end)
        return ProposedRole(role="speaker", words=Words(self.text[start:end], start), key=link.key)

    def put_to(self, claim: ProposedClaim, chain: Sequence[Link], cue: tuple[int, int]) -> ProposedClaim:
        """A claim that nobody in its own sentence says, put to those whom the next sentence names."""
        own = self.document.publisher
        if any(v.words is not None or v.name != own for v in claim.voice):
            return claim
        told = ProposedCue("voice", Words(self.text[cue[0] : cue[1]], cue[0]))
        return structs.replace(claim, voice=self._voice(chain), cues=(*claim.cues, told))

    def statement(self, saying: Saying, how: Hedge, sentence: Sentence) -> ProposedClaim:
        """A statement claim for what a party says that told no event."""
        link = saying.chain[-1]
        start, end = _trimmed(self.text, saying.start, saying.end)
        cues = [ProposedCue("voice", Words(self.text[slice(*saying.cue)], saying.cue[0]))]
        cues += [ProposedCue(field, Words(self.text[a:b], a)) for field, a, b in how.cues]
        return ProposedClaim(
            relation="statement",
            evidence=(Words(sentence.text, sentence.start),),
            stance="denies" if how.negated and saying.stance == "asserts" else saying.stance,
            certainty=how.certainty,
            phase=how.phase,
            roles=(
                self._speaker(link),
                *([ProposedRole(role="topic", words=Words(self.text[start:end], start))] if start < end else ()),
            ),
            voice=self._voice(saying.chain),
            reader=saying.reader,
            cues=tuple(cues),
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
            stance="denies" if remark.denied else "asserts",
            certainty=remark.hedge.certainty,
            phase=remark.hedge.phase,
            voice=self._voice(chain),
            reader=RULES,
            cues=tuple(ProposedCue(field, Words(self.text[a:b], a)) for field, a, b in remark.hedge.cues),
        )


#: A first word of no more letters is an article: "The".
_ARTICLE = 3


def _same_house(agency: str, publisher: str | None) -> bool:
    """Whether the agency of a dateline is the publisher by a short form of its name: its first words or initials."""
    long = publisher.casefold().split() if publisher else []
    short = agency.casefold().split()
    first = long[: len(short)] == short and len("".join(short)) > _ARTICLE
    return bool(long) and (first or "".join(w[0] for w in long) == "".join(short))


def _one_name(voice: ProposedVoice, publisher: str) -> bool:
    """Whether the first voice is the publisher: the same name, or a firm's with its legal form."""
    if voice.name.casefold() == publisher.casefold():
        return True
    name, own = (split_words(each.casefold()) for each in (voice.name, publisher))
    kept = [name[at] for at in strip_forms(name)[0]]
    return voice.kind == "organization" and kept == [own[at] for at in strip_forms(own)[0]]


#: What a topic neither begins nor ends with.
_MARKS = " \"“”‘’',.;:«»，。；：、「」『』"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without quotation marks, commas and stops at its ends."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end
