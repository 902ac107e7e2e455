"""What answers become: proposals whose every word was looked up in the passage that was asked about.

Nothing is taken on trust. Words that do not stand in the passage are proposed without a place, so that `ground` drops
and counts them. Values of quantities and times are read from the words by enduse's own rules, never taken from the
model. What is outside the closed sets of the contract is left out with a note.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar, get_args

import msgspec

from enduse.read.ground import fold
from enduse.read.names.amounts import quantities
from enduse.read.names.times import times
from enduse.read.openai.forms import akin, bare
from enduse.read.openai.passages import Passage
from enduse.read.openai.shape import Answer, ClaimAnswer, EntityAnswer, RoleAnswer, VoiceAnswer
from enduse.read.segment import Sentence
from enduse.records.claim import ROLES, Certainty, CueField, Phase, Stance, State, VoiceKind
from enduse.records.document import Document
from enduse.records.proposal import (
    Proposals,
    ProposedClaim,
    ProposedCue,
    ProposedMention,
    ProposedQuantity,
    ProposedReference,
    ProposedRole,
    ProposedVoice,
    ProposedWhen,
    Words,
)
from enduse.records.reading import ReferenceKind
from enduse.reference.places import lookup

#: No passage makes so many entities or claims; what goes beyond is left out with a note.
MOST = 400
#: So many kinds of trouble are told one by one.
_NOTES = 10
#: A role of goods whose words name no entity is an item of its own, as worded.
_GOODS = frozenset({"item"})
_SCHEMA = {"person": "Person", "place": "Address", "publication": "Organization", "item": "Commodity"}

_Part = TypeVar("_Part", EntityAnswer, ClaimAnswer)


class Telling:
    """Gathers what the answers about one document's passages tell of it."""

    def __init__(self, document: Document, reader: str) -> None:
        self._document, self._reader = document, reader
        self._references: dict[str, ProposedReference] = {}
        self._mentions: dict[tuple[Words, str], ProposedMention] = {}
        self._claims: list[ProposedClaim] = []
        self._shown: dict[str, str] = {}  # key of a named thing -> its name as it stands
        self._trouble: Counter[str] = Counter()

    def take(self, passage: Passage, answer: Answer) -> None:
        """Add what one answer tells of its passage."""
        keys: dict[str, str] = {}
        for entity in self._parts(answer.entities, EntityAnswer, "entities"):
            if entity is not None:
                self._entity(passage, entity, keys)
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
        trouble = [f"{self._reader}: {what} ({n}×)" for what, n in self._trouble.items()]
        more = len(trouble) - _NOTES
        rest = [f"{self._reader}: {more} more kinds of trouble with its answers"] if more > 0 else []
        return Proposals(
            reader=self._reader,
            references=tuple(self._references.values()),
            mentions=tuple(self._mentions.values()),
            claims=tuple(self._claims),
            notes=(*notes, *trouble[:_NOTES], *rest),
            unfinished=unfinished,
        )

    def _parts(self, raw: list[msgspec.Raw], kind: type[_Part], what: str) -> list[_Part | None]:
        """The parts of a list, None for each that has another shape."""
        if len(raw) > MOST:
            self._trouble[f"more than {MOST} {what} for one passage; the rest was left out"] += 1
        found: list[_Part | None] = []
        for part in raw[:MOST]:
            try:
                found.append(msgspec.json.decode(part, type=kind))
            except (msgspec.DecodeError, RecursionError):
                self._trouble[f"one of its {what} has another shape than was asked for and was left out"] += 1
                found.append(None)
        return found

    def _entity(self, passage: Passage, entity: EntityAnswer, keys: dict[str, str]) -> None:
        """Note a reference and every place of its names in the passage; `keys` gets its key by its names.

        A form that cannot be one of the name becomes a thing of its own.
        """
        if not self._known(entity.kind, ReferenceKind, "kind of entity"):
            return
        kind: Any = entity.kind
        forms = [f for f in dict.fromkeys((entity.name, *(entity.forms or ()))) if len(f.strip()) > 1] or [entity.name]
        for form in forms:
            spans = list(passage.spans(form))
            if not spans:
                self._mention(_absent(form), kind, None)
            elif entity.unnamed:
                keys.setdefault(_folded(form), self._unnamed(spans[0], kind))
            else:
                own = entity.name if akin(passage, entity.name, form) else form
                key = self._named(own, spans, kind)
                keys.setdefault(_folded(form), key)
                keys.setdefault(_folded(own), key)

    def _unnamed(self, span: tuple[int, int], kind: Any) -> str:
        """The key of a party without a name, bound to its place in the text."""
        words = self._words((bare(self._document.text, *span), span[1]))
        key, described = f"unnamed:{words.start}", " ".join(words.text.split())
        facts: Any = {"schema": _SCHEMA.get(kind, "LegalEntity"), "unnamed": True, "description": described}
        self._references.setdefault(key, ProposedReference(key=key, kind=kind, **facts))
        self._mention(words, kind, key)
        return key

    def _named(self, name: str, spans: list[tuple[int, int]], kind: Any) -> str:
        """The key of a named thing, one within the document; its names are mentioned at these places."""
        key = f"{kind}:{_folded(name)}"
        first = " ".join(self._words(spans[0]).text.split())
        self._shown.setdefault(key, first)
        known = lookup(first) if kind == "place" else None
        facts: Any = {"schema": _SCHEMA.get(kind, "LegalEntity"), "countries": (known.country,) if known else ()}
        self._references.setdefault(key, ProposedReference(key=key, kind=kind, **facts))
        for span in spans:
            self._mention(self._words(span), kind, key)
        return key

    def _claim(self, passage: Passage, claim: ClaimAnswer, keys: dict[str, str]) -> ProposedClaim | None:
        """One claim, or None where its relation, stance, certainty, phase or speaker does not hold."""
        if not (
            self._known(claim.relation, ROLES, "relation")
            and self._known(claim.stance or "asserts", Stance, "stance")
            and self._known(claim.certainty or "stated", Certainty, "certainty")
            and self._known(claim.phase or "done", Phase, "phase")
            and all(self._known(v.kind, VoiceKind, "kind of voice") for v in claim.voice or ())
        ):
            return None
        closed: Any = {"relation": claim.relation, "stance": claim.stance or "asserts"}
        closed |= {"certainty": claim.certainty or "stated", "phase": claim.phase or "done"}
        quoted = passage.find(claim.evidence)
        if quoted is None:
            return ProposedClaim(**closed, evidence=(_absent(claim.evidence),))
        near = passage.around(quoted)
        if any(passage.find(v.words) is None for v in claim.voice or ()):
            self._trouble["a claim was left out: the words for who says it do not stand in the passage"] += 1
            return None
        if not any(passage.find(r.words) and r.role in ROLES[claim.relation] for r in claim.roles or ()):
            self._trouble["a claim was left out: no words of it fill a role in the passage"] += 1
            return None
        roles = tuple(self._role(passage, role, near, keys) for role in claim.roles or ())
        voice = tuple(self._voice(passage, voice, near, keys) for voice in claim.voice or ())
        state: Any = claim.state if claim.state and self._known(claim.state, State, "state") else None
        cues = [c for c in claim.cues or () if self._known(c.field, CueField, "field of a cue")]
        return ProposedClaim(
            **closed,
            state=state,
            evidence=(self._words(near),),
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
        key = keys.get(_folded(role.entity or role.words))
        if key is None and role.role in _GOODS and _stands(words):
            described = " ".join(words.text[bare(words.text, 0, len(words.text)) :].split())
            key = f"item:{_folded(described)}"
            self._references.setdefault(key, ProposedReference(key=key, kind="item", description=described))
        elif key is not None and _stands(words):
            self._pointing(words, key)
        return ProposedRole(role=role.role, words=words, key=key)

    def _voice(
        self, passage: Passage, voice: VoiceAnswer, near: tuple[int, int], keys: dict[str, str]
    ) -> ProposedVoice:
        words = self._found(passage, voice.words, near)
        key = keys.get(_folded(voice.entity or voice.words))
        if key is not None and _stands(words):
            self._pointing(words, key)
        kind: Any = voice.kind
        return ProposedVoice(
            name=self._shown.get(key or "", " ".join(words.text.split())), kind=kind, words=words, key=key
        )

    def _published(self, voice: tuple[ProposedVoice, ...]) -> tuple[ProposedVoice, ...]:
        """The chain with the document's publisher, if known, in front."""
        own = self._document.publisher
        if not own or (voice and voice[0].name.casefold() == own.casefold()):
            return voice
        return (ProposedVoice(name=own, kind="publication"), *voice)

    def _pointing(self, words: Words, key: str) -> None:
        """Words such as "the company" that stand for a thing without being its name."""
        kind: Any = self._references[key].kind
        self._mentions.setdefault((words, kind), ProposedMention(words=words, kind=kind, key=key, naming=False))

    def _quantity(self, passage: Passage, wanted: str | None, near: tuple[int, int]) -> ProposedQuantity | None:
        """The amount whose words these are, as the rules read it; words that they cannot read have no value."""
        if not wanted or not wanted.strip():
            return None
        span = _within(passage.find(wanted, near), near)
        if span is None:
            return ProposedQuantity(words=_absent(wanted), value=None)
        sentence = _sentence(passage, span)
        amounts = quantities(self._document.text, sentence.tokens, self._language(span[0])) if sentence else ()
        amount = next((a for a in amounts if a.start < span[1] and span[0] < a.end), None)
        if amount is None:
            return ProposedQuantity(words=self._words(span), value=None)
        words = self._words((amount.start, amount.end))
        self._mention(words, "money" if amount.money else "quantity", None)
        return ProposedQuantity(words=words, value=amount.value, unit=amount.unit, qualifier=amount.qualifier)

    def _when(self, passage: Passage, wanted: str | None, near: tuple[int, int]) -> ProposedWhen | None:
        """The time whose words these are, as the rules read it; words that they cannot read have no value."""
        if not wanted or not wanted.strip():
            return None
        span = _within(passage.find(wanted, near), near)
        if span is None:
            return ProposedWhen(words=_absent(wanted), value=None)
        sentence, published = _sentence(passage, span), self._document.published
        known = times(self._document.text, sentence.tokens, published, self._language(span[0])) if sentence else ()
        time = next((t for t in known if t.start < span[1] and span[0] < t.end), None)
        words = self._words((time.start, time.end) if time else span)
        self._mention(words, "date", None)
        return ProposedWhen(words=words, value=time.value if time else None)

    def _language(self, at: int) -> str:
        stretches = (s.language for s in self._document.stretches if s.start <= at < s.end and s.language)
        return next(stretches, None) or self._document.language or "en"

    def _known(self, value: str, closed: Any, what: str) -> bool:
        """Whether a value belongs to a closed set; it is noted where it does not."""
        if value in (closed if isinstance(closed, dict) else get_args(closed)):
            return True
        self._trouble[f"{value[:40]!r} is no {what} that enduse knows; what it was said of was left out"] += 1
        return False

    def _found(self, passage: Passage, words: str, near: tuple[int, int]) -> Words:
        span = passage.find(words, near)
        return self._words(span) if span else _absent(words)

    def _words(self, span: tuple[int, int]) -> Words:
        return Words(self._document.text[slice(*span)], span[0])

    def _mention(self, words: Words, kind: Any, key: str | None) -> None:
        known = self._mentions.get((words, kind))
        if known is None or (known.key == key and not known.naming):
            self._mentions[words, kind] = ProposedMention(words=words, kind=kind, key=key)


def _absent(words: str) -> Words:
    """Words that do not stand in the passage: without a place in the text, `ground` drops and counts them."""
    return Words(words, -1)


def _stands(words: Words) -> bool:
    return words.start != -1


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _within(span: tuple[int, int] | None, near: tuple[int, int]) -> tuple[int, int] | None:
    return span if span and near[0] <= span[0] and span[1] <= near[1] else None


def _sentence(passage: Passage, span: tuple[int, int]) -> Sentence | None:
    return next((s for s in passage.sentences if s.start <= span[0] < s.end), None)
