"""Which passages copy one another? Two texts that share a run of eight words or more were not written independently.

After Schleimer, Wilkerson, Aiken: "Winnowing: local algorithms for document fingerprinting" (SIGMOD 2003): of all runs
of `GRAM` words, the smallest hash of every window is kept, so any run of `GRAM + WINDOW - 1` words in common is met.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from zlib import crc32

from enduse.records.claim import Claim
from enduse.records.document import Document

#: Words in a run whose hash is taken, and runs in a window. A Chinese character is half a word: there both are doubled.
GRAM, WINDOW = 5, 4
#: Words in common that are no accident: within quotation marks, and elsewhere, where names may run long.
QUOTED, ELSEWHERE = 8, 14
#: Share of the shorter passage that must recur in the other.
SHARE = 0.5
#: Longer texts are compared by their beginning.
LONGEST = 200_000

#: A paper's own number stands within this many characters of its head.
HEAD = 4000

_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_QUOTATION = re.compile(r"“[^“”]{1,2000}”|«[^«»]{1,2000}»|„[^„“”]{1,2000}[“”]|「[^「」]{1,2000}」|\"[^\"]{1,2000}\"")


class Words:
    """The words of a text, folded, with their places and fingerprints."""

    def __init__(self, text: str) -> None:
        self._text = text[:LONGEST]
        self.words = [w.casefold() for w in _TOKEN.findall(self._text)]
        self.wide = 2 if 2 * len(_HAN.findall(self._text)) > len(self.words) else 1

    def prints(self) -> list[tuple[int, int]]:
        """Hash and place (number of the first word) of every fingerprint, by place."""
        gram, window = GRAM * self.wide, WINDOW * self.wide
        hashes = [
            crc32(" ".join(self.words[n : n + gram]).encode("utf-8", "surrogatepass")) for n in _starts(self, gram)
        ]
        if not hashes:
            return []
        placed = [(h << 32) - n for n, h in enumerate(hashes)]  # of equal ones the last is the smallest
        windows = zip(*(placed[n:] for n in range(min(window, len(placed)))), strict=False)
        return [(hashes[n], n) for n in sorted({-least % (1 << 32) for least in map(min, windows)})]

    def is_quoted(self, first: int, last: int) -> bool:
        """Whether the words from `first` to `last` stand within quotation marks."""
        start, end = self._spans[first][0], self._spans[last][1]
        return any(a <= start and end <= b for a, b in self._quoted)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [m.span() for m in _TOKEN.finditer(self._text)]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return [m.span() for m in _QUOTATION.finditer(self._text)]


def _starts(words: Words, gram: int) -> range:
    return range(len(words.words) - gram + 1)


def run(one: Words, at: int, other: Words, there: int) -> tuple[int, int]:
    """First word and length of the run in `one` that `other` shares around these places."""
    back = 0
    while at - back > 0 and there - back > 0 and one.words[at - back - 1] == other.words[there - back - 1]:
        back += 1
    length = back
    while at - back + length < len(one.words) and there - back + length < len(other.words):
        if one.words[at - back + length] != other.words[there - back + length]:
            break
        length += 1
    return at - back, length


def lifted(texts: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Id -> ids of the earlier texts from which it takes a quotation or a long run of words. Texts come in date order.

    Each run is put to the first text that has it, so that a hundred copies of one text all lead to that one.
    """
    first: dict[int, tuple[str, int]] = {}
    known: dict[str, str] = {}
    found: dict[str, set[str]] = {}
    for id, text in texts:
        known[id] = text
        words = _words(text)
        done = 0
        for print_, at in words.prints():
            source, there = first.setdefault(print_, (id, at))
            if source == id or at < done:
                continue
            earlier = _words(known[source])
            begin, length = run(words, at, earlier, there)
            last = begin + length - 1
            if length >= QUOTED * words.wide and (
                length >= ELSEWHERE * words.wide
                or words.is_quoted(begin, last)
                or earlier.is_quoted(there - (at - begin), there - (at - begin) + length - 1)
            ):
                found.setdefault(id, set()).add(source)
                done = last
    return {id: tuple(sorted(sources)) for id, sources in found.items()}


