"""Which of the parties spoken of a description may mean by its head word: "the embassy" is no army, "the company" no
panel, "the plant" no forwarder.
"""

from collections.abc import Sequence

from msgspec import Struct

from enduse.read.grammar.lexicon import table, words


class Party(Struct, frozen=True):
    """A named organization as a description may pick it out."""

    key: str
    name: frozenset[str]  # the words of its name
    told: frozenset[str]  # the words of what it was called besides
    state: bool  # whether it is a body of a state
    makes: bool = False  # whether the text told that it makes something
    topic: bool = False  # whether the text was about it last


def meant(said: frozenset[str], head: str, spoken: Sequence[Party]) -> tuple[str | None, bool]:
    """The organization that `head` with the other words `said` means, and whether it was called so; `spoken` begins
    with the one spoken of last.
    """
    able = [one for one in spoken if may_be_called(head, one)]
    for likely in _likely(said, head, able):
        if likely:
            return likely[0].key, True
    if head in words("nouns.callings", "plants"):
        able = [one for one in able if one.topic]
    return (able[0].key if able else None), False


def may_be_called(head: str, one: Party) -> bool:
    """Whether an organization may be called so."""
    if head in one.name:
        return True
    if sorts := _sorts(head):
        own = {sort for word in one.name for sort in _sorts(word)}
        return one.state and (bool(own & sorts) if own else bool(sorts & {"ministry", "office"}))
    if head in words("nouns.corefer", "research_heads"):
        return head in one.told
    if one.state or one.name & words("nouns.callings", "no_firms"):
        return False
    if head in words("nouns.callings", "plants") | words("nouns.callings", "makers"):
        return not one.name & words("nouns.callings", "no_makers")
    if head in words("nouns.callings", "traders"):
        return not one.name & words("nouns.callings", "plants")
    return True


def _likely(said: frozenset[str], head: str, able: Sequence[Party]) -> Sequence[Sequence[Party]]:
    """Those who are called so, the surest first; any firm is "the company", whatever it was called."""
    more = said - {head}
    whole = [one for one in able if more and said <= one.name | one.told]
    if head in words("nouns.callings", "any_firm"):
        return [whole]
    called = [whole, [one for one in able if head in one.name], [one for one in able if head in one.told]]
    if head in words("nouns.callings", "makers"):
        return [*called, [one for one in able if one.makes]]
    if head not in words("nouns.callings", "plants"):
        return called
    plants = words("nouns.callings", "plants")
    return [
        *called,
        [one for one in able if one.name & plants],
        [one for one in able if one.makes],
        [one for one in able if one.told & plants],
    ]


def _sorts(word: str) -> frozenset[str]:
    """The sorts of bodies of a state that a word may stand for."""
    return frozenset(sort for sort in table("nouns")["bodies"] if word in words("nouns.bodies", sort))
