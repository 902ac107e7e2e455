"""The Consolidated Screening List of the United States, as JSON or CSV: lists of three departments in one file.

The list that a row comes from (Entity List, Military End User, Unverified, Denied Persons, SDN …) counts as its first
programme; licence requirements are told as what the agency says.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

import msgspec

from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.screen.lists.csl_row import LISTS, TEXTS, entry
from enduse.screen.lists.csl_table import columns, rows
from enduse.screen.lists.undated import dated
from enduse.screen.lists.us_terms import LICENCE

NAME = "US Consolidated Screening List (JSON or CSV)"
_NEXT = "fetch it again from data.trade.gov"


class _Source(msgspec.Struct):
    source_last_updated: str | None = None


class _File(msgspec.Struct):
    results: list[msgspec.Raw]
    total: int | None = None
    sources_used: list[_Source] = []


def sniff(head: bytes) -> bool:
    """Whether the first bytes are a screening list: a JSON object with results, or a CSV with its columns."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return b'"results"' in head and any(b'"%s"' % key in head for key in (b"source_list_url", b"alt_names"))
    return {"source", "name", "source_list_url"} <= set(columns(start))


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; nothing `beside` it is needed. BadInput when it is cut short or holds no entry."""
    data = stream.read()
    refused: list[str] = []
    table = not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    if table:
        found, notes = rows(data, origin, refused, _NEXT)
        entries = _entries(found, "line", refused)
        notes.insert(0, f"the CSV bears no end mark; {len(entries)} of its rows are searched")
        updated: list[str] = []
    else:
        whole = _whole(data, origin)
        entries = _entries(_results(whole.results, refused), "result", refused)
        updated = [s.source_last_updated[:10] for s in whole.sources_used if s.source_last_updated]
        notes = []
        if whole.total is not None and whole.total > len(whole.results):
            notes.append(f"a page of the list only: {len(whole.results)} of {whole.total} entries")
    if not entries:
        why = refused[0] if refused else "the file holds no entry"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); {_NEXT}")
    return Watchlist(
        name="US Consolidated Screening List",
        publisher="US Department of Commerce, International Trade Administration, for Commerce, State and Treasury",
        licence=LICENCE,
        **dated(max(updated, default=None), (e.listed_since for e in entries), "; ".join(notes)),
        sha256=hashlib.sha256(data).hexdigest(),
        entries=tuple(entries),
        refused=tuple(refused),
    )


def _whole(data: bytes, origin: str) -> _File:
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        at = re.search(r"\bbyte (\d+)", str(error))
        line = data.count(b"\n", 0, int(at[1]) if at else len(data)) + 1
        raise BadInput(f"the list {origin!r} is no whole JSON: line {line}: {error}; {_NEXT}") from error


def _results(found: list[msgspec.Raw], refused: list[str]) -> Iterable[tuple[int, dict[str, Any]]]:
    """The results that can be read, with their numbers. A value that is no text, or no list where one belongs, is
    taken for none."""
    for number, raw in enumerate(found, 1):
        try:
            row = msgspec.json.decode(raw, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            refused.append(f"result {number}: {error}")
            continue
        texts = {key: str(value) if isinstance(value := row.get(key), str | int | float) else "" for key in TEXTS}
        lists = {key: value if isinstance(value := row.get(key), list) else _one(value) for key in LISTS}
        yield number, texts | lists


def _one(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) and value.strip() else []


def _entries(found: Iterable[tuple[int, dict[str, Any]]], where: str, refused: list[str]) -> list[Entry]:
    """The entries of the rows. A row with the number of one before counts where another list names it."""
    entries: dict[str, Entry] = {}
    for number, row in found:
        try:
            one = entry(row)
        except ValueError as error:
            refused.append(f"{where} {number}: {error}")
            continue
        if one.id in entries and one.programmes[:1] != entries[one.id].programmes[:1]:
            one = msgspec.structs.replace(one, id=f"{one.id} ({', '.join(one.programmes[:1])})")
        if one.id in entries:
            refused.append(f"{where} {number}: the id {one.id!r} came before")
        else:
            entries[one.id] = one
    return list(entries.values())
