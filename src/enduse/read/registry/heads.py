"""Is this a table of a register, and what does each column hold?"""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from enduse.read.trade.cells import Row
from enduse.read.trade.labels import Vocabulary
from enduse.reference import registry

HEAD_ROWS = 20  # how far down a head is looked for
_COMPANY = frozenset({"company", "company_number", "company_ogrn", "company_inn", "company_uscc"})
_TELLING = frozenset({"owner", "officer"})
_FACTS = frozenset({"incorporated", "activity"})


class Head(Struct, frozen=True):
    """The row that heads a register, what each column means, and the heads that mean nothing known."""

    row: int
    columns: dict[int, str]
    unknown: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the heads of registers."""
    return Vocabulary(registry.columns())


def head(rows: Sequence[Row], known: bool = False) -> Head | None:
    """The first row that names a company and who owns or runs it, or a company by name and number and what it is.

    Where the company is `known` otherwise, a row that names owners or officers and one thing more of them.
    """
    for number, row in enumerate(rows[:HEAD_ROWS]):
        meant = {box.column: found for box in row if (found := _meaning(box.text))}
        names = set(meant.values())
        whole = bool(names & _COMPANY and names & _TELLING) or {"company", "company_number"} <= names
        whole = whole or ("company" in names and len(names & _COMPANY) > 1 and bool(names & _FACTS))
        part = known and bool(names & _TELLING) and len(names) > 1 and not names & _COMPANY
        if (whole or part) and len(meant) == len(set(meant)) and len(meant) * 2 >= min(len(row), 4):
            return Head(number, meant, tuple(box.text for box in row if box.column not in meant))
    return None


def _meaning(text: str) -> str | None:
    """What a head means; a bare sign of per cent is the share."""
    return "share" if text.strip() == "%" else next(iter(vocabulary().means(text)), None)
