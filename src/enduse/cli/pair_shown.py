"""A pair to judge as text in the terminal: who was asked for, who is listed, what speaks for it and against."""

import textwrap
from collections.abc import Iterator

import click

from enduse.cli.shown import on_one_line
from enduse.records.match import Reason
from enduse.records.pair import Listing
from enduse.records.side import Side
from enduse.screen.pairs import Open
from enduse.screen.standing import Standing

WIDTH = 100
#: At most this many names, numbers or reasons of a kind are printed.
MOST = 12
_LABEL = 14


def pair_text(asked: Open, number: int, total: int, *, colour: bool = False) -> str:
    """The whole pair; `colour` sets the headings apart with terminal codes (none come from documents or lists)."""
    pair = asked.pair
    two = ("ASKED FOR", "LISTED") if pair.listing else ("ONE PARTY", "ANOTHER PARTY")
    blocks = [
        (f"{number} of {total} · score {pair.score:.2f}", _former(asked.former)),
        (two[0], _side(pair.left)),
        (two[1], [*_side(pair.right), *_listing(pair.listing)]),
        ("FOR", _reasons(pair.reasons_for)),
        ("AGAINST", _reasons(pair.reasons_against)),
    ]
    return "\n".join(
        "\n".join([click.style(heading, bold=True) if colour else heading, *lines])
        for heading, lines in ((h, list(found)) for h, found in blocks)
    )


def _former(former: Standing | None) -> Iterator[str]:
    """What was judged before, and what is no longer as it was then."""
    if former is None:
        return
    word = former.word
    said = f"{word.verdict}, {word.at[:10]}" + (f" by {word.by}" if word.by else "")
    yield from _line("judged", said + (f": {word.why}" if word.why else ""))
    if former.changed:
        yield from _line("", "changed since your judgement:" if word.by else "changed since that judgement:")
        for one in former.changed[:MOST]:
            yield from _line("", f"- {one}")
        yield from _more(former.changed)


def _side(side: Side) -> Iterator[str]:
    yield from _several("name", side.names)
    yield from _line("kind", side.schema)
    yield from _line("countries", ", ".join(country.upper() for country in side.countries))
    yield from _several("numbers", side.identifiers)
    yield from _line("born", ", ".join(side.birth_dates))
    yield from _line("id", side.id)
    yield from _several("told in", side.passages)


def _listing(listing: Listing | None) -> Iterator[str]:
    if listing is None:
        return
    yield from _line("list", f"{listing.name}, {f'as of {listing.as_of}' if listing.as_of else 'no date given'}")
    yield from _line("published by", listing.publisher if listing.publisher != "unknown" else "")
    yield from _line("programme", listing.programme or "")
    yield from _line("listed since", listing.listed_since or "not given")
    yield from _line("allegation", listing.allegation or "")
    yield from _line("check at", listing.source or "")


def _reasons(reasons: tuple[Reason, ...]) -> Iterator[str]:
    if not reasons:
        yield "  nothing"
    for reason in reasons[:MOST]:
        yield from _line(reason.feature, f"{reason.score:+.2f}  {reason.detail}")
    yield from _more(reasons)


def _several(label: str, values: tuple[str, ...]) -> Iterator[str]:
    """One line for each value: names of two directions on one line would be shown in another order."""
    for at, value in enumerate(values[:MOST]):
        yield from _line("" if at else label, value)
    yield from _more(values)


def _more(values: tuple[object, ...]) -> Iterator[str]:
    if len(values) > MOST:
        yield from _line("", f"… and {len(values) - MOST} more")


def _line(label: str, value: str) -> Iterator[str]:
    if value.strip():
        first = f"  {on_one_line(label, _LABEL - 1):<{_LABEL}}"
        text = on_one_line(value.replace("\t", " | "), 700)
        rest = " " * len(first)
        yield textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
