"""How alike two things are, and why: reasons, hits on lists."""

from msgspec import Struct

from enduse.records.side import Side


class Reason(Struct, frozen=True, kw_only=True):
    """One piece of evidence for or against two things being one: `score` from -1 (against) to 1 (for)."""

    feature: str
    score: float
    detail: str


class Apart(Struct, frozen=True, kw_only=True):
    """A listed entity that a person judged to be another than a party, and which is no hit for that reason."""

    party: str
    entity: str
    list: str
    caption: str
    judgement: str
    why: str = ""


class Hit(Struct, frozen=True, kw_only=True):
    """A listed entity that a party may be: a candidate with reasons, never a verdict."""

    party: str
    entity: str  # the list's own id
    list: str  # the list's name
    score: float
    reasons: tuple[Reason, ...] = ()
    caption: str = ""  # the entity's main name on the list
    programme: str | None = None
    listed_since: str | None = None
    as_of: str | None = None  # the snapshot's date
    allegation: str | None = None  # what the issuing authority says of it, with its source
    source: str | None = None
    via_ownership: tuple[str, ...] = ()
    publisher: str = ""  # of the list
    listed: Side | None = None  # all that the list knows the entity by
