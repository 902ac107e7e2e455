"""What does a short name stand for within one text? A family name for the person named in full, a head word or the
initials for the firm: where the text names only one that it can be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from enduse.compare.fold import fold
from enduse.compare.names import INITIALS, likeness
from enduse.compare.tokens import Parsed, Token
from enduse.records.match import Reason
from enduse.resolve.rendered import ANY_FIRM_OR_GROUP
from enduse.resolve.scored import CONTAINED, Scored
from enduse.resolve.subject import Subject

#: A text with more names than this is a table, where a short name stands for itself.
_MOST = 400
_SAYS_NOTHING = frozenset({"particle", "filler"})
#: Words that make no name: a country's ministry is no short name of its ministry's police.
_PLAIN = frozenset({"generic", "country"})


def within_texts(subjects: Iterable[Subject]) -> Iterator[tuple[str, str, Scored]]:
    """Offers to join: a short name, a longer one of the same text that it may stand for, and why."""
    texts: dict[tuple[str, str], list[Subject]] = defaultdict(list)
    for one in subjects:
        if one.names and not one.ref.unnamed and one.group in ("person", "organization"):
            texts[one.ref.document, one.group].append(one)
    for (_, group), members in sorted(texts.items()):
        if 1 < len(members) <= _MOST:
            yield from _offers(members, group)


def _offers(members: Sequence[Subject], group: str) -> Iterator[tuple[str, str, Scored]]:
    by_word: dict[str, list[Subject]] = defaultdict(list)
    for one in members:
        for key in sorted({_word(t) for name in one.names for t in name.tokens}):
            by_word[key].append(one)
    for one in members:
        short = one.names[0]
        said = [t for t in short.tokens if t.kind not in _SAYS_NOTHING]
        if not said or short.forms or all(t.key in ANY_FIRM_OR_GROUP for t in said):
            continue
        for other in by_word[_word(said[0])]:
            if other.id != one.id and _holds(other.names[0], said, group):
                reason = Reason(feature="name", score=CONTAINED, detail=f"{short.text}: short, in the same text")
                yield one.id, other.id, Scored(CONTAINED, (reason,), "contained", one.id)
        if group == "organization" and len(said) == 1 and said[0].kind == "acronym":
            yield from _initials(one, members)


def _holds(long: Parsed, said: Sequence[Token], group: str) -> bool:
    """Whether a longer name may be shortened to some words: to the family name of a person; to the first words of a
    firm; to the plain word for what it is."""
    words = [t for t in long.tokens if t.kind not in _SAYS_NOTHING]
    keys = [_word(t) for t in words]
    if len(words) <= len(said):
        return False
    if group == "person":
        return len(said) == 1 and _word(said[0]) in keys and said[0].kind == "word"
    if all(t.kind in _PLAIN for t in said):
        return len(said) == 1 and said[0].kind == "generic" and _word(said[0]) in keys
    head = next((n for n, t in enumerate(words) if t.kind in ("word", "acronym", "number")), 0)
    wanted = [_word(t) for t in said]
    return keys[head : head + len(wanted)] == wanted or keys[: len(wanted)] == wanted


def _word(token: Token) -> str:
    """The word itself, not its meaning: a text does not shorten a name to a synonym."""
    return fold(token.word)


def _initials(one: Subject, members: Sequence[Subject]) -> Iterator[tuple[str, str, Scored]]:
    for other in members:
        if other.id == one.id or len(other.names[0].tokens) < 3:
            continue
        alike = likeness(one.names[0], other.names[0])
        if alike.whole == INITIALS:
            yield one.id, other.id, Scored(CONTAINED, (alike.reason(),), "contained", one.id)
