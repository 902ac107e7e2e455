"""What does a cluster of references look like as one party or one item?"""

from collections import Counter
from collections.abc import Sequence

from enduse.compare.scripts import scripts_of
from enduse.records.item import HsCode, Item
from enduse.records.party import Merge, Party
from enduse.records.reading import Name, Reference

#: The more a schema says, the later it stands; a cluster takes the latest that the most references give.
_SCHEMAS = ("LegalEntity", "Organization", "PublicBody", "Company", "Person", "Vessel", "Airplane")
#: A caption longer than this gives way to a shorter name.
_CAPTION = 60
#: What stands before a ship's number, and is no name of a model.
_NUMBERED = ("IMO", "MMSI")


def party(members: Sequence[Reference], merges: Sequence[Merge]) -> Party:
    """One party of its references (sorted by id). Names: Latin first, then those that most references use, then the
    longer."""
    kinds = [m.kind for m in members]
    kind = next((k for k in ("publication", "organization") if k in kinds), kinds[0])
    unnamed = all(m.unnamed for m in members)
    return Party(
        id=members[0].id,
        schema={"place": "Address", "person": "Person"}.get(kind) or _schema(members),
        kind=kind,
        also=tuple(m.id for m in members[1:]),
        names=_names(members),
        identifiers=tuple(sorted({i for m in members for i in m.identifiers})),
        countries=tuple(sorted({c for m in members for c in m.countries})),
        unnamed=unnamed,
        description=next((m.description for m in members if m.description), None),
        merges=tuple(merges),
    )


def item(members: Sequence[Reference]) -> Item:
    """One item of its references. The description is its best name, else the words of the document."""
    names = _names(members)
    described = next((m.description for m in members if m.description), None)
    return Item(
        id=members[0].id,
        description=names[0].text if names else (described or ""),
        designations=tuple(dict.fromkeys(n.text for n in names if n.text not in _NUMBERED)),
        hs=tuple(HsCode(code=code) for code in sorted({c for m in members for c in m.hs})),
        also=tuple(m.id for m in members[1:]),
    )


def _schema(members: Sequence[Reference]) -> str:
    counted = Counter(m.schema for m in members)
    return max(counted, key=lambda s: (_SCHEMAS.index(s) if s in _SCHEMAS else 0, counted[s], s))


def _names(members: Sequence[Reference]) -> tuple[Name, ...]:
    used = Counter(name for m in members for name in dict.fromkeys(m.names))
    used.update(m.names[0] for m in members if m.names)

    def rank(name: Name) -> tuple[bool, bool, int, int, str, str]:
        foreign = bool(scripts_of(name.text) - {"latin"})
        return foreign, len(name.text) > _CAPTION, -used[name], -len(name.text), name.text, name.language or ""

    return tuple(sorted(used, key=rank))
