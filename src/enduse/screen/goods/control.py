"""Which control lists cover a customs code? A list names codes of 2, 4 or 6 digits; longer codes begin with theirs."""

from functools import lru_cache

from enduse.reference.control import Controlled, controlled
from enduse.reference.goods import successors

PART = "part of the heading"
BEFORE = "by its HS 2017 code"


@lru_cache(maxsize=16_384)
def controls(code: str, as_of: str | None = None) -> tuple[str, ...]:
    """The lists that cover a code of 4 to 10 digits on a day, each with its tier.

    A code shorter than those of a list is told as one that a part of is covered, and a code of HS 2017 by those that
    took its place.

    >>> controls("8482101000"), controls("9403")
    (('CHPL tier 3.B', 'EAR 746 Supp. 4'), ())
    """
    digits = "".join(c for c in code if c.isdigit())
    if len(digits) < 4:
        return ()
    found: dict[str, None] = {}
    for row in controlled():
        if as_of is not None and row.since > as_of:
            continue
        how = _covers(row, digits)
        if how is not None:
            found.setdefault(_named(row, how), None)
    return tuple(_strictest(list(found)))


def _covers(row: Controlled, digits: str) -> str | None:
    """How a row covers a code: "" in full; None where it does not."""
    if digits.startswith(row.prefix):
        return ""
    if len(digits) < len(row.prefix):
        return PART if row.prefix.startswith(digits) else None
    if row.prefix in successors(digits):
        return BEFORE
    return None


def _named(row: Controlled, how: str) -> str:
    tier = f" tier {row.tier}" if row.tier else ""
    return f"{row.scope}{tier}" + (f" ({how})" if how else "")


def _strictest(names: list[str]) -> list[str]:
    """The names, of one list only the first that covers in full where there is one."""
    full = {name.split(" (")[0] for name in names if "(" not in name}
    return [name for name in names if "(" not in name or name.split(" (")[0] not in full]
