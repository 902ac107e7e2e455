"""What a person should know about a run beside its answer: what was left out, is gone, or was refused."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from enduse.records.picture import Screened

if TYPE_CHECKING:
    from enduse.screening import Screening


def about_input(left_out: Iterable[Path], gone: Iterable[str]) -> Iterator[str]:
    """A line for each case among the input, and for each source that the input no longer holds."""
    yield from (f"left out: {path} is an enduse case" for path in left_out)
    for origin in gone:
        yield f"no longer in the input: {origin}; the case keeps it until `enduse forget CASE {origin!r}`"


def about_lists(lists: Sequence[Screened]) -> Iterator[str]:
    """What limits each list: lines refused, no entry, no date, or another date than the day that was asked for."""
    for known in lists:
        if known.refused:
            count = len(known.refused)
            yield f"{known.name}: {count} {'line' if count == 1 else 'lines'} refused, the first: {known.refused[0]}"
        yield from (f"{known.name}: {limit}" for limit in known.limits)


def about_lists_gone(former: Iterable[str], searched: Sequence[str]) -> Iterator[str]:
    """A line for each list that the run before searched and this one does not: its hits are gone from the results."""
    for name in former:
        if name not in searched:
            yield f"{name}: searched by the run before and not by this one, so its hits are gone; give --list again"


def about_screening(done: "Screening") -> Iterator[str]:
    """What of a table was not read, what was taken over from a run that was broken off, and what was refused."""
    yield from done.notes
    if done.before:
        yield f"{done.before} answers were there from the run that was broken off; this one went on after them"
    if done.changed:
        yield f"a run that was broken off was not taken over: {', '.join(done.changed)} changed; begun anew"
    if done.refused:
        rows = "1 row was" if done.refused == 1 else f"{done.refused} rows were"
        yield f"{rows} refused, see {done.refusals}; the first: {done.first_refused}"


def lists_for_programs(lists: Sequence[Screened]) -> list[dict[str, object]]:
    """The lists, each with what it is, whether it was searched, how old it is, and what limits it."""
    return [
        {
            "name": known.name,
            "publisher": known.publisher,
            "licence": known.licence,
            "as_of": known.as_of,
            "fetched_at": known.fetched_at,
            "sha256": known.sha256,
            "entries": known.entries,
            "refused": len(known.refused),
            "first_refused": known.refused[0] if known.refused else None,
            "searched": known.entries > 0,
            "stale": known.stale,
            "limits": list(known.limits),
            "note": known.note,
        }
        for known in lists
    ]
