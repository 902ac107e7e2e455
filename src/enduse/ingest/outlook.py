"""What an Outlook message holds: its properties, by number, out of the streams of an OLE file (MS-OXMSG)."""

import datetime
import struct
from collections.abc import Iterator
from typing import Any

from enduse.errors import Damaged, TooLarge
from enduse.ingest.extracted import Limits

Path = tuple[str, ...]

SUBJECT, BODY, RTF, HTML = 0x0037, 0x1000, 0x1009, 0x1013
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
TO, CC, SENT, DELIVERED = 0x0E04, 0x0E03, 0x0039, 0x0E06
FILE_NAME, LONG_NAME, DATA, MIME_TYPE, METHOD = 0x3704, 0x3707, 0x3701, 0x370E, 0x3705
_CODEPAGES = (0x3FFD, 0x3FDE)  # of the message, of the internet
_UNICODE, _BYTES, _TEXT, _TIME, _LONG = 0x001F, 0x0102, 0x001E, 0x0040, 0x0003
_EPOCH = datetime.datetime(1601, 1, 1)
_HEAD = {"root": 32, "embedded": 24, "part": 8}  # bytes before the properties
_RTF_LEAD = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


class Storage:
    """One message or attachment within an open OLE file: what its properties say."""

    def __init__(self, file: Any, path: Path, kind: str, limits: Limits, codec: str = "cp1252") -> None:
        self._file, self._path, self._limits = file, path, limits
        self._fixed = dict(self._numbers(_HEAD[kind]))
        pages = (self._fixed.get((number, _LONG)) for number in _CODEPAGES)
        self.codec = next((name for page in pages if page and (name := _codec(page))), codec)

    def text(self, number: int) -> str:
        """A property that is text, "" where it is missing."""
        if data := self._stream(number, _UNICODE):
            return data.decode("utf-16-le", "replace").rstrip("\0")
        return self._stream(number, _TEXT).decode(self.codec, "replace").rstrip("\0")

    def data(self, number: int) -> bytes:
        """A property that is bytes, empty where it is missing."""
        return self._stream(number, _BYTES)

    def number(self, number: int) -> int | None:
        """A property that is a whole number."""
        value = self._fixed.get((number, _LONG))
        return None if value is None else value & 0xFFFFFFFF

    def time(self, number: int) -> datetime.datetime | None:
        """A property that is a time, in UTC."""
        ticks = self._fixed.get((number, _TIME))
        try:
            return _EPOCH + datetime.timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def attachments(self) -> Iterator["Storage"]:
        """The attachments, in their order."""
        names = {
            entry[len(self._path)] for entry in self._file.listdir(streams=True, storages=True) if self._below(entry)
        }
        for name in sorted(n for n in names if n.lower().startswith("__attach_version1.0_")):
            yield Storage(self._file, (*self._path, name), "part", self._limits, self.codec)

    def embedded(self) -> "Storage | None":
        """The message that an attachment is, None where it is a file."""
        path = (*self._path, f"__substg1.0_{DATA:04X}000D")
        if not self._file.exists([*path, "__properties_version1.0"]):
            return None
        return Storage(self._file, path, "embedded", self._limits, self.codec)

    def _below(self, entry: list[str]) -> bool:
        return len(entry) > len(self._path) and tuple(entry[: len(self._path)]) == self._path

    def _stream(self, number: int, kind: int) -> bytes:
        return self._bytes(f"__substg1.0_{number:04X}{kind:04X}")

    def _bytes(self, name: str) -> bytes:
        path = [*self._path, name]
        if not self._file.exists(path):
            return b""
        if self._file.get_size(path) > self._limits.unpacked:
            raise TooLarge(f"{name} is over the limit of {self._limits.unpacked:,} bytes; save it by itself")
        with self._file.openstream(path) as stream:
            return bytes(stream.read())

    def _numbers(self, head: int) -> Iterator[tuple[tuple[int, int], int]]:
        """The properties of fixed length: (number, type) and value."""
        table = self._bytes("__properties_version1.0")[head:]
        for at in range(0, len(table) - 15, 16):
            kind, number, _, value = struct.unpack_from("<HHIQ", table, at)
            yield (number, kind), value


def _codec(page: int) -> str | None:
    page &= 0xFFFFFFFF
    name = {65001: "utf-8", 936: "gb18030", 1200: "utf-16-le", 20866: "koi8_r", 28591: "latin-1", 20127: "ascii"}.get(
        page
    )
    try:
        "".encode(name or f"cp{page}")
    except LookupError:
        return None
    return name or f"cp{page}"


def unpacked_rtf(data: bytes, limits: Limits) -> bytes:
    """The rich text of a compressed body (MS-OXRTFCP). Raises Damaged where it breaks off, TooLarge over the limits."""
    if len(data) < 16:
        raise Damaged("a compressed body that breaks off")
    size, kind = struct.unpack_from("<I4s", data, 4)
    if size > limits.text * 4:
        raise TooLarge(f"a body of {size:,} bytes, over the limit")
    if kind == b"MELA":
        return data[16 : 16 + size]
    if kind != b"LZFu":
        raise Damaged("a compressed body of an unknown kind")
    return _inflated(data, size)


def _inflated(data: bytes, size: int) -> bytes:
    """Runs of eight tokens, each a byte or a place and length in the last 4,096 bytes."""
    window, end = bytearray(_RTF_LEAD.ljust(4096, b"\0")), len(_RTF_LEAD)
    out, at = bytearray(), 16

    def keep(byte: int) -> None:
        nonlocal end
        out.append(byte)
        window[end] = byte
        end = (end + 1) % 4096

    while at < len(data) and len(out) < size:
        flags, at = data[at], at + 1
        for bit in range(8):
            if flags >> bit & 1:
                if at + 1 >= len(data):
                    return bytes(out)
                token, at = data[at] << 8 | data[at + 1], at + 2
                place = token >> 4
                if place == end:
                    return bytes(out)
                for n in range((token & 15) + 2):
                    keep(window[(place + n) % 4096])
            elif at < len(data):
                keep(data[at])
                at += 1
    return bytes(out[:size])
