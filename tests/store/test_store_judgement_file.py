"""The judgement log beside a table: lines are only added, and a broken-off one costs nothing."""

from pathlib import Path

import pytest
from intake import clock

from enduse.errors import BadInput
from enduse.records.judgement import Judgement
from enduse.records.pair import Pair
from enduse.records.side import Side
from enduse.store.judgement_file import JudgementFile

SEEN = Pair(left=Side(id="1", names=("Quarn",)), right=Side(id="e", names=("Кварн",), digest="d"), score=0.9)
WORD = Judgement(id="", left="1", right="e", verdict="same", why="one register", by="Editor", seen=SEEN)


@pytest.fixture
def log(tmp_path: Path) -> JudgementFile:
    return JudgementFile(tmp_path / "log.jsonl", clock())


def test_what_was_judged_is_read_back(log: JudgementFile) -> None:
    assert log.judgements() == () and not log.path.exists()
    made = log.judge(WORD)
    assert made.id and made.at == "2025-01-01T00:00:00Z"
    assert JudgementFile(log.path).judgements() == (made,) == log.judgements()


def test_a_judgement_is_taken_back_and_nothing_is_removed(log: JudgementFile) -> None:
    first, second = log.judge(WORD), log.judge(WORD)
    before = log.path.read_bytes()
    log.retract(second.id, "wrong key", "Editor")
    assert log.path.read_bytes().startswith(before)
    assert [(j.id, j.retracted) for j in JudgementFile(log.path).judgements()] == [(first.id, False), (second.id, True)]


def test_two_reviewers_may_add_to_one_log(log: JudgementFile) -> None:
    other = JudgementFile(log.path, clock())
    log.judge(WORD)
    other.judge(WORD)
    log.judge(WORD)
    assert len(JudgementFile(log.path).judgements()) == 3


def test_a_line_that_was_broken_off_anywhere_costs_only_itself(log: JudgementFile) -> None:
    first, second = log.judge(WORD), log.judge(WORD)
    whole = log.path.read_bytes()
    begin = whole.index(b"\n") + 1
    for end in range(begin, len(whole)):
        log.path.write_bytes(whole[:end])
        again = JudgementFile(log.path, clock())
        kept = (first, second) if end == len(whole) - 1 else (first,)
        assert again.judgements() == kept
        again.judge(WORD)
        assert JudgementFile(log.path).judgements()[:-1] == kept


@pytest.mark.parametrize("data", [b"id,name\n1,Quarn\n", b"not a log", b'{"kind":"note"}\n', b"\xff\xfe\n"])
def test_a_file_of_another_kind_is_refused_and_left_alone(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(data)
    with pytest.raises(BadInput, match="line 1 is no line of a judgement log"):
        JudgementFile(path)
    assert path.read_bytes() == data


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        JudgementFile(tmp_path / "no" / "log.jsonl").judge(WORD)
    with pytest.raises(BadInput, match="cannot be opened"):
        JudgementFile(tmp_path)
