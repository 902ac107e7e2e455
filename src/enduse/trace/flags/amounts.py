"""How much is it, in which currency? Amounts as papers write them; what can be read in two ways is None."""

import re
from functools import lru_cache

from enduse.reference.trade import currencies

_FIGURE = re.compile(r"\d[\d.,\s'’\u00a0\u202f]*\d|\d")
_LETTERS = re.compile(r"[^\W\d_]+|[$€£¥₽]")


@lru_cache(maxsize=8192)
def amount(text: str) -> float | None:
    """The one figure of a text: 1,200.50 and 1 200,50 and 1200.5; None where there is none, or more than one.

    >>> amount("USD 12,000.00"), amount("44400,00"), amount("1.234"), amount("2 pcs at 5")
    (12000.0, 44400.0, None, None)
    """
    found = _FIGURE.findall(text)
    if len(found) != 1:
        return None
    plain = re.sub(r"[\s'’\u00a0\u202f]", "", found[0])
    marks = [c for c in plain if c in ".,"]
    if len(set(marks)) == 2:
        last = marks[-1]
        whole, _, rest = plain.rpartition(last)
        return None if last in whole else float(re.sub(r"[.,]", "", whole) + "." + rest)
    if not marks:
        return float(plain)
    groups = plain.split(marks[0])
    if len(groups) > 2:
        return float("".join(groups)) if all(len(g) == 3 for g in groups[1:]) else None
    return (
        None
        if len(groups[1]) == 3 and marks[0] == "."
        else float("".join(groups) if len(groups[1]) == 3 else ".".join(groups))
    )


@lru_cache(maxsize=8192)
def currency(text: str) -> str | None:
    """The ISO 4217 code of the currency that a text names, None where it names none."""
    known = currencies()
    return next((known[w] for w in _LETTERS.findall(text.casefold()) if w in known), None)
