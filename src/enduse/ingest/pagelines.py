"""How the words of a page lie in lines, and where a line has gaps."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from enduse.ingest.pagewords import LINE_HYPHEN, Rule, Word

_GAP = 0.9  # of the height of the letters; a wider gap parts two segments
_CLOSE = 0.3  # of the height: Chinese characters nearer than that are written together …
_SCANNED, _BESIDE_FIGURE = 0.8, 0.5  # … on a scan, whose boxes end where the ink does, these
_STROKE = 0.16  # of the height; after a stroke, on a scan, words nearer than that are written together
_OPENING, _CLOSING = "([", ")],.;:"  # written together with the Chinese character beside them
_STOPS = ",;"  # between Chinese words, which have no space after them
_CELLS, _GAP_IN_ROW = 3, 0.6  # a line of so many segments is a row of a table, whose columns may stand closer
_SEVERAL, _SURE = 2.2, 70.0  # heights of a word that is no print unless it was read so surely
#: Legal forms that follow a name; what a line begins with one goes on from the line above.
_FORMS = frozenset("ltd limited llc llp inc corp gmbh ag plc sarl bv fze dmcc kft oy jsc sti şti lp".split())
_NEXT = 0.7  # heights of white between two lines of a name
_SAME_LINE = 0.5  # share of its height by which a word must overlap a line to stand in it


class Segment(Struct, frozen=True):
    """Words of one line without a wide gap or ruled line between them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    order: int  # of its first word in drawing order
    words: tuple[Word, ...] = ()  # from left to right

    @property
    def height(self) -> float:
        return self.bottom - self.top


Line = tuple[Segment, ...]


def lines(words: Sequence[Word], down: Sequence[Rule] = ()) -> tuple[Line, ...]:
    """The lines of a page from top to bottom, each with its segments from left to right."""
    found: list[list[Word]] = []
    words = _without_marks(list(words))
    for word in sorted(words, key=lambda w: (w.top, w.left, w.order)):
        home = next((line for line in reversed(found[-4:]) if _stands_in(word, line[0])), None)
        if home is None:
            found.append([word])
        else:
            home.append(word)
    made = [tuple(_segments(sorted(line, key=lambda w: (w.left, w.order)), down)) for line in found]
    return _with_forms(sorted(made, key=lambda line: (min(s.top for s in line), line[0].left)))


def _with_forms(made: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, one that begins with the legal form of a firm joined with its name above: "Acme Trading" / "Ltd."."""
    found: list[Line] = []
    for line in made:
        rest = list[Segment]()
        for below in line:
            place = _name_above(found[-1], below) if found and _is_form(below.words[0].text) else None
            if place is None:
                rest.append(below)
            else:
                above = found[-1]
                whole = _joined_below(above[place], below)
                found[-1] = (*above[:place], whole, *above[place + 1 :])
        if rest:
            found.append(tuple(rest))
    return tuple(found)


def _is_form(text: str) -> bool:
    return text.rstrip(".,").lower() in _FORMS and text[0].isupper()


def _name_above(line: Line, below: Segment) -> int | None:
    """Which segment of a line is the name that a legal form below it ends: set alike, close, without a form itself."""
    for place, above in enumerate(line):
        near = max(below.top - above.bottom, abs(above.height - below.height)) < _NEXT * above.height
        begun = abs(above.left - below.left) < above.height
        if near and begun and above.text[:1].isupper() and not _is_form(above.words[-1].text):
            return place
    return None


def _joined_below(above: Segment, below: Segment) -> Segment:
    """Two segments of two lines as one, as high as the upper."""
    text, right = joined(above.text, below.text), max(above.right, below.right)
    return Segment(text, above.left, above.top, right, above.bottom, above.order, above.words + below.words)


def _without_marks(words: list[Word]) -> list[Word]:
    """The words, on a scan without what is read of a stamp or a signature: unsure, and as high as several lines."""
    if not words or words[0].sureness is None:
        return words
    usual = median(w.height for w in words)
    return [w for w in words if w.height < _SEVERAL * usual or (w.sureness or 0) >= _SURE]


def _stands_in(word: Word, line: Word) -> bool:
    """Whether a word overlaps the line of another enough to stand in it."""
    overlap = min(word.bottom, line.bottom) - max(word.top, line.top)
    low, high = sorted((word.height, line.height))
    if word.sureness is not None and high > _SEVERAL * low:  # what is read of a stamp, a character as high as lines
        return False
    return overlap > _SAME_LINE * min(word.height, line.height)


def _segments(words: Iterable[Word], down: Sequence[Rule]) -> Iterator[Segment]:
    """A line's words, cut at wide gaps and ruled lines; where that makes a row of cells, at narrower gaps as well."""
    row = list(words)
    runs = _runs(row, down, _GAP)
    yield from map(segment, runs if len(runs) < _CELLS else _runs(row, down, _GAP_IN_ROW))


def _runs(words: Iterable[Word], down: Sequence[Rule], gap: float) -> list[list[Word]]:
    """The words in runs; gaps are counted in heights of the letters."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        wide_gap = last is None or word.left - last.right > gap * max(word.height, last.height)
        if last is None or wide_gap or _ruled(last, word, down):
            runs.append([])
        runs[-1].append(word)
    return runs


def _ruled(left: Word, right: Word, down: Sequence[Rule]) -> bool:
    """Whether a ruled line runs down between two neighbours."""
    middle = (left.top + left.bottom) / 2
    return any(left.right - 1 <= r.at <= right.left + 1 and r.start <= middle <= r.end for r in down)


def segment(run: Sequence[Word]) -> Segment:
    """The words of one line that stand together."""
    pieces = [run[0].text]
    for before, word in pairwise(run):
        pieces.append(word.text if _written_together(before, word) else f" {word.text}")
    return Segment(
        "".join(pieces),
        min(w.left for w in run),
        min(w.top for w in run),
        max(w.right for w in run),
        max(w.bottom for w in run),
        min(w.order for w in run),
        tuple(run),
    )


def _written_together(before: Word, word: Word) -> bool:
    """Whether no space stands between two neighbours: between Chinese characters, on a scan also beside figures."""
    gap, sides = (word.left - before.right) / max(word.height, 0.1), (before.text[-1], word.text[0])
    if word.sureness is None:
        return gap < _CLOSE and all(map(wide, sides))
    if all(map(wide, sides)):
        return gap < _SCANNED
    if sides[0] == "/":
        return gap < _STROKE
    if any(map(wide, sides)) and any(len(w.text) == 1 and w.text.isupper() for w in (before, word)):
        return gap < _BESIDE_FIGURE
    if (sides[0] in _OPENING + _STOPS and wide(sides[1])) or (sides[1] in _CLOSING and wide(sides[0])):
        return gap < _SCANNED
    return gap < _BESIDE_FIGURE and any(map(wide, sides)) and any(map(str.isdigit, sides))


def wide(character: str) -> bool:
    """Whether a character is written without spaces around it (Chinese, Japanese and their marks)."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def divided(line: str) -> bool:
    """Whether a line ends within a word, at a hyphen."""
    return line.endswith((LINE_HYPHEN, "\u00ad")) or (line.endswith(("-", "\u2010")) and line[-2:-1].isalpha())


def joined(above: str, below: str) -> str:
    """Two lines of one paragraph as one: a hyphen at the break goes where a word goes on in lower case."""
    if divided(above):
        return (above[:-1] if below[:1].islower() and above[-2:-1].islower() else f"{above[:-1]}-") + below
    if above and below and wide(above[-1]) and wide(below[0]):
        return above + below
    return f"{above} {below}"
