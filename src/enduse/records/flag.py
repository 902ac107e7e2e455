"""A red flag of a case: what was tested, what could not be, and how often it fired."""

from typing import Literal

from msgspec import Struct

from enduse.records.transfer import Weight


class FlagTest(Struct, frozen=True, kw_only=True):
    """What testing one rule came to; each time it fired is a finding under its id.

    `not tested` differs from `not fired`: the case does not tell what the test looks at (`needs`). `looked_at` is how
    many parties, transfers, lines or papers were tested, so that `fired` of `looked_at` is the rate within the case.
    """

    id: str
    name: str
    status: Literal["fired", "not fired", "not tested"]
    looked_at: int
    fired: int
    weight: Weight
    source: str
    base_rate: str = ""  # as a source knows it; empty where none does
    needs: str = ""  # what a case must tell, where it was not tested
