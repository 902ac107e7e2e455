"""Is one name that of a firm's house in another country? Tarvel Kazakhstan may be no Tarvel."""

from enduse.compare.tokens import Parsed, parse
from enduse.resolve.subject import Subject

#: Parts of the world that a firm's house abroad is called by.
_PARTS = frozenset({"=asia", "=europe", "=africa", "=america", "=east", "=pacific", "=eurasia"})


def abroad(left: Subject, right: Subject) -> str | None:
    """Why a firm may not be the one whose name adds a country or a part of the world, where nothing says that it is
    from there. A country told before the name (the Kazakh firm Tarvel) only describes it."""
    if left.group != "organization" or left.bodies & right.bodies:
        return None
    for one, other in ((left, right), (right, left)):
        texts = [_seats(parse(name.text)) for name in one.ref.names]
        theirs = {t.key for name in other.names for t in name.tokens} | {f"={c}" for c in other.countries}
        if texts and (own := frozenset.intersection(*texts) - theirs):
            return f"only one is called of {', '.join(sorted(key[1:] for key in own))}"
    return None


def _seats(name: Parsed) -> frozenset[str]:
    """The countries and parts of the world that a name says behind its first telling word."""
    first = next((n for n, t in enumerate(name.tokens) if t.kind in ("word", "acronym")), len(name.tokens))
    return frozenset(t.key for t in name.tokens[first:] if t.kind == "country" or t.key in _PARTS)
