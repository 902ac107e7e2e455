"""What the encoder saw in a sentence, as events, sayings and silences among its chunks. It proposes; rules fill and
veto.
"""

from collections.abc import Iterator, Sequence

from enduse.read.accused import obliged
from enduse.read.attribute import Voices
from enduse.read.corefer import Standing
from enduse.read.encoder.labels import FRAMES, MARKERS, ROLES
from enduse.read.encoder.seen import Frame, Labelled, Seen
from enduse.read.enough import MADE, enough, whole
from enduse.read.event import ENCODER, PARTY_ROLES, Event, Filler, Mark, noun_frames, verb_frames
from enduse.read.fill import ends, suits
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk, described
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.joined import coordinated
from enduse.read.grammar.lexicon import words
from enduse.read.paid import paid
from enduse.read.quiet import askers, only_asks, parties
from enduse.read.saying import Saying
from enduse.read.segment import Token
from enduse.read.sides import doer, other_side, set_right
from enduse.read.silence import Silence
from enduse.read.speakers import Link
from enduse.records.claim import Certainty, Stance

#: Roles whose filler is only words.
_WORDS = frozenset({"share", "price", "amount", "capacity", "attribute", "value", "programme"})
#: Frames, roles and whole events below these scores are not taken. Set on held-out corpus items and on development
#: texts, never on test texts.
LEAST_FRAME, LEAST_ROLE, LEAST_EVENT = 0.4, 0.3, 0.4
#: A silence of which the encoder sees nobody who is silent must be surer.
ALONE = 0.8
#: What a role becomes behind a preposition that speaks against it.
_TURNED = {
    ("from", "recipient"): "supplier",
    ("from", "end_user"): "supplier",
    ("from", "to"): "from",
    ("to", "supplier"): "recipient",
    ("to", "from"): "to",
    ("into", "from"): "to",
    ("via", "from"): "via",
    ("via", "to"): "via",
    ("through", "from"): "via",
    ("through", "to"): "via",
    ("through", "supplier"): "via",
}
#: Words of a silence, the surer ones first, and what it then is.
_SILENT: tuple[tuple[str, Stance], ...] = (
    ("unaware_words_seen", "unaware"),
    ("declining_words", "declines"),
    ("no_reply_words", "no_reply"),
)


def waits(trigger: Labelled) -> bool:
    """Whether the roles of a trigger are not read before they are asked for: of one who speaks, where the rules mostly
    know who it is, and of one that is not taken.
    """
    return trigger.label in "SD" or trigger.score < LEAST_FRAME