@lru_cache(maxsize=512)
def _words(text: str) -> Words:
    return Words(text)


def copied(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one passage repeats the other."""
    shorter = min(len(left), len(right))
    return shorter > 0 and len(left & right) >= SHARE * shorter


@lru_cache(maxsize=16_384)
def shingles(text: str) -> frozenset[str]:
    """Every run of eight words of a passage (all are kept, since passages are short)."""
    words = Words(text)
    size = QUOTED * words.wide
    return frozenset([" ".join(words.words[n : n + size]) for n in _starts(words, size)])


def twins(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[list[str]]:
    """Groups of claims from different documents whose passages, or papers, are the same."""
    if len({c.document for c in claims}) < 2:
        return []
    ordered = sorted(claims, key=lambda c: c.id)
    home = {c.id: c.id for c in ordered}
    of_shingle: dict[str, list[Claim]] = {}
    of_facts: dict[tuple[object, ...], list[Claim]] = {}
    for claim in ordered:
        prints = shingles(_passage(claim))
        near = {c.id: c for s in prints for c in _ends(of_shingle.get(s, []))}
        for other in near.values():
            if other.document != claim.document and copied(shingles(_passage(other)), prints):
                _join(home, other.id, claim.id)
        facts = _facts(claim)
        for other in _ends(of_facts.get(facts, [])) if facts else ():
            if same_paper(other, claim, documents):
                _join(home, other.id, claim.id)
        for shingle in prints:
            of_shingle.setdefault(shingle, []).append(claim)
        if facts:
            of_facts.setdefault(facts, []).append(claim)
    groups: dict[str, list[str]] = {}
    for claim in ordered:
        groups.setdefault(_root(home, claim.id), []).append(claim.id)
    return [g for g in groups.values() if len(g) > 1]


def _passage(claim: Claim) -> str:
    return " ".join([e.quote for e in claim.evidence])


def _ends(claims: list[Claim]) -> list[Claim]:
    """The first and the last of those that share a run: where all share it, these lead to all others."""
    return claims if len(claims) < 3 else [claims[0], claims[-1]]


def _root(home: dict[str, str], id: str) -> str:
    while home[id] != id:
        home[id] = home[home[id]]
        id = home[id]
    return id


def _join(home: dict[str, str], one: str, other: str) -> None:
    keep, gone = sorted((_root(home, one), _root(home, other)))
    home[gone] = keep


def same_paper(one: Claim, other: Claim, documents: Mapping[str, Document]) -> bool:
    """Whether two rows of equal parties and figure are one row in two files, or papers of one sale (invoice, packing
    list): both papers have one number, or one date and one title or file name.
    """
    if one.document == other.document:
        return False
    if not (one.reader.startswith("table") and other.reader.startswith("table")):
        return False
    left, right = documents[one.document], documents[other.document]
    if (one.when and one.when.value) == (other.when and other.when.value):
        if left.title and left.title == right.title:
            return True
        if _stem(left.origin) == _stem(right.origin):
            return True
    return not _numbers(left.text[:HEAD]).isdisjoint(_numbers(right.text[:HEAD]))


def _facts(claim: Claim) -> tuple[object, ...]:
    ends = tuple(sorted((r.role, r.party) for r in claim.roles if r.party and r.role in ("supplier", "recipient")))
    if not ends or claim.quantity is None or claim.quantity.value is None:
        return ()
    return (*ends, claim.quantity.value)


def _stem(origin: str) -> str:
    return re.split(r"[/!\\]", origin)[-1].rsplit(".", 1)[0].casefold()


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[str]:
    """Words that look like a paper's own number: letters and digits joined by dashes or slashes (INV-2024/117)."""
    return frozenset(
        w.casefold() for w in re.findall(r"[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)+", text) if re.search(r"[A-Za-z]", w)
    )
