"""Which passages copy one another? Two texts that share runs of eight words or more were not written independently.

After Schleimer, Wilkerson, Aiken: "Winnowing: local algorithms for document fingerprinting" (SIGMOD 2003), with
every shingle kept, since passages are short.
"""

import re
from functools import lru_cache

from enduse.records.claim import Claim
from enduse.records.document import Document

#: Words in a shingle; Chinese counts two characters as a word.
SHINGLE = 8
#: Share of the shorter passage's shingles that must recur in the other.
SHARE = 0.5

#: A paper's own number stands within this many characters of its head.
HEAD = 4000

_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]{1,2}|[^\W_]+")


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of eight words in a text, folded to lower case without punctuation."""
    words = _TOKEN.findall(text.casefold())
    return frozenset(tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))


def copied(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> bool:
    """Whether one passage repeats the other."""
    shorter = min(len(left), len(right))
    return shorter > 0 and len(left & right) >= SHARE * shorter


def same_paper(one: Claim, other: Claim, documents: dict[str, Document]) -> bool:
    """Whether two rows of trade papers are one row in two files (an invoice as PDF and as sheet).

    They are when goods, parties, figure and date are equal and both papers have one title, one file name or one number.
    """
    if one.document == other.document or _facts(one) != _facts(other) or not _facts(one):
        return False
    left, right = documents[one.document], documents[other.document]
    if left.title and left.title == right.title:
        return True
    return _stem(left.origin) == _stem(right.origin) or bool(_numbers(left.text[:HEAD]) & _numbers(right.text[:HEAD]))


def _facts(claim: Claim) -> tuple[object, ...]:
    ends = tuple(sorted((r.role, r.party) for r in claim.roles if r.party))
    if not ends or claim.quantity is None or claim.quantity.value is None:
        return ()
    return (*ends, claim.quantity.value, claim.when.value if claim.when else None)


def _stem(origin: str) -> str:
    return re.split(r"[/!\\]", origin)[-1].rsplit(".", 1)[0].casefold()


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[str]:
    """Words that look like a paper's own number: letters and digits joined by dashes or slashes (INV-2024/117)."""
    return frozenset(
        w.casefold() for w in re.findall(r"[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)+", text) if re.search(r"[A-Za-z]", w)
    )
