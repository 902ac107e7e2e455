"""A hit as `HITS.jsonl` tells it."""

from typing import Any

from msgspec import to_builtins

from enduse.screen.match import Found
from enduse.screen.sides import entry_side

#: From this score on a hit carries all that the list knows of the entity, for a person to judge it by.
WORTH_A_LOOK = 0.75


def told(found: Found) -> dict[str, Any]:
    """`{entity, name, score, reasons}`, the list with its date, programme and since when, and the entry's digest.

    From `WORTH_A_LOOK` on `listed` holds the entry's names, numbers and countries, `authority` what its publisher says.
    """
    entry, known = found.listed.entry, found.listed.watchlist
    side = entry_side(entry)
    hit = {
        "entity": entry.id,
        "name": entry.names[0].text,
        "score": found.score,
        "reasons": [{"feature": r.feature, "score": r.score, "detail": r.detail} for r in found.reasons],
        "list": known.name,
        "programme": "; ".join(entry.programmes) or None,
        "listed_since": entry.listed_since,
        "as_of": known.as_of,
        "digest": side.digest,
    }
    if found.score >= WORTH_A_LOOK:
        facts = to_builtins(side)
        hit["listed"] = {k: facts[k] for k in ("names", "schema", "countries", "identifiers", "birth_dates")}
        hit["authority"] = {"publisher": known.publisher, "allegation": entry.allegation, "source": entry.source}
    return hit
