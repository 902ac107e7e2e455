"""Whose message is this? In a mail, the messages that it answers or forwards: each has its own sender and day."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from enduse.read.trade.dates import date_in
from enduse.records.document import Document
from enduse.records.proposal import Proposals, ProposedVoice, Words

MAIL = "message/rfc822"
#: "On 16 April 2024 at 9:12, Ada Quill <…> wrote:", "18.04.2024 10:22, Ада Квилл пишет:", "…写道："
_ANSWERED = re.compile(
    r"^(?P<head>[^\n]{8,200}?)[ \t,，]{0,3}"
    r"(?:wrote|writes|schrieb|a écrit|писал\(а\)|написала?|писала?|пишет|写道|寫道)[ \t]{0,3}[:：][ \t]*$",
    re.MULTILINE,
)
#: The head of a message that was forwarded: From and a date within the next lines.
_FROM = re.compile(r"^[ \t>|*]{0,12}(?:From|Von|От|От кого|发件人|寄件者)[ \t]?[:：](?P<who>[^\n]{2,200})$", re.M)
_DATE = re.compile(
    r"^[ \t>|*]{0,12}(?:Date|Sent|Gesendet|Datum|Дата|Отправлено|日期|发送时间|时间)[ \t]?[:：](?P<day>[^\n]{4,80})$",
    re.M,
)
_TIME = re.compile(
    r"(?:\s*г\.)?[\s,，]*(?:(?:at|um|в|o)\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*[+-]\d{4})?"
)
_NAME = re.compile(r"[\s*,，;：:\"'«“]*(?P<who>[^\W\d_][^<>\[\]()@:,，;\"»”]{0,60}[\w.])(?=\s*(?:[<\[(\"»”*]|$))")
_HEAD = 400  # characters of such a head
_QUOTED = re.compile(r"^[ \t]{0,3}>", re.MULTILINE)


class Message(Struct, frozen=True):
    """A message within a mail: where it begins, its day and who sent it, each None where it is not told."""

    start: int
    day: str | None
    sender: Words | None


def day_at(document: Document, place: int) -> str | None:
    """The day from which "yesterday" counts at a place: that of the message it stands in."""
    inner = _message_at(document, place)
    return inner.day if inner else document.published


def by_senders(document: Document, proposals: Proposals) -> Proposals:
    """The proposals, what stands in an answered or forwarded message said by who sent that one."""
    if document.media_type != MAIL:
        return proposals
    claims = []
    for claim in proposals.claims:
        start = next((words.start for words in claim.evidence if words.start is not None), None)
        inner = _message_at(document, start) if start is not None and not claim.voice else None
        if inner and inner.sender:
            voice = ProposedVoice(name=inner.sender.text, kind="person", words=inner.sender)
            claim = replace(claim, voice=(voice,))
        claims.append(claim)
    return replace(proposals, claims=tuple(claims))


def _message_at(document: Document, place: int) -> Message | None:
    if document.media_type != MAIL:
        return None
    found = _messages(document.text)
    at = bisect_right(found, place, key=lambda message: message.start) - 1
    return found[at] if at >= 0 else None


@lru_cache(maxsize=4)
def _messages(text: str) -> tuple[Message, ...]:
    """The messages within a mail, in order; a quoted line without a head has no day and no sender."""
    heads = sorted([*_answered(text), *_forwarded(text)], key=lambda m: m.start)
    loose = _QUOTED.search(text)
    if loose and (not heads or loose.start() < heads[0].start):
        heads.insert(0, Message(loose.start(), None, None))
    return tuple(heads)


def _answered(text: str) -> Iterator[Message]:
    for head in _ANSWERED.finditer(text):
        date = date_in(head["head"])
        if date:
            time = _TIME.match(head["head"], date[2])
            yield Message(
                head.end(), date[0], _sender(head["head"], time.end() if time else date[2], head.start("head"))
            )


def _forwarded(text: str) -> Iterator[Message]:
    for head in _FROM.finditer(text):
        date = _DATE.search(text, head.start(), head.start() + _HEAD)
        if head.start() and date:  # the first is the mail's own
            yield Message(head.end(), _day(date["day"]), _sender(head["who"], 0, head.start("who")))


def _sender(text: str, start: int, offset: int) -> Words | None:
    """The name in a head, without the address behind it."""
    found = _NAME.match(text, start)
    return Words(found["who"], offset + found.start("who")) if found else None


def _day(text: str) -> str | None:
    found = date_in(text)
    return found[0] if found else None
