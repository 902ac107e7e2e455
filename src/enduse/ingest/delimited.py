"""How a text falls into rows and fields: which mark parts the fields, and what a stray quotation mark may not do."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

_MARKS = ",;\t|"
_SAMPLE_LINES = 50


def delimiter(text: str, usual: str = ",") -> str:
    """The mark (comma, semicolon, tab, bar) that parts the most lines into the same number of fields."""
    lines = [line for line in text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES] if line.strip()]

    def steadiness(mark: str) -> tuple[float, int, bool]:
        counts = Counter(_unquoted(line).count(mark) for line in lines)
        fields, often = max(
            ((n, c) for n, c in counts.items() if n), key=lambda pair: (pair[1], pair[0]), default=(0, 0)
        )
        return (often / max(len(lines), 1), fields, mark == usual)

    best = max(_MARKS, key=steadiness)
    return best if steadiness(best)[0] > 0 else usual


def _unquoted(line: str) -> str:
    """The line without what stands between quotation marks."""
    return re.sub(r'"[^"]*"', "", line)


def rows(text: str, mark: str) -> tuple[list[list[str]], str | None]:
    """The fields of each row, and a note where quotation marks do not pair.

    A quotation mark that is never closed would swallow the rows after it; then every line is a row of its own, and a
    line whose marks do not pair is cut at `mark` alone.
    """
    try:
        found: list[list[str]] | None = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        found = None
    if found is not None and not _swallowed(found, mark):
        return found, None
    lines = text.split("\n")
    odd = [number for number, line in enumerate(lines, start=1) if line.count('"') % 2]
    where = f"line {odd[0]:,}" if odd else "a field"
    return [_line(line, mark) for line in lines], f"quotation marks do not pair ({where}); each line is read as a row"


def _swallowed(found: Sequence[Sequence[str]], mark: str) -> bool:
    """Whether a field holds whole rows: a full line within it has as many marks as the usual row."""
    widths = Counter(len(row) for row in found if len(row) > 1)
    usual = max(widths, key=lambda w: (widths[w], w), default=2)
    return any(
        line.count(mark) >= max(usual - 1, 2)
        for row in found
        for field in row
        if field.count("\n") > 1
        for line in field.split("\n")[1:-1]
    )


def _line(line: str, mark: str) -> list[str]:
    """One line as a row."""
    if not line.strip():
        return []
    try:
        return next(csv.reader([line], delimiter=mark, strict=True))
    except csv.Error:
        return [field.strip('"') for field in line.split(mark)]
