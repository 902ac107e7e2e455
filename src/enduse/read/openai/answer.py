"""What answers become: proposals whose every word was looked up in the passage that was asked about.

Nothing is taken on trust. Words that do not stand in the passage are proposed without a place, so that `ground` drops
and counts them. Values of quantities and times are read from the words by enduse's own rules, never taken from the
model. What is outside the closed sets of the contract is left out with a note.
"""

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

import msgspec

from enduse.read.names.amounts import quantities
from enduse.read.names.times import times
from enduse.read.openai.passages import Passage
from enduse.read.openai.shape import Answer, ClaimAnswer, EntityAnswer, RoleAnswer, VoiceAnswer
from enduse.read.openai.things import Things, absent, stands
from enduse.read.openai.trouble import Trouble
from enduse.read.segment import Sentence
from enduse.records.claim import ROLES, Certainty, CueField, Phase, Stance, State, VoiceKind
from enduse.records.document import Document
from enduse.records.proposal import (
    Proposals,
    ProposedClaim,
    ProposedCue,
    ProposedQuantity,
    ProposedRole,
    ProposedVoice,
    ProposedWhen,
    Words,
)

#: No passage makes so many entities or claims; what goes beyond is left out with a note.
MOST = 400
#: A role of goods whose words name no entity is an item of its own, as worded.
_GOODS = frozenset({"item"})

_Part = TypeVar("_Part", EntityAnswer, ClaimAnswer)


