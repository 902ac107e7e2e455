"""Whom a pronoun means: "мы" those for whom the speaker speaks, "она" a party spoken of, "та" the one named last."""

from abc import abstractmethod
from collections.abc import Sequence

from enduse.read.corefer import Standing
from enduse.read.names.found import Found
from enduse.read.spoken import Spoken
from enduse.read.tree.node import Node, Tree
from enduse.records.proposal import ProposedReference

_SPOKEN = frozenset("я мой мы наш вы ваш".split())


class Pointing(Spoken):
    """What was spoken of in a document that is read by trees, and what its pronouns mean."""

    def __init__(
        self, text: str, references: Sequence[ProposedReference], found: Sequence[Found], language: str
    ) -> None:
        super().__init__(text, references, found)
        self.language = language
        self.places = [(f.start, f.key) for f in found]  # where each name stands
        self.topic: str | None = None
        self.subject: str | None = None  # what the sentence before spoke of
        self.ships: set[str] = set()  # the keys of names that stood behind a word for a ship
        self.own: str | None = None  # the firm whose own statement the document is
        self.last_item: Standing | None = None
        self.trade = False  # whether the document speaks of goods again and again
        self._called: dict[str, set[str]] = {}  # how a party was called beside its name
        self._gender: dict[str, str] = {}
        self.we: str | None = None  # who says "мы" in the sentence that is read; `you`: who is asked in it
        self.you: str | None = None
        self.heard: Sequence[tuple[int, int, str]] = ()  # what is said in the sentence that is read, and by whom
        self.posts: dict[str, str] = {}  # the organization that a person was said to belong to

    @abstractmethod
    def of(self, tree: Tree, node: Node) -> Standing:
        """What the noun phrase that a word heads stands for."""

    @abstractmethod
    def beside(self, tree: Tree, node: Node) -> Standing | None:
        """The name that a common noun is called by."""

    def _pronoun(self, tree: Tree, node: Node) -> Standing:
        """ "он" is the last person of that gender, or what the text speaks of; "мы" are those for whom the speaker
        speaks.
        """
        words = Standing("thing", None, node.start, node.end)
        speaking = self.you if node.lemma in {"вы", "ваш"} else self.we
        if speaking is not None and node.lemma in _SPOKEN:
            key = speaking if node.lemma in {"я", "мой"} else self.posts.get(speaking, speaking)
            return Standing(self._kind(key), key, node.start, node.end)
        if node.lemma == "тот" and node.rel.startswith("nsubj"):
            return self._the_latter(tree, node) or words
        if node.lemma not in {"он", "она", "оно", "они", "его", "ее", "их"}:
            return words
        gender, plural = node.feats.get("Gender"), node.is_(Number="Plur")
        subject = self._subject_before(tree, node, gender) if not plural else None
        if subject is not None:
            return Standing(self._kind(subject), subject, node.start, node.end)
        near = self._before(tree, node, gender) if not plural else None
        if near is not None:
            return Standing("organization", near, node.start, node.end)
        for kind in ("person", "organization"):
            for key in [] if plural else reversed(self._recent):
                if self._kind(key) == kind and (self._gender.get(key) in (None, gender) or gender is None):
                    if kind == "organization" and gender == "Masc" and not self._called.get(key):
                        continue
                    return Standing(kind, key, node.start, node.end)
        return words

    def _the_latter(self, tree: Tree, node: Node) -> Standing | None:
        """ "продала их фирме «X», а та …": the party named last before it that is no subject."""
        for n in reversed(tree.nodes[: node.i]):
            if n.found is None or n.found.kind not in {"organization", "person"} or n.rel.startswith("nsubj"):
                continue
            if self._gender.get(n.found.key or "", node.feats.get("Gender")) == node.feats.get("Gender"):
                return Standing(n.found.kind, n.found.key, node.start, node.end)
        return None

    def _subject_before(self, tree: Tree, node: Node, gender: str | None) -> str | None:
        """Whom a subject before a pronoun names, in its sentence or else in the one before, if the gender fits."""
        heads = tree.words("words.organizations.heads") | tree.words("words.persons.heads")
        for n in reversed(tree.nodes[: node.i]):
            if not n.rel.startswith("nsubj"):
                continue
            if n.found is None and n.lemma in heads and n.feats.get("Gender") == gender and n.is_(Number="Sing"):
                key = self.of(tree, n).key
                if key is not None:
                    return key
            if n.found is None or n.found.key is None:
                continue
            if n.found.kind == "person" and n.feats.get("Gender") in {gender, None}:
                return n.found.key
            if n.found.kind == "organization" and self._gender.get(n.found.key) == gender:
                return n.found.key
        opens = node.lemma == "он" and node.is_(Case="Dat") and node.i < 2  # "Ему принадлежит доля"
        if self.subject is None or not (node.rel.startswith("nsubj") or opens):
            return None
        told = self._gender.get(self.subject)
        fits = told == gender or (opens and {told, gender} == {"Masc", "Neut"})
        return self.subject if fits and self._kind(self.subject) in {"person", "organization"} else None

    def _before(self, tree: Tree, node: Node, gender: str | None) -> str | None:
        """The organization named before a pronoun in its sentence by a noun of the same gender: "завод X … него"."""
        for n in reversed(tree.nodes[: node.i]):
            if gender == "Fem" and node.rel.startswith("nsubj") and self._foreign(tree, n):
                return n.found.key if n.found is not None else None
            if n.found is None and n.pos == "NOUN" and n.feats.get("Gender") == gender:
                head = n.lemma in tree.words("words.organizations.heads")
                beside = self.of(tree, n) if head and n.is_(Number="Sing") else self.beside(tree, n)
                if beside is not None and beside.kind == "organization":
                    return beside.key
        return None

    def _foreign(self, tree: Tree, node: Node) -> bool:
        """Whether it is a firm's foreign name, to which "она" may point: "через стамбульскую Kelmar Dış"."""
        if node.found is None or node.found.kind != "organization" or not node.text.isascii():
            return False
        beside = [n.low.endswith(("ую", "юю", "ая", "яя", "ой", "ей")) for n in tree.below(node, "amod")]
        woman = all(beside) if beside else self._gender.get(node.found.key or "", "Fem") == "Fem"
        return woman and node.rel in {"obl", "nmod", "obj", "iobj"}
