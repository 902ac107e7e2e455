"""Whether somebody may be "he" or "she": by a title, a given name, or the word for a person without a name."""

import re
from collections.abc import Iterable

from enduse.read.grammar.lexicon import words

#: Each pronoun and what it is a form of.
PERSONAL = {"he": "he", "him": "he", "himself": "he", "his": "he", "she": "she", "her": "she", "herself": "she"}
_TITLE = re.compile(r"([A-Za-z]+)\.?\s+$")


def of_name(text: str, spans: Iterable[tuple[int, int]]) -> str | None:
    """ "he" or "she" for the person whose name stands at these places of the text; None where nothing tells."""
    for start, end in spans:
        title = _TITLE.search(text, max(0, start - 12), start)
        called = re.findall(r"[^\W\d_]+", text[start:end].lower())
        known = _in("titles", [title[1].lower() if title else "", *called[:1]]) or _in("given", called[:1])
        if known is not None:
            return known
    return None


def of_description(description: str) -> str | None:
    """ "he" or "she" for "a spokesman for the yard"."""
    return _in("people", re.findall(r"[a-z]+", description.lower()))


def _in(table: str, said: Iterable[str]) -> str | None:
    return next((p for word in said for p in ("she", "he") if word in words(f"genders.{table}", p)), None)
