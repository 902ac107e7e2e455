"""Mailboxes (mbox): every mail in them becomes a document of its own."""

import email
import email.policy
import re
from collections.abc import Iterator

from enduse.errors import Damaged, TooLarge
from enduse.ingest.compose import one_line
from enduse.ingest.extracted import Extracted, Limits, Part

NAME = "mbox"
MEDIA_TYPES = ("application/mbox",)
EXTENSIONS = (".mbox", ".mbx")

#: A mail begins with such a line at the beginning, or after a blank line (RFC 4155).
_BEGIN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]{1,70}:)")
_QUOTED = re.compile(rb"^>(>*From )", re.M)  # how a line that begins with "From " is kept from beginning a mail


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The mails as parts, named by number and subject. Raises Damaged where there is none, TooLarge for too many."""
    parts = []
    for number, mail in enumerate(_mails(data), start=1):
        if number > limits.parts:
            raise TooLarge(f"holds more than {limits.parts:,} mails; split it")
        parts.append(Part(f"{number:04} {_subject(mail)}.eml".replace("/", "_"), _QUOTED.sub(rb"\1", mail)))
    if not parts:
        raise Damaged("a mailbox without a mail; save it again")
    return Extracted(parts=tuple(parts), notes=(f"a mailbox of {len(parts):,} mails, each a document of its own",))


def _mails(data: bytes) -> Iterator[bytes]:
    begins = list(_BEGIN.finditer(data))
    for begin, following in zip(begins, [*begins[1:], None], strict=True):
        yield data[begin.end() : following.start() if following else len(data)].rstrip(b"\r\n") + b"\n"


def _subject(mail: bytes) -> str:
    """The subject of a mail, at most 60 characters, "mail" where it has none that can be read."""
    head = mail[: 64 * 1024].partition(b"\n\n")[0]
    try:
        said = email.message_from_bytes(head, policy=email.policy.default)["Subject"]
        return one_line(str(said or ""))[:60] or "mail"
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return "mail"