class Framed:
    """The encoder's frames of one sentence, laid over its chunks."""

    def __init__(self, sense: Sense, tokens: Sequence[Token], reading: Seen, it: str | None) -> None:
        self.sense, self.chunks, self.tokens, self.it = sense, sense.chunks, tokens, it
        self.frames = [f for f in reading.frames if f.score >= LEAST_FRAME]

    def events(self) -> Iterator[Event]:
        """An event for each frame that tells enough to be one."""
        for frame in self.frames:
            if FRAMES[frame.letter] != "statement":
                event = self._event(frame)
                if event is not None and event.score >= LEAST_EVENT and enough(event, self.sense):
                    yield event

    # ------------------------------------------------------------------ events

    def _event(self, frame: Frame) -> Event | None:
        start, end = self._span(frame)
        at = self._chunk(start, end)
        if at is None:
            return None
        noun = self.chunks[at].tag != "VG"
        event = Event(
            relation=FRAMES[frame.letter],
            trigger=at,
            fillers=[],
            verb=self.sense.governing(at) if noun else at,
            noun=noun,
            readers=(ENCODER,),
        )
        if event.relation == "transfer":
            event.state = self._state(at)
        marks = []
        for role in _merged(frame.roles):
            if role.score < LEAST_ROLE:
                continue
            span = self._span(role)
            if role.label in MARKERS:
                marks.append(Mark(role.label, *span))
            elif role.label == "da":
                event.dated = span
            elif role.label == "qt":
                event.counted = span
            elif ROLES[frame.letter][role.label] != "reason":
                self._fill(event, ROLES[frame.letter][role.label], span)
        event.marks = tuple(marks)
        paid(event, self.chunks)
        set_right(event, self.chunks, self.sense.describes(event.trigger))
        self._subject(event)
        self._other_side(event)
        told = [r.score for r in frame.roles]
        event.score = round(frame.score * (sum(told) / len(told) if told else 1.0), 3)
        return event

    def _state(self, at: int) -> str | None:
        """How far a transfer got, by its verb or noun."""
        chunk = self.chunks[at]
        known = verb_frames().get(chunk.lemma, ()) if chunk.tag == "VG" else noun_frames().get(chunk.head, ())
        return next((f.get("state") for f in known if f["relation"] == "transfer"), None)

    def _subject(self, event: Event) -> None:
        """Who acts, where the encoder saw nobody: the subject of a verb that the rules know, as the rules know it."""
        group = self.chunks[event.trigger]
        known = (f for f in verb_frames().get(group.lemma, ()) if f["relation"] == event.relation and "subject" in f)
        frame = next(known, None)
        if event.noun or group.passive or frame is None or event.has(frame["subject"]):
            return
        if self.sense.describes(event.trigger):
            return  # "sights ordered for X"
        for k in arguments(self.chunks, event.trigger).subject:
            if self.sense.standing(k, self.it).key not in {f.standing.key for f in event.fillers} - {None}:
                self.sense.fill(event, frame["subject"], [k], self.it)

    def _other_side(self, event: Event) -> None:
        """Who did it or to whom it was done, where the encoder saw one side alone."""
        if event.fillers and not whole(event, self.sense) and (side := other_side(event, self.chunks)) is not None:
            role, filled = side
            for k in filled:
                there = self.sense.standing(k, self.it)
                owned = role == "asset" and there.kind == "item"  # ships and machines have owners too
                standing = there if owned else self._fitting(role, k, there)
                if standing is not None and all(f.standing != standing for f in event.fillers):
                    event.fillers.append(Filler(role, k, standing))

    def _fill(self, event: Event, role: str, span: tuple[int, int]) -> None:
        if role == "supplier" and self._only_makes(event, span):
            return
        role = self._by_preposition(event, role, span) if event.relation == "transfer" else role
        inside = [
            k
            for k, c in enumerate(self.chunks)
            if c.tag == "NP"
            and k != event.trigger
            and span[0] <= c.words[-1].token.start < span[1]
            and c.end <= span[1] + 1
        ]
        if role in _WORDS or (role == "subject" and event.relation == "cooperation"):
            event.fillers.append(Filler(role, inside[0] if inside else None, Standing("thing", None, *span)))
            return
        if not inside:
            if role in {"recipient", "end_user"} and any(ends(c) for c in self.chunks if c.start <= span[0] < c.end):
                return  # "for [military] use"
            standing = self._part(role, span)
            if standing is not None:
                event.fillers.append(Filler(role, None, standing))
            return
        first = self.sense.meant(role, inside[0])
        inside.append(first)
        for k in [k for k in coordinated(self.chunks, first) if k in inside and k >= first]:
            beside = self.sense.named_beside(k, self.it) if role == "item" else self.sense.named_before(k)
            standing = self.sense.standing(beside, self.it)
            if role == "item":
                standing = self.sense.thing_meant(k, self.it) or standing
            standing = (self.sense.firm_bought(k) if role == "asset" else None) or standing
            hails = role == "from" and self.sense.hails(k, self.it)
            standing = self._fitting(role, k, standing) if not hails else None
            if standing is not None and all(f.standing != standing for f in event.fillers):
                event.fillers.append(Filler(role, k, standing))

    def _only_makes(self, event: Event, span: tuple[int, int]) -> bool:
        """Whether it is who made or uses what others pass on: "lenses made by X were delivered to Y"."""
        told = next((k for k, c in enumerate(self.chunks) if c.tag == "NP" and c.start <= span[0] < c.end), 0)
        if told < 2 or self.chunks[told - 1].low != "by" or self.chunks[told - 2].tag != "VG":
            return False
        frames = verb_frames().get(self.chunks[told - 2].lemma, ())
        return told - 2 != event.trigger and any(f["relation"] in MADE | {"use"} for f in frames)

    def _by_preposition(self, event: Event, role: str, span: tuple[int, int]) -> str:
        """The role that the word before a filler tells: nothing comes "from" its receiver or goes "to" its sender, and
        "sold by" is followed by who sells.
        """
        earlier = [t.low for t in self.tokens if t.end <= span[0]][-2:]
        before = "from" if earlier == ["out", "of"] else (earlier or [""])[-1]
        if before == "by" and role in {"supplier", "recipient"} and not event.noun:
            return doer(event, self.chunks) or role
        if before in {"at", "near"} and role in {"from", "to"} and earlier[0] in words("nouns.things", "borders"):
            return "via"
        return _TURNED.get((before, role), role)

    def _fitting(self, role: str, k: int, standing: Standing) -> Standing | None:
        """What a noun phrase stands for in a role: goods or a party without a name where it is nothing else."""
        phrase = self.chunks[k]
        if suits(role, standing, phrase):
            return standing
        if phrase.words[0].tag == "PRON":
            return Standing("item" if role == "item" else "organization", None, *phrase.core)
        if role in {"item", "attribute"} and standing.kind in {"thing", "document"}:
            return self.sense.referents.some_item(phrase)
        if phrase.head in words("frames.goods", "abstract"):
            return None  # "sold to the public"
        no_party = _of_paper(phrase) or _somebodys_goods(phrase)
        if (role in {"recipient", "end_user"} and ends(phrase)) or (role in PARTY_ROLES and no_party):
            return None
        if role in PARTY_ROLES and (standing.kind in {"thing", "document", "anonymous"} or phrase.name is None):
            return self.sense.referents.some_party(phrase)
        if role in {"place", "from", "to"} and standing.kind in {"thing", "organization"}:
            crossed = k > 0 and self.chunks[k - 1].tag == "VG"  # "crossed the border", not "held at the border"
            return standing if crossed or phrase.head not in words("nouns.things", "borders") else None
        return standing if role in {"subject", "party", "item"} else None

    def _part(self, role: str, span: tuple[int, int]) -> Standing | None:
        """What words inside a noun phrase stand for: the owner of "X's drones", the item of "drone deliveries"."""
        for chunk in self.chunks:
            for word in chunk.words:
                found = word.found  # of "AO Vektor" it may see the "AO" alone
                part = role in PARTY_ROLES and found is not None and found.start < span[1] and span[0] < found.end
                if found is not None and (part or (span[0] <= found.start and found.end <= span[1])):
                    return Standing(found.kind, found.key, found.start, found.end)
        inside = [w for c in self.chunks for w in c.words if span[0] <= w.token.start and w.token.end <= span[1]]
        if not any(w.tag in {"N", "NUM", "PRON", "NAME"} for w in inside):
            return None
        phrase = described(inside)
        if role == "item":
            return self.sense.referents.some_item(phrase)
        if role in PARTY_ROLES:
            return None if _of_paper(phrase) else self.sense.referents.some_party(phrase)
        return Standing("thing", None, *phrase.core)

    # ------------------------------------------------------------------ voices

    def sayings(self, voices: Voices, known: Sequence[Saying]) -> Iterator[Saying]:
        """What is put to somebody by words that the rules do not know."""
        for frame in self.frames:
            if frame.letter not in {"S", "D"}:
                continue
            cue = self._span(frame)
            at = self._chunk(*cue)
            if at is None or any(s.cue[0] < cue[1] and cue[0] < s.cue[1] for s in known):
                continue
            if self.chunks[at].lemma in words("voices.reporting", "unspoken") | words("voices.blame", "letting_go"):
                continue  # "accounts for a third"
            content = [r for r in frame.roles if r.label == "co"]
            if not content:
                continue
            speaker, chain = self._speaker(frame, voices)
            if not chain:
                continue
            first = content[0].start
            opening = [t.low for t in self.tokens[first : first + 4]]
            if "that" in opening:
                first += opening.index("that") + 1  # "said [on Wednesday that] it would look"
            start, end = self.tokens[min(first, content[0].end - 1)].start, self.tokens[content[-1].end - 1].end
            yield Saying(
                chain=chain,
                start=start,
                end=end,
                stance="denies" if frame.letter == "D" else "asserts",
                certainty=_held(self.chunks[at].lemma),
                cue=cue,
                at=at,
                speaker=speaker,
                reader=ENCODER,
            )

    def silences(self, voices: Voices, known: Sequence[Silence]) -> Iterator[Silence]:
        """Silences in words that the rules do not know."""
        for frame in self.frames:
            if frame.letter != "N":
                continue
            cue = self._span(frame)
            same = [s for s in known if s.cue[0] < cue[1] and cue[0] < s.cue[1]]
            if any(not s.chain for s in same) or self._unidentified(cue):
                continue
            topic = next((self._span(r) for r in frame.roles if r.label == "co"), None)
            stance = same[0].stance if same else self._silence(frame)
            if self._only_asked(cue):
                continue  # "was sent questions", "was asked for comment": what came of it is not told
            named = {s.chain[-1].start for s in known if s.chain}
            quiet = [c[-1:] for c in self._silent(frame, voices) if c[-1].start not in named]
            behind = bool(same) and all(s.chain and s.chain[-1].start > s.cue[0] for s in same)  # "could not reach X"
            waits = askers(self.chunks)
            quiet = [c for c in quiet if not (behind or (same and only_asks(c[-1])) or c[-1].start in waits)]
            if not quiet and not same and topic and not known and frame.score >= ALONE:
                yield Silence(stance, (), cue, topic, ENCODER)
            for chain in quiet:
                yield Silence(stance, chain, cue, topic, ENCODER)

    def _only_asked(self, cue: tuple[int, int]) -> bool:
        """Whether the words tell no silence: somebody was asked, waits for an answer, has to say it or "said no"."""
        at = self._chunk(*cue)
        if at is None or self.chunks[at].tag != "VG":
            return False
        group = self.chunks[at]
        if group.lemma in {"await", "wait"} or group.low in words("voices.sources", "seen_by"):
            return True  # "we await a reply from X": the rules know who is silent; "reviewed a draft"
        if group.lemma == "say" and not group.negated and not group.helpers:
            return obliged(group) or [c.low for c in self.chunks[at + 1 : at + 3]] == ["no", "."]
        asked = group.lemma in words("voices.silence", "asking_verbs") | {"send"}
        return group.passive and not group.negated and asked and not group.modal

    def _unidentified(self, cue: tuple[int, int]) -> bool:
        """Whether the words tell that somebody was not named or charged, which is no silence of his."""
        at = self._chunk(*cue)
        return at is not None and self.chunks[at].passive and self.chunks[at].lemma in words("voices.silence", "named")

    def _silence(self, frame: Frame) -> Stance:
        """Which silence the words tell."""
        said = {t.low for t in self.tokens[frame.start : frame.end + 3]}
        if {"confirm", "deny"} <= said:
            return "declines"
        if (
            said & {"has", "have", "had"}
            and said & words("voices.silence", "silent_so_far")
            and said & {"not", "no", "nothing"}
        ):
            return "no_reply"
        for section, stance in _SILENT:
            if said & words("voices.silence", section):
                return stance
        return "unaware" if "never" in said else "declines"

    def _silent(self, frame: Frame, voices: Voices) -> Iterator[tuple[Link, ...]]:
        """The chain of each party that the encoder takes for silent: "A, its agent B and C did not answer"."""
        spans = [self._span(r) for r in _merged(frame.roles) if r.label == "sp" and r.score >= LEAST_ROLE]
        cue = self._span(frame)[0]
        for k in parties(self.chunks, spans):
            beside = k and self.chunks[k - 1].tag == "VG" and self.chunks[k].end <= cue  # "which employs 900 people"
            if not beside and (chain := voices.chain([self.chunks[k]], 0, self.it)):
                yield chain

    def _speaker(self, frame: Frame, voices: Voices) -> tuple[Standing | None, tuple[Link, ...]]:
        """Who speaks: the chain of the noun phrase that the encoder takes for the speaker."""
        role = next((r for r in frame.roles if r.label == "sp" and r.score >= LEAST_ROLE), None)
        if role is None:
            return None, ()
        span = self._span(role)
        for k, chunk in enumerate(self.chunks):
            if chunk.tag == "NP" and span[0] <= chunk.words[-1].token.start < span[1]:
                chain = voices.chain(self.chunks, self.sense.named_before(k), self.it)
                return (self.sense.standing(k, self.it) if chain else None), chain
        return None, ()

    # ------------------------------------------------------------------ places

    def _span(self, labelled: Labelled | Frame) -> tuple[int, int]:
        """Code points of some words."""
        return self.tokens[labelled.start].start, self.tokens[labelled.end - 1].end

    def _chunk(self, start: int, end: int) -> int | None:
        """The chunk that holds a trigger: the verb group or noun phrase among those it touches."""
        touched = [k for k, c in enumerate(self.chunks) if c.start < end and start < c.end]
        telling = [k for k in touched if self.chunks[k].tag in {"VG", "NP"}]
        return next(iter(telling or touched), None)


