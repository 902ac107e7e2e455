"""Are the names of one party one, those of two parties two, and placeholders placeholders?"""

from collections import Counter
from collections.abc import Iterator

from networks.told import Told


def identity(told: Told) -> Counter[str]:
    """B³ over the gold's name forms, one for each text: the precision of those found, the recall of all."""
    counts: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    held: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for (canonical, _, _), id in told.names.items():
        gold[canonical] += 1
        if id:
            held[id] += 1
            both[canonical, id] += 1
    for (canonical, _, _), id in told.names.items():
        counts["names"] += 1
        if id:
            counts["names found"] += 1
            counts["precision"] += both[canonical, id] / held[id]  # type: ignore[assignment]
            counts["recall"] += both[canonical, id] / gold[canonical]  # type: ignore[assignment]
    for one, other in told.network.gold["distinct"]:
        ours, theirs = told.ids(one), told.ids(other)
        counts["distinct"] += bool(ours and theirs)
        counts["wrongly merged"] += bool(ours & theirs)
    return counts


def unnamed(told: Told) -> Counter[str]:
    """Placeholders that became a named party, and the candidates proposed for them."""
    counts: Counter[str] = Counter()
    for number, placeholder in enumerate(told.network.gold["unnamed"]):
        ids = {id for (n, _), id in told.unnamed.items() if n == number and id}
        counts["placeholders"] += 1
        counts["placeholders found"] += bool(ids)
        counts["placeholders merged"] += any(id in told.canonicals for id in ids)
        listed = {c.party for id in ids if id in told.parties for c in told.parties[id].candidates}
        for canonical in placeholder["candidates"]:
            counts["candidates"] += 1
            counts["candidates proposed"] += bool(listed & told.ids(canonical))
        counts["proposals"] += len(listed)
        right = {id for canonical in placeholder["candidates"] for id in told.ids(canonical)}
        counts["proposals right"] += len(listed & right)
    return counts


def faults(told: Told) -> Iterator[str]:
    """What is wrong with the identities, a line each."""
    forms: dict[str, dict[str | None, list[str]]] = {}
    for (canonical, stem, form), id in told.names.items():
        forms.setdefault(canonical, {}).setdefault(id, []).append(f"{stem[:2]} {form}")
    for canonical, groups in forms.items():
        if len(groups) > 1 or None in groups:
            yield f"split: {canonical}: " + " | ".join(
                ("MISSED " if id is None else "") + "; ".join(names) for id, names in groups.items()
            )
    for names in told.canonicals.values():
        if len(names) > 1:
            yield f"one: {' = '.join(sorted(names))}"
    for one, other in told.network.gold["distinct"]:
        if told.ids(one) & told.ids(other):
            yield f"MUST NOT: {one} = {other}"
    for number, placeholder in enumerate(told.network.gold["unnamed"]):
        ids = {id for (n, _), id in told.unnamed.items() if n == number and id}
        listed = {c.party for id in ids if id in told.parties for c in told.parties[id].candidates}
        shown = sorted({" / ".join(sorted(told.canonicals.get(id, {told.parties[id].caption}))) for id in listed})
        if any(id in told.canonicals for id in ids):
            yield f"placeholder merged: {placeholder['description']}"
        if placeholder["candidates"] or shown:
            yield f"candidates of {placeholder['description']}: {placeholder['candidates']}, proposed {shown}"
