"""What was somebody asked about? "The shipments" are transfers, "the allegations" whatever the text tells.

The words stand in `topics.csv`. A matter of which no word is known bears on nothing: "is unaware of the project" says
nothing of a delivery.
"""

import csv
import re
from functools import cache
from importlib.resources import files

from enduse.trace.goods import is_empty

#: What a text as a whole tells.
ANY = "any"
#: What a recipient passed on; other matters than those told of.
ONWARD, OTHER = "onward", "other"
POINTING = ("definite", "indefinite")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def relations(topic: str) -> frozenset[str] | None:
    """The relations that a topic stands for; None where it stands for whatever the text tells.

    A topic with a word of its own ("reports on the project") is about that; words for anything count where none has.
    "Other deliveries" are none of those told of.
    """
    low = " ".join(topic.casefold().split())
    if not low:
        return None
    words = {form for word in _WORD.findall(low) for form in (word, word.removesuffix("s"), _singular(word))}
    found = frozenset(
        relation
        for relation, language, terms in _table()
        if relation not in POINTING and any(_stands(term, language, low, words) for term in terms)
    )
    if OTHER in found:
        return frozenset()
    if found - {ANY}:
        return found - {ANY}
    return None if found or is_empty(low) else frozenset()


def points_back(goods: str) -> bool:
    """Whether words for goods mean those told of before: "them", "the shipment", not "any shipment", "drones"."""
    low = " ".join(goods.casefold().split())
    words = {low, *_WORD.findall(low)}
    found = {
        relation
        for relation, language, terms in _table()
        if relation in POINTING and any(term in words or (language == "zh" and term in low) for term in terms)
    }
    return is_empty(low) and found == {"definite"}


def _stands(term: str, language: str, low: str, words: set[str]) -> bool:
    if language == "zh" or " " in term:
        return term in low
    if language in ("ru", "uk"):
        return any(word.startswith(term) for word in words)
    return term in words


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word


@cache
def _table() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    lines = files("enduse.trace").joinpath("topics.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return tuple((row["relation"], row["language"], tuple(row["words"].split(";"))) for row in rows)