def _of_paper(phrase: Chunk) -> bool:
    """Whether a phrase is a paper or only a number, and so no party: "invoices 17 and 18 were paid"."""
    papers = words("voices.sources", "documents")
    first = next((w.low for w in phrase.words if w.tag != "DET"), "")
    return phrase.head in papers or first in papers or not any(c.isalpha() for w in phrase.words for c in w.low)


def _somebodys_goods(phrase: Chunk) -> bool:
    """Whether a phrase is somebody's goods, and so no party: "the firm's engines"."""
    goods = words("frames.goods", "heads") - words("frames.goods", "vague")
    return phrase.head in goods and any(w.tag == "POSS" for w in phrase.words)


def _held(lemma: str) -> Certainty:
    """How sure somebody sounds by the verb alone: "believes", "suspects"."""
    if lemma in words("voices.reporting", "possible"):
        return "possible"
    return "probable" if lemma in words("voices.reporting", "probable") else "stated"


def _merged(roles: Sequence[Labelled]) -> list[Labelled]:
    """Roles with fragments joined: two spans of one role that touch."""
    found: list[Labelled] = []
    for role in roles:
        last = found[-1] if found else None
        if last is not None and last.label == role.label and role.start <= last.end:
            found[-1] = Labelled(role.label, last.start, role.end, min(last.score, role.score))
        else:
            found.append(role)
    return found
