"""Do the words of a goods line and its customs code speak of different things?

A difference is told only where it is wide: headings of one family, families that are easily taken for each other,
parts and their machines, and anything that the words also mention are no difference.
"""

from collections.abc import Iterable

from enduse.reference import goods
from enduse.screen.goods.candidate import Candidate
from enduse.screen.goods.classify import candidates, mentioned
from enduse.screen.goods.numbers import numbers_in

#: The least score of the words that speak against a code, and of those that excuse it.
SURE, EXCUSE = 0.75, 0.45


def misdescribed(text: str, declared: str) -> str | None:
    """Why the words do not fit the declared code, None where they do or nothing can be told.

    >>> misdescribed("Piston engine for UAV, two-stroke", "8418.69.00")
    'the words name goods of 8407.10 (engines and their parts): “engine for UAV”; 8418.69.00 is of another kind \
(cooling heating and drying)'
    """
    digits = "".join(c for c in declared if c.isdigit())
    found = candidates(text)
    if len(digits) < 4 or not found or found[0].score < SURE or goods.material(found[0].code):
        return None
    codes = {digits, *goods.successors(digits)}
    spoken = {c.code for c in found if c.score >= EXCUSE} | mentioned(text)
    if any(_near(code, other) for code in codes for other in spoken):
        return None
    return (
        f"the words name goods of {dotted(found[0].code)} ({goods.family(found[0].code)}): {_names(found[0])}; "
        f"{declared} is of another kind ({goods.family(digits)})"
    )


def at_odds(text: str) -> str | None:
    """Why a part number and the words beside it speak of different things, None where they do not."""
    words = [c for c in candidates(text) if c.by == "words" and c.reasons[0].feature != "part number"]
    if not words or words[0].score < SURE or goods.material(words[0].code):
        return None
    spoken = {c.code for c in words} | mentioned(text)
    for number, rule in numbers_in(text):
        if rule.certain and not any(_near(code, other) for code in rule.codes for other in spoken):
            return (
                f"the words name goods of {dotted(words[0].code)} ({goods.family(words[0].code)}): "
                f"{_names(words[0])}; {number} is the number of a {rule.what} ({dotted(rule.codes[0])})"
            )
    return None


def dotted(code: str) -> str:
    """A code as customs write it: 8407.10."""
    return f"{code[:4]}.{code[4:]}" if len(code) > 4 else code


def _near(code: str, other: str) -> bool:
    """Whether two codes are of one family, of neighbours, or of a machine and its parts."""
    families = frozenset((goods.family(code), goods.family(other)))
    if len(families) == 1 or families in goods.neighbours():
        return True
    return any((part := goods.part_code(a)) is not None and part[0][:4] == b[:4] for a, b in _both(code, other))


def _both(code: str, other: str) -> Iterable[tuple[str, str]]:
    return (code, other), (other, code)


def _names(candidate: Candidate) -> str:
    """The name in the tables that spoke for a candidate."""
    return candidate.reasons[0].detail.split("”")[0] + "”" if candidate.reasons[0].feature == "words" else "its number"
