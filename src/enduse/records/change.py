"""A change: one thing that differs between two runs, and why as far as that is known."""

from typing import Literal

from msgspec import Struct

#: `joined`: several became one; `parted`: one became several; `touched`: the same words, on a basis that changed.
How = Literal["new", "gone", "changed", "joined", "parted", "touched"]
CauseKind = Literal["document", "list", "judgement", "inquiry", "day", "code"]


class Cause(Struct, frozen=True, kw_only=True):
    """Something that went into one run and not into the other."""

    kind: CauseKind
    what: str


class Difference(Struct, frozen=True, kw_only=True):
    """One field that changed; empty where there was, or is, nothing."""

    field: str
    before: str
    after: str


class Change(Struct, frozen=True, kw_only=True):
    """One thing that is new, gone or different. `because` is empty where the reason is not known.

    `documents` and `parties` are ids of what it rests on, before and after.
    """

    how: How
    what: str
    before: str | None = None  # id in the earlier run
    after: str | None = None
    differences: tuple[Difference, ...] = ()
    because: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


class Changes(Struct, frozen=True, kw_only=True):
    """Everything that differs between two runs."""

    before: int
    after: int
    causes: tuple[Cause, ...] = ()
    transfers: tuple[Change, ...] = ()
    hits: tuple[Change, ...] = ()
    findings: tuple[Change, ...] = ()
    parties: tuple[Change, ...] = ()
    replies: tuple[Change, ...] = ()
    sentences: tuple[Change, ...] = ()

    @property
    def found(self) -> bool:
        """Whether anything that came out of the runs differs."""
        return any((self.transfers, self.hits, self.findings, self.parties, self.replies, self.sentences))
