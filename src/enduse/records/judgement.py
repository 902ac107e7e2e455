"""A judgement: a person's word that two references are the same, different, or that it cannot be told. It outranks
scores.
"""

from typing import Literal

from msgspec import Struct

from enduse.records.pair import Pair

Verdict = Literal["same", "different", "unsure"]


class Judgement(Struct, frozen=True, kw_only=True):
    """Bound to references (not to party ids), so that it survives new documents. `retracted` takes it back."""

    id: str
    left: str  # reference id, party id, or a list entity's id
    right: str
    verdict: Verdict
    why: str
    by: str = ""
    at: str = ""  # UTC, ISO 8601
    retracted: bool = False
    seen: Pair | None = None  # what was shown when it was judged; None where the ids alone were given
