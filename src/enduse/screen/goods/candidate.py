"""A code that words may mean."""

from msgspec import Struct

from enduse.records.match import Reason


class Candidate(Struct, frozen=True, kw_only=True):
    """A code that words may mean. `by` says what spoke for it first: words, part or number."""

    code: str
    score: float
    reasons: tuple[Reason, ...]
    by: str = "words"
