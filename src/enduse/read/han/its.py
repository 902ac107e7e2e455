"""Whom 其 means where it is not the party that the sentence is about."""

from collections.abc import Sequence

from enduse.read.han.clauses import marker
from enduse.read.han.events import frames
from enduse.read.han.phrases import Part
from enduse.read.han.referents import ChineseReferents
from enduse.read.han.tables import words

_PARTIES = frozenset({"organization", "person"})


def meant(row: Sequence[Part], referents: ChineseReferents) -> dict[int, str]:
    """Whom 其 means, by its place: 某部将某厂列入名单，称|其供货; 某部称某厂供货，并将|其列入名单."""
    found: dict[int, str] = {}
    for k, part in enumerate(row):
        start = next((p.start for p in part.pieces if p.text == "其"), None)
        comma = next((m for m in range(k - 1, -1, -1) if row[m].kind in {"comma", "stop"}), None)
        if start is None or comma is None:
            continue
        key = (
            _sayer(row, comma, k, referents)
            or _acted_on(row, comma, k, referents)
            or _told_of(row, comma, k, referents)
            or _across(row, comma, k, referents)
            or _other(row, comma, k, referents)
        )
        if key is not None:
            found[start] = key
    return found


def _sayer(row: Sequence[Part], comma: int, k: int, referents: ChineseReferents) -> str | None:
    """该公司称|其……: the firm itself; 某部称|其…… speaks of another."""
    if row[k - 1].kind != "say" or row[k - 2].kind != "np" or k - 2 <= comma:
        return None
    speaker = referents.of(row[k - 2])
    known = referents.known.get(speaker.key or "")
    return speaker.key if speaker.kind == "organization" and known and known.schema != "PublicBody" else None


def _across(row: Sequence[Part], comma: int, k: int, referents: ChineseReferents) -> str | None:
    """甲与乙签约，向|其供货: the other side, as the first goes on."""
    if marker(row[k - 1]) not in {"to", "from"} or any(p.kind == "np" for p in row[comma + 1 : k]):
        return None
    first = next((m + 1 for m in range(comma - 1, -1, -1) if row[m].kind in {"comma", "stop"}), 0)
    parties = list(dict.fromkeys(_parties(row, first, comma, referents)))
    return parties[1] if len(parties) == 2 else None


def _acted_on(row: Sequence[Part], comma: int, k: int, referents: ChineseReferents) -> str | None:
    """起诉某厂，称|其……; 列入名单，理由是|其……: the party that something was done to in the clause before."""
    between = row[comma + 1 : k]
    gives = any(p.kind == "say" or p.text in words("frames.pointing", "reasons") for p in between)
    if not gives or any(p.kind == "np" and p.text not in words("frames.pointing", "reasons") for p in between):
        return None
    first = next((m + 1 for m in range(comma - 1, -1, -1) if row[m].kind in {"comma", "stop"}), 0)
    if not any(p.text in words("frames.pointing", "acting_on") for p in row[first:comma]):
        return None
    parties = _parties(row, first, comma, referents)
    return parties[-1] if len(parties) > 1 else None


def _told_of(row: Sequence[Part], comma: int, k: int, referents: ChineseReferents) -> str | None:
    """某部称某厂供货，并将|其列入名单: the one that the clause before is about."""
    verb = next((p.text for p in row[k + 1 : k + 4] if p.kind == "verb"), "")
    listed = any(frame["relation"] == "sanction" for frame in frames().get(verb, ()))
    first = next((m + 1 for m in range(comma - 1, -1, -1) if row[m].kind in {"comma", "stop", "say"}), 0)
    if not listed or not first or any(p.kind == "np" for p in row[comma + 1 : k]):
        return None
    return next(iter(_parties(row, first, comma, referents)), None)


def _other(row: Sequence[Part], comma: int, k: int, referents: ChineseReferents) -> str | None:
    """向|其销售我公司产品, 我公司向|其供货: not those who say 我公司, but the other party told of before."""
    stop = next((m for m in range(k, len(row)) if row[m].kind in {"comma", "stop"}), len(row))
    ours = words("frames.pointing", "we") - (frozenset() if referents.own else {"公司"})
    if not any(p.text in ours for part in (*row[comma + 1 : k], *row[k + 1 : stop]) for p in part.pieces):
        return None
    told = [referents.of(p).key for p in row[:comma] if p.kind == "np" and p.inside is None]
    before = (*reversed(told), referents.topic, *reversed(referents.until(row[k].start)))
    return next((key for key in before if key and _other_firm(key, referents)), None)


def _other_firm(key: str, referents: ChineseReferents) -> bool:
    return key != referents.own and referents.kind(key) in _PARTIES


def _parties(row: Sequence[Part], first: int, stop: int, referents: ChineseReferents) -> list[str]:
    """The parties named in a stretch, in order."""
    names = [n for part in row[first:stop] for n in part.names]
    return [n.key for n in names if n.key is not None and n.kind in _PARTIES]
