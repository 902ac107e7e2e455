"""What is a likeness of two references worth? The score with its reasons, and the thresholds."""

from typing import Literal

from msgspec import Struct

from enduse.records.match import Reason

#: At and above this two references become one.
MERGE = 0.8
#: At and above this, and below MERGE, they are shown as candidates for a person to judge.
POSSIBLE = 0.6
#: A short name inside a longer one that adds only vocabulary or an acronym (Kupol, IEMZ Kupol). With a legal form the
#: short name is a full name of its own, and no part (Almaz JSC, NPP Almaz).
CONTAINED = 0.84
#: Names that add something on both sides, or a word that makes a name on one.
APART = 0.55
#: What likeness is worth as a candidate where a fact forbids the join.
VETOED = 0.7
#: Between Chinese characters and an alphabet, names that only sound alike join from here on, where the choice is plain.
SOUNDED = 0.66

Kind = Literal["alike", "contained", "across", "seated", "none"]


class Scored(Struct, frozen=True):
    """How likely two references are one, why, and how: alike, `contained` (the short name is a part of the long one),
    `across` (from Chinese characters to an alphabet, where the shorter name says less: many characters read alike) or
    `seated` (one has the town of a Chinese firm in front)."""

    score: float
    reasons: tuple[Reason, ...]
    kind: Kind = "alike"
    shorter: str | None = None  # the reference with the short name
