"""Every altered, missing or added thing is found and named."""

from pathlib import Path

import pytest
from intake import Intake, opened, source

from enduse.records.identity import sha256_bytes
from enduse.records.party import Party
from enduse.records.picture import Picture
from enduse.records.reading import Name
from enduse.store import Case

MAIL, PART = b"mail of Delta\npart:inner text", b"inner text"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of a mail with one part, its readings, a picture and exports."""
    with opened(tmp_path / "case") as case:
        intake = Intake()
        documents = tuple(intake.documents(case, source("m.eml", MAIL)))
        for document in documents:
            intake.reading(case, document)
        delta = Party(id="a" * 32, schema="Company", names=(Name("Delta"),))
        case.save(Picture(documents=documents, parties=(delta,)))
        texts = {f"export/text/{d.id}.txt": d.text.encode() for d in documents}
        case.write_exports({"report.html": b"<p>", "export/documents.jsonl": b"{}\n", **texts})
        case.log("done")
    assert problems(tmp_path / "case") == []
    return tmp_path / "case"


def problems(folder: Path) -> list[str]:
    with Case.open(folder, write=False) as case:
        return list(case.problems())


def flip(file: Path) -> None:
    """Change one bit of the file's last byte."""
    file.chmod(0o644)
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def alter(folder: Path, *statements: str) -> None:
    """Run statements on the database as an intruder would: with the guards taken off."""
    with Case.open(folder, write=False) as case:
        for name in ("log_keeps_rows", "log_loses_nothing"):
            case._connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert case._connection.execute(statement).rowcount > 0, statement


def original(folder: Path, data: bytes) -> Path:
    sha256 = sha256_bytes(data)
    return folder / "vault" / sha256[:2] / sha256


@pytest.mark.parametrize("data", [MAIL, PART])
def test_a_flipped_byte_in_an_original(folder: Path, data: bytes) -> None:
    flip(original(folder, data))
    (line,) = problems(folder)
    assert line.startswith("original altered: m.eml") and sha256_bytes(data) in line


def test_a_missing_original(folder: Path) -> None:
    original(folder, PART).unlink()
    assert [line.partition(" (")[0] for line in problems(folder)] == ["original missing: m.eml!/1"]


def test_a_strangers_file_in_the_vault(folder: Path) -> None:
    (folder / "vault" / "note.txt").write_text("hello")
    assert problems(folder) == ["vault: note.txt was not put there by enduse"]


def test_whole_bytes_of_an_unfinished_run_are_no_alteration(folder: Path) -> None:
    file = original(folder, b"taken in by a run that was killed")
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"taken in by a run that was killed")
    assert problems(folder) == []


@pytest.mark.parametrize("name", ["report.html", "export/documents.jsonl", f"export/text/{sha256_bytes(PART)}.txt"])
def test_an_altered_or_missing_export(folder: Path, name: str) -> None:
    flip(folder / name)
    assert problems(folder) == [f"exported file altered: {name}; the next run writes it again"]
    (folder / name).unlink()
    assert problems(folder) == [f"exported file missing: {name}; the next run writes it again"]


def test_an_altered_stored_text(folder: Path) -> None:
    alter(folder, "UPDATE texts SET text = replace(text, 'inner', 'outer') WHERE text LIKE 'inner%'")
    assert [line.partition(" (")[0] for line in problems(folder)] == ["stored text altered: m.eml"]


def test_a_stored_text_that_was_exchanged_together_with_its_hash(folder: Path) -> None:
    outer = sha256_bytes(b"outer")
    alter(folder, f"UPDATE texts SET text = 'outer', sha256 = '{outer}' WHERE text LIKE 'inner%'")
    assert [line.partition(" (")[0] for line in problems(folder)] == [
        "stored text altered: unknown document",
        "stored text missing: m.eml",
    ]


@pytest.mark.parametrize("what", ["documents", "readings"])
def test_an_altered_missing_or_added_result(folder: Path, what: str) -> None:
    alter(folder, f"UPDATE kept_{what} SET record = CAST(replace(CAST(record AS TEXT), '[', '[ ') AS BLOB)")
    assert problems(folder) and all(" altered: " in line and "makes it again" in line for line in problems(folder))
    with Case.open(folder, write=False) as case:
        case._connection.execute(f"DELETE FROM kept_{what}")
    assert problems(folder) and all(" missing: " in line for line in problems(folder))


def test_a_result_the_log_knows_nothing_of(folder: Path) -> None:
    alter(folder, "INSERT INTO kept_readings VALUES ('f', 'k', x'7b7d', 'x')")
    assert problems(folder) == ["reading not in the log: f"]


def test_an_altered_or_missing_table(folder: Path) -> None:
    alter(folder, "UPDATE parties SET name = 'Epsilon'")
    assert problems(folder) == ["table altered: parties; the next run rebuilds it"]
    with Case.open(folder, write=False) as case:
        case._connection.execute("DROP TABLE parties")
    assert problems(folder) == ["table missing: parties; the next run rebuilds it"]


def test_an_edited_log_row(folder: Path) -> None:
    alter(folder, "UPDATE log SET at = '2024-01-01T00:00:00Z' WHERE seq = 2")
    assert problems(folder) == ["log: row 2 (intake) was altered"]


def test_an_edited_log_row_with_a_fresh_hash(folder: Path) -> None:
    from enduse.store.custody import row_hash

    with Case.open(folder, write=False) as case:
        row = case._connection.execute(
            "SELECT seq, '2024', action, subject, tool, detail, previous FROM log WHERE seq = 2"
        ).fetchone()
    alter(folder, f"UPDATE log SET at = '2024', hash = '{row_hash(*row)}' WHERE seq = 2")
    assert problems(folder) == ["log: row 3 does not follow from the row before it"]


@pytest.mark.parametrize(("where", "line"), [("seq = 1", "rows 1 to 1"), ("action = 'done'", "are missing")])
def test_a_removed_log_row(folder: Path, where: str, line: str) -> None:
    alter(folder, f"DELETE FROM log WHERE {where}")
    assert line in problems(folder)[0]


def test_unreadable_log_detail_is_reported_not_raised(folder: Path) -> None:
    alter(folder, "UPDATE log SET detail = 'x' WHERE action = 'intake'")
    assert "log: row 2 (intake) was altered" in problems(folder)


def test_an_export_that_was_broken_off(folder: Path) -> None:
    with Case.open(folder, write=False) as case:
        case._connection.execute("INSERT INTO meta VALUES ('exporting', '1')")
    assert problems(folder) == ["exports unfinished: a run was stopped while it wrote them; run the same command again"]


def test_the_next_run_mends_what_it_promises_to_mend(folder: Path) -> None:
    alter(
        folder,
        "UPDATE parties SET name = 'Epsilon'",
        "UPDATE kept_readings SET record = x'00'",
        "UPDATE kept_documents SET record = x'00'",
    )
    flip(folder / "report.html")
    with opened(folder) as case:
        intake = Intake()
        documents = tuple(intake.documents(case, source("m.eml", MAIL)))
        for document in documents:
            intake.reading(case, document)
        delta = Party(id="a" * 32, schema="Company", names=(Name("Delta"),))
        case.save(Picture(documents=documents, parties=(delta,)))
        texts = {f"export/text/{d.id}.txt": d.text.encode() for d in documents}
        case.write_exports({"report.html": b"<p>", "export/documents.jsonl": b"{}\n", **texts})
        assert len(intake.made) == 1 and len(intake.read) == 2
    assert problems(folder) == []
