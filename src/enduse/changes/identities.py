"""Which party or item of the one run is which of the other? Those that share a reference, as `id` and `also` tell."""

from typing import TypeVar

from enduse.records.past import Past, PastDocument, PastItem, PastParty, Run

R = TypeVar("R", bound=Past)


def of_kind(run: Run, kind: type[R]) -> list[R]:
    """The records of one kind, in the order of the run."""
    return [record for record in run.records if isinstance(record, kind)]


class Identities:
    """Parties and items of two runs, by reference."""

    def __init__(self, before: Run, after: Run) -> None:
        self.before = {p.id: p for p in of_kind(before, PastParty)}
        self.after = {p.id: p for p in of_kind(after, PastParty)}
        self._old, self._new = _holders(before), _holders(after)
        self.origins = {d.id: d.origin for run in (before, after) for d in of_kind(run, PastDocument)}

    def now(self, former: str | None) -> str | None:
        """The id after of what had this id before; the same id where nothing holds it any more."""
        return self._new.get(former, former) if former else None

    def then(self, id: str | None) -> str | None:
        """The id before of what has this id after; the same id where nothing held it."""
        return self._old.get(id, id) if id else None

    def name(self, id: str | None) -> str:
        """What a party is called, after the change where it still is there."""
        if not id:
            return ""
        one = self.after.get(self._new.get(id, id)) or self.before.get(id)
        return one.name if one else id

    def members(self, id: str) -> set[str]:
        """All references of a party, before and after."""
        held = [p for p in (self.before.get(id), self.after.get(id)) if p]
        return {id, *(i for p in held for i in (p.id, *p.also))}


def _holders(run: Run) -> dict[str, str]:
    """Reference -> the party or item that holds it."""
    all: list[PastParty | PastItem] = [*of_kind(run, PastParty), *of_kind(run, PastItem)]
    return {reference: one.id for one in all for reference in (one.id, *one.also)}
