"""A claim: one thing that one voice says in one place. Mentions, roles, voices and quantities are all grounded in the
text.
"""

from typing import Literal

from msgspec import Struct

Relation = Literal[
    "transfer",
    "ownership",
    "affiliation",
    "development",
    "production",
    "location",
    "payment",
    "sanction",
    "specification",
    "visit",
    "cooperation",
    "use",
    "statement",
]
Stance = Literal["asserts", "denies", "unaware", "declines", "no_reply"]
Certainty = Literal["stated", "probable", "possible", "conditional"]
Phase = Literal["done", "ongoing", "planned"]
State = Literal["planned", "agreed", "ordered", "paid", "shipped", "delivered", "tested", "used"]
Qualifier = Literal["exactly", "about", "at_least", "more_than", "at_most", "up_to"]
VoiceKind = Literal["publication", "organization", "person", "document", "anonymous"]
MentionKind = Literal["organization", "person", "place", "item", "publication", "date", "quantity", "money"]
CueField = Literal["stance", "certainty", "phase", "state", "voice"]

#: The roles that each relation may have (the closed set of the output contract).
ROLES: dict[str, tuple[str, ...]] = {
    "transfer": ("supplier", "via", "recipient", "end_user", "item", "from", "to", "price"),
    "ownership": ("owner", "asset", "share"),
    "affiliation": ("member", "organization", "capacity"),
    "development": ("developer", "partner", "item", "place"),
    "production": ("producer", "item", "place"),
    "location": ("subject", "place"),
    "payment": ("payer", "payee", "amount"),
    "sanction": ("authority", "target", "programme"),
    "specification": ("item", "attribute", "value"),
    "visit": ("visitor", "host", "place"),
    "cooperation": ("party", "subject"),
    "use": ("user", "item", "place"),
    "statement": ("speaker", "topic"),
}


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """Words that name something. `ref` is the document-local reference (see `Reference`) they belong to."""

    document: str
    start: int
    end: int
    text: str
    kind: MentionKind
    ref: str | None = None
    party: str | None = None  # set by resolve
    item: str | None = None  # set by resolve


class Role(Struct, frozen=True, kw_only=True, gc=False):
    """One filler of a claim: the words, and the reference they stand for where known."""

    role: str
    text: str
    start: int
    end: int
    ref: str | None = None
    party: str | None = None
    item: str | None = None


class Quantity(Struct, frozen=True, kw_only=True, gc=False):
    """How many or how much, as worded. `value` is None where the text gives none ("dozens")."""

    value: float | None
    unit: str | None
    qualifier: Qualifier
    text: str
    start: int
    end: int


class When(Struct, frozen=True, kw_only=True, gc=False):
    """When, with the text's own precision: ISO date, month, year, quarter (2023-Q1), interval (2020/2022) or None."""

    value: str | None
    text: str
    start: int
    end: int


class Voice(Struct, frozen=True, kw_only=True, gc=False):
    """One link of who says it. Offsets are None only for a publisher known from metadata."""

    name: str
    kind: VoiceKind
    ref: str | None = None
    party: str | None = None
    start: int | None = None
    end: int | None = None


class Cue(Struct, frozen=True, gc=False):
    """The words on which stance, certainty, phase, state or voice rest."""

    field: CueField
    start: int
    end: int
    text: str


class Evidence(Struct, frozen=True, gc=False):
    """The passage a claim rests on: the exact words at these offsets."""

    start: int
    end: int
    quote: str


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """One thing that one voice says in one place. `voice` runs from the outermost to the innermost speaker."""

    id: str
    document: str
    relation: Relation
    roles: tuple[Role, ...] = ()
    quantity: Quantity | None = None
    when: When | None = None
    voice: tuple[Voice, ...] = ()
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    phase: Phase = "done"
    state: State | None = None
    cues: tuple[Cue, ...] = ()
    about: tuple[str, ...] = ()  # ids of the claims it answers
    evidence: tuple[Evidence, ...] = ()
    reader: str = ""
    score: float = 1.0

    def fillers(self, role: str) -> tuple[Role, ...]:
        """The fillers of one role, in the order of the claim."""
        return tuple([r for r in self.roles if r.role == role])
