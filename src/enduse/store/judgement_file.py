"""The judgement log of a screened table: a file of JSON lines to which lines are only ever added.

    {"kind": "judgement", "id": …, "left": …, "right": …, "verdict": …, "why": …, "by": …, "at": …, "seen": {…}}
    {"kind": "retraction", "judgement": …, "why": …, "by": …, "at": …}

Each line is written in one piece and is on the disk before the next question is asked. A line that a crash broke off
at the end of the file is left out, and cut off when the next one is added.
"""

import os
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from enduse.errors import BadInput
from enduse.records.identity import hashed
from enduse.records.judgement import Judgement
from enduse.store.custody import utc_now


class Said(Judgement, frozen=True, kw_only=True, tag_field="kind", tag="judgement", omit_defaults=True):
    """One judgement as a line."""


class Retraction(Struct, frozen=True, kw_only=True, tag_field="kind", tag="retraction"):
    """One judgement taken back, as a line."""

    judgement: str
    why: str = ""
    by: str = ""
    at: str = ""


_START = b'{"kind":'


class JudgementFile:
    """The log at `path`; it need not be there yet. Raises BadInput naming the line that is none of its own."""

    def __init__(self, path: Path, clock: Callable[[], str] = utc_now) -> None:
        self.path, self._clock = path, clock
        self._lines, self._end = _read(path)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, oldest first; those taken back are marked."""
        gone = {line.judgement for line in self._lines if isinstance(line, Retraction)}
        found = (line for line in self._lines if isinstance(line, Said))
        return tuple(Judgement(**(asdict(one) | {"retracted": one.id in gone})) for one in found)

    def judge(self, judgement: Judgement) -> Judgement:
        """Add a judgement and return it with its id and time."""
        said = replace(judgement, at=self._clock())
        key = hashed("judgement", len(self._lines), said.left, said.right, said.verdict, said.why, said.at)
        made = replace(said, id=key)
        self._add(Said(**asdict(made)))
        return made

    def retract(self, judgement: str, why: str = "", by: str = "") -> None:
        """Take a judgement back."""
        self._add(Retraction(judgement=judgement, why=why, by=by, at=self._clock()))

    def _add(self, line: Said | Retraction) -> None:
        data = self._end.gap + msgspec.json.encode(line) + b"\n"
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
            try:
                if self._end.cut is not None:
                    os.ftruncate(descriptor, self._end.cut)
                if os.write(descriptor, data) != len(data):
                    raise OSError(ENOSPC, "no space left on the disk")
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise BadInput(
                f"the judgement log {str(self.path)!r} cannot be written: {error.strerror}; make room, or name another "
                "file with --log"
            ) from error
        self._end = _WHOLE
        self._lines.append(line)


class _End(Struct, frozen=True):
    """How a file ends: where it is to be cut, and what is missing, before a line can be added."""

    cut: int | None = None
    gap: bytes = b""


_WHOLE = _End()


def _read(path: Path) -> tuple[list[Said | Retraction], _End]:
    """The lines of a log, and how it ends."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return [], _WHOLE
    except OSError as error:
        raise BadInput(f"the judgement log {str(path)!r} cannot be opened: {error.strerror}; check the path") from error
    found: list[Said | Retraction] = []
    at = 0
    for number, line in enumerate(_lines(data), 1):
        ended = line.endswith(b"\n")
        if line.strip():
            try:
                found.append(msgspec.json.decode(line, type=Said | Retraction))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                if not ended and (line.startswith(_START) or _START.startswith(line)):
                    return found, _End(cut=at)
                raise BadInput(
                    f"{str(path)!r} line {number} is no line of a judgement log ({error}); name another file with --log"
                ) from error
        at += len(line)
    return found, _WHOLE if data.endswith(b"\n") or not data else _End(gap=b"\n")


def _lines(data: bytes) -> list[bytes]:
    """The lines with their line feeds; the last one may have none."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return [line for line in lines if line]
