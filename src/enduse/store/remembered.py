"""A source of an earlier run, as the case remembers it."""

from collections.abc import Iterable

from enduse.records.document import Source


class Remembered(Source, frozen=True):
    """A source of an earlier run; its bytes come from the vault, or it could not be read then (`error`).

    `gone` when it lay in a folder of this run's input and does so no longer.
    """

    key: str = ""
    error: str | None = None
    gone: bool = False


def gone(sources: Iterable[Source]) -> tuple[str, ...]:
    """The origins of sources that the input no longer holds."""
    return tuple(source.origin for source in sources if isinstance(source, Remembered) and source.gone)
