"""The legal tests, as `reference/ownership/regimes.toml` tells them, and whether they are in force on a day."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

#: One percent, in the whole numbers that shares are added in; an open bound is one less or more.
PERCENT = 10_000_000


class Regime(msgspec.Struct, frozen=True, kw_only=True):
    """A legal test; the fields are explained in the table."""

    id: str
    title: str
    authority: str
    threshold: float
    open: bool
    together: bool
    control: bool
    periods: tuple[tuple[str, str], ...]
    effect: str
    source: str
    joint: bool = False
    suspended: tuple[tuple[str, str], ...] = ()
    unknown_flag: str | None = None
    reads_back: bool = False
    note: str | None = None

    @property
    def needed(self) -> int:
        """What stakes have to come to, in parts of PERCENT."""
        return round(self.threshold * PERCENT) + self.open

    def status(self, day: str | None) -> str:
        """Whether it is in force on a day (ISO date; None: on whatever day it is): in force, suspended, or not in
        force."""
        if day is None or self.reads_back or any(_in(day, period) for period in self.periods):
            return "in force"
        return "suspended" if any(_in(day, period) for period in self.suspended) else "not in force"


@cache
def regimes() -> dict[str, Regime]:
    """The tests by their ids, in the table's order."""
    return {key: msgspec.convert({"id": key, **row}, Regime) for key, row in _table().items() if isinstance(row, dict)}


def checked() -> str:
    """The day (ISO date) on which the sources of the table were last read."""
    return str(_table()["checked"])


@cache
def _table() -> dict[str, object]:
    return tomllib.loads((files("enduse.reference.ownership") / "regimes.toml").read_text(encoding="utf-8"))


def _in(day: str, period: tuple[str, str]) -> bool:
    first, last = period
    return (not first or first <= day) and (not last or day <= last)
