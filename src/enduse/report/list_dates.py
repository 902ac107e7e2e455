"""Of which day are the lists that were searched? Each has its own date; the day asked for is another thing."""

from enduse.records.picture import Picture, Screened


def dated(known: Screened) -> str:
    """A list's own date."""
    return known.as_of or "no date given"


def asked_for(picture: Picture) -> str:
    """ ", for 2025-03-31": the day asked for, where it is not just that of the newest list."""
    newest = max((known.as_of for known in picture.lists if known.as_of), default=None)
    return f", for {picture.as_of}" if picture.as_of and picture.as_of != newest else ""
