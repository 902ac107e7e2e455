"""An answer as `HITS.jsonl` tells it: written here, and read back for a person to judge."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.json import encode

from enduse.errors import BadInput
from enduse.records.match import Reason
from enduse.records.side import Side
from enduse.screen.index import Index
from enduse.screen.match import Found, only_near
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
    programme: str | None = None
    listed_since: str | None = None
    list: str = ""
    as_of: str | None = None  # the snapshot's date
    score: float
    evidence: float = 0.0  # bits by which the words that agree single out a name of the lists
    reasons: tuple[Reason, ...]
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


def answer_line(answer: Answer, found: Sequence[Found], index: Index) -> bytes:
    """An answer that has no hits yet, with those found, as a line of HITS.jsonl holds it."""
    begin = b'{"query":' + encode(answer.query) + b',"hits":['
    positions = [one.position for one in found]
    lists = [b',"list":' + encode(one.name) + b',"as_of":' + encode(one.as_of) for one in index.lists]
    hits = [
        b"".join((head, lists[place], _end(int(one.near * 1000)))) if one.only_near else encode(_near(one, index))
        for one, head, place in zip(found, index.heads(positions), index.list[positions].tolist(), strict=True)
    ]
    return begin + b",".join(hits) + encode(answer).removeprefix(begin)


@cache
def _end(thousandths: int) -> bytes:
    """What a hit whose names were not compared goes on with, by its nearness."""
    score, reasons = only_near(thousandths)
    return b',"score":' + encode(score) + b',"evidence":0.0,"reasons":' + encode(reasons) + b"}"


def _near(found: Found, index: Index) -> Near:
    """A hit whose names were compared."""
    head, known = index.head(found.position), index.searched(found.position)
    listed: Known | UnsetType = UNSET
    authority: Authority | UnsetType = UNSET
    if found.score >= WORTH_A_LOOK:
        entry = index.entry(found.position)
        listed = _known(entry_side(entry))
        authority = Authority(publisher=known.publisher, allegation=entry.allegation, source=entry.source)
    return Near(
        entity=head.entity,
        name=head.name,
        programme=head.programme,
        listed_since=head.listed_since,
        list=known.name,
        as_of=known.as_of,
        score=found.score,
        evidence=found.evidence,
        reasons=found.reasons,
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
