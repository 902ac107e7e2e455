"""The judgement log: what a person said, when, and what was taken back. Nothing in it is ever changed or removed."""

import sqlite3

import msgspec
from msgspec.structs import replace

from enduse.errors import BadInput
from enduse.records.identity import hashed
from enduse.records.judgement import Judgement, Verdict
from enduse.records.pair import Pair

#: Fewer characters than this are not taken as the beginning of an id.
SHORTEST_ID = 6


def add(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    """Append a judgement and return it with its id: a hash of its place in the log and of what it says.

    Raises BadInput when it is about one thing only, or rests neither on a reason nor on what was shown.
    """
    if judgement.left == judgement.right:
        raise BadInput(f"both ids are {judgement.left}; give two different ones")
    if judgement.seen is None and not judgement.why.strip():
        raise BadInput('a judgement needs its reason; give it with --why "…"')
    (count,) = connection.execute("SELECT count(*) FROM judgements").fetchone()
    made = replace(
        judgement, id=hashed("judgement", count, judgement.left, judgement.right, judgement.verdict, judgement.why)
    )
    seen = msgspec.json.encode(made.seen).decode() if made.seen else ""
    connection.execute(
        'INSERT INTO judgements (id, "left", "right", verdict, why, by, at, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        (made.id, made.left, made.right, made.verdict, made.why, made.by, made.at, seen),
    )
    return made


def retract(connection: sqlite3.Connection, wanted: str, why: str, by: str, at: str) -> Judgement:
    """Take a judgement back; `wanted` is its id or the beginning of it.

    Raises BadInput when there is no such judgement, more than one, or when it was taken back before.
    """
    matches = [j for j in history(connection) if j.id == wanted or _begins(j.id, wanted)]
    if len(matches) != 1:
        found = "no judgement" if not matches else f"{len(matches)} judgements"
        raise BadInput(f"{found} with the id {wanted!r}; `enduse judgements CASE` lists them with their ids")
    judgement = matches[0]
    if judgement.retracted:
        raise BadInput(f"the judgement {judgement.id} was taken back before; there is nothing to do")
    connection.execute(
        "INSERT INTO retractions (judgement, why, by, at) VALUES (?, ?, ?, ?)", (judgement.id, why, by, at)
    )
    return judgement


def history(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Every judgement ever made, oldest first; those taken back are marked."""
    rows = connection.execute(
        'SELECT j.id, j."left", j."right", j.verdict, j.why, j.by, j.at, j.seen, r.judgement IS NOT NULL'
        " FROM judgements j LEFT JOIN retractions r ON r.judgement = j.id ORDER BY j.rowid"
    )
    return tuple(
        Judgement(
            id=i, left=left, right=right, verdict=verdict, why=why, by=by, at=at, retracted=bool(gone),
            seen=msgspec.json.decode(seen, type=Pair) if seen else None,
        )
        for i, left, right, verdict, why, by, at, seen, gone in rows
    )  # fmt: skip


def active(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """The judgements that hold: of those not taken back, the last one about each pair, given either way round, and
    each state of it that was shown."""
    last: dict[tuple[str, ...], Judgement] = {}
    for judgement in history(connection):
        if not judgement.retracted:
            key = (*sorted((judgement.left, judgement.right)), *_state(judgement.seen))
            last.pop(key, None)
            last[key] = judgement
    return tuple(last.values())


def _state(seen: Pair | None) -> tuple[str, ...]:
    return () if seen is None else tuple(sorted((seen.left.digest, seen.right.digest)))


def full_id(connection: sqlite3.Connection, given: str) -> str:
    """The whole id that `given` is or begins (at least six characters): of a party, item, reference or list entity.

    Raises BadInput when the case knows no such id, or more than one.
    """
    known = _known_ids(connection)
    if given in known:
        return given
    matches = sorted(i for i in known if _begins(i, given))
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise BadInput(f"{given!r} begins {len(matches)} ids ({', '.join(matches[:3])} …); give more of it")
    raise BadInput(
        f"{given!r} is no id of this case, nor the first six or more characters of one; a party's stands with it"
        " in report.html, all in export/parties.jsonl (id, also), export/items.jsonl,"
        " export/mentions.jsonl (ref) and export/hits.jsonl (entity)"
    )


def verdict(word: str) -> Verdict:
    """`word` as a verdict. Raises BadInput when it is none."""
    match word:
        case "same" | "different" | "unsure":
            return word
        case _:
            raise BadInput(f"{word!r} is no verdict; give same, different or unsure")


def _begins(whole: str, part: str) -> bool:
    return len(part) >= SHORTEST_ID and whole.startswith(part)


def _known_ids(connection: sqlite3.Connection) -> set[str]:
    """The ids of the last picture; none before the first one was saved."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'known_ids'").fetchone() is None:
        return set()
    return {str(row[0]) for row in connection.execute("SELECT id FROM known_ids")}
