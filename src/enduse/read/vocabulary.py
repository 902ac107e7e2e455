"""Everyday English words and given names: what tells a name from a word that only stands at the head of a sentence.

Both lists are built by `scripts/build_words.py`, which names their sources.
"""

from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """Everyday English words in lower case, without names of people and places."""
    return _lines("common_words.txt")


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case."""
    return _lines("given_names.txt")


def _lines(name: str) -> frozenset[str]:
    return frozenset(files("enduse.read.lang.en").joinpath(name).read_text(encoding="utf-8").split())
