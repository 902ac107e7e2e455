"""How far a long job has come, so that one that was killed goes on where it stood and ends with the same files.

    answers, refusals    what is done so far, growing
    journal              first line: what was asked; then a line after each piece of work, once that is on the disk

They lie in a folder beside the output until the job is done. A line of the journal says how long the files were when it
was written: what stands after that is of a piece that was not finished, and is cut off.
"""

import os
import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from enduse.errors import BadInput
from enduse.store.lock import Lock


class Mark(Struct, frozen=True, kw_only=True):
    """How far a job has come: batches, rows and refused rows done, and how many bytes they take."""

    batch: int = 0
    rows: int = 0
    refused: int = 0
    answers: int = 0
    refusals: int = 0


class Journal:
    """The journal of the job that writes `out`. `changed` names what was asked otherwise in the run that it takes over
    from; then nothing of that is kept.

    Raises BadInput when the folder cannot be written, BadCase when another run writes the same output.
    """

    def __init__(self, out: Path, asked: Mapping[str, object]) -> None:
        self.out, self.folder = out, folder_of(out)
        self.changed: tuple[str, ...] = ()
        self._finished = False
        try:
            self.folder.mkdir(exist_ok=True)
            self._lock = Lock(self.folder, "the unfinished output")
        except (OSError, sqlite3.Error) as error:
            raise self._bad(error) from error
        try:
            self.mark = self._taken_over(asked)
            self._answers = self._opened("answers", self.mark.answers)
            self._refusals = self._opened("refusals", self.mark.refusals)
            self._journal = (self.folder / "journal").open("ab")
        except OSError as error:
            self._lock.release()
            raise self._bad(error) from error

    def add(self, rows: int, refused: int, answers: bytes, refusals: bytes) -> None:
        """Note a piece of work that is done; when this returns, it stays done."""
        was = self.mark
        mark = Mark(
            batch=was.batch + 1,
            rows=was.rows + rows,
            refused=was.refused + refused,
            answers=was.answers + len(answers),
            refusals=was.refusals + len(refusals),
        )
        note = msgspec.json.encode(mark) + b"\n"
        try:
            for stream, data in ((self._refusals, refusals), (self._answers, answers), (self._journal, note)):
                if data:
                    stream.write(data)
                    stream.flush()
                    os.fsync(stream.fileno())
        except OSError as error:
            raise self._bad(error) from error
        self.mark = mark

    @property
    def answers(self) -> Path:
        """The file of what is done so far."""
        return self.folder / "answers"

    @property
    def refusals(self) -> Path:
        """The file of what was refused so far."""
        return self.folder / "refusals"

    def finish(self, made: Path, refused: Path, beside: Path) -> None:
        """Put the files `made` and `refused` of the folder at their places: the output, and `beside` it.

        Where nothing was refused, a former file of refusals goes.
        """
        self._end()
        try:
            if refused.exists() and refused.stat().st_size:
                copy = self.folder / "copy"  # whoever ends here finds the work whole
                shutil.copyfile(refused, copy)
                copy.replace(beside)
            else:
                beside.unlink(missing_ok=True)
            made.replace(self.out)
        except OSError as error:
            raise self._bad(error) from error
        self._finished = True

    def close(self) -> None:
        """Let go of the work. It stays for the next run, unless it is finished or nothing was done."""
        self._end()
        if self._finished or not self.mark.rows:
            shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()

    def _end(self) -> None:
        for stream in (self._answers, self._refusals, self._journal):
            stream.close()

    def _taken_over(self, asked: Mapping[str, object]) -> Mark:
        """How far the last run came, if it asked the same; else a new journal is begun."""
        journal = self.folder / "journal"
        lines = journal.read_bytes().split(b"\n")[:-1] if journal.exists() else []  # the last may be torn
        now = msgspec.to_builtins(dict(asked))
        if lines:
            former = _read(lines[0])
            self.changed = tuple(key for key in now if now[key] != former.get(key))
            mark = _mark(lines[-1]) if len(lines) > 1 else Mark()
            if not self.changed and mark and self._holds(mark):
                os.truncate(journal, sum(len(line) + 1 for line in lines))
                return mark
        for name in ("answers", "refusals"):
            (self.folder / name).unlink(missing_ok=True)
        journal.write_bytes(msgspec.json.encode(now) + b"\n")
        return Mark()

    def _holds(self, mark: Mark) -> bool:
        sizes = {"answers": mark.answers, "refusals": mark.refusals}
        return all(not size or _size(self.folder / name) >= size for name, size in sizes.items())

    def _opened(self, name: str, size: int) -> BinaryIO:
        """The file, cut to the size that the journal knows of."""
        stream = (self.folder / name).open("ab")
        stream.truncate(size)
        return stream

    def _bad(self, error: Exception) -> BadInput:
        cause = getattr(error, "strerror", None) or error
        return BadInput(f"the output {str(self.out)!r} cannot be written ({cause}); give another path to --out")


def folder_of(out: Path) -> Path:
    """The folder of what is not finished yet of the output `out`."""
    return out.with_name(f".{out.name}.part")


def _read(line: bytes) -> dict[str, object]:
    try:
        found = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _mark(line: bytes) -> Mark | None:
    try:
        return msgspec.json.decode(line, type=Mark)
    except msgspec.DecodeError:
        return None


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else -1
