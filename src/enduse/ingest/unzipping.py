"""How zip files are opened without believing what they say about themselves."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from enduse.errors import Damaged, Encrypted, SkipDocument, TooLarge
from enduse.ingest.extracted import Limits

_BLOCK = 1024 * 1024
_ENCRYPTED_FLAG = 0x1
_UTF8_FLAG = 0x800
_RUSSIAN = re.compile(r"[\x00-\x7fА-Яа-яЁё№]+")
_CHINESE = re.compile(r"[\x00-\x7f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


def opened(data: bytes) -> zipfile.ZipFile:
    """The zip file in the bytes. Raises Damaged when its directory cannot be read."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Damaged(f"zip file that breaks off or is garbled ({error}); get it again") from error


def members(archive: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    """The files of a zip, in its order. Raises TooLarge for more of them than the limit."""
    found = [info for info in archive.infolist() if not info.is_dir()]
    if len(found) > limits.parts:
        raise TooLarge(f"holds {len(found):,} files, over the limit of {limits.parts:,}; unpack and split it")
    return found


class Counter:
    """Counts what a zip file really unpacks to, over all its members, and stops at the limits."""

    def __init__(self, packed: int, limits: Limits) -> None:
        self._packed, self._limits, self._unpacked = max(packed, 1), limits, 0

    def blocks(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The unpacked bytes of one member, block by block.

        Raises Encrypted, Damaged (checksum, cut off, method not known) or TooLarge.
        """
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise Encrypted("asks for a password; give an unlocked copy")
        try:
            with archive.open(info) as stream:
                while block := stream.read(_BLOCK):
                    self._add(len(block))
                    yield block
        except SkipDocument:
            raise
        except _BROKEN as error:
            if "verlapped" in str(error):
                raise TooLarge("its members overlap, as in a zip bomb; not unpacked") from error
            raise Damaged(f"cannot be unpacked ({error}); get the container again") from error

    def _add(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > self._limits.unpacked:
            raise TooLarge(f"unpacks to more than the limit of {self._limits.unpacked:,} bytes; unpack it by hand")
        if self._unpacked > self._limits.ratio_from and self._unpacked > self._limits.ratio * self._packed:
            raise TooLarge(
                f"unpacks to more than {self._limits.ratio:,} times its size, as a zip bomb does; not unpacked"
            )


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name; where it is not marked as UTF-8, read as UTF-8, Russian DOS or Chinese, whichever fits."""
    if info.flag_bits & _UTF8_FLAG or info.filename.isascii():
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeError:
        return info.filename
    for encoding, shape in (("utf-8", None), ("cp866", _RUSSIAN), ("gb18030", _CHINESE)):
        try:
            name = raw.decode(encoding)
        except UnicodeError:
            continue
        if shape is None or shape.fullmatch(name):
            return name
    return info.filename
