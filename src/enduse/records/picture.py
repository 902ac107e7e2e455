"""The picture: everything a run found, ready for the exporters."""

from msgspec import Struct

from enduse.records.claim import Claim, Mention
from enduse.records.document import Document
from enduse.records.flag import FlagTest
from enduse.records.grade import Grades
from enduse.records.item import Item
from enduse.records.match import Apart, Hit
from enduse.records.party import Party
from enduse.records.reading import Check, Particular, Reference, Rejection
from enduse.records.reply import Reply
from enduse.records.transfer import Finding, Transfer


class Screened(Struct, frozen=True, kw_only=True):
    """A list that was searched: name, date, count, so that "no hit" differs from "not searched"."""

    name: str
    publisher: str
    licence: str
    as_of: str | None
    sha256: str
    entries: int
    refused: tuple[str, ...] = ()
    note: str | None = None
    fetched_at: str | None = None
    stale: str | None = None  # "list older than 30 days"
    limits: tuple[str, ...] = ()  # why it may not give the answer of the day asked for, or no answer


class Picture(Struct, frozen=True, kw_only=True):
    """Everything a run found. Mentions and claims carry the ids that resolve gave."""

    documents: tuple[Document, ...] = ()
    fields: dict[str, dict[str, str]] = {}  # document id -> header fields of a trade document
    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    parties: tuple[Party, ...] = ()
    items: tuple[Item, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    replies: tuple[Reply, ...] = ()
    hits: tuple[Hit, ...] = ()
    apart: tuple[Apart, ...] = ()  # what would be hits, had nobody judged them different
    findings: tuple[Finding, ...] = ()
    particulars: tuple[Particular, ...] = ()
    flags: tuple[FlagTest, ...] = ()  # every red flag, with what testing it came to
    grades: Grades = Grades()
    rejections: tuple[Rejection, ...] = ()
    checks: dict[str, tuple[Check, ...]] = {}  # document id -> checks
    notes: dict[str, tuple[str, ...]] = {}  # document id -> readers' notes
    lists: tuple[Screened, ...] = ()
    as_of: str | None = None
    version: str = ""
