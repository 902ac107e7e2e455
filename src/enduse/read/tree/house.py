"""For which firm somebody speaks: "представитель «X»", "директор «X» Иван Петров", and what "предприятие" is to him."""

from collections.abc import Mapping, Sequence, Set

from enduse.read.names.found import Found
from enduse.read.speakers import Link
from enduse.read.tables import words
from enduse.read.tree.node import Node

GENERIC = frozenset("компания фирма предприятие организация производитель структура".split())
#: Words for a works: one that the text has called by no other word.
WORKS = frozenset("завод комбинат фабрика верфь концерн холдинг корпорация".split())


def speaks_for(link: Link, found: Sequence[Found], text: str, language: str) -> str | None:
    """The speaker, or the firm that a spokesman without a name speaks for."""
    stems = tuple(words("voices.sources.spokesmen", language))
    if link.key is not None or link.kind != "anonymous" or not text[link.start : link.end].lower().startswith(stems):
        return link.key
    firms = [f for f in found if f.kind == "organization" and link.start <= f.start and f.end <= link.end]
    return firms[0].key if len(firms) == 1 else None


def firm_before(link: Link, found: Sequence[Found]) -> str | None:
    """The firm that is named right before a person: "директор «X» Иван Петров"."""
    firms = [f for f in found if f.kind == "organization" and f.end < link.start <= f.end + 2]
    return firms[0].key if firms and link.kind == "person" else None


def own_firm(
    node: Node, heard: Sequence[tuple[int, int, str]], posts: Mapping[str, str], called: Mapping[str, Set[str]]
) -> str | None:
    """What a speaker calls "предприятие" or, where no other is called so, "завод": what he speaks for."""
    speaker = next((key for start, end, key in reversed(heard) if start <= node.start < end), None)
    key = posts.get(speaker or "", speaker)
    own = called.get(key or "", ())
    other = node.lemma in WORKS and (
        (bool(own) and node.lemma not in own) or any(node.lemma in nouns for k, nouns in called.items() if k != key)
    )
    return key if node.lemma in GENERIC | WORKS and not other else None
