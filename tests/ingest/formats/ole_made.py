"""A compound file (MS-CFB 1.0, version 3) of given streams, as small as it can be: for tests of Outlook messages."""

import struct
from typing import TypeAlias

Tree: TypeAlias = "dict[str, bytes | Tree]"
_SECTOR, _FREE, _END, _NONE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
_SMALL = 4096  # a shorter stream would need the mini stream: it is filled up with zeros instead, its length told apart


def compound(tree: Tree) -> bytes:
    """The bytes of a compound file with these storages and streams. Streams are padded to 4,096 bytes."""
    entries: list[tuple[str, int, int, int, bytes]] = []  # name, type, child, right sibling, content

    def add(folder: Tree) -> int:
        """The entries of a storage as a chain of right siblings; returns the first."""
        first = _NONE
        for name in sorted(folder, key=lambda n: (len(n), n.upper()), reverse=True):
            value = folder[name]
            child = add(value) if isinstance(value, dict) else _NONE
            kind, content = (1, b"") if isinstance(value, dict) else (2, value)
            entries.append((name, kind, child, first, content))
            first = len(entries)
        return first

    child = add(tree)
    table = [("Root Entry", 5, child, _NONE, b""), *entries]
    sectors: list[bytes] = []
    chain: list[int] = []
    starts: list[int] = []
    for _, kind, _, _, content in table:
        starts.append(_put(content.ljust(_SMALL, b"\0"), sectors, chain) if kind == 2 else _END)
    directory = b"".join(
        _entry(name, kind, below, beside, start, max(len(content), _SMALL) if kind == 2 else 0)
        for (name, kind, below, beside, content), start in zip(table, starts, strict=True)
    )
    first_directory = _put(directory, sectors, chain)
    fat_sectors = 1
    while (len(chain) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    fat_at = list(range(len(chain), len(chain) + fat_sectors))
    fat = [*chain, *([0xFFFFFFFD] * fat_sectors)]
    fat += [_FREE] * (fat_sectors * _SECTOR // 4 - len(fat))
    data = struct.pack(f"<{len(fat)}I", *fat)
    head = struct.pack("<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6,
                       bytes(6), 0, fat_sectors, first_directory, 0, _SMALL, _END, 0, _END, 0)  # fmt: skip
    return head + struct.pack("<109I", *(fat_at + [_FREE] * (109 - len(fat_at)))) + b"".join(sectors) + data


def _put(content: bytes, sectors: list[bytes], chain: list[int]) -> int:
    """Append a stream to the sectors; returns its first."""
    first = len(sectors)
    pieces = [content[n : n + _SECTOR].ljust(_SECTOR, b"\0") for n in range(0, max(len(content), 1), _SECTOR)]
    sectors += pieces
    chain += [first + n + 1 for n in range(len(pieces) - 1)] + [_END]
    return first


def _entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ", wide, len(wide) + 2, kind, 1, _NONE, right, child, bytes(16), 0, 0, 0, start, size
    )
