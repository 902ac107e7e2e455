"""Parties: what resolve makes of references. One party is one identity across documents and scripts."""

from msgspec import Struct

from enduse.records.match import Reason
from enduse.records.reading import Identifier, Name


class Candidate(Struct, frozen=True, kw_only=True):
    """Another party that this one may be, with the evidence for and against; never merged without a judgement."""

    party: str
    score: float
    reasons_for: tuple[Reason, ...] = ()
    reasons_against: tuple[Reason, ...] = ()


class Merge(Struct, frozen=True, kw_only=True):
    """Why two references were joined: the reasons, or the judgement that says so."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...] = ()
    judgement: str | None = None


class Party(Struct, frozen=True, kw_only=True):
    """One identity. `id` is the smallest of its references' ids; `also` holds the others, so that former ids stay
    findable.
    """

    id: str
    schema: str  # FollowTheMoney: Person, Company, Organization, PublicBody, LegalEntity, Address (places)
    kind: str = "organization"
    also: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    countries: tuple[str, ...] = ()
    unnamed: bool = False
    description: str | None = None
    candidates: tuple[Candidate, ...] = ()
    merges: tuple[Merge, ...] = ()

    @property
    def caption(self) -> str:
        """The name to show: the first one, or the description of an unnamed party."""
        return self.names[0].text if self.names else (self.description or self.id)
