"""Labels and heads of columns that were misread or run together are mended by the words that labels are made of.

Only what stands where a label stands is mended, never a name, a figure or a line of goods: in a table's head, and on
top of a box. A word is mended where one word of labels alone is nearly as it was read.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msgspec.structs import replace

from enduse.ingest.ocr.known import label_words, unit_words
from enduse.ingest.pagelines import Line, segment
from enduse.ingest.pagewords import Word
from enduse.reference.trade import currencies

_RUN = re.compile(r"[^\W\d_]+")
_CELLS = 3  # segments of a line that may be the head of a table
_KNOWN, _MEANT = 0.3, 0.6  # share of a head's words that are words of labels as they stand, or mended
_LEAST, _LONG = 4, 8  # letters of a word that may be misread in one letter, in two
_PART, _PARTS = 2, 4  # letters of a word that ran together with others, such words at most
#: Letters and figures that scans confuse, of two alphabets: one sign for all that look alike.
_LOOKS = str.maketrans(
    {"а": "a", "в": "b", "е": "e", "ё": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t",
     "у": "y", "х": "x", "г": "t", "r": "t", "и": "u", "й": "u", "ц": "u", "п": "n", "л": "n", "д": "g", "б": "6",
     "з": "3", "э": "3", "ч": "4", "ш": "w", "щ": "w", "ь": "b", "ъ": "b", "я": "a", "i": "l", "1": "l", "0": "o",
     "5": "s", "|": "l"}
)  # fmt: skip


def mended_heads(line: Line) -> Line:
    """A line of the page; one that heads a table with its words mended."""
    words = [word for segment in line for word in segment.words]
    if len(line) < _CELLS or any(any(map(str.isdigit, w.text)) and not any(map(str.isalpha, w.text)) for w in words):
        return line
    runs = [run.lower() for word in words for run in _RUN.findall(word.text)]
    known = sum(run in label_words() for run in runs)
    if known < _KNOWN * len(runs) or known + sum(_meant(run) != run for run in runs) < _MEANT * len(runs):
        return line
    return tuple(segment([mended(word) for word in each.words]) for each in line)


def mended_label(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a box's label."""
    return tuple(mended(word) for word in words)


def mended(word: Word) -> Word:
    """A word of a label as it was meant."""
    text = _RUN.sub(lambda found: _meant(found[0]), word.text)
    return replace(word, text=text) if text != word.text else word


def mended_unit(word: Word) -> Word:
    """A word of a Russian page; one in Latin letters that only looks like a Russian unit as that unit: "WT.", "Kr"."""
    bare = word.text.rstrip(".,").lower()
    if not bare.isascii() or not bare.isalpha() or bare in unit_words() or bare in currencies():
        return word
    alike = _unit_looks().get(bare.translate(_LOOKS), set())
    return replace(word, text=next(iter(alike)) + word.text[len(bare) :]) if len(alike) == 1 else word


@cache
def _unit_looks() -> dict[str, set[str]]:
    """The Russian units by what they look like."""
    found: dict[str, set[str]] = {}
    for word in unit_words():
        if len(word) > 1 and "\u0400" <= word[0] <= "\u04ff":
            found.setdefault(word.translate(_LOOKS), set()).add(word)
    return found


@lru_cache(maxsize=10_000)
def _meant(run: str) -> str:
    low = run.lower()
    if low in label_words() or len(low) < _LEAST or low >= "\u2e80":
        return run
    parts = _parted(low, _PARTS)
    if parts:
        ends = [sum(map(len, parts[:n])) for n in range(len(parts) + 1)]
        return " ".join(run[a:b] for a, b in pairwise(ends))
    most = 1 if len(low) < _LONG else 2
    looks = low.translate(_LOOKS)
    near: dict[int, set[str]] = {}
    for other, words in _looks().items():
        if abs(len(other) - len(looks)) <= most:
            far = _apart(looks, other, most)
            if far <= most:
                near.setdefault(far, set()).update(words)
    best = near[min(near)] if near else set()
    if len(best) != 1:
        return run
    found = next(iter(best))
    return found.upper() if run.isupper() else found.capitalize() if run[0].isupper() else found


def _parted(text: str, most: int) -> list[str]:
    """The words of labels that a text runs together, the longest first; none where it is more than these."""
    if text in label_words():
        return [text]
    for end in range(len(text) - _PART, _PART - 1, -1) if most > 1 else ():
        if text[:end] in label_words() and (rest := _parted(text[end:], most - 1)):
            return [text[:end], *rest]
    return []


@cache
def _looks() -> dict[str, set[str]]:
    """The words of labels by what they look like."""
    found: dict[str, set[str]] = {}
    for word in label_words():
        if len(word) >= _LEAST and word < "\u2e80":
            found.setdefault(word.translate(_LOOKS), set()).add(word)
    return found


def _apart(a: str, b: str, most: int) -> int:
    """In how many letters two texts differ (Levenshtein); more than `most` is not counted on."""
    row = list(range(len(b) + 1))
    for n, x in enumerate(a, 1):
        before, row[0] = row[0], n
        for m, y in enumerate(b, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (x != y))
        if min(row) > most:
            return most + 1
    return row[-1]
