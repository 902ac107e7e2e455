"""What a reader suggests before `ground` has looked: words said to stand in the text, and what they are said to mean.

References inside one `Proposals` go by `key`, any string the reader likes. `ground` turns keys into ids and words
into offsets.
"""

from msgspec import Struct

from enduse.records.claim import Certainty, CueField, MentionKind, Phase, Qualifier, Relation, Stance, State, VoiceKind
from enduse.records.reading import Check, Identifier, ReferenceKind


class Words(Struct, frozen=True, gc=False):
    """Words said to stand in the text; `start` where the reader knows it (code points), None where ground must look."""

    text: str
    start: int | None = None


class ProposedReference(Struct, frozen=True, kw_only=True, gc=False):
    """One thing the document speaks of. Its names come from its mentions."""

    key: str
    kind: ReferenceKind
    schema: str = "LegalEntity"
    identifiers: tuple[Identifier, ...] = ()
    countries: tuple[str, ...] = ()
    unnamed: bool = False
    description: str | None = None
    distinct_from: tuple[str, ...] = ()  # keys
    hs: tuple[str, ...] = ()
    normal: str | None = None  # the name in its dictionary form, where the text may only have it in another case
    whole: tuple[str, ...] = ()


class ProposedMention(Struct, frozen=True, kw_only=True, gc=False):
    """Words that name something; `key` is the reference they belong to (None for dates, quantities, money)."""

    words: Words
    kind: MentionKind
    key: str | None = None
    naming: bool = True  # False for "the company": grounded, but no name of the party


class ProposedRole(Struct, frozen=True, kw_only=True, gc=False):
    """A filler of a claim."""

    role: str
    words: Words
    key: str | None = None


class ProposedVoice(Struct, frozen=True, kw_only=True, gc=False):
    """A link of the voice chain; `words` is None only for a publisher known from metadata."""

    name: str
    kind: VoiceKind
    words: Words | None = None
    key: str | None = None


class ProposedQuantity(Struct, frozen=True, kw_only=True, gc=False):
    """A quantity as worded."""

    words: Words
    value: float | None
    unit: str | None = None
    qualifier: Qualifier = "exactly"


class ProposedWhen(Struct, frozen=True, kw_only=True, gc=False):
    """A time as worded."""

    words: Words
    value: str | None


class ProposedCue(Struct, frozen=True, gc=False):
    """The words on which a field of the claim rests."""

    field: CueField
    words: Words


class ProposedClaim(Struct, frozen=True, kw_only=True, gc=False):
    """A claim as a reader suggests it; `about` holds positions in the same `Proposals.claims`."""

    relation: Relation
    evidence: tuple[Words, ...]
    roles: tuple[ProposedRole, ...] = ()
    quantity: ProposedQuantity | None = None
    when: ProposedWhen | None = None
    voice: tuple[ProposedVoice, ...] = ()
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    phase: Phase = "done"
    state: State | None = None
    cues: tuple[ProposedCue, ...] = ()
    about: tuple[int, ...] = ()
    reader: str | None = None  # the part of the reader that found it, where it has parts
    score: float = 1.0


class Proposals(Struct, frozen=True, kw_only=True):
    """Everything one reader suggests for one document.

    `unfinished` when the reader could not do its part this time (an endpoint was down): the reading is not kept, so
    that the next run tries again.
    """

    reader: str
    references: tuple[ProposedReference, ...] = ()
    mentions: tuple[ProposedMention, ...] = ()
    claims: tuple[ProposedClaim, ...] = ()
    fields: dict[str, str] = {}
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()
    unfinished: bool = False
