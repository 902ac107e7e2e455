"""Zip files: every file in them becomes a document of its own; nothing is ever written to disk."""

import stat
import zipfile

from enduse.errors import Empty, Encrypted, SkipDocument, TooLarge, Unsafe
from enduse.ingest.extracted import Extracted, Limits, Part
from enduse.ingest.naming import escapes
from enduse.ingest.unpack import worded
from enduse.ingest.unzipping import Counter, member_name, members, opened

NAME = "archive"
MEDIA_TYPES = ("application/zip", "application/x-zip-compressed")
EXTENSIONS = (".zip",)


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The files of a zip as parts, in its order; one that cannot be taken out is a part with an error.

    Raises Encrypted when every file asks for a password, Damaged when the directory is unreadable, Empty when there is
    no file in it, TooLarge when it unpacks to more than the limits.
    """
    counter = Counter(len(data), limits)
    with opened(data) as archive:
        found = members(archive, limits)
        if not found:
            raise Empty("a zip file without files in it")
        if all(info.flag_bits & 0x1 for info in found):
            raise Encrypted(f"all {len(found)} files in it ask for a password; give an unlocked copy")
        parts = tuple(_part(archive, info, counter) for info in found)
    failed = sum(part.error is not None for part in parts)
    return Extracted(
        parts=parts, notes=(f"{failed} of {len(parts)} files in it could not be taken out",) if failed else ()
    )


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, counter: Counter) -> Part:
    """One file of the zip. Raises TooLarge only, for that ends the unpacking of the whole container."""
    name = member_name(info)
    try:
        if escapes(name):
            raise Unsafe(f"its path {name!r} leads out of the container; take it out by hand if it is wanted")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise Unsafe(f"{name!r} is a link, not a file; put the file itself there")
        return Part(name, b"".join(counter.blocks(archive, info)))
    except TooLarge:
        raise
    except SkipDocument as error:
        return Part(name, b"", worded(error))
