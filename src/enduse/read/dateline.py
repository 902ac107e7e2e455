"""The news agency of a report, in its dateline."""

from collections.abc import Sequence

from enduse.read.names import Found
from enduse.read.speakers import Link


def agency(text: str, names: Sequence[Found]) -> Link | None:
    """The news agency in a dateline: "PORT VESNA, May 3 (Northern Wire) - …"."""
    for found in names:
        line = text.rfind("\n", 0, found.start) + 1
        before = text[line : found.start]
        after = text[found.end : found.end + 3].lstrip(")").strip()
        opens = before.endswith("(") and before[:3].isupper()
        if found.kind == "publication" and opens and after[:1] in {"-", "–", "—"}:
            return Link(text[found.start : found.end], "publication", found.start, found.end, found.key)
    return None
