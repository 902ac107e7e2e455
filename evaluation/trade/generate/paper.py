"""A trade paper before it is drawn: blocks in their order, and the gold that says what stands on it."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A figure: its value (a number in a sheet) and how it is printed."""

    value: Decimal
    text: str


class Joined:
    """A cell that is merged with its neighbour on the left, or with the one above."""

    def __init__(self, to: str) -> None:
        self.to = to


LEFT, ABOVE = Joined("left"), Joined("above")
Cell = str | Figure | Joined


@dataclass(frozen=True)
class Title:
    """The head of the paper."""

    text: str


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Pairs:
    """Labels with values: "lines" (Label: value), "table" (two columns) or "grid" (two pairs beside each other)."""

    rows: list[tuple[str, str]]
    style: str = "lines"


@dataclass(frozen=True)
class Boxes:
    """Framed boxes side by side, each with its label on top and lines of text under it."""

    boxes: list[tuple[str, list[str]]]
    columns: int = 2


@dataclass(frozen=True)
class Goods:
    """The table of goods: one or two rows of heads, the lines, the rows of totals."""

    heads: list[list[Cell]]
    rows: list[list[Cell]]
    totals: list[list[Cell]] = field(default_factory=list)
    repeat: bool = True  # heads again on the next page
    ruled: bool = True


Block = Title | Words | Pairs | Boxes | Goods


@dataclass
class Paper:
    """Blocks and gold. `kinds`: the kinds of file it can be drawn as."""

    template: str
    kind: str
    language: str
    blocks: list[Block]
    fields: dict[str, list[str]]
    roles: dict[str, list[str]]
    lines: list[dict[str, Any]]
    wrong_total: str = ""  # "", "total" or "line"
    kinds: tuple[str, ...] = ("pdf", "xlsx", "docx")
    optional: dict[str, list[str]] = field(default_factory=dict)  # right where given, not asked for

    def gold(self) -> dict[str, Any]:
        """What a reader should find; every value as a list of the forms that count."""
        return {
            "template": self.template,
            "kind": self.kind,
            "language": self.language,
            "fields": self.fields,
            "optional": self.optional,
            "roles": self.roles,
            "lines": self.lines,
            "wrong_total": self.wrong_total,
        }
