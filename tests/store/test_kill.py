"""A run may be killed at any moment: the same command again comes to the result of an unbroken run.

The real command is run in a process of its own on a generated folder, and killed (SIGKILL) at seeded moments spread
over the whole length of a run. The moments are fractions of a measured run; nothing is asserted about time.
"""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from enduse.records.identity import sha256_bytes
from enduse.store import Case

KILLS = 20
#: So many kills on one case before a run on it is let through to its end.
IN_A_ROW = 5
DOCUMENTS = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented articles in text and HTML, one broken file and one mail with an attachment."""
    made = tmp_path_factory.mktemp("kill") / "documents"
    made.mkdir()
    for number in range(DOCUMENTS):
        firm, goods = f"Tarn-{number % 7} Trading", ("winches", "engines", "gyroscopes")[number % 3]
        paragraphs = [
            f"{firm} shipped {number + 3} {goods} to Plant {number % 5} of Osterholm in May 2024, the Norder Courier"
            f" reported on {1 + number % 28} June 2024.",
            f"A spokesman for {firm} denied that it had supplied Plant {number % 5} with {goods}.",
            "The harbour office did not reply to a request for comment. " * 6,
        ] * 3
        if number % 2:
            body = "".join(f"<p>{p}</p>" for p in paragraphs)
            page = f"<html><head><title>Note {number}</title></head><body><article>{body}</article></body></html>"
            (made / f"note-{number:02d}.html").write_text(page, encoding="utf-8")
        else:
            (made / f"note-{number:02d}.txt").write_text("\n\n".join([f"Note {number}", *paragraphs]), encoding="utf-8")
    (made / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (made / "mail.eml").write_bytes(
        b"From: a@example.org\nSubject: Goods\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nSee the paper.\n--b\nContent-Type: text/plain\n"
        b'Content-Disposition: attachment; filename="paper.txt"\n\nTarn-1 Trading sold nine winches.\n--b--\n'
    )
    return made


def start(folder: Path, case: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "enduse", "run", str(folder), "--out", str(case), "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def to_the_end(folder: Path, case: Path) -> None:
    with start(folder, case) as process:
        _, errors = process.communicate()
    assert process.returncode == 3, errors.decode()  # the broken file


def exports(case: Path) -> dict[str, bytes]:
    found = [case / "report.html", case / "report.md", *sorted((case / "export").rglob("*"))]
    return {path.relative_to(case).as_posix(): path.read_bytes() for path in found if path.is_file()}


def check_vault(case: Path) -> None:
    for file in (case / "vault").rglob("*"):
        assert not file.is_file() or sha256_bytes(file.read_bytes()) == file.name, "a partial file in the vault"


def test_killed_at_any_moment_the_result_is_the_same(folder: Path, tmp_path: Path) -> None:
    began = time.monotonic()
    to_the_end(folder, tmp_path / "unbroken")
    length = time.monotonic() - began
    expected = exports(tmp_path / "unbroken")
    assert len(expected) > DOCUMENTS

    rng = random.Random(20240607)
    moments = [(slot + rng.random()) / KILLS * length for slot in range(KILLS)]
    rng.shuffle(moments)
    # On each case the latest moment comes first: what is left to do shrinks from kill to kill.
    moments = [m for row in range(0, KILLS, IN_A_ROW) for m in sorted(moments[row : row + IN_A_ROW])]
    kills, cases, on_this = 0, 0, 0
    while moments:
        case = tmp_path / f"case-{cases}"
        process = start(folder, case)
        try:
            process.wait(moments[-1])
        except subprocess.TimeoutExpired:
            process.kill()
        _, errors = process.communicate()
        check_vault(case)
        if process.returncode == -9:
            kills, on_this = kills + 1, on_this + 1
            moments.pop()
        else:
            # It was faster than the moment: it must be right, and the moment comes again, earlier, in a fresh case.
            assert process.returncode == 3, errors.decode()
            moments[-1] *= 0.8
        if process.returncode == 3 or on_this == IN_A_ROW or not moments:
            to_the_end(folder, case)
            assert exports(case) == expected
            assert list((case / ".part").iterdir()) == []
            with Case.open(case, write=False) as opened:
                assert opened.problems() == ()
                taken = [entry.subject for entry in opened.entries() if entry.action == "intake"]
            assert len(taken) == len(set(taken)) >= DOCUMENTS
            cases, on_this = cases + 1, 0
    assert kills >= KILLS
