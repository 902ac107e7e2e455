"""Where does a plain text hold a table? Cells stand apart by spaces, each column below its head, as on typed paper.

Such a text is looked at as a page of letters of one width; its tables become rows of cells, all else stays as it is.
"""

import re
from collections.abc import Sequence

from enduse.ingest.compose import Composer
from enduse.ingest.extracted import Limits
from enduse.ingest.pagelines import lines, wide
from enduse.ingest.pagetables import PageTable, tables
from enduse.ingest.pagewords import Rule, Rules, Word
from enduse.records.document import Table

_WIDTH, _HEIGHT, _PITCH = 6.0, 11.0, 14.5  # of a letter and from line to line; two spaces are a gap, a blank line ends
_CELL = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"\S(?: {3,}|(?<![.!?:;,]) {2}|\t+)\S|\|.*\|")
_RULE = re.compile(r"[-=_~─═+|\s]{3,}")
_MARKUP = re.compile(r"\s*[<{\[]")  # XML and JSON are set with spaces, too
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S*[.!?。！？]")
_STOPS, _SAID = ".!?:;,", 25  # two spaces behind a stop part sentences, not cells, where so much is said before
_LEAST = 2  # lines with gaps
_MOST_DRAWN = 200  # lines of dashes; a text with more is a log
_WIDEST, _LONGEST = 30, 30_000  # cells on a line, in a text; one with more is no typed paper


def with_tables(text: str, limits: Limits) -> tuple[str, tuple[Table, ...]]:
    """The text with its tables as lines of cells joined by tabs, and where they stand."""
    written = text.split("\n")
    if _MARKUP.match(text) or sum(_GAP.search(line) is not None for line in written) < _LEAST:
        return text, ()
    cells = [len(_CELL.findall(line)) for line in written]
    if max(cells) > _WIDEST or sum(cells) > _LONGEST:
        return text, ()
    words, rules = _set_out(written)
    set_out = lines(words)
    out, at = Composer(limits), 0
    for table in tables(set_out, rules, bands=False).tables:
        if _holds_prose(table):
            continue
        rows = [word.order for line in set_out[table.first : table.last + 1] for s in line for word in s.words]
        first, last = min(rows), max(rows)
        if first > at:
            out.add("\n".join(written[at:first]) + "\n")
        out.table(table.rows)
        out.add("\n")
        at = last + 1
    out.add("\n".join(written[at:]))
    return (out.text, tuple(out.tables)) if out.tables else (text, ())


def _set_out(written: Sequence[str]) -> tuple[list[Word], Rules]:
    """The cells of each line where they stand, and the lines drawn with dashes, which take no room.

    `order` is the line that a cell stands in.
    """
    words: list[Word] = []
    drawn: list[Rule] = []
    top = 0.0
    for number, line in enumerate(written):
        if _RULE.fullmatch(line.strip()):
            drawn.append(Rule(top - (_PITCH - _HEIGHT) / 2, 0.0, _across(line)))
            continue
        bare = line.strip()
        if len(bare) > 1 and bare[0] == bare[-1] == "|":
            line = line.replace("|", " ")
        line = line.expandtabs()
        for start, end in _cells(line):
            left, right = _across(line[:start]), _across(line[:end])
            words.append(Word(line[start:end], left, top, right, top + _HEIGHT, number))
        top += _PITCH
    return words, Rules(tuple(drawn) if len(drawn) <= _MOST_DRAWN else ())


def _cells(line: str) -> list[tuple[int, int]]:
    """What stands together on a line."""
    found: list[tuple[int, int]] = []
    for start, end in (m.span() for m in _CELL.finditer(line)):
        before = found[-1] if found else (0, 0)
        if start - before[1] == 2 and before[1] - before[0] >= _SAID and line[before[1] - 1] in _STOPS:
            found[-1] = before[0], end
        else:
            found.append((start, end))
    return found


def _across(text: str) -> float:
    return _WIDTH * (len(text) + sum(map(wide, text)))


def _holds_prose(table: PageTable) -> bool:
    """Whether two cells are sentences: a transcript, or running text in columns."""
    return sum(_SENTENCE.fullmatch(words) is not None for row in table.rows for _, words in row) > 1
