"""Which box of the declaration does a column head name? Extracts number their columns by it: G31_1, Графа 33, 022."""

import re
from functools import cache

from enduse.reference import trade

#: With a mark before it any box counts; without one only what no other table would write: three figures, or a part.
_MARKED = re.compile(
    r"^\s*(?:G|Г|Gr|Гр|Graph|Графа|Гр\.|Box)[\s_.№]*(?P<box>\d{1,4}(?:[_.]\d{1,2})?)"
    r"(?P<letter>[AА](?![^\W_])|_NAM)?(?![\d.]*[^\W_])",
    re.IGNORECASE,
)
_BARE = re.compile(r"^\s*(?P<box>0\d{2}|\d{2}_\d{1,2}|14[12])(?P<letter>)(?![^\W_])")


def box_of(head: str) -> str | None:
    """What a head means by its box number, None where it names no box that is known."""
    named = _MARKED.match(head) or _BARE.match(head)
    if named is None:
        return None
    box = named["box"].replace(".", "_") + (named["letter"] or "").upper().replace("А", "A")
    return _boxes().get(box) or _boxes().get(box.lstrip("0")) or _boxes().get(box.rstrip("A"))


@cache
def _boxes() -> dict[str, str]:
    return trade.boxes()
