"""What kind of file the bytes are: by the content first, by the extension only where the content leaves it open."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType

import puremagic
from msgspec import Struct

from enduse.errors import Damaged
from enduse.ingest.encoding import decode, looks_binary
from enduse.ingest.naming import extension

UNKNOWN = "application/octet-stream"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
UBL = "application/x-ubl+xml"
CII = "application/x-cii+xml"
EDIFACT = "application/edifact"
PSC = "application/x-uk-psc"  # JSON lines of the register of people with significant control
ENCRYPTED_OFFICE = "application/x-ole-encrypted"

#: The media types that a text without further marks may have, by the extension that says so.
_TEXT_BY_EXTENSION: Mapping[str, str] = MappingProxyType(
    {".md": "text/markdown", ".markdown": "text/markdown", ".csv": "text/csv", ".tsv": "text/tab-separated-values",
     ".tab": "text/tab-separated-values", ".xls": "text/csv", ".xlsx": "text/csv", ".ods": "text/csv"}
)  # fmt: skip
#: The extensions under which a kind is usual; under an extension of other kinds only, a file is mislabelled.
_USUAL: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        kind: frozenset(endings.split())
        for kind, endings in {
            "application/pdf": ".pdf",
            "application/zip": ".zip .jar .kmz",
            DOCX: ".docx .docm .dotx",
            XLSX: ".xlsx .xlsm .xltx",
            XLSB: ".xlsb",
            XLS: ".xls .xlt",
            ODS: ".ods .ots",
            "text/html": ".html .htm .xhtml .shtml .php .asp .aspx",
            "message/rfc822": ".eml .mht .mhtml",
            "application/mbox": ".mbox .mbx",
            "application/vnd.ms-outlook": ".msg",
            "application/rtf": ".rtf .doc",
            "text/csv": ".csv .tsv .tab .txt",
            "text/tab-separated-values": ".tsv .tab .csv .txt",
            "text/plain": ".txt .text .md .markdown .log .json .xml .asc .dat",
            "text/markdown": ".md .markdown",
            UBL: ".xml .ubl",
            CII: ".xml",
            EDIFACT: ".edi .edifact .txt",
            PSC: ".json .jsonl .ndjson .txt",
            "image/": ".jpg .jpeg .png .gif .tif .tiff .bmp .webp",
        }.items()
    }
)
_BY_MIMETYPE_ENTRY = re.compile(rb"^[a-z]+/[\w.+-]{1,120}$")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?>(?:<!--(?>.{0,2000}?-->)\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_ROOT = re.compile(
    r"\s*(?:<\?.{0,1000}?\?>\s*|<!--.{0,4000}?-->\s*){0,20}<(?:[\w.-]{1,40}:)?([A-Za-z]{1,40})\b[^>]{0,8000}>", re.S
)
_UBL_ROOTS = frozenset({"Invoice", "CreditNote", "Order", "DespatchAdvice"})
_EDIFACT = re.compile(r"\s*(?:UNA.{6}\s*UN[BH]|UN[BH][+:\x1d])", re.S)
_PSC = re.compile(r'\s*\{(?=[^\n]{0,4000}"company_number"\s*:)(?=[^\n]{0,4000}"data"\s*:)[^\n]{0,4000}person')
_MAILBOX = re.compile(r"From (?:\S{0,300}@|\S{1,300} +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )")
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?:\s|$)")
_MAIL_SURE = frozenset({"received", "mime-version", "message-id", "return-path", "delivered-to", "dkim-signature"})
_MAIL_HEADERS = _MAIL_SURE | {"from", "to", "cc", "date", "subject", "reply-to", "sender", "content-type", "x-mailer"}
#: How pictures and packed files begin; a few bytes of one could pass for text.
_BINARY_BEGINS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"BZh9",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("Workbook", XLS),
    ("Book", XLS),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)


class Sniffed(Struct, frozen=True):
    """The media type, and a note where the extension says otherwise."""

    media_type: str
    note: str | None = None


def sniff(data: bytes, name: str) -> Sniffed:
    """The media type of the bytes; `name` serves only where plain text could be of several kinds."""
    kind = _by_content(data) or _as_text(data, extension(name)) or _by_magic(data)
    return Sniffed(kind, _mislabelled(kind, extension(name)))


def _by_content(data: bytes) -> str | None:
    """The kind, where the first bytes or the inner directory tell it."""
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(b"{\\rtf"):
        return "application/rtf"
    return _by_magic(data) if data.startswith(_BINARY_BEGINS) else None


def _zipped(data: bytes) -> str:
    """A zip file: an office document by the names in it, else an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename for info in archive.infolist()}
            kind = archive.open("mimetype").read(128) if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        names, kind = _local_names(data), b""
    if _BY_MIMETYPE_ENTRY.match(kind):
        return kind.decode("ascii")
    if "[Content_Types].xml" in names:
        for begin, found in (("word/", DOCX), ("xl/workbook.bin", XLSB), ("xl/", XLSX)):
            if any(n.startswith(begin) for n in names):
                return found
        if any(n.startswith("ppt/") for n in names):
            return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    return "application/zip"


