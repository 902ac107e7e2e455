"""Which characters the bytes of a text file are."""

import codecs
import re

from charset_normalizer import from_bytes
from msgspec import Struct

from enduse.errors import Damaged

#: Longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Eight-bit encodings that trade documents in English, Russian and Chinese come in.
_USUAL = ["gb18030", "cp1251", "koi8_r", "cp866", "big5", "cp1252"]
_SAMPLE = 64 * 1024
_FEW = 3  # so many control characters make no short text binary
_RUSSIAN_WORD = re.compile(r"[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+")
_WORD = re.compile(r"[A-Za-z\x80-\U0010ffff]+")
_BINARY = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1a\x1b")


class Decoded(Struct, frozen=True):
    """Text, the encoding it was read by, and a note where bytes had to be replaced."""

    text: str
    encoding: str
    note: str | None = None


def looks_binary(data: bytes) -> bool:
    """Whether the first 64 KiB hold bytes that no text holds. UTF-16 and UTF-32 text is not binary."""
    head = data[:_SAMPLE]
    if _marked(head) or _wide(head):
        return False
    odd = len(head) - len(head.translate(None, _BINARY))
    return head.count(0) > max(0.01 * len(head), _FEW) or odd > max(0.05 * len(head), _FEW)


def wide_encoding(head: bytes) -> str | None:
    """The encoding of a text whose characters take two or four bytes each, by its first bytes; None for any other."""
    marked = _marked(head)
    return (marked[1] if marked[1] != "utf-8" else None) if marked else _wide(head[:_SAMPLE])


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Bytes as text: by byte order mark, as UTF-8, as `declared` (by a mail or page), else by what reads best.

    Raises Damaged when the bytes are no text.
    """
    if mark := _marked(data):
        return _read(data[len(mark[0]) :], mark[1])
    if looks_binary(data):
        raise Damaged("bytes that are no text; check that the file is complete and what made it")
    if wide := _wide(data[:_SAMPLE]):
        return _read(data, wide)
    seven_bit = declared is not None and declared.lower().startswith(("iso-2022", "hz"))  # ASCII bytes, not ASCII text
    for encoding in (declared, "utf-8") if seven_bit else ("utf-8", declared):
        if encoding:
            try:
                return Decoded(data.decode(encoding), encoding)
            except (UnicodeError, LookupError, ValueError):
                continue
    return _read(data, _guessed(data))


def _read(data: bytes, encoding: str) -> Decoded:
    """Decode, replacing and noting what does not fit."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeError:
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd")
        return Decoded(text, encoding, f"{lost:,} characters are no {encoding} and are shown as \ufffd")


def _marked(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark the data begins with, and its encoding."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: ASCII, Latin or Cyrillic text in it has its NULs (or 04s) on one side only."""
    head = head[: len(head) // 2 * 2]
    if len(head) < 4:
        return None
    for encoding, high, low in (("utf-16-le", head[1::2], head[0::2]), ("utf-16-be", head[0::2], head[1::2])):
        narrow = sum(high.count(page) for page in (0, 4))
        if high.count(0) and narrow >= 0.4 * len(high) and low.count(0) <= 0.02 * len(low):
            try:
                text = head.decode(encoding, "strict" if len(head) < _SAMPLE else "ignore")
            except UnicodeError:
                continue
            if sum(map(str.isprintable, text)) + sum(map(text.count, "\r\n\t")) >= 0.95 * len(text):
                return encoding
    return None


def _guessed(data: bytes) -> str:
    """The eight-bit encoding that reads best.

    Short Russian words also decode as Chinese, so the shape of words is looked at first.
    """
    head = data[:_SAMPLE]
    words = [w for w in _WORD.findall(head.decode("cp1251", "replace")) if not w.isascii()]
    shaped = [w for w in words if _RUSSIAN_WORD.fullmatch(w)]
    if len(shaped) >= 0.9 * len(words) and sum(map(str.islower, "".join(shaped))) > 0.5 * len("".join(shaped)):
        return "cp1251"
    best = from_bytes(head, cp_isolation=_USUAL).best() or from_bytes(head).best()
    name = best.encoding if best else "cp1252"
    if name in ("gb18030", "big5"):
        lone = re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", head)
        if len(lone) > 0.5 * len(re.findall(rb"[\x80-\xff]+", head)):
            return "cp1252"
        return "gb18030" if _fits(head, "gb2312") else name
    return name


def _fits(head: bytes, encoding: str) -> bool:
    """Whether the bytes decode; a character cut at the end of the sample does not count."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(head, final=False)
    except UnicodeError:
        return False
    return True
