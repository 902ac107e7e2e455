"""Zip files: what is in them, and what they may not do."""

import io
import stat
import struct
import zipfile
import zlib

import pytest


def test_every_file_is_a_part_and_folders_are_none(opened, zipped):
    documents = opened(zipped({"a/": b"", "a/b.txt": b"one", "c.txt": b"two"}), "x.zip")
    assert [(d.origin, d.text) for d in documents[1:]] == [("x.zip!/a/b.txt", "one"), ("x.zip!/c.txt", "two")]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../evil.txt", "..\\evil.txt"])
def test_a_path_trick_is_a_line_and_the_others_go_on(opened, zipped, name):
    box, evil, good = opened(zipped({name: b"evil", "good.txt": b"good"}), "x.zip")
    assert evil.error is not None and evil.error.startswith("unsafe: ") and evil.text == ""
    assert ".." not in evil.origin and good.text == "good"
    assert box.error is None and box.notes == ("1 of 2 files in it could not be taken out",)


def test_a_link_is_not_followed(opened):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    _, link = opened(stream.getvalue(), "x.zip")
    assert link.error is not None and "is a link" in link.error


def test_a_bomb_is_too_large(opened, zipped):
    (box,) = opened(zipped({"a.txt": bytes(40 * 1024 * 1024)}), "x.zip")
    assert box.error is not None and box.error.startswith("too large: unpacks to more than 200 times")
    (box,) = opened(zipped({"a.txt": b"x" * 5000, "b.txt": b"y" * 5000}), "x.zip", unpacked=8000)
    assert box.error is not None and "the limit of 8,000 bytes" in box.error
    (box,) = opened(zipped({f"{n}.txt": b"x" for n in range(30)}), "x.zip", parts=20)
    assert box.error is not None and "30 files" in box.error


def test_sizes_in_the_directory_are_not_believed(opened, zipped):
    data = bytearray(zipped({"a.txt": b"x" * 50_000}))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)  # says: ten bytes unpacked
    documents = opened(bytes(data), "x.zip", unpacked=20_000)
    assert all(len(d.text) <= 20_000 for d in documents)
    assert any(d.error for d in documents)


def test_overlapping_members_are_a_bomb(opened):
    """Two directory entries point at one member, as in David Fifield's zip bomb (2019)."""
    body = zlib.compress(b"x" * 1000)[2:-4]
    local = (
        struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, zlib.crc32(b"x" * 1000), len(body), 1000, 1, 0)
        + b"a"
        + body
    )
    entries = b"".join(
        struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, zlib.crc32(b"x" * 1000), len(body), 1000, 1, 0, 0, 0, 0, 0, at
        )
        + b"a"
        for at in (0, 0)
    )
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 2, 2, len(entries), len(local), 0)
    documents = opened(local + entries + end, "x.zip", unpacked=1500)
    assert documents[0].error is not None and documents[0].error.startswith("too large: ")


def _locked(data: bytes) -> bytes:
    """The same zip with every member marked as encrypted."""
    made = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(mark, at + 1)
    return bytes(made)


def test_a_password(opened, zipped):
    (box,) = opened(_locked(zipped({"a.txt": b"words"})), "x.zip")
    assert box.error == "encrypted: all 1 files in it ask for a password; give an unlocked copy"


def test_a_damaged_member_is_a_line(opened, zipped):
    data = bytearray(zipped({"a.txt": b"words of the first", "b.txt": b"two"}, zipfile.ZIP_STORED))
    data[data.find(b"words")] = ord("W")
    _, first, second = opened(bytes(data), "x.zip")
    assert first.error is not None and first.error.startswith("damaged: ") and second.text == "two"


def test_an_empty_zip_and_a_cut_one(opened, zipped):
    assert opened(zipped({}), "x.zip")[0].error == "empty: a zip file without files in it"
    assert opened(zipped({"a.txt": b"words"})[:-20], "x.zip")[0].error.startswith("damaged: ")


@pytest.mark.parametrize(("name", "encoding"), [("счёт.txt", "cp866"), ("发票.txt", "gb18030"), ("счёт.txt", "utf-8")])
def test_names_in_old_encodings_are_read(opened, zipped, name, encoding):
    raw = name.encode(encoding)
    data = zipped({"N" * len(raw): b"words"}).replace(b"N" * len(raw), raw)
    assert opened(data, "x.zip")[1].origin == f"x.zip!/{name}"
