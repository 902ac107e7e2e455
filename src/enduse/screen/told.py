"""A hit as `HITS.jsonl` tells it: written here, and read back for a person to judge."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, to_builtins

from enduse.errors import BadInput
from enduse.records.match import Reason
from enduse.records.side import Side
from enduse.screen.match import Found
from enduse.screen.sides import entry_side

#: From this score on a hit carries all that the list knows of the entity, for a person to judge it by.
WORTH_A_LOOK = 0.75


class Known(Struct, frozen=True):
    """What the list knows the entity by."""

    names: tuple[str, ...]
    schema: str = ""
    countries: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()


class Authority(Struct, frozen=True):
    """Who publishes the list and what they say of the entity."""

    publisher: str = ""
    allegation: str | None = None
    source: str | None = None


class Told(Struct, frozen=True):
    """One hit. `digest`, `listed` and `authority` are there from `WORTH_A_LOOK` on."""

    entity: str
    name: str
    score: float
    reasons: tuple[Reason, ...]
    list: str = ""
    programme: str | None = None
    listed_since: str | None = None
    as_of: str | None = None  # the snapshot's date
    digest: str = ""  # of what the list knows the entity by
    listed: Known | None = None
    authority: Authority | None = None


class Answer(Struct, frozen=True):
    """One line: the query's id and its hits, best first."""

    query: str
    hits: tuple[Told, ...]


def told(found: Found) -> dict[str, Any]:
    """A hit as a line of HITS.jsonl holds it (see `Told`)."""
    entry, known = found.listed.entry, found.listed.watchlist
    hit = {
        "entity": entry.id,
        "name": entry.names[0].text,
        "score": found.score,
        "reasons": [{"feature": r.feature, "score": r.score, "detail": r.detail} for r in found.reasons],
        "list": known.name,
        "programme": "; ".join(entry.programmes) or None,
        "listed_since": entry.listed_since,
        "as_of": known.as_of,
    }
    if found.score >= WORTH_A_LOOK:
        side = entry_side(entry)
        facts = to_builtins(side)
        hit["digest"] = side.digest
        hit["listed"] = {name: facts[name] for name in Known.__struct_fields__}
        hit["authority"] = {"publisher": known.publisher, "allegation": entry.allegation, "source": entry.source}
    return hit


def told_side(hit: Told) -> Side:
    """The listed entity of a hit of HITS.jsonl; of a weak hit only the main name is known."""
    known = hit.listed or Known(names=(hit.name,))
    return Side(
        id=hit.entity,
        names=known.names,
        schema=known.schema,
        countries=known.countries,
        identifiers=known.identifiers,
        birth_dates=known.birth_dates,
        digest=hit.digest,
    )


def read_answers(path: Path) -> Iterator[Answer]:
    """The lines of a HITS.jsonl. Raises BadInput naming the line that is none."""
    decoder = msgspec.json.Decoder(Answer)
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise BadInput(
                        f"the hits {str(path)!r} line {number} is no answer of `enduse screen` ({error}); give its "
                        "HITS.jsonl, whole"
                    ) from error
    except OSError as error:
        raise BadInput(f"the hits {str(path)!r} cannot be opened: {error.strerror}; check the path") from error
