"""The words of one sentence as a tree in Universal Dependencies. Offsets are code points into the document's text."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from enduse.read.names.found import Found
from enduse.read.tables import words

#: Relations by which a word belongs to the phrase of its head; all others begin a phrase or clause of their own.
_PHRASE = frozenset(
    "amod nummod nummod:gov nummod:entity det flat flat:name flat:foreign compound nmod case advmod fixed appos".split()
)
_LEADING = frozenset({"PUNCT", "ADP", "PART", "CCONJ", "SCONJ", "ADV"})
#: Relations that begin another clause.
CLAUSES = frozenset("ccomp csubj advcl acl acl:relcl parataxis root".split())


class Node(Struct, kw_only=True):
    """One word, or one name: its dictionary form, part of speech and features, the place of its head (-1: none) and
    how it hangs there."""

    i: int
    start: int
    end: int
    text: str
    low: str
    lemma: str
    pos: str
    feats: Mapping[str, str]
    head: int
    rel: str
    found: Found | None = None

    def is_(self, **feats: str) -> bool:
        """Whether the word has all these features: node.is_(Case="Dat")."""
        return all(self.feats.get(k) == v for k, v in feats.items())

    @property
    def verbal(self) -> bool:
        return self.pos in {"VERB", "AUX"}


class Tree:
    """One sentence of a language (ISO 639-1). Knows what hangs on each word."""

    def __init__(self, nodes: Sequence[Node], language: str) -> None:
        self.nodes, self.language = tuple(nodes), language
        self._below: dict[int, list[Node]] = {}
        self.slots: dict[int, list[tuple[str, Node]]] = {}  # the arguments of each word, once they were asked for
        for node in self.nodes:
            if node.head != node.i:
                self._below.setdefault(node.head, []).append(node)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def below(self, node: Node, *rels: str) -> list[Node]:
        """What hangs on a word, by any of these relations (all, if none is given), in order."""
        return [n for n in self._below.get(node.i, ()) if not rels or n.rel in rels]

    def above(self, node: Node) -> Node | None:
        """The word that this one hangs on."""
        return self.nodes[node.head] if 0 <= node.head < len(self.nodes) else None

    def path(self, node: Node) -> Iterator[Node]:
        """The words above, nearest first; each once, whatever the parser built."""
        seen = {node.i}
        at = self.above(node)
        while at is not None and at.i not in seen:
            seen.add(at.i)
            yield at
            at = self.above(at)

    def subtree(self, node: Node, without: frozenset[str] = frozenset()) -> list[Node]:
        """A word and all that hangs on it, in order; `without` leaves out what hangs by these relations."""
        found: dict[int, Node] = {}
        todo = [node]
        while todo:
            at = todo.pop()
            if at.i not in found:
                found[at.i] = at
                todo += [n for n in self.below(at) if n.rel not in without]
        return [found[i] for i in sorted(found)]

    def span(self, node: Node, without: frozenset[str] = frozenset()) -> tuple[int, int]:
        """From the first to the last word of a subtree, marks at its ends left out."""
        inner = self.subtree(node, without)
        while len(inner) > 1 and inner[0].pos == "PUNCT" and inner[0] is not node:
            inner = inner[1:]
        while len(inner) > 1 and inner[-1].pos == "PUNCT" and inner[-1] is not node:
            inner = inner[:-1]
        return inner[0].start, inner[-1].end

    def phrase(self, node: Node) -> list[Node]:
        """The words of the noun phrase that a word heads, one stretch without clauses, prepositions and asides."""
        inner = {node.i}
        todo = [node]
        while todo:
            below = [n for n in self.below(todo.pop()) if n.rel in _PHRASE and n.rel not in {"appos", "case"}]
            below = [n for n in below if n.i not in inner and (n.rel != "nmod" or not self.below(n, "case"))]
            inner |= {n.i for n in below}
            todo += below
        first = last = node.i
        while first - 1 in inner:
            first -= 1
        while last + 1 in inner:
            last += 1
        words = [self.nodes[i] for i in range(first, last + 1)]
        while len(words) > 1 and (words[0].pos in _LEADING or words[0].lemma == "никакой"):
            words = words[1:]
        return words

    def joined(self, node: Node) -> list[Node]:
        """A word and those joined with it: "A, B и C"."""
        found = [node]
        for other in found:
            found += [n for n in self.below(other, "conj") if n not in found and n.verbal == node.verbal]
        return found

    def clause(self, node: Node) -> Node:
        """The word that heads the clause in which a word stands."""
        at = node
        for up in (node, *self.path(node)):
            at = up
            if up.rel in CLAUSES or (up.rel == "conj" and up.verbal):
                break
        return at

    def words(self, path: str) -> frozenset[str]:
        """A set of words of the sentence's language."""
        return words(path, self.language)

    def has(self, node: Node, *lemmas: str) -> Node | None:
        """The first word right below a node with one of these dictionary forms."""
        return next((n for n in self.below(node) if n.lemma in lemmas), None)
