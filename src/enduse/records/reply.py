"""A reply: who was asked about what, by whom and when, and what came back. Silence, ignorance and denial differ."""

from typing import Literal

from msgspec import Struct

#: What came back. `unaware` answers nothing of the matter and denies nothing; `not_asked`: no text and no entry of the
#: case's own log says that the party was asked.
Answer = Literal["asked", "answered", "denied", "unaware", "declined", "no_reply", "not_asked"]
#: How a party was asked: as a text tells, or by who works on the case.
Way = Literal["text", "question", "trace_request", "right_of_reply"]
#: How it is known what a reply bears on: it names the claims; its ends, goods and time cover the transfer; it speaks of
#: more than the transfer; the text in which it stands tells of the matter; whoever asked said so; nobody did.
Scope = Literal["named", "covered", "general", "text", "request", "open"]


class Bearing(Struct, frozen=True, kw_only=True):
    """One thing that a reply is about: a transfer with the claims that tell of it, or claims alone."""

    scope: Scope
    transfer: str | None = None
    claims: tuple[str, ...] = ()


class Inquiry(Struct, frozen=True, kw_only=True):
    """A question put to a party by who works on the case, as the case's log holds it. Days are ISO dates.

    It is bound to a reference and to claims, so that it survives new documents.
    """

    id: str
    party: str
    way: Way
    claims: tuple[str, ...] = ()
    matter: str = ""
    asked_on: str = ""
    due: str | None = None
    by: str = ""
    note: str = ""
    answer: Answer = "asked"
    answered_on: str | None = None
    said: str = ""  # the answer in its own words
    withdrawn: str | None = None  # why the entry does not hold


class Reply(Struct, frozen=True, kw_only=True):
    """One line of the ledger: one party, one text or inquiry, one kind of answer.

    `asked_by` and `asked_on` stand only where they are known; `told_on` is the date of the text that tells of it, or
    the day of the answer to an inquiry.
    """

    id: str
    party: str
    name: str
    answer: Answer
    speaks_for: tuple[str, ...] = ()  # of a person, its firms
    way: Way = "text"
    bears_on: tuple[Bearing, ...] = ()
    matter: str = ""  # what it was asked about or spoke of, as worded
    asked_by: str = ""
    asked_on: str | None = None
    told_by: str = ""
    told_on: str | None = None
    due: str | None = None
    overdue: bool | None = None  # None where there is no deadline, or no day to compare it with
    claims: tuple[str, ...] = ()  # the claims that tell of the reply
    document: str | None = None
    inquiry: str | None = None
    note: str = ""
