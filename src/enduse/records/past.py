"""What is kept of every run, so that two runs can be compared: no text, no passages, only what a change would show in.

Documents, lists, judgements and inquiries are what went in; the others are what came out of them.
"""

from msgspec import Struct


class PastDocument(Struct, frozen=True, kw_only=True, tag="document"):
    """A document by the hash of its bytes."""

    id: str
    origin: str
    error: str | None = None


class PastList(Struct, frozen=True, kw_only=True, tag="list"):
    """A list as it was searched."""

    name: str
    as_of: str | None
    sha256: str
    entries: int


class PastJudgement(Struct, frozen=True, kw_only=True, tag="judgement"):
    """A judgement that held."""

    id: str
    left: str
    right: str
    verdict: str
    why: str = ""
    by: str = ""


class PastInquiry(Struct, frozen=True, kw_only=True, tag="inquiry"):
    """An inquiry with the last word on it."""

    id: str
    party: str
    way: str
    answer: str
    asked_on: str
    due: str | None = None


class PastParty(Struct, frozen=True, kw_only=True, tag="party"):
    """A party, all its references, and the documents that these stand in."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class PastItem(Struct, frozen=True, kw_only=True, tag="item"):
    """A kind of good with all its references."""

    id: str
    name: str
    also: tuple[str, ...] = ()


class PastTransfer(Struct, frozen=True, kw_only=True, tag="transfer"):
    """A transfer, its claims, and the documents that these stand in."""

    id: str
    goods: str
    item: str | None = None
    supplier: str | None = None
    via: tuple[str, ...] = ()
    recipient: str | None = None
    end_user: str | None = None
    origin: str | None = None
    destination: str | None = None
    quantity: str = ""
    when: str = ""
    state: str | None = None
    roots: int = 0
    supported_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class PastHit(Struct, frozen=True, kw_only=True, tag="hit"):
    """A candidate on a list."""

    party: str
    list: str
    entity: str
    caption: str
    score: float
    via_ownership: bool = False


class PastFinding(Struct, frozen=True, kw_only=True, tag="finding"):
    """A finding, and the documents that it rests on."""

    rule: str
    severity: str
    summary: str
    transfer: str | None = None
    parties: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class PastReply(Struct, frozen=True, kw_only=True, tag="reply"):
    """A row of the ledger of replies."""

    id: str
    party: str
    name: str
    answer: str
    way: str
    overdue: bool = False
    document: str | None = None  # the text that tells of it
    inquiry: str | None = None
    documents: tuple[str, ...] = ()


class PastSentence(Struct, frozen=True, kw_only=True, tag="sentence"):
    """A sentence of the report, which rests on one claim; `transfers` are those under which it stands."""

    claim: str
    text: str
    document: str
    transfers: tuple[str, ...] = ()


Past = (
    PastDocument
    | PastList
    | PastJudgement
    | PastInquiry
    | PastParty
    | PastItem
    | PastTransfer
    | PastHit
    | PastFinding
    | PastReply
    | PastSentence
)


class Run(Struct, frozen=True, kw_only=True):
    """One run of a case as it was kept. `code` is a hash of the program's own files, `day` the day it screened for."""

    number: int
    at: str  # UTC, ISO 8601
    tool: str
    code: str
    day: str | None = None
    records: tuple[Past, ...] = ()
