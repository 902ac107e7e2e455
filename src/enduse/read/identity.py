"""Whom a sentence says a described party to be: "the company that sold them is X", "the maker is given as X"."""

from collections.abc import Sequence

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words


def identified(chunks: Sequence[Chunk], m: int) -> int | None:
    """The named party that the sentence says the noun phrase at `m` to be."""
    phrase = chunks[m]
    firm, person = (phrase.head in words(f"frames.{kind}", "heads") for kind in ("organizations", "persons"))
    part = any(phrase.head in words("frames.parts", role) for role in ("supplier", "recipient", "via", "producer"))
    firm, either = firm or part, part or phrase.head in words("nouns.callings", "traders")
    aside = m > 0 and chunks[m - 1].tag in {"PREP", "TO", "VG"}
    if phrase.name is not None or phrase.owner is not None or not phrase.definite or aside or not (firm or person):
        return None
    verb = _predicate(chunks, m + 1)
    named = _named(chunks, verb) if verb is not None else None
    name = chunks[named].name if named is not None and named < len(chunks) else None
    if named is None or name is None or chunks[named].words[-1].found != name:
        return None
    return named if (name.kind == "organization" and firm) or (name.kind == "person" and (person or either)) else None


def _predicate(chunks: Sequence[Chunk], k: int) -> int | None:
    """The verb behind a noun phrase, across a relative clause or words behind a preposition."""
    clause = k < len(chunks) and chunks[k].tag in {"REL", "THAT"}
    for m in range(k + clause, len(chunks)):
        if chunks[m].tag == "VG" and chunks[m].finite:
            if not clause:
                return m
            clause = False
        elif chunks[m].tag not in {"NP", "PREP", "TO", "ADV", "VG"} or (chunks[m].tag == "NP" and m == k):
            return None
    return None


def _named(chunks: Sequence[Chunk], k: int) -> int | None:
    """Where the name stands behind "is" or "was given as"."""
    group = chunks[k]
    if group.negated or group.modal or group.helpers:
        return None
    if group.lemma == "be":
        return k + 1
    given = group.passive and group.lemma in words("frames.parts", "naming")
    return k + 2 if given and k + 1 < len(chunks) and chunks[k + 1].low == "as" else None
