"""E-mail: its header lines and words as text, its attachments as parts."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any, TypeAlias

from enduse.errors import Damaged, Encrypted, SkipDocument
from enduse.ingest.compose import Composer, clean, one_line
from enduse.ingest.encoding import decode
from enduse.ingest.extracted import Extracted, Limits, Part
from enduse.ingest.formats.html import words
from enduse.ingest.unpack import worded

NAME = "mail"
MEDIA_TYPES = ("message/rfc822",)
EXTENSIONS = (".eml",)

_SHOWN = ("From", "Sender", "To", "Cc", "Date", "Subject")
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_SOFT_BREAK = re.compile(r" \n(?![>\n])")  # RFC 3676: a space before the break says that the paragraph goes on
_MANY_BLANK = re.compile(r"\n[ \t]*\n\s*\n")
#: Endings for attachments without a name, so that a reader sees what they are.
_ENDINGS = {"application/pdf": ".pdf", "message/rfc822": ".eml", "text/plain": ".txt", "text/html": ".html",
            "text/csv": ".csv", "application/zip": ".zip", "image/jpeg": ".jpg", "image/png": ".png"}  # fmt: skip
#: What the standard parser raises on some malformed headers.
_PARSER_FAILS = (LookupError, ValueError, TypeError, AttributeError, RecursionError)
#: Nested mails keep their header lines as they came.
_AS_IT_CAME = email.policy.default.clone(refold_source="none")

_Mail: TypeAlias = "Message[Any, Any]"


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """Header lines From, To, Cc, Date, Subject, then the words of the mail; title is the subject, published the day.

    Attachments and attached mails are parts, a sealed body (S/MIME, PGP) is a part with an error; images that belong to
    the layout are left out and noted. Raises Damaged when there is no header.
    """
    mail: _Mail = email.message_from_bytes(data, policy=email.policy.default)
    if not mail.keys():
        raise Damaged("no mail header at its beginning; save the mail again as .eml")
    out = Composer(limits)
    for header in _SHOWN:
        if value := _header(mail, header):
            out.add(f"\n{header}: {value}" if out.at else f"{header}: {value}")
    parts, pictures = [], 0
    for number, leaf in enumerate(_leaves(mail), start=1):
        if _is_body(leaf):
            if said := _words(leaf, limits):
                out.block(said)
        elif _is_picture(leaf):
            pictures += 1
        elif leaf.get_content_type() not in _SIGNATURES:
            parts.append(_part(leaf, number))
    return Extracted(
        text=out.text,
        title=_header(mail, "Subject") or None,
        published=_sent(mail),
        notes=(f"{pictures} pictures of the mail's layout left out",) if pictures else (),
        parts=tuple(parts),
    )


def _leaves(mail: _Mail) -> Iterator[_Mail]:
    """Everything in a mail that is not a wrapper; of alternatives the plain text where it says anything."""
    queue = [mail]
    while queue:
        part = queue.pop(0)
        kind, inner = part.get_content_type(), _inner(part)
        if kind in _SEALED or not kind.startswith("multipart/") or inner is None:
            yield part
        elif kind == "multipart/alternative":
            queue = [*_chosen(inner), *queue]
        else:
            queue = [*inner, *queue]


def _inner(mail: _Mail) -> list[_Mail] | None:
    """The parts of a mail that has any."""
    inner: Any = mail.get_payload()
    return inner if isinstance(inner, list) else None


def _chosen(alternatives: list[_Mail]) -> list[_Mail]:
    """The alternatives without the HTML form, where a plain text form says the same."""
    plain = [a for a in alternatives if a.get_content_type() == "text/plain" and _payload(a).strip()]
    return [a for a in alternatives if not plain or a in plain or a.get_content_maintype() not in ("text", "multipart")]


def _is_body(leaf: _Mail) -> bool:
    """Whether a leaf holds words of the mail itself."""
    attached = leaf.get_content_disposition() == "attachment" or _filename(leaf)
    return not attached and leaf.get_content_type() in ("text/plain", "text/html")


def _is_picture(leaf: _Mail) -> bool:
    """Whether a leaf is a picture shown within the mail, not attached to it."""
    inline = leaf.get_content_disposition() != "attachment" and (leaf["Content-ID"] or not _filename(leaf))
    return leaf.get_content_maintype() == "image" and bool(inline)


def _words(leaf: _Mail, limits: Limits) -> str:
    """The words of a text leaf, soft line breaks taken back."""
    text = decode(_payload(leaf), leaf.get_content_charset()).text
    if leaf.get_content_type() == "text/html":
        return words(text, limits)
    text = clean(text)
    if str(leaf.get_param("format", "")).lower() == "flowed":
        text = _SOFT_BREAK.sub(" ", text)
    return _MANY_BLANK.sub("\n\n", text).strip()


def _payload(leaf: _Mail) -> bytes:
    """The bytes of a leaf, its transfer encoding undone."""
    data = leaf.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _part(leaf: _Mail, number: int) -> Part:
    """An attachment; one that cannot be taken out is a part with an error."""
    kind = leaf.get_content_type()
    name = _filename(leaf) or f"part {number}{_ENDINGS.get(kind, '')}"
    try:
        if kind in _SEALED:
            raise Encrypted("a sealed mail body (S/MIME or PGP); give an unlocked copy")
        inner = _inner(leaf)
        if inner is None:
            return Part(name, _payload(leaf))
        if kind == "message/rfc822" and len(inner) == 1 and not _filename(leaf):
            name = f"{_header(inner[0], 'Subject') or name.removesuffix('.eml')}.eml"
        return Part(name.replace("/", "_"), b"\n".join(m.as_bytes(policy=_AS_IT_CAME) for m in inner))
    except SkipDocument as error:
        return Part(name, b"", worded(error))
    except _PARSER_FAILS as error:
        return Part(name, b"", worded(Damaged(f"attached mail that cannot be taken out ({error}); save it by itself")))


def _filename(leaf: _Mail) -> str:
    """The name an attachment gives itself, without its folders; "" where it gives none."""
    try:
        name = leaf.get_filename() or ""
    except _PARSER_FAILS:
        return ""
    return one_line(name).replace("\\", "/").rpartition("/")[2]


def _header(mail: _Mail, name: str) -> str:
    """A header on one line, decoded as far as it can be; "" where there is none."""
    try:
        return one_line(str(mail[name] or ""))
    except _PARSER_FAILS:
        raw = next((value for key, value in mail.raw_items() if key.lower() == name.lower()), "")
        return one_line(str(raw))


def _sent(mail: _Mail) -> str | None:
    """The day of the Date header, in the sender's own time zone."""
    try:
        return parsedate_to_datetime(_header(mail, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
