from pathlib import Path

import pytest

from enduse.store.distinct import ASKER, Distinct
from enduse.store.lines import Lines

pa = pytest.importorskip("pyarrow", reason="needs the extra [bulk]")
pytest.importorskip("duckdb", reason="needs the extra [bulk]")

ROWS = [
    (2, "a", "Vega", None, "ru", None, None),
    (3, "b", "Orlin", "Person", None, None, None),
    (4, "c", "cut", None, None, None, "cannot be read"),
    (7, "d", "Vega", "", "ru", "", None),
    (9, None, "Vega ", None, "ru", None, None),
]
SCHEMA = pa.schema(
    [("line", pa.int64())]
    + [(name, pa.string()) for name in ("id", "name", "schema", "country", "identifier", "trouble")]
)


def held(folder: Path) -> Distinct:
    def batches():
        for row in reversed(ROWS):
            yield pa.record_batch(
                [pa.array([cell], f.type) for cell, f in zip(row, SCHEMA, strict=True)], schema=SCHEMA
            )

    return Distinct(folder, SCHEMA, batches())


def test_each_question_comes_once_in_the_order_it_was_first_asked(tmp_path: Path) -> None:
    distinct = held(tmp_path)
    assert distinct.count == 3
    asked = [(r["line"], r["id"], r["name"]) for b in distinct.questions(2, 0) for r in b.to_pylist()]
    assert asked == [(0, ASKER, "Vega"), (1, ASKER, "Orlin"), (2, ASKER, "Vega ")]
    assert [r["line"] for b in distinct.questions(2, 2) for r in b.to_pylist()] == [2]
    rows = [(r["line"], r["id"], r["n"], r["trouble"]) for b in distinct.rows(2) for r in b.to_pylist()]
    assert rows == [
        (2, "a", 0, None), (3, "b", 1, None), (4, "c", None, "cannot be read"), (7, "d", 0, None), (9, "", 2, None)
    ]  # fmt: skip
    distinct.close()
    again = held(tmp_path)  # what a run that was killed left there is no hindrance
    assert again.count == 3
    again.close()


def test_the_lines_of_a_file_by_their_number(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("eins\n\nдва\n".encode())
    lines = Lines(tmp_path / "a")
    assert [lines[2].decode(), lines[0], lines[1]] == ["два", b"eins", b""]
    with pytest.raises(IndexError):
        lines[3]
    lines.close()
