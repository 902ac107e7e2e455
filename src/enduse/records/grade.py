"""Grades: how far a source can be relied on, and how credible a piece of information is. They are set apart.

The reliability of a source (A to F) is a person's word; the credibility of information (1 to 6) is derived by rule.
"""

from typing import Literal

from msgspec import Struct

Reliability = Literal["A", "B", "C", "D", "E", "F"]
SourceKind = Literal["publication", "paper", "speaker"]


class Grading(Struct, frozen=True, kw_only=True):
    """A person's word on how far a source can be relied on; bound to its name. The last one about a source holds."""

    id: str
    source: str
    reliability: Reliability
    why: str
    by: str = ""
    at: str = ""  # UTC, ISO 8601


class SourceGrade(Struct, frozen=True, kw_only=True):
    """A source with its reliability: F, cannot be judged, until a person graded it.

    `proposed` is what the case itself lets suppose, by rule; it changes nothing.
    """

    source: str
    kind: SourceKind
    reliability: Reliability = "F"
    graded: str | None = None  # the id of the grading; None where nobody graded it
    why: str = ""
    claims: int = 0  # how many claims rest on it
    proposed: Reliability | None = None
    proposed_why: str = ""


class InformationGrade(Struct, frozen=True, kw_only=True):
    """How credible it is, by rule, that something is as told, with each reason and the sources that tell it.

    It is about a transfer, or about what several claims of another relation say.
    """

    transfer: str | None = None  # None where it is no transfer; then `relation` and `claims` say what it is
    relation: str = "transfer"
    credibility: Literal[1, 2, 3, 4, 5, 6] = 6
    reasons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # names of `SourceGrade`
    claims: tuple[str, ...] = ()


class Grades(Struct, frozen=True):
    """All grades of a case."""

    sources: tuple[SourceGrade, ...] = ()
    information: tuple[InformationGrade, ...] = ()
    unmatched: tuple[str, ...] = ()  # sources that were graded and do not occur
