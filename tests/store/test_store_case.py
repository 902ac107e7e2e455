"""A case remembers: no work twice, a killed or changed thing made again, earlier inputs kept."""

from pathlib import Path

import pytest
from intake import Intake, opened, source
from msgspec.structs import replace

from enduse.errors import BadCase, Damaged, SkipDocument
from enduse.ingest import Ingested, ingest
from enduse.store import Case, memory


def test_documents_and_readings_are_made_once(tmp_path: Path) -> None:
    intake, one = Intake(), source("a.txt", b"Delta ships winches")
    with opened(tmp_path / "case") as case:
        first = intake.documents(case, one)
        read = intake.reading(case, first[0])
    with opened(tmp_path / "case") as case:
        assert list(intake.documents(case, one)) == list(first)
        assert intake.reading(case, first[0]) == read
    assert (intake.made, intake.read) == (["a.txt"], ["a.txt"])


def test_a_second_document_costs_only_itself(tmp_path: Path) -> None:
    intake = Intake()
    with opened(tmp_path / "case") as case:
        intake.documents(case, source("a.txt", b"one"))
        intake.documents(case, source("a.txt", b"one"))
        intake.documents(case, source("b.txt", b"two"))
    assert intake.made == ["a.txt", "b.txt"]


def test_parts_lie_in_the_vault_under_their_own_hash(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        documents = Intake().documents(case, source("m.eml", b"mail\npart:inner"))
    vault = tmp_path / "case" / "vault"
    assert [(vault / d.id[:2] / d.id).read_bytes() for d in documents] == [b"mail\npart:inner", b"inner"]
    assert documents[1].parent == documents[0].id
    assert not any((vault / d.id[:2] / d.id).stat().st_mode & 0o222 for d in documents)


def test_a_document_that_waits_for_a_program_is_made_again(tmp_path: Path) -> None:
    made: list[bool] = []

    def documents(case: Case, unfinished: bool) -> None:
        def make(data: bytes) -> list[Ingested]:
            made.append(unfinished)
            return [replace(i, document=replace(i.document, unfinished=unfinished)) for i in ingest("a.txt", data)]

        (document,) = case.documents(source("a.txt", b"words"), make)
        assert document.unfinished is unfinished

    for unfinished in (True, False):
        with opened(tmp_path / "case") as case:
            documents(case, unfinished)
    with opened(tmp_path / "case") as case:
        documents(case, False)
        assert made == [True, False] and case.problems() == ()


def test_another_extension_is_another_document_record(tmp_path: Path) -> None:
    intake = Intake()
    with opened(tmp_path / "case") as case:
        intake.documents(case, source("a.txt", b"same"))
        intake.documents(case, source("a.csv", b"same"))
        intake.documents(case, source("other/b.TXT", b"same"))
    assert intake.made == ["a.txt", "a.csv"]


def test_other_readers_or_other_code_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = Intake()
    with opened(tmp_path / "case") as case:
        (document,) = intake.documents(case, source("a.txt", b"one"))
        intake.reading(case, document, "readers 1")
        intake.reading(case, document, "readers 2")
        assert intake.read == ["a.txt", "a.txt"]
        monkeypatch.setattr(memory, "maker", lambda: "newer code")
        intake.documents(case, source("a.txt", b"one"))
        intake.reading(case, document, "readers 2")
    assert (len(intake.made), len(intake.read)) == (2, 3)


def test_a_case_accumulates_and_outlives_its_input(tmp_path: Path) -> None:
    intake = Intake()
    with opened(tmp_path / "case") as case:
        intake.documents(case, source("a.txt", b"one"))
    with opened(tmp_path / "case") as case:
        everything = case.sources([source("b.txt", b"two")])
        assert [(s.origin, s.read()) for s in everything] == [("a.txt", b"one"), ("b.txt", b"two")]
        for one in everything:
            intake.documents(case, one)
        assert [s.origin for s in case.sources([])] == ["a.txt", "b.txt"]
    assert intake.made == ["a.txt", "b.txt"]


def test_a_changed_file_replaces_its_former_self_but_the_bytes_stay(tmp_path: Path) -> None:
    intake = Intake()
    with opened(tmp_path / "case") as case:
        (former,) = intake.documents(case, source("a.txt", b"one"))
        intake.documents(case, source("a.txt", b"two"))
        assert [s.read() for s in case.sources([])] == [b"two"]
        changes = [e for e in case.entries() if e.action == "source"]
    assert changes[-1].detail["former"] == former.id
    assert (tmp_path / "case" / "vault" / former.id[:2] / former.id).read_bytes() == b"one"


def test_one_relative_path_in_two_folders_is_two_sources(tmp_path: Path) -> None:
    intake = Intake()
    with opened(tmp_path / "case") as case:
        intake.documents(case, source("a.txt", b"one", "/north"))
        intake.documents(case, source("a.txt", b"two", "/south"))
        assert sorted(s.read() for s in case.sources([])) == [b"one", b"two"]


def test_no_absolute_path_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        Intake().documents(case, source("a.txt", b"one", "/secret-informant"))
    for file in (tmp_path / "case").rglob("*"):
        assert not file.is_file() or b"secret-informant" not in file.read_bytes()


def test_the_cases_own_files_are_no_input(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        inside = source("case.sqlite", b"x", str(tmp_path / "case"))
        beside = source("case2.txt", b"x", str(tmp_path))
        assert case.sources([inside, beside]) == (beside,)


def test_a_source_that_cannot_be_read_has_its_document(tmp_path: Path) -> None:
    broken = source("a.pdf", Damaged("breaks off; give a whole copy"))
    with opened(tmp_path / "case") as case:
        first = Intake().documents(case, broken)
    with opened(tmp_path / "case") as case:
        (later,) = case.sources([])
        assert Intake().documents(case, later) == first
        assert first[0].error == "breaks off; give a whole copy"
        assert Intake().documents(case, source("a.pdf", b"whole"))[0].error is None
        assert [s.read() for s in case.sources([])] == [b"whole"]


def test_without_unreadable_the_error_goes_on(tmp_path: Path) -> None:
    with Case.open(tmp_path / "case", create=True) as case, pytest.raises(SkipDocument):
        Intake().documents(case, source("a.pdf", Damaged("breaks off")))


def test_an_altered_stored_text_is_made_again(tmp_path: Path) -> None:
    intake, one = Intake(), source("a.txt", b"seven")
    with opened(tmp_path / "case") as case:
        intake.documents(case, one)
        case._connection.execute("UPDATE texts SET text = 'eight'")
        assert intake.documents(case, one)[0].text == "seven"
    assert intake.made == ["a.txt", "a.txt"]


def test_a_lost_original_is_put_back_from_the_input(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        (document,) = Intake().documents(case, source("a.txt", b"seven"))
        kept = tmp_path / "case" / "vault" / document.id[:2] / document.id
        kept.unlink()
        Intake().documents(case, source("a.txt", b"seven"))
        assert kept.read_bytes() == b"seven"
        assert [e.action for e in case.entries()].count("restore") == 1
        assert case.problems() == ()


def test_an_altered_original_stops_the_run_and_is_named(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        (document,) = Intake().documents(case, source("a.txt", b"seven"))
        kept = tmp_path / "case" / "vault" / document.id[:2] / document.id
        kept.chmod(0o644)
        kept.write_bytes(b"eight")
        (later,) = case.sources([])
        with pytest.raises(BadCase, match=r"original of 'a.txt' in the vault was altered"):
            Intake().documents(case, later)


def test_a_failed_make_leaves_no_trace(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:

        def make(data: bytes) -> list[None]:
            raise RuntimeError("killed")

        with pytest.raises(RuntimeError):
            case.documents(source("a.txt", b"one"), make)  # type: ignore[arg-type]
        assert case.sources([]) == ()
        assert case.entries() == ()


def test_left_over_parts_are_cleared(tmp_path: Path) -> None:
    opened(tmp_path / "case").close()
    (tmp_path / "case" / ".part" / "half").write_bytes(b"half a fi")
    opened(tmp_path / "case").close()
    assert list((tmp_path / "case" / ".part").iterdir()) == []


def test_what_is_no_case_is_refused_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match="is no case"):
        Case.open(tmp_path)
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "mine.txt").write_text("mine")
    with pytest.raises(BadCase, match="holds export"):
        Case.open(tmp_path, create=True)
    (tmp_path / "file").write_text("")
    with pytest.raises(BadCase, match="is a file"):
        Case.open(tmp_path / "file", create=True)
    with pytest.raises(BadCase, match="cannot be made"):
        Case.open(tmp_path / "file" / "case", create=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["export", "file"]
