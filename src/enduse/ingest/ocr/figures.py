"""Which pieces of a page are figures, and which stand among figures without being read as one?

A lone digit, a figure between Chinese words: read as letters, it is often wrong. Where the column is one of figures,
such a piece is read again as a figure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from enduse.ingest.ocr.cut import Piece
from enduse.ingest.pagewords import Word

#: The words of a page by the piece they stand in, None for what stands in none.
Told = Mapping[Piece | None, Sequence[Word]]

_FIGURE = re.compile(r"(?!0{2,}$)[-−]?\d[\d.,'’ ]*%?")  # three rings are letters: ООО
_UNIT, _UNIT_LONG = 2, 8  # words of a unit, and characters; more are a label with the number of its box
_UNITS = 10_000  # more than a page has columns: the number of a column and that of its units
_MARK = re.compile(r"(?<=\d)[:;·](?=\d{1,3}$)")
_CENTS = re.compile(r"\d[.,]\d{1,2}$")
_DECIMALS, _LEAST_MARKED = re.compile(r"[.,]\d{1,3}$"), 3  # a figure with a decimal mark has so many digits
_PARTED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .,'’]\d{3})+ \d{2}$")  # "11,104 17": no group has two digits,
_RUN = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:[.,]\d{3})*[.,]\d{5}$")  # "11,10417": nor five
_SURE = 60.0  # per cent; a figure read less surely is read again
_CLEAR = 75.0  # per cent; what is read less surely may be a figure and its unit in Chinese
_MOST = 0.5  # share of a column's pieces, its heads among them, that are figures
_CERTAIN = 88.0  # per cent; what is read so surely as letters is no figure
_DOUBTED = 55.0  # per cent; a figure that is read in two ways is no surer
_MONEY = 3  # digits of a figure that stands behind its currency
_LONG = 4  # letters; more of them are a word


def is_figure(words: Sequence[Word]) -> bool:
    """Whether a piece was read, and surely enough, as one figure."""
    return bool(words) and bool(_FIGURE.fullmatch(_text(words))) and min(word.sureness or 0 for word in words) >= _SURE


def _surely(words: Sequence[Word]) -> bool:
    return is_figure(words) and min(word.sureness or 0 for word in words) >= _CLEAR


def with_units(told: Told) -> Told:
    """The words by their pieces, a piece of a figure and what it counts ("42 pcs") as two."""
    found: dict[Piece | None, Sequence[Word]] = {}
    for piece, words in told.items():
        first, *others = sorted(words, key=lambda w: w.left)
        counted = others and is_figure([first]) and len(others) <= _UNIT and len(_text(others)) <= _UNIT_LONG
        if piece is None or not counted or any(c.isdigit() for word in others for c in word.text):
            found[piece] = words
            continue
        middle = round((first.right + others[0].left) / 2)
        found[replace(piece, right=middle)] = [first]
        found[replace(piece, left=middle, column=piece.column + _UNITS)] = others
    return found


def figures_of(pieces: Sequence[Piece], told: Told) -> frozenset[Piece]:
    """The pieces that were read as figures, and surely, and stand in a column of figures."""
    return frozenset(piece for column in _columns(pieces, told) for piece in column if _surely(told.get(piece, ())))


def among_figures(pieces: Sequence[Piece], told: Told) -> tuple[Piece, ...]:
    """The pieces to be read again as figures: those that nothing was read of; in a column of figures those that are
    none, and those without a decimal mark, which is easily lost."""
    found = [piece for piece in pieces if not told.get(piece)]
    for column in _columns(pieces, told):
        are = [is_figure(told.get(piece, ())) for piece in column]
        marks = [bool(_DECIMALS.search(_text(told.get(piece, ())))) for piece in column]
        for n, piece in enumerate(column):
            unmarked = are[n] and not marks[n] and len(_text(told[piece])) >= _LEAST_MARKED
            if unmarked or (n > are.index(True) and not are[n] and told.get(piece)):
                found.append(piece)
    return tuple(found)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in sorted(words, key=lambda w: w.left))


def _columns(pieces: Sequence[Piece], told: Told) -> Iterator[list[Piece]]:
    """The columns that hold figures mostly."""
    columns: dict[int, list[Piece]] = {}
    for piece in pieces:
        columns.setdefault(piece.column, []).append(piece)
    for column in columns.values():
        figures = sum(is_figure(told.get(piece, ())) for piece in column)
        if figures and figures >= _MOST * len(column):
            yield sorted(column, key=lambda piece: piece.top)


def with_figures(words: Sequence[Word], pieces: Sequence[Piece], again: Told) -> tuple[Word, ...]:
    """The words, those of a piece that was read again as a figure replaced by it."""
    kept = list(words)
    for piece in pieces:
        inside = [word for word in kept if within(word, piece)]
        figure = _better(inside, again.get(piece, ()))
        if figure is not inside:
            kept = [word for word in kept if not within(word, piece)] + list(figure)
    return tuple(kept)


def _better(read: Sequence[Word], again: Sequence[Word]) -> Sequence[Word]:
    """What was read of a piece, or what was read of it as a figure, where that is likelier."""
    if len(read) == 1 and (mended := _marked(read[0])) is not read[0]:
        return [mended]
    if is_figure(read):  # without a decimal mark
        if _digits(read) == _digits(again):
            return again if _CENTS.search(_text(again)) else read
        return [replace(word, sureness=min(word.sureness or 0.0, _DOUBTED)) for word in read]
    letters = sum(map(str.isalpha, _text(read)))
    lettered = letters > _LONG or (letters and min(word.sureness or 0 for word in read) >= _CERTAIN)
    digits = len(_digits(read))  # the letters of a currency are none, and a figure behind them keeps its own
    other = digits >= _MONEY and abs(len(_digits(again)) - digits) > 1
    return read if lettered or other or not again or not is_figure(again) else again


def with_marks(words: Sequence[Word], pieces: Sequence[Piece]) -> tuple[Word, ...]:
    """The words, a decimal mark put back that was lost: "11,104 17"."""
    found = list(words)
    for piece in pieces:
        inside = sorted((word for word in found if within(word, piece)), key=lambda w: w.left)
        text = _text(inside)
        if len(inside) > 1 and _PARTED.search(text):
            before, last = inside[-2:]
            text = before.text + _other_mark(before.text) + last.text
            sure = min(_DOUBTED, before.sureness or 0.0, last.sureness or 0.0)
        elif inside and _RUN.search(text):
            before = last = inside[-1]
            text = last.text[:-2] + _other_mark(last.text) + last.text[-2:]
            sure = min(_DOUBTED, last.sureness or 0.0)
        else:
            continue
        found = [word for word in found if word not in (before, last)]
        found.append(replace(before, text=text, right=last.right, sureness=sure))
    return tuple(found)


def _other_mark(text: str) -> str:
    """The decimal mark of a figure whose thousands are parted otherwise."""
    return "." if "," in text else ","


def _digits(words: Sequence[Word]) -> str:
    return "".join(c for c in _text(words) if c.isdigit())


def _marked(word: Word) -> Word:
    """The word, a speck beside its decimal point left out: 531:1 is no figure, and read unsurely."""
    text = _MARK.sub(".", word.text)
    if text == word.text or ((word.sureness or 0.0) >= _SURE and ";" not in word.text):
        return word
    return replace(word, text=text, sureness=min(word.sureness or 0.0, _DOUBTED))


def within(word: Word, piece: Piece) -> bool:
    """Whether a word stands in a piece."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return piece.left <= x <= piece.right and piece.top <= y <= piece.bottom
