"""Figures of a scan that do not add up: would they, if one figure that was read unsurely were read otherwise?

The figure stays as it was read. What it may be instead is told, for a reader to compare with the original.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from enduse.read.trade.cells import Box
from enduse.records.document import Scanned

#: Per cent; Tesseract reads clear print more surely.
_CLEAR = 90.0
_CENTS = re.compile(r"\d[.,]\d{2}(?!\d)")
_BEYOND = Decimal(10) ** 20  # no sum on a paper is so large
_LEAST_DIGITS = 2  # a figure of one digit is any other but one digit away
_DECIMALS = range(4)


class Suspect(Struct, frozen=True):
    """A figure as it stands in the text, and what it would have to be for the paper to add up."""

    box: Box
    needed: Decimal


def misread(suspects: Iterable[Suspect], scanned: Sequence[Scanned]) -> str | None:
    """What may have been misread, None where no figure that was read unsurely explains what does not add up.

    Reading `needed` for the figure must take one digit more, less or other, or a decimal mark at another place.
    """
    if not scanned:
        return None
    found: dict[tuple[int, Decimal], str] = {}
    for one in suspects:
        sure = _sureness(one.box, scanned)
        if sure is None or one.needed <= 0 or not _alike(one.box.text, one.needed, sure):
            continue
        told = f"{one.box.text!r} was read with {sure:.0f} %; it would add up as {one.needed:f}"
        found[one.box.start, one.needed] = told
    if not found:
        return None
    if len({start for start, _ in found}) > 1:
        return "several figures were read unsurely; compare the original"
    return f"{' or '.join(told for _, told in sorted(found.items()))}; compare the original"


def _sureness(box: Box, scanned: Sequence[Scanned]) -> float | None:
    """How surely the least sure word of a cell was read, None where it is not of a scan."""
    return min((w.sureness for w in scanned if w.start < box.end and box.start < w.end), default=None)


def _alike(text: str, needed: Decimal, sure: float) -> bool:
    """Whether the text may be a misreading of the number. A decimal mark is lost with the digits read surely, too."""
    if abs(needed) >= _BEYOND:
        return False
    read = "".join(c for c in text if c.isdigit())
    for places in _DECIMALS:
        digits = f"{needed:.{places}f}".replace(".", "")
        if needed != round(needed, places) or len(digits) < _LEAST_DIGITS:
            continue
        if (read == digits and (sure < _CLEAR or not _CENTS.search(text))) or (
            sure < _CLEAR and _one_apart(read, digits)
        ):
            return True
    return False


def _one_apart(a: str, b: str) -> bool:
    """Whether one digit more, less or other makes one text the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[start + 1 :] == b[start + 1 :] or a[start + 1 :] == b[start:] or a[start:] == b[start + 1 :]
