"""The report before it becomes HTML or Markdown: what each section holds, in plain records."""

from msgspec import Struct

from enduse.report.footnotes import Footnote
from enduse.report.pictures.chain import Leg, Stop
from enduse.report.pieces import Line


class Row(Struct, frozen=True):
    """One transfer in the answer."""

    anchor: str
    goods: str
    supplier: str
    via: str
    recipient: str
    state: str
    certainty: str
    sources: str
    denied: bool
    denied_in_general: bool
    planned: bool
    part: bool  # of the whole above it


class TransferView(Struct, frozen=True):
    """One transfer in full."""

    anchor: str
    heading: str
    facts: tuple[tuple[str, Line], ...]
    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]
    told: tuple[Line, ...]
    denials: tuple[Line, ...]
    besides: tuple[Line, ...]  # denials of those concerned that are bound to no delivery, or to another
    replies: tuple[Line, ...]
    sources: str
    part_of: Line
    remarks: tuple[str, ...]
    questions: tuple[str, ...]
    grades: tuple[tuple[str, Line], ...] = ()  # credibility and reliability, each with its label
    flags: tuple[tuple[str, str], ...] = ()  # id and name of its red flags


class FlagLine(Struct, frozen=True):
    """One time that a red flag fired: why, the place of its transfer, what was looked at, whom it concerns."""

    text: str
    anchor: str
    inputs: str
    parties: tuple[tuple[str, str], ...]  # name, anchor


class FlagView(Struct, frozen=True):
    """A red flag that fired."""

    id: str
    name: str
    facts: tuple[str, ...]
    lines: tuple[FlagLine, ...]
    more: str


class FlagsView(Struct, frozen=True):
    """All red flags: those that fired, those that were tested and did not, those that could not be tested."""

    fired: tuple[FlagView, ...] = ()
    quiet: tuple[str, ...] = ()
    untested: tuple[tuple[str, str], ...] = ()  # name, what it would need
    sources: tuple[str, ...] = ()  # where the rules stand


class SourceView(Struct, frozen=True):
    """A source with its grade; what is proposed by rule stands apart."""

    name: str
    kind: str
    claims: int
    grade: str
    why: str
    proposed: str


class HitView(Struct, frozen=True):
    """A listed entity that a party may be."""

    caption: str
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]


class PartyView(Struct, frozen=True):
    """One party, with what speaks for and against its being on a list."""

    anchor: str
    id: str  # what `enduse judge` takes
    caption: str
    kind: str
    names: tuple[tuple[str, str], ...]  # language, names
    identifiers: tuple[str, ...]
    countries: str
    candidates: tuple[str, ...]
    judgements: tuple[str, ...]
    hits: tuple[HitView, ...]
    screening: str


class CodeView(Struct, frozen=True):
    """A customs code of an item: how it is known, which control lists cover it, and why it was inferred."""

    code: str
    basis: str
    control: str
    reasons: tuple[str, ...]


class GoodsView(Struct, frozen=True):
    """One item with its codes; `listed` when one of them is on the Common High Priority List."""

    description: str
    wordings: tuple[str, ...]
    codes: tuple[CodeView, ...]
    listed: bool


class Group(Struct, frozen=True):
    """Claims about one party or item that are no part of a traced transfer."""

    heading: str
    lines: tuple[Line, ...]


class ReplyView(Struct, frozen=True):
    """One row of the ledger of replies."""

    party: str
    target: str  # anchor of the party
    answer: str
    denied: bool
    about: tuple[Line, ...]
    facts: Line
    lines: tuple[Line, ...]  # as told


class Paper(Struct, frozen=True):
    """One document."""

    anchor: str
    origin: str
    title: str
    facts: str
    sha256: str
    notes: tuple[str, ...]
    error: str


class Report(Struct, frozen=True, kw_only=True):
    """Everything the report says, in its order."""

    summary: tuple[str, ...]
    rows: tuple[Row, ...]
    transfers: tuple[TransferView, ...]
    not_shown: str
    groups: tuple[Group, ...]
    to_ask: tuple[ReplyView, ...]  # whom nobody asked, and who was asked and has not answered
    ledger: tuple[ReplyView, ...]  # what came back
    parties: tuple[PartyView, ...]
    goods: tuple[GoodsView, ...]
    control_lists: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]  # summary, anchor of the transfer
    contradictions: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...]  # rule, summary of every other finding
    lists: tuple[tuple[str, str, tuple[str, ...]], ...]  # name, facts, refused lines
    papers: tuple[Paper, ...]
    unreadable: tuple[Paper, ...]
    flags: FlagsView
    sources: tuple[SourceView, ...]
    rejections: tuple[tuple[str, int], ...]
    footnotes: tuple[Footnote, ...]
    version: str
