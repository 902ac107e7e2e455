from pathlib import Path

import pytest

from enduse.errors import BadInput
from enduse.store.bulk import ParquetTable

pa = pytest.importorskip("pyarrow", reason="needs the extra [bulk]")
pytest.importorskip("duckdb", reason="needs the extra [bulk]")
pq = pytest.importorskip("pyarrow.parquet")


def written(path: Path, rows: int = 5000) -> ParquetTable:
    numbers = list(range(rows))
    columns = {
        "key": numbers,
        'a "name"': [f"n{n}" for n in numbers],
        "value": [None if n % 2 else 0.5 for n in numbers],
    }
    pq.write_table(pa.table(columns), path, row_group_size=700)
    return ParquetTable(path)


@pytest.mark.parametrize("name", ["names.parquet", "odd [1]*?.parquet"])
def test_rows_come_in_order_as_text(name: str, tmp_path: Path) -> None:
    table = written(tmp_path / name)
    assert table.rows == 5000 and table.columns == ("key", 'a "name"', "value")
    wanted = {"id": "key", "name": 'a "name"', "schema": None, "country": "value"}
    batches = list(table.batches(wanted, 300))
    assert all(b.num_rows <= 300 for b in batches)
    rows = [row for b in batches for row in b.to_pylist()]
    assert [row["line"] for row in rows] == list(range(1, 5001))
    assert rows[0] == {"line": 1, "id": "0", "name": "n0", "schema": None, "country": "0.5"}
    assert rows[7] == {"line": 8, "id": "7", "name": "n7", "schema": None, "country": None}


def test_what_is_no_parquet_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(BadInput, match=r"a\.parquet' cannot be read"):
        ParquetTable(tmp_path / "a.parquet")
    with pytest.raises(BadInput, match=r"b\.parquet' cannot be read: No such file"):
        ParquetTable(tmp_path / "b.parquet")
    with pytest.raises(BadInput, match="cannot be read: No such file"):
        ParquetTable(Path("https://example.org/a.parquet"))
