"""What an answer of a screened table says beside its hits: whether the name was searched, and what people judged."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import UnsetType
from msgspec.structs import replace

from enduse.compare.names import spellings
from enduse.compare.tokens import parse
from enduse.records.side import Side
from enduse.screen.match import Asked
from enduse.screen.standing import Standing, Words
from enduse.screen.told import Answer, Mark, Near, near_side


def status(asked: Asked, hits: int, entries: int) -> tuple[str, str | None]:
    """The `status` of an answer with so many hits from lists with so many entries; and, where that is not plain, why.

    A name without a word to search by is not searched, unless a number is there to search by.
    """
    named = any(c.isalnum() for name in asked.names for c in name)
    why = None if named else "no name given"
    if hits:
        return "hit", why
    if not entries:
        return "not searched", "the lists hold no entry"
    if asked.identifiers:
        return "no hit", why
    if named and not any(parse(s, asked.schema == "Person").tokens for name in asked.names for s in spellings(name)):
        return "not searched", "the name holds no word to search by"
    return ("no hit" if named else "not searched"), why


def judged(answer: Answer, row: Side, words: Words) -> Answer:
    """An answer without the hits that a person judged different; the other judged ones are marked.

    A judgement that no longer holds, because the entry or the row is another now, takes nothing away.
    """
    kept: list[Near] = []
    for hit in answer.hits:
        said = words.on(row, near_side(hit))
        if said is None:
            kept.append(hit)
        elif said.word.verdict != "different" or said.changed:
            kept.append(replace(hit, judgement=_mark(said)))
    gone = len(answer.hits) - len(kept)
    state = "no hit" if gone and not kept else answer.status
    return replace(answer, hits=tuple(kept), status=state, judged_different=gone)


def judged_lines(lines: Iterable[bytes], rows: Mapping[str, Side], words: Words, top: int) -> Iterator[bytes]:
    """Answers as JSON lines, `judged`, each cut to its `top` hits. They hold `Words.spare` hits more than that.

    `rows` are those rows of the table that were judged, by their ids.
    """
    for line in lines:
        answer = msgspec.json.decode(line, type=Answer)
        if row := rows.get(answer.query):
            answer = judged(answer, row, words)
        shown = tuple(h for n, h in enumerate(answer.hits) if n < top or not isinstance(h.judgement, UnsetType))
        yield msgspec.json.encode(replace(answer, hits=shown)) + b"\n"


def judged_rows(rows: Iterable[Side], words: Words) -> dict[str, Side]:
    """The rows that were judged, by their ids. An id that stands for two different rows is left out."""
    found: dict[str, Side] = {}
    twice = set()
    for row in rows:
        if words.about(row.id) and found.setdefault(row.id, row) != row:
            twice.add(row.id)
    return {key: row for key, row in found.items() if key not in twice}


def _mark(said: Standing) -> Mark:
    word = said.word
    return Mark(id=word.id, verdict=word.verdict, why=word.why, by=word.by, at=word.at, changed=said.changed)
