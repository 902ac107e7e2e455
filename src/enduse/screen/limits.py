"""Why a list may not give the answer of the day that was asked for."""

from collections.abc import Iterator

from enduse.records.listing import Watchlist


def limits(known: Watchlist, as_of: str | None) -> Iterator[str]:
    """One sentence for each limit. `as_of` (ISO date) is the day asked for, None where it was none.

    A later state of a list shows what was added since, by the dates of its entries, and never what was taken off.
    """
    if not known.entries:
        yield "not searched: it holds no entry"
        return
    if known.as_of is None:
        yield f"no date given; that it is the list of {as_of} cannot be known" if as_of else "no date given"
    if not as_of:
        return
    unknown = "what was taken off the list in between cannot be known from it"
    if known.as_of and known.as_of > as_of:
        yield f"list of {known.as_of}, newer than {as_of}: {unknown}"
    elif known.day and known.day > as_of:
        yield f"list as it was on {known.day}, after {as_of}: {unknown}"
    elif known.as_of and as_of[: len(known.as_of)] > known.as_of:
        yield f"list of {known.as_of}, asked for {as_of}"
    if undated := sum(1 for entry in known.entries if not entry.listed_since):
        told = (
            "1 entry without a date of listing was"
            if undated == 1
            else (f"{undated} entries without a date of listing were")
        )
        yield f"{told} searched as if listed by {as_of}"
