"""Which references are worth comparing? Those that share a key; never all with all."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, product

from enduse.compare.crossed import keys as crossed_keys
from enduse.compare.fold import fold
from enduse.compare.initials import initials
from enduse.compare.tokens import Parsed, Token
from enduse.resolve.people import either
from enduse.resolve.rendered import render_keys
from enduse.resolve.subject import Subject

#: A key that more references share than this says nothing (exact twins are paired before).
_TOO_COMMON = 250
#: At most this many spellings of one name's initials are tried.
_INITIALS = 24
#: So many first consonants, behind the mark of a sound key, may do: transliterations differ in the later ones.
_SOUNDS = 4
_DISTINCT = frozenset({"word", "acronym"})


def twins(subjects: Sequence[Subject], shared: Collection[str] = ()) -> list[list[Subject]]:
    """Groups of references that look exactly alike (names, numbers, countries): compared once, joined as one. Those
    whose short name is `shared` by several parties are twins within one document only."""
    groups: dict[object, list[Subject]] = defaultdict(list)
    for subject in subjects:
        look: object
        if subject.ref.unnamed or (subject.group == "item" and not subject.designations):
            look = subject.id
        elif subject.group == "item":
            look = (subject.group, subject.designations, subject.things)
        elif subject.group == "place":
            look = (subject.group, subject.place)
        else:
            looks = {(tuple(t.word for t in n.tokens), n.forms, n.han) for n in subject.names}
            names = tuple(sorted(looks, key=repr))  # a legal form may lack a country
            look = (subject.group, names, subject.characters, subject.ref.identifiers, subject.countries)
            look = (look, subject.bearer.natures)
            look = (look, subject.ref.description, subject.group == "person" and either(subject.ref))
            alone = subject.group == "person" and all(len(n.tokens) == 1 for n in subject.names)
            if alone or subject.id in shared:
                look = (look, subject.ref.document)  # a family name alone is many people's
        groups[look].append(subject)
    return list(groups.values())


def pairs(subjects: Sequence[Subject]) -> list[tuple[int, int]]:
    """Pairs of positions that share a key, each once, in order. Unnamed references are never paired."""
    keyed: dict[str, list[int]] = defaultdict(list)
    spelled: dict[str, list[int]] = defaultdict(list)  # by the initials of their words
    across: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for position, subject in enumerate(subjects):
        if subject.ref.unnamed:
            continue
        for key in sorted(set(_keys(subject))):
            keyed[f"{subject.group} {key}"].append(position)
        for letters in {letters for name in subject.names for letters in _spelled(subject, name)}:
            spelled[letters].append(position)
        for key, in_han in sorted(set(_across(subject))):
            across[f"{subject.group} {key}"][in_han].append(position)
    found: set[tuple[int, int]] = set()
    for positions in keyed.values():
        if len(positions) <= _TOO_COMMON:
            found.update(combinations(positions, 2))
    # An acronym meets the names whose words it may stand for; that two long names have the same initials says nothing.
    for letters, positions in spelled.items():
        acronyms = keyed.get(f"organization acronym {letters}", ())
        if acronyms and len(acronyms) + len(positions) <= _TOO_COMMON:
            found.update((min(a, b), max(a, b)) for a, b in product(acronyms, positions) if a != b)
    for alphabet, han in across.values():
        if len(alphabet) + len(han) <= _TOO_COMMON:
            found.update((min(a, b), max(a, b)) for a, b in product(alphabet, han) if a != b)
    return sorted(found)


def _spelled(subject: Subject, name: Parsed) -> Iterator[str]:
    """The acronyms that a name of a firm may have."""
    if not subject.ref.unnamed and subject.group == "organization" and not name.person:
        yield from _initials(name.tokens)
        yield from initials(name.text, name.tokens)


def _across(subject: Subject) -> Iterator[tuple[str, bool]]:
    """The keys under which a name in Chinese characters meets one in an alphabet: by its readings, its meanings and its
    sound."""
    for name in subject.names:
        for token in name.tokens:
            if token.kind not in ("filler", "country", "number"):
                yield fold(token.word), name.han
                for key in crossed_keys(token):
                    yield key, name.han
                    if key[0] == "~" and len(key) > _SOUNDS:
                        yield key[:_SOUNDS], name.han


def _keys(subject: Subject) -> Iterator[str]:
    for number in subject.ref.identifiers:
        yield f"number {number.scheme} {number.value}"
    if subject.group == "item":
        for model in subject.designations:
            yield f"model {'-'.join(model.numbers)}{model.suffix}" if model.numbers else f"model {model.letters}"
            yield from (f"model part {d}" for d in _without_one(model.letters)) if not model.numbers else ()
        yield from (key for _, means in subject.meanings for key in render_keys(means))
    elif subject.group == "place":
        yield f"place {subject.place}"
    else:
        yield from (f"korean {name}" for name in sorted(subject.korean))
        yield from (f"body {name}" for name in sorted(subject.bodies))
        yield from (key for _, means in subject.meanings for key in render_keys(means))
        for name in subject.names:
            yield from _name_keys(name)


def _name_keys(name: Parsed) -> Iterator[str]:
    distinct = [t for t in name.tokens if t.kind in _DISTINCT]
    for token in distinct:
        spelled = token.word if token.kind == "acronym" else token.key
        yield f"word {spelled}"
        if len(spelled) >= 4 or token.kind == "acronym":
            yield from (f"near {key}" for key in _without_one(spelled))
    if len(name.squashed) >= 5:
        yield f"squashed {name.squashed}"
    if not distinct:
        yield "plain " + " ".join(sorted(t.key for t in name.tokens if t.kind not in ("filler", "country")))
    if not name.person:
        yield from (f"acronym {token.word}" for token in distinct)


def _without_one(word: str) -> set[str]:
    """The word and every form of it that lacks one letter: two words one slip apart share one of these."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _initials(tokens: Sequence[Token]) -> Iterator[str]:
    """The acronyms that runs of two words or more may form, with and without filler words."""
    for start in range(len(tokens)):
        for end in range(start + 2, min(len(tokens), start + 9) + 1):
            run = tokens[start:end]
            if run[0].kind == "filler" or run[-1].kind == "filler":
                continue
            choices = [t.initials for t in run if t.kind != "filler"]
            for count, letters in enumerate(product(*choices)):
                if count >= _INITIALS:
                    break
                if len(joined := "".join(letters)) >= 2:
                    yield joined
