"""An answer as `HITS.jsonl` tells it: written here, and read back for a person to judge."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import UNSET, Struct, UnsetType

from enduse.errors import BadInput
from enduse.records.match import Reason
from enduse.records.side import Side
from enduse.screen.index import Index
from enduse.screen.match import Found
from enduse.screen.sides import entry_side

#: From this score on a hit carries all that the list knows of the entity, for a person to judge it by.
WORTH_A_LOOK = 0.5


class Known(Struct, frozen=True, kw_only=True):
    """What the list knows the entity by; `digest` changes when that does."""

    names: tuple[str, ...]
    schema: str = ""
    countries: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    digest: str = ""


class Authority(Struct, frozen=True, kw_only=True):
    """Who publishes the list and what they say of the entity."""

    publisher: str = ""
    allegation: str | None = None
    source: str | None = None


class Mark(Struct, frozen=True, kw_only=True):
    """What a person judged of a hit, and what changed since; where anything did, the word no longer holds."""

    id: str
    verdict: str
    why: str = ""
    by: str = ""
    at: str = ""
    changed: tuple[str, ...] = ()


class Near(Struct, frozen=True, kw_only=True):
    """A listed entity that may be the one asked for. `listed` and `authority` are there from `WORTH_A_LOOK` on."""

    entity: str
    name: str
    score: float
    reasons: tuple[Reason, ...]
    evidence: float = 0.0  # bits by which the words that agree single out a name of the lists
    list: str = ""
    programme: str | None = None
    listed_since: str | None = None
    as_of: str | None = None  # the snapshot's date
    listed: Known | UnsetType = UNSET
    authority: Authority | UnsetType = UNSET
    judgement: Mark | UnsetType = UNSET


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer to one query, best hit first. `status` is hit, no hit, or not searched; `error` says what of the query
    could not be searched, `judged_different` how many hits a person judged to be others."""

    query: str
    hits: tuple[Near, ...]
    status: str = ""
    error: str | None = None
    judged_different: int = 0


def near(found: Found, index: Index) -> Near:
    """A hit as a line of HITS.jsonl holds it."""
    head, known = found.head, found.searched
    listed: Known | UnsetType = UNSET
    authority: Authority | UnsetType = UNSET
    if found.score >= WORTH_A_LOOK:
        entry = index.entry(found.position)
        listed = _known(entry_side(entry))
        authority = Authority(publisher=known.publisher, allegation=entry.allegation, source=entry.source)
    return Near(
        entity=head.id,
        name=head.caption,
        score=found.score,
        evidence=found.evidence,
        reasons=found.reasons,
        list=known.name,
        programme=head.programme,
        listed_since=head.listed_since,
        as_of=known.as_of,
        listed=listed,
        authority=authority,
    )


def near_side(hit: Near) -> Side:
    """The listed entity of a hit; of a weak one only the main name is known."""
    if isinstance(hit.listed, UnsetType):
        return Side(id=hit.entity, names=(hit.name,))
    return Side(id=hit.entity, **{name: getattr(hit.listed, name) for name in Known.__struct_fields__})


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


def _known(side: Side) -> Known:
    return Known(**{name: getattr(side, name) for name in Known.__struct_fields__})
