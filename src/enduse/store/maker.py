"""Which code made a kept result: another code may read the same bytes otherwise, so its results are not taken over."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from enduse.records.identity import hashed, sha256_bytes

#: The parts of the package on which a kept document or reading depends.
_PARTS = ("compare", "ingest", "read", "records", "reference")


@cache
def maker(parts: tuple[str, ...] = _PARTS) -> str:
    """A hash over the version and over every code and data file that `parts` (ingest and read) are made of."""
    root = Path(__file__).parents[1]
    files = sorted(
        path
        for part in parts
        for path in (root / part).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    )
    stamps = (f"{path.relative_to(root).as_posix()} {sha256_bytes(path.read_bytes())}" for path in files)
    return hashed(version("enduse"), *stamps)


def tool() -> str:
    """How the log names this program: version and code."""
    return f"enduse {version('enduse')} ({maker()[:12]})"
