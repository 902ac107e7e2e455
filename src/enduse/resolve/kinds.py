"""What is it that a reader took for a firm, a place or a good by the look of its name? What the other texts take it
for."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from enduse.compare.fold import fold
from enduse.compare.forms import split_words, strip_forms
from enduse.compare.items import designations
from enduse.compare.scripts import romanise, scripts_of
from enduse.records.reading import Reference
from enduse.reference.places import lookup

#: A guess gives way to a kind that some text is sure of, or to one that so many more texts guess.
_MORE = 1
_SURE_SCHEMAS = frozenset({"Company", "PublicBody", "Vessel", "Airplane"})


def agreed(refs: Iterable[Reference]) -> dict[str, str]:
    """The kinds of references whose own kind is a guess and other than that of their namesakes, by id."""
    known = [ref for ref in refs if ref.names and not ref.unnamed]
    told: dict[str, list[Reference]] = defaultdict(list)
    for ref in known:
        for words in sorted({_words(name.text) for name in ref.names} - {""}):
            told[words].append(ref)
    found = {}
    for ref in known:
        if not _guessed(ref):
            continue
        if ref.kind == "organization" and all(_country(n.text) for n in ref.names):
            found[ref.id] = "place"  # the state, by its country's name
            continue
        namesakes = [r for r in told[_words(ref.names[0].text)] if r.id != ref.id]
        kind = _kind(ref, namesakes)
        if kind and kind != ref.kind:
            found[ref.id] = kind
    return found


def _kind(ref: Reference, namesakes: Iterable[Reference]) -> str | None:
    others = list(namesakes)
    single = len(_words(ref.names[0].text).split()) < 2 and "han" not in scripts_of(ref.names[0].text)
    if sure := {r.kind for r in others if not _guessed(r)}:
        kind = sure.pop() if len(sure) == 1 else None
        return kind if not single or ref.kind in ("place", "item") or kind == "place" else None
    guesses = Counter(r.kind for r in others)
    best = min(guesses, key=lambda k: (-guesses[k], k), default=None)
    return best if best and not single and guesses[best] > guesses[ref.kind] + _MORE else None


def _guessed(ref: Reference) -> bool:
    """Whether the kind of a reference is a reader's guess: no table, form, number or mark says it."""
    if ref.identifiers or ref.hs:
        return False
    texts = [name.text for name in ref.names]
    if ref.kind == "place":
        return all(lookup(t) is None for t in texts)
    if ref.kind == "person":
        return ref.schema == "LegalEntity" and len(texts) == 1 and len(split_words(texts[0])) > 1
    if ref.kind == "item":
        return len(texts) == 1 and not any(d.numbers for d in designations(texts[0])) and texts[0][:1] in '«"“„'
    if ref.kind == "organization":
        return ref.schema not in _SURE_SCHEMAS and not any(strip_forms(split_words(t))[1] for t in texts)
    return False


def _country(text: str) -> bool:
    found = lookup(text)
    return found is not None and found.kind == "country"


def _words(name: str) -> str:
    """The words of a name without its legal form, as they sound."""
    written = split_words(name)
    keep, _ = strip_forms(written)
    return " ".join(fold(romanise(written[i])) for i in keep)