def _local_names(data: bytes) -> set[str]:
    """Member names of a zip file that lost its directory, from the headers before each member (first 200)."""
    names: set[str] = set()
    at = data.find(b"PK\x03\x04")
    while at >= 0 and len(names) < 200:
        length = int.from_bytes(data[at + 26 : at + 28], "little")
        names.add(data[at + 30 : at + 30 + length].decode("utf-8", "replace"))
        at = data.find(b"PK\x03\x04", at + 4)
    return names


def _compound(data: bytes) -> str:
    """An OLE compound file: by the streams in its directory, whose entries begin every 128 bytes (MS-CFB 2.6.1)."""
    for stream, kind in _OLE_STREAMS:
        needle = stream.encode("utf-16-le") + b"\0\0"
        at = data.find(needle)
        while at >= 0:
            if at % 128 == 0:
                return kind
            at = data.find(needle, at + 2)
    return "application/x-ole-storage"


def _as_text(data: bytes, ending: str) -> str | None:
    """The kind of a text, None where the bytes are no text."""
    if looks_binary(data):
        return None
    try:
        head = decode(data[: 64 * 1024]).text.lstrip("\ufeff")
    except Damaged:
        return None
    if _HTML.match(head) or (ending in (".html", ".htm", ".xls") and re.search(r"<(?:table|p|div)\b", head, re.I)):
        return "text/html"
    if _EDIFACT.match(head):
        return EDIFACT
    if _PSC.match(head):
        return PSC
    if paper := _xml_paper(head):
        return paper
    if mail := _mail(head, ending):
        return mail
    if found := _TEXT_BY_EXTENSION.get(ending):
        return found
    return "text/csv" if ending in ("", ".txt", ".dat", ".asc") and _columns(head) else "text/plain"


def _xml_paper(head: str) -> str | None:
    """An electronic invoice, order or despatch advice, by its root element and the namespace of that."""
    root = _ROOT.match(head)
    if root is None:
        return None
    if root[1] in _UBL_ROOTS and "urn:oasis:names:specification:ubl:schema:xsd:" in root[0]:
        return UBL
    return CII if root[1] == "CrossIndustryInvoice" and "urn:un:unece:uncefact:" in root[0] else None


def _mail(head: str, ending: str) -> str | None:
    """A mail begins with header lines and nothing else; a mailbox file with a "From " line before them."""
    lines = head.replace("\r\n", "\n").split("\n")
    if mailbox := bool(_MAILBOX.match(lines[0])):
        lines = lines[1:]
    seen: list[str] = []
    for line in lines:
        if line[:1] in (" ", "\t") and seen:
            continue
        if not (m := _HEADER_LINE.match(line)):
            if line.strip():
                return None if ending != ".eml" or len(seen) < 2 else "message/rfc822"
            break
        seen.append(m[1].lower())
    known = _MAIL_HEADERS.intersection(seen)
    if len(known) < 2 or not (_MAIL_SURE & known or ending == ".eml"):
        return None
    return "application/mbox" if mailbox else "message/rfc822"


def _columns(head: str) -> bool:
    """Whether each of the first lines has the same number of tabs, semicolons or bars: a table saved as text."""
    lines = [line for line in head.splitlines()[:20] if line.strip()][:-1]
    if len(lines) < 3:
        return False
    return any(
        len(counts := {line.count(mark) for line in lines}) == 1 and counts.pop() >= least
        for mark, least in (("\t", 2), (";", 3), ("|", 3))
    )


def _by_magic(data: bytes) -> str:
    """What puremagic calls the bytes."""
    try:
        return str(puremagic.from_string(data[: 1024 * 1024], mime=True)) or UNKNOWN
    except (puremagic.PureError, ValueError, IndexError, UnicodeError):
        return UNKNOWN


def _mislabelled(kind: str, ending: str) -> str | None:
    """A note where the extension belongs to other kinds only."""
    owners = {owner for owner, endings in _USUAL.items() if ending in endings}
    if not owners or any(kind == owner or (owner == "image/" and kind.startswith(owner)) for owner in owners):
        return None
    return f"the extension says {ending}, the content is {kind}; read as what it is"
