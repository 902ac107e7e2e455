"""Which names of a document stand for the same thing: full name and acronym, head name, surname, "X (Y)", plural.

Two names are joined only within one kind and only where one reading is left: a short form that fits two names joins
neither.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import combinations

from msgspec import Struct

from enduse.compare.forms import Form, compare_forms, split_words, strip_forms
from enduse.read.names.cues import cues
from enduse.read.vocabulary import common_words, given_names
from enduse.reference.places import demonym, fold, lookup

#: Words that make another firm of a name: "X" and "X Trading House" are two parties.
OTHER_FIRM = frozenset(
    (
        "trading trade house export exports import imports logistics shipping finance bank leasing insurance "
        "international overseas america asia europe service services engineering design technologies technology "
        "subsidiary holding holdings investment investments north south east west"
    ).split()
)
_LONGEST_ACRONYM = 8
_SMALL = frozenset(["of", "for", "on", "the", "a", "an", "and", "in", "at", "to"])


class Name(Struct, frozen=True):
    """One name of a document: its words, kind, and where it stands first (offset)."""

    text: str
    kind: str
    first: int


class Joined(Struct, frozen=True):
    """The outcome: for each name (by place in the list) the place of the name that stands for its group, and pairs
    kept apart."""

    root: tuple[int, ...]
    apart: tuple[tuple[int, int], ...]


def join(names: Sequence[Name], same: Iterable[tuple[int, int]], beside: Iterable[tuple[int, int]]) -> Joined:
    """Group names. `same` are pairs that the text itself equates; `beside` pairs that one sentence names side by
    side."""
    parent = list(range(len(names)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    def unite(i: int, j: int) -> None:
        a, b = sorted((root(i), root(j)))
        parent[b] = a

    equated = [(i, j) for i, j in same if names[i].kind == names[j].kind]
    near = {tuple(sorted(pair)) for pair in beside} - {tuple(sorted(pair)) for pair in equated}
    for i, j in equated:
        unite(i, j)
    alike: dict[tuple[str, str], list[int]] = {}
    for i, name in enumerate(names):
        alike.setdefault((name.kind, _same(name)), []).append(i)
    whole: set[int] = set()  # names without a legal form whose words are all of a firm's that has one
    for group in alike.values():
        formed = [i for i in group if names[i].kind == "organization" and any(_form(names[i].text))]
        bare = [i for i in group if i not in formed]
        forms: dict[tuple[tuple[Form, ...], frozenset[str]], int] = {}
        for i in formed:
            unite(forms.setdefault(_form(names[i].text), i), i)
        for i, j in combinations(forms.values(), 2):
            if not _two_forms(names[i], names[j]):
                unite(i, j)
        for i in bare:
            unite(bare[0], i)
        if bare and len({root(i) for i in formed}) == 1:
            unite(bare[0], formed[0])
        whole.update(bare if formed else ())
    for i, name in enumerate(names):
        if len(name.text) <= _LONGEST_ACRONYM and sum(c.isupper() for c in name.text) > 1:
            if name.kind in ("item", "place"):
                continue
            full = [j for j, n in enumerate(names) if n.kind == name.kind and acronym_of(name.text, n.text)]
            if len({root(j) for j in full}) == 1:  # two full names: only the one that the text gives it to
                unite(i, full[0])
    apart = [(i, j) for i, j in sorted(near) if _two_firms(names[i], names[j])]
    order = sorted(range(len(names)), key=lambda i: (-len(names[i].text.split()), names[i].first))
    holders: dict[str, list[int]] = {}
    for i in order:
        for word in dict.fromkeys(_all_words(names[i])):
            holders.setdefault(word, []).append(i)
    for i in order:
        if i in whole or (names[i].kind == "item" and any(c.isdigit() for c in names[i].text)):
            continue
        fits: dict[int, int] = {}
        for j in min((holders[word] for word in _all_words(names[i])), key=len, default=[]):
            if i != j and names[i].kind == names[j].kind and _short(names[i], names[j]):
                if _other(names[i], names[j], tuple(sorted((i, j))) in near):
                    apart.append((i, j))
                else:
                    fits.setdefault(root(j), j)
        own = fits.pop(root(i), None)
        if own is not None and names[i].kind == "organization":
            words = plain(names[own].text).split()  # "X Trading (X)": "X Marine" is no further form of it
            apart += [(own, j) for j in fits.values() if not set(plain(names[j].text).split()) <= {*words}]
        elif len(fits) == 1:
            unite(i, next(iter(fits.values())))
    pairs = {tuple(sorted((root(i), root(j)))) for i, j in apart if root(i) != root(j)}
    return Joined(tuple(root(i) for i in range(len(names))), tuple(sorted(pairs)))  # type: ignore[arg-type]


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """A name without legal form, in the fold of places."""
    if text.endswith(_legal_endings()):
        for form in cues().legal_after:
            for ending in (form, form + "."):
                if text.endswith((" " + ending, "," + ending)):
                    text = text[: -len(ending)].rstrip(" ,")
    for form in cues().legal_before if text.startswith(cues().begins) else ():
        if text.startswith(form + " "):
            text = text[len(form) :].strip()
    return fold(text)


@cache
def _legal_endings() -> tuple[str, ...]:
    return tuple(form + stop for form in cues().legal_after for stop in ("", "."))


def code(text: str) -> str:
    """A model's name without hyphens, blanks and plural: "G3s" is "g3", "G3S" another mark."""
    bare = re.sub(r"[\W_]+", "", text)
    return (bare[:-1] if re.search(r"(?:\d|[^\W\d_]{3,}[^sS])s$", bare) else bare).casefold()


