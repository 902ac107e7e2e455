"""Outlook messages: read as the mail they are, attachments and attached messages as parts."""

import datetime
import email.policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from enduse.errors import Damaged, SkipDocument, TooLarge
from enduse.ingest import outlook
from enduse.ingest.compose import clean, one_line
from enduse.ingest.encoding import decode
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.formats import mail
from enduse.ingest.formats.html import words
from enduse.ingest.outlook import Storage, unpacked_rtf
from enduse.ingest.rtf import rich_text

NAME = "msg"
MEDIA_TYPES = ("application/vnd.ms-outlook",)
EXTENSIONS = (".msg",)

_DEEPEST = 8  # messages within messages


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """As for a mail: header lines, words, attachments as parts. Raises Damaged for an OLE file that breaks off."""
    import olefile

    try:
        with olefile.OleFileIO(data) as file:
            message = _mail(Storage(file, (), "root", limits), limits, 0)
    except SkipDocument:
        raise
    except Exception as error:  # olefile raises whatever broken sectors lead to
        raise Damaged(f"an Outlook message that cannot be opened ({error}); save it again, or as .eml") from error
    return mail.read(message.as_bytes(policy=email.policy.SMTP.clone(max_line_length=None)), name, limits)


def _mail(message: Storage, limits: Limits, depth: int) -> EmailMessage:
    """The message as a mail."""
    if depth > _DEEPEST:
        raise TooLarge(f"messages nested deeper than {_DEEPEST}; save the inner ones by themselves")
    made = EmailMessage()
    sender = message.text(outlook.SENDER_SMTP) or message.text(outlook.SENDER_ADDRESS)
    name = message.text(outlook.SENDER_NAME)
    shown = {
        "From": f"{name} <{sender}>" if name and "@" in sender and name != sender else name or sender,
        "To": message.text(outlook.TO),
        "Cc": message.text(outlook.CC),
        "Subject": message.text(outlook.SUBJECT),
    }
    for header, value in shown.items():
        if said := one_line(value):
            made[header] = said.replace(";", ",") if header in ("To", "Cc") else said  # Outlook parts names by ;
    sent = message.time(outlook.SENT) or message.time(outlook.DELIVERED)
    if sent:
        made["Date"] = format_datetime(sent.replace(tzinfo=datetime.UTC))
    made.set_content(_body(message, limits))
    for number, attachment in enumerate(message.attachments(), start=1):
        _attach(made, attachment, number, limits, depth)
    return made


def _body(message: Storage, limits: Limits) -> str:
    """The words: plain, else of the HTML body, else of the rich text."""
    if plain := message.text(outlook.BODY).strip():
        return plain
    if page := message.data(outlook.HTML).rstrip(b"\0"):
        return words(decode(page, message.codec).text, limits)
    if page_text := message.text(outlook.HTML):
        return words(page_text, limits)
    if packed := message.data(outlook.RTF):
        blocks = rich_text(unpacked_rtf(packed, limits)).blocks
        return clean("\n\n".join(b if isinstance(b, str) else "\n".join("\t".join(row) for row in b) for b in blocks))
    return ""


def _attach(made: EmailMessage, attachment: Storage, number: int, limits: Limits, depth: int) -> None:
    inner: Any = attachment.embedded()
    if inner is not None:
        made.add_attachment(_mail(inner, limits, depth + 1))
        return
    name = attachment.text(outlook.LONG_NAME) or attachment.text(outlook.FILE_NAME) or f"attachment {number}"
    made.add_attachment(
        attachment.data(outlook.DATA), maintype="application", subtype="octet-stream", filename=one_line(name)
    )