class Telling:
    """Gathers what the answers about one document's passages tell of it."""

    def __init__(self, document: Document, reader: str) -> None:
        self._document, self._reader = document, reader
        self._trouble = Trouble()
        self._things = Things(document, self._trouble)
        self._claims: list[ProposedClaim] = []

    def take(self, passage: Passage, answer: Answer) -> None:
        """Add what one answer tells of its passage."""
        entities = self._parts(answer.entities, EntityAnswer, "entities")
        keys = self._things.take(passage, [e for e in entities if e is not None])
        made: dict[int, int] = {}
        told = self._parts(answer.claims, ClaimAnswer, "claims")
        for place, claim in enumerate(told):
            proposed = None if claim is None else self._claim(passage, claim, keys)
            if proposed is not None:
                made[place] = len(self._claims)
                self._claims.append(proposed)
        for place, at in made.items():
            answered = (made[k] for k in (told[place].answers or ()) if k in made and k != place)  # type: ignore[union-attr]
            about = tuple(sorted(set(answered)))
            self._claims[at] = msgspec.structs.replace(self._claims[at], about=about)

    def proposals(self, notes: Iterable[str] = (), *, unfinished: bool = False) -> Proposals:
        """Everything told so far; `notes` come before the notes on what was left out."""
        return Proposals(
            reader=self._reader,
            references=tuple(self._things.references.values()),
            mentions=tuple(self._things.mentions.values()),
            claims=tuple(self._claims),
            notes=(*notes, *self._trouble.lines(self._reader)),
            unfinished=unfinished,
        )

    def _parts(self, raw: list[msgspec.Raw], kind: type[_Part], what: str) -> list[_Part | None]:
        """The parts of a list, None for each that has another shape."""
        if len(raw) > MOST:
            self._trouble.note(f"more than {MOST} {what} for one passage; the rest was left out")
        found: list[_Part | None] = []
        for part in raw[:MOST]:
            try:
                found.append(msgspec.json.decode(part, type=kind))
            except (msgspec.DecodeError, RecursionError):
                self._trouble.note(f"one of its {what} has another shape than was asked for and was left out")
                found.append(None)
        return found

    def _claim(self, passage: Passage, claim: ClaimAnswer, keys: dict[str, str]) -> ProposedClaim | None:
        """One claim, or None where its relation, stance, certainty, phase or speaker does not hold."""
        if not (
            self._trouble.known(claim.relation, ROLES, "relation")
            and self._trouble.known(claim.stance or "asserts", get_args(Stance), "stance")
            and self._trouble.known(claim.certainty or "stated", get_args(Certainty), "certainty")
            and self._trouble.known(claim.phase or "done", get_args(Phase), "phase")
            and all(self._trouble.known(v.kind, get_args(VoiceKind), "kind of voice") for v in claim.voice or ())
        ):
            return None
        closed: Any = {"relation": claim.relation, "stance": claim.stance or "asserts"}
        closed |= {"certainty": claim.certainty or "stated", "phase": claim.phase or "done"}
        quoted = passage.find(claim.evidence)
        if quoted is None:
            return ProposedClaim(**closed, evidence=(absent(claim.evidence),))
        near = passage.around(quoted)
        if any(passage.find(v.words) is None for v in claim.voice or ()):
            self._trouble.note("a claim was left out: the words for who says it do not stand in the passage")
            return None
        if not any(passage.find(r.words) and r.role in ROLES[claim.relation] for r in claim.roles or ()):
            self._trouble.note("a claim was left out: no words of it fill a role in the passage")
            return None
        roles = tuple(self._role(passage, role, near, keys) for role in claim.roles or ())
        voice = tuple(self._voice(passage, voice, near, keys) for voice in claim.voice or ())
        state: Any = claim.state if claim.state and self._trouble.known(claim.state, get_args(State), "state") else None
        cues = [c for c in claim.cues or () if self._trouble.known(c.field, get_args(CueField), "field of a cue")]
        return ProposedClaim(
            **closed,
            state=state,
            evidence=(self._things.words(near),),
            roles=roles,
            quantity=self._quantity(passage, claim.quantity, near),
            when=self._when(passage, claim.when, near),
            voice=self._published(voice),
            cues=tuple(
                ProposedCue(c.field, self._found(passage, c.words, near))  # type: ignore[arg-type]
                for c in cues
            ),
        )

    def _role(self, passage: Passage, role: RoleAnswer, near: tuple[int, int], keys: dict[str, str]) -> ProposedRole:
        words = self._found(passage, role.words, near)
        key = self._things.meant(passage, words, role.entity, keys)
        if key is None and role.role in _GOODS and stands(words):
            key = self._things.goods(words)
        return ProposedRole(role=role.role, words=words, key=key)

    def _voice(
        self, passage: Passage, voice: VoiceAnswer, near: tuple[int, int], keys: dict[str, str]
    ) -> ProposedVoice:
        words = self._found(passage, voice.words, near)
        key = self._things.meant(passage, words, voice.entity, keys)
        kind: Any = voice.kind
        name = self._things.names.get(key or "", " ".join(words.text.split()))
        return ProposedVoice(name=name, kind=kind, words=words, key=key)

    def _published(self, voice: tuple[ProposedVoice, ...]) -> tuple[ProposedVoice, ...]:
        """The chain with the document's publisher, if known, in front."""
        own = self._document.publisher
        if not own or (voice and voice[0].name.casefold() == own.casefold()):
            return voice
        return (ProposedVoice(name=own, kind="publication"), *voice)

    def _quantity(self, passage: Passage, wanted: str | None, near: tuple[int, int]) -> ProposedQuantity | None:
        """The amount whose words these are, as the rules read it; words that they cannot read have no value."""
        if not wanted or not wanted.strip():
            return None
        span = _within(passage.find(wanted, near), near)
        if span is None:
            return ProposedQuantity(words=absent(wanted), value=None)
        sentence = _sentence(passage, span)
        amounts = quantities(self._document.text, sentence.tokens, self._language(span[0])) if sentence else ()
        amount = next((a for a in amounts if a.start < span[1] and span[0] < a.end), None)
        if amount is None:
            return ProposedQuantity(words=self._things.words(span), value=None)
        words = self._things.words((amount.start, amount.end))
        self._things.mention(words, "money" if amount.money else "quantity")
        return ProposedQuantity(words=words, value=amount.value, unit=amount.unit, qualifier=amount.qualifier)

    def _when(self, passage: Passage, wanted: str | None, near: tuple[int, int]) -> ProposedWhen | None:
        """The time whose words these are, as the rules read it; words that they cannot read have no value."""
        if not wanted or not wanted.strip():
            return None
        span = _within(passage.find(wanted, near), near)
        if span is None:
            return ProposedWhen(words=absent(wanted), value=None)
        sentence, published = _sentence(passage, span), self._document.published
        known = times(self._document.text, sentence.tokens, published, self._language(span[0])) if sentence else ()
        time = next((t for t in known if t.start < span[1] and span[0] < t.end), None)
        words = self._things.words((time.start, time.end) if time else span)
        self._things.mention(words, "date")
        return ProposedWhen(words=words, value=time.value if time else None)

    def _language(self, at: int) -> str:
        stretches = (s.language for s in self._document.stretches if s.start <= at < s.end and s.language)
        return next(stretches, None) or self._document.language or "en"

    def _found(self, passage: Passage, words: str, near: tuple[int, int]) -> Words:
        span = passage.find(words, near)
        return self._things.words(span) if span else absent(words)


def _within(span: tuple[int, int] | None, near: tuple[int, int]) -> tuple[int, int] | None:
    return span if span and near[0] <= span[0] and span[1] <= near[1] else None


def _sentence(passage: Passage, span: tuple[int, int]) -> Sentence | None:
    return next((s for s in passage.sentences if s.start <= span[0] < s.end), None)
