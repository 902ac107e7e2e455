"""Who owns and controls whom, and what a legal test makes of it."""

from typing import Literal

from msgspec import Struct

StakeKind = Literal["shares", "votes", "control"]
Answer = Literal["no", "possible", "yes"]


class Share(Struct, frozen=True):
    """A share in percent, between two bounds; an open bound is not reached itself ("more than 25 %").

    >>> Share(51, 51), Share(50, 75, low_open=True)
    (Share(low=51, high=51, low_open=False, high_open=False), Share(low=50, high=75, low_open=True, high_open=False))
    """

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


#: A share of which only is known that there is one.
UNKNOWN = Share(0, 100, low_open=True)


class Stake(Struct, frozen=True, kw_only=True):
    """What one party holds of another, as some sources say. Dates are ISO 8601 of any precision; `since` and `until`
    are the first and the last of it. `possible`: the sources do not say it for sure."""

    owner: str
    asset: str
    kind: StakeKind = "shares"
    share: Share = UNKNOWN  # of control there is none
    since: str | None = None
    until: str | None = None
    possible: bool = False
    claims: tuple[str, ...] = ()


class Joint(Struct, frozen=True):
    """Holders of stakes in one asset who hold them jointly, or one of whom controls the rights of the other."""

    holders: tuple[str, ...]
    asset: str


class Listed(Struct, frozen=True, kw_only=True):
    """A listed party. `authority` (OFAC, BIS, EU, UK) is whose list it is; None where that is not known: then every
    test takes it for listed."""

    party: str
    authority: str | None = None
    since: str | None = None
    until: str | None = None


class Step(Struct, frozen=True, kw_only=True):
    """One party that a test reaches: by which stakes, and what they come to together."""

    asset: str
    stakes: tuple[Stake, ...]
    together: Share


class Reached(Struct, frozen=True, kw_only=True):
    """What a test says of one party: no, possible or yes, by which steps (that of the party first, the listed owners'
    last), under which reservations."""

    party: str
    test: str
    answer: Answer
    steps: tuple[Step, ...] = ()
    listed: tuple[str, ...] = ()  # the listed parties at the end of the steps
    flags: tuple[str, ...] = ()
    status: str = "in force"
