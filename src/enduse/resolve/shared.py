"""Which short names are several parties' in one case? Daolan is nobody's name alone where 道蓝纺织机械 and 道岚锅炉
are both spoken of, nor RPU where there are a Royal Postal Union and a Rovenki Port Unit."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from enduse.compare.fold import fold
from enduse.compare.forms import split_words
from enduse.compare.initials import initials
from enduse.compare.tokens import Parsed, Token
from enduse.resolve.score import forbidden, two_names
from enduse.resolve.subject import Subject

#: So many different fuller names of one short name are held against each other.
_MOST = 24


def short_names(subjects: Iterable[Subject]) -> frozenset[str]:
    """The references with nothing but a trade name, or an acronym, that two parties or more of the case bear within
    fuller names or are shortened to.

    Where a party has the trade name as its whole name, with a legal form, the short name is that party's.
    """
    bare: dict[str, list[str]] = defaultdict(list)
    fuller: dict[str, dict[object, Subject]] = defaultdict(dict)
    whole: set[str] = set()
    for one in subjects:
        if one.group != "organization" or one.ref.unnamed or not one.names:
            continue
        if all(len(name.tokens) == 1 and name.tokens[0].kind in ("word", "acronym") for name in one.names):
            if not one.forms and any(set(split_words(n.text)) - set(one.names[0].written) for n in one.ref.names):
                continue  # "Tarvena of Odessa" says more
            for key in _short(one.names[0]):
                whole.update([key] if one.forms else [])
                bare[key] += [] if one.forms else [one.id]
            continue
        look = tuple(name.text for name in one.names), one.countries, one.ref.identifiers
        for key in {key for name in one.names if len(name.tokens) > 1 for key in _long(name)}:
            fuller[key].setdefault(look, one)
    return frozenset(
        id for key, ids in bare.items() if key not in whole and _several(fuller[key].values()) for id in ids
    )


def _several(fuller: Iterable[Subject]) -> bool:
    """Whether two of the bearers of fuller names cannot be one."""
    known = sorted(fuller, key=lambda one: one.id)[:_MOST]
    return any(forbidden(a, b) or two_names(a, b) for a, b in combinations(known, 2))


def _short(name: Parsed) -> set[str]:
    """The keys of a short name: as a word, and as initials."""
    token = name.tokens[0]
    return (
        {f"initials {letters}" for letters in (name.whole, name.text.lower())}
        if token.kind == "acronym"
        else _keys(token)
    )


def _long(name: Parsed) -> set[str]:
    """The keys of what a fuller name may be shortened to: its first telling word, and its initials."""
    first = next((t for t in name.tokens if t.kind == "word"), None)
    return {*(_keys(first) if first else ()), *(f"initials {letters}" for letters in initials(name.text, name.tokens))}


def _keys(token: Token) -> set[str]:
    """The spelling of a word, and how it is read where it is in Chinese characters."""
    return {token.key, *(fold(reading.replace(" ", "")) for reading in token.readings)}
