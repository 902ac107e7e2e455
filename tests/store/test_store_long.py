"""A source too long to be held goes to the vault piece by piece, and is remembered like any other."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pytest
from intake import opened

from enduse import pipeline
from enduse.errors import BadCase
from enduse.ingest import Ingested, ingest_long, longtable
from enduse.read.readers.table import TableReader
from enduse.records.document import Document, Source
from enduse.records.identity import sha256_bytes

ROWS = b"Shipper;Goods\n" + b"".join(b"Larkfield Parts Ltd;Winch WX-%d\n" % n for n in range(40))


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(longtable, "PART_ROWS", 21)


def file(data: bytes, origin: str = "rows.csv") -> Source:
    def read() -> bytes:
        raise AssertionError("a long source is not read whole")

    return Source(origin, read, f"/input/{origin}", lambda: io.BytesIO(data), len(data))


class Counted:
    """Makes the documents of a long table; counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, stream: BinaryIO, sha256: str) -> Sequence[Ingested]:
        self.made += 1
        return ingest_long("rows.csv", stream, sha256)

    def documents(self, folder: Path, source: Source) -> Sequence[Document]:
        with opened(folder) as case:
            return case.long_documents(source, self)


def kept(case: Path, sha256: str) -> Path:
    return case / "vault" / sha256[:2] / sha256


def test_the_original_lies_in_the_vault_whole_and_its_parts_beside_it(tmp_path: Path) -> None:
    whole, *parts = Counted().documents(tmp_path, file(ROWS))
    assert whole.id == sha256_bytes(ROWS) and [p.parent for p in parts] == [whole.id] * 2
    assert kept(tmp_path, whole.id).read_bytes() == ROWS
    assert ROWS.startswith(kept(tmp_path, parts[0].id).read_bytes())
    assert not any(kept(tmp_path, d.id).stat().st_mode & 0o222 for d in (whole, *parts))
    with opened(tmp_path) as case:
        assert case.problems() == ()
        assert [e.subject for e in case.entries() if e.action == "intake"] == [d.id for d in (whole, *parts)]


def test_documents_are_made_once_and_anew_where_the_vault_lost_the_original(tmp_path: Path) -> None:
    made = Counted()
    first = made.documents(tmp_path, file(ROWS))
    assert list(made.documents(tmp_path, file(ROWS))) == list(first) and made.made == 1
    kept(tmp_path, first[0].id).unlink()
    assert list(made.documents(tmp_path, file(ROWS))) == list(first) and made.made == 2
    assert kept(tmp_path, first[0].id).read_bytes() == ROWS


def test_a_file_that_is_gone_is_read_from_the_vault_and_said_to_be_gone(tmp_path: Path) -> None:
    made = Counted()
    first = made.documents(tmp_path / "case", file(ROWS))
    with opened(tmp_path / "case") as case:
        (former,) = case.sources([])
        assert former.open is not None and former.size == len(ROWS)
        assert list(case.long_documents(former, made)) == list(first) and made.made == 1
        kept(tmp_path / "case", first[0].id).chmod(0o644)
        kept(tmp_path / "case", first[0].id).write_bytes(b"altered")
        with pytest.raises(BadCase, match="was altered"):
            case.long_documents(former, made)


def test_a_file_that_changes_while_it_is_read_is_a_line_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(ROWS)

    class Changing(io.FileIO):
        def seek(self, at: int, whence: int = 0) -> int:
            if self.tell():  # it was read to the end once: now it holds something else
                path.write_bytes(ROWS.upper())
            return super().seek(at, whence)

    source = Source("rows.csv", path.read_bytes, "/input/rows.csv", lambda: Changing(path), len(ROWS))  # type: ignore[arg-type,return-value]
    (document,) = Counted().documents(tmp_path / "case", source)
    assert document.error is not None and "changed while it was read" in document.error
    with opened(tmp_path / "case") as case:
        assert case.problems() == ()


def test_a_run_over_a_long_table_is_remembered_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(longtable, "LONG", 600)
    row = b"A/%d;2024-05-02;Larkfield Parts Ltd;Osterholm Works GmbH;Winch WX-%d;%d\n"
    rows = b"".join(row % (n, n, n + 2) for n in range(30))
    source = file(b"Declaration No;Declaration date;Shipper;Consignee;Goods description;Quantity\n" + rows)
    pictures = []
    for _ in range(2):
        with opened(tmp_path) as case:
            pictures.append(pipeline.run(case.sources([source]), [TableReader()], keep=case))
            case.save(pictures[-1])
            assert case.problems() == ()
    assert pictures[0] == pictures[1]
    assert len(pictures[0].documents) == 3 and len(pictures[0].transfers) == 30
