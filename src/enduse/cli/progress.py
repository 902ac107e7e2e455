"""Progress on stderr while a run goes on: bars at a terminal, nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from enduse.cli.shown import on_one_line

Watch = Callable[[str, int, int, str], None]
Arriving = Callable[[str], Callable[[int, int | None], None]]

#: What each stage is called while it goes on.
_DOING = {
    "ingest": "taking in",
    "read": "reading",
    "resolve": "who is who",
    "screen": "screening",
    "trace": "tracing",
    "report": "writing the report",
}


@contextmanager
def watching(quiet: bool) -> Iterator[Watch]:
    """A callback that shows stage, pieces done and pieces in all; nothing when `quiet` or not at a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total, what: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True, markup=False), transient=True) as progress:
        tasks: dict[str, int] = {}

        def watch(stage: str, done: int, total: int, what: str) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(_DOING.get(stage, stage), total=total)
            progress.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield watch


@contextmanager
def arriving() -> Iterator[Arriving]:
    """A callback that takes the name of a file and gives one for its bytes so far and in all; a bar at a terminal."""
    if not sys.stderr.isatty():
        yield lambda what: lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True, markup=False), transient=True) as progress:

        def begin(what: str) -> Callable[[int, int | None], None]:
            task = progress.add_task(on_one_line(what, 60), total=None)
            return lambda done, total: progress.update(task, completed=done, total=total)

        yield begin


@contextmanager
def counting(doing: str) -> Iterator[Callable[[int, int], None]]:
    """A callback that takes rows done and rows in all, for a bar with the time left; nothing when not at a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True, markup=False), transient=True) as progress:
        task = progress.add_task(doing, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
