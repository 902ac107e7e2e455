"""How likely is a reading as a word?

Between two readings of the same print, a word of trade papers is likelier, then what has pairs of letters as words
have: Copper, not Соррег or Conper.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from enduse.reference import goods, trade

_WORD = re.compile(r"[^\W\d_]+")
_LEAST, _PAIRED = 2, 3  # letters of a word that is known, of one whose pairs of letters tell
_UNIT, _KNOWN = 35.0, 25.0  # per cent; units, other words of trade papers are so much surer
_A_BIT, _USUAL, _MOST = 8.0, -4.2, 20.0  # per cent for each bit that pairs of letters are likelier than is usual


def likelier(text: str) -> float:
    """By how much, in per cent, a reading is surer for being a word, or less sure for being none."""
    found = _WORD.findall(text.lower())
    if not found:
        return _KNOWN if "№" in text else 0.0
    if all(word in unit_words() for word in found):
        return _UNIT
    if all(word in _vocabulary() for word in found):
        return _KNOWN
    if any(map(str.isdigit, text)):
        return 0.0
    bits = [max(-_MOST, min(_MOST, _A_BIT * (_paired(w) - _USUAL))) for w in found if _tells(w)]
    return sum(bits) / len(bits) if bits else 0.0


def known(text: str) -> bool:
    """Whether a text says nothing but words of labels, numbers of boxes and signs aside."""
    found = _WORD.findall(text.lower())
    return sum(map(len, found)) > 1 and all(len(word) < _LEAST or _of_labels(word) for word in found)


def goods_head(text: str) -> bool:
    """Whether a text heads a column of goods: then what stands beside it are heads too."""
    if "№" in text or text.startswith("31"):  # on a declaration the number and the box of one good
        return False
    bare = " ".join(_WORD.findall(text.lower()))
    return bool(bare) and bare in _goods_heads()


@cache
def _goods_heads() -> frozenset[str]:
    terms = (label for term in trade.columns() if term.canonical == "line_description" for label in term.labels)
    return frozenset(" ".join(_WORD.findall(label.lower())) for label in terms)


def _of_labels(word: str) -> bool:
    if word in _vocabulary():
        return True
    return word >= "\u2e80" and any(word[:n] in _vocabulary() and _of_labels(word[n:]) for n in range(2, len(word) - 1))


def _tells(word: str) -> bool:
    return len(word) >= _PAIRED and word < "\u2e80"


def _paired(word: str) -> float:
    """How likely its pairs of letters are, in bits a pair."""
    pairs, firsts = _pairs()
    marked = f"^{word}$"
    bits = (math.log2((pairs[a + b] + 0.1) / (firsts[a] + 5)) for a, b in pairwise(marked))
    return sum(bits) / (len(marked) - 1)


@cache
def unit_words() -> frozenset[str]:
    """The words of units, in lower case."""
    return _words_of(word for unit in trade.units() for word in unit.words)


def label_words() -> frozenset[str]:
    """The words of labels, heads, titles, units and currencies, in lower case."""
    return _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    terms = (label for term in (*trade.columns(), *trade.fields()) for label in term.labels)
    titles = (title for paper in trade.papers() for title in paper.titles)
    return unit_words() | _words_of((*trade.currencies(), *terms, *titles))


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    words = {word for text in texts for word in _WORD.findall(text.lower())}
    return frozenset(word for word in words if len(word) >= _LEAST or word >= "\u2e80")


@cache
def _pairs() -> tuple[Counter[str], Counter[str]]:
    """The pairs of letters in the words of trade papers and goods, and the letters that begin a pair."""
    said = {word for entry in goods.entries() for text in entry.names for word in _WORD.findall(text.lower())}
    pairs: Counter[str] = Counter()
    for word in {word for word in said | _vocabulary() if word < "\u2e80"}:
        marked = f"^{word}$"
        pairs.update(a + b for a, b in pairwise(marked))
    firsts: Counter[str] = Counter()
    for pair, count in pairs.items():
        firsts[pair[0]] += count
    return pairs, firsts