def acronym_of(short: str, full: str) -> bool:
    """Whether `short` is made of the initials of `full`: IISS, BIS, DoD; small words may or may not give a letter."""
    letters = re.sub(r"[^\w]", "", short)
    if not (2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= 2):
        return False
    words = re.findall(r"[\w’']+", full)
    large = "".join(w[0] for w in words if w.lower() not in _SMALL)
    every = "".join(w[0] for w in words)
    return len(words) > 1 and letters.upper() in (large.upper(), every.upper())


def _same(name: Name) -> str:
    """What two spellings of one name have in common."""
    if name.kind == "item":
        return code(name.text)
    if name.kind == "place":
        known = lookup(name.text)
        return f"\t{known.key}" if known else fold(name.text)
    return plain(name.text)


@lru_cache(maxsize=65_536)
def _form(text: str) -> tuple[tuple[Form, ...], frozenset[str]]:
    """The legal forms that a firm's name carries, and the words before it that stand for its sort: NPP, KB."""
    forms = tuple(form for form in strip_forms(split_words(text))[1] if form.family != "company")
    words = text.split()
    return forms, frozenset(words[:-1]) & frozenset(cues().legal_before) - {w for w in words if w in _as_forms()}


@cache
def _as_forms() -> frozenset[str]:
    """The legal forms that stand before a name: OOO, AO."""
    return frozenset(form for form in cues().legal_before if strip_forms((*split_words(form), "x"))[1])


def _two_forms(one: Name, other: Name) -> bool:
    """Whether two names of the same words are two firms by their legal forms: "X LLC" and "X JSC"."""
    (ours, our_sort), (theirs, their_sort) = _form(one.text), _form(other.text)
    if ours and theirs:
        lands, others = {f.country for f in ours} - {None}, {f.country for f in theirs} - {None}
        differ = compare_forms(ours, theirs)
        return (differ is not None and differ.score < 0) or bool(lands and others and not lands & others)
    return bool(our_sort and theirs and not their_sort) or bool(their_sort and ours and not our_sort)


def _full(short: Name, longer: Name) -> bool:
    """Whether a firm's name of fewer words is a full name: one that is shortened loses its legal form first."""
    forms, sort = _form(short.text)
    return short.kind == "organization" and bool(forms or (sort and not sort & _form(longer.text)[1]))


def _two_firms(one: Name, other: Name) -> bool:
    """Whether two names that stand side by side are of two firms by their forms and words."""
    if one.kind != "organization" or other.kind != "organization":
        return False
    few, many = sorted((one, other), key=lambda name: len(plain(name.text).split()))
    words, all_words = plain(few.text).split(), plain(many.text).split()
    if words == all_words:
        return _two_forms(few, many)
    return _full(few, many) and bool(words) and set(words) < set(all_words)


def _all_words(name: Name) -> list[str]:
    """The words by which a longer name is found from a shorter one."""
    return [code(_base(name.text))] if name.kind == "item" else plain(name.text).split()


def _base(text: str) -> str:
    """A model's name without its number."""
    return re.split(r"[-\s]?\d", text)[0]


def _short(short: Name, full: Name) -> bool:
    """Whether `short` may be a shorter form of `full`."""
    few, many = plain(short.text).split(), plain(full.text).split()
    if short.kind == "item":
        base = re.split(r"[-\s]?\d", full.text)[0]
        return (
            not re.search(r"\d", short.text)
            and bool(re.search(r"\d", full.text))
            and code(base) == code(short.text) != ""
        )
    if not few or len(few) >= len(many) or short.kind in ("place", "publication") or _full(short, full):
        return False
    if short.kind == "person":
        surname_first = (
            len(few) == 1 and few[0] == many[0] and many[-1] in given_names() and few[0] not in given_names()
        )
        return surname_first or (few[-1] == many[-1] and (len(few) == 1 or few[0] == many[0]))
    heads = cues().strong | cues().trade
    if many[: len(few)] == few and all(w in heads for w in many[len(few) :]):
        return not any(demonym(w) for w in few)
    return significant(few) and any(many[k : k + len(few)] == few for k in range(len(many) - len(few) + 1))


def significant(words: Sequence[str]) -> bool:
    """Whether the words could stand for a firm by themselves: not only everyday words, nations and places."""
    return any(w not in common_words() and not demonym(w) and lookup(w.title()) is None for w in words)


def _other(short: Name, full: Name, beside: bool) -> bool:
    """Whether the longer name is another firm of the same name rather than the long form."""
    if short.kind != "organization":
        return beside and short.kind == "item"
    extra = set(plain(full.text).split()) - set(plain(short.text).split())
    return bool(extra & OTHER_FIRM) and (beside or short.first < full.first)
