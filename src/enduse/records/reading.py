"""What reading one document yields: references, mentions, claims, and what was dropped."""

from typing import Literal

from msgspec import Struct

from enduse.records.claim import Claim, Mention

ReferenceKind = Literal["organization", "person", "place", "item", "publication"]


class Identifier(Struct, frozen=True, order=True, gc=False):
    """A number that names a party: `scheme` (inn, ogrn, uscc, lei, imo …) in lower case, `value` without spaces."""

    scheme: str
    value: str


class Name(Struct, frozen=True, order=True, gc=False):
    """One form of a name as it stands in a text; `language` ISO 639-1 or None."""

    text: str
    language: str | None = None


class Reference(Struct, frozen=True, kw_only=True, gc=False):
    """One thing as one document speaks of it: all forms of its name there. Resolve joins references into parties and
    items.

    `id` is a hash of the document, the kind and the first form of the name, so that it stays when documents are added.
    """

    id: str
    document: str
    kind: ReferenceKind
    schema: str = "LegalEntity"  # FollowTheMoney schema; for items "Commodity"
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, lower case
    unnamed: bool = False  # "a Russian intermediary firm"
    description: str | None = None  # for an item or an unnamed party: the words used
    distinct_from: tuple[str, ...] = ()  # references of the same document that it cannot be
    hs: tuple[str, ...] = ()  # declared HS codes of an item (4 to 10 digits)
    whole: tuple[str, ...] = ()  # of an item: the full words of its goods lines, where `description` is a part of them


class Particular(Struct, frozen=True, kw_only=True):
    """What a document tells of a party beside its name and numbers: `kind` is address, email, phone, website,
    incorporated (an ISO date in `value`) or activity (a code of the line of business)."""

    document: str
    reference: str
    kind: Literal["address", "email", "phone", "website", "incorporated", "activity"]
    value: str
    start: int
    end: int


class Rejection(Struct, frozen=True, kw_only=True):
    """A proposal, or a part of one, that was dropped because its words do not stand in the text."""

    document: str
    reader: str
    field: str  # "evidence", "role supplier", "quantity" …
    text: str
    why: str


class Check(Struct, frozen=True, kw_only=True):
    """Something a reader found out about the document itself: `rule` is the finding's name, e.g. `wrong_total`."""

    rule: str
    summary: str
    severity: Literal["notice", "question", "warning"] = "notice"


class Reading(Struct, frozen=True, kw_only=True):
    """Everything that reading one document yields."""

    document: str
    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    fields: dict[str, str] = {}  # header fields of a trade document (domain vocabulary)
    checks: tuple[Check, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    particulars: tuple[Particular, ...] = ()
    notes: tuple[str, ...] = ()  # e.g. "column not known: 备注"
    unfinished: bool = False  # a reader could not do its part this time: not kept, made again by the next run
