"""A transfer: an event made of claims. It points back to every claim that supports or denies it."""

from typing import Literal

from msgspec import Struct

from enduse.records.claim import Quantity, State, When

#: How much a red flag tells by itself; our own choice, never added up.
Weight = Literal["low", "medium", "high"]


class Link(Struct, frozen=True, kw_only=True):
    """One place in a chain: a party or place, or a gap that is an open question."""

    role: str
    party: str | None = None
    text: str = ""


class Transfer(Struct, frozen=True, kw_only=True, rename={"origin": "from", "destination": "to"}):
    """Goods that passed, or are said or planned to pass, from one party to another."""

    id: str
    item: str | None = None
    item_text: str = ""
    maker: str | None = None  # who is told to make this very item, where it is one party
    supplier: str | None = None
    via: tuple[str, ...] = ()
    recipient: str | None = None
    end_user: str | None = None
    origin: str | None = None  # a place party ("from" in the export)
    destination: str | None = None  # a place party ("to" in the export)
    quantity: Quantity | None = None
    when: When | None = None
    state: State | None = None
    supported_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    texts: int = 0  # documents that tell of it
    outlets: int = 0  # publishers of these documents, each once
    roots: int = 0  # original reportings that they go back to
    root_names: tuple[str, ...] = ()  # how each independent origin is called
    part_of: str | None = None  # "seven drones, two of them G3": the two are part of the seven


class Finding(Struct, frozen=True, kw_only=True):
    """Something a reader should know, found by a stable rule: a contradiction, an open question, a wrong total.

    A contradiction has a `kind` (quantity, date, party, phase, stance), the claims on each of its `sides`, and says
    what evidence would settle it. The claims of an `inflation` stand in the order in which they were told.
    """

    rule: str
    severity: Literal["notice", "question", "warning"]
    summary: str
    claims: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    transfer: str | None = None
    transfers: tuple[str, ...] = ()  # every transfer that it concerns, where there are several
    inputs: tuple[str, ...] = ()  # of a red flag: what it looked at; of a contradiction: why it is one matter
    source: str | None = None  # of a red flag: where its rule stands
    weight: Weight | None = None
    kind: str | None = None
    sides: tuple[tuple[str, ...], ...] = ()
    settled_by: str = ""
