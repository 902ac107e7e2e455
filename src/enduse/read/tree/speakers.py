"""Who a noun phrase of a tree is as a speaker: a party, papers with those who have seen them, or somebody without a
name.
"""

from msgspec import structs

from enduse.read.speakers import Link
from enduse.read.tree.arguments import slots
from enduse.read.tree.bearer import bearer_of
from enduse.read.tree.events import Events
from enduse.read.tree.node import Node, Tree
from enduse.records.claim import VoiceKind

PARTY_VOICES = frozenset({"organization", "person", "publication", "place"})
#: Words that point back to who spoke.
_HE = frozenset({"он", "она", "они", "его", "ее", "их"})

#: "ряд изданий", "большинство экспертов".
_SEVERAL = frozenset({"ряд", "большинство", "часть", "множество"})


def _bare(tree: Tree, node: Node) -> bool:
    """Whether nothing tells a noun from others of its kind."""
    return not tree.below(node, "amod", "nmod", "appos", "flat:foreign", "nummod")


class Speakers:
    """Knows the speakers of one document; remembers who has seen which papers, and who spoke last."""

    def __init__(self, text: str, reader: str) -> None:
        self.text, self.reader = text, reader
        self._reviewer: Link | None = None
        self._room: tuple[str, Link] | None = None  # "пресс-служба", and whose it was
        self.last: Link | None = None  # who spoke last
        self.paper: Link | None = None  # the paper spoken of last

    def chain(self, tree: Tree, node: Node, events: Events) -> tuple[Link, ...]:
        """The voices that a noun phrase stands for, outermost first: "документы, изученные X" -> X, документы."""
        link = self.link(tree, node, events)
        if link is None:
            return ()
        if link.kind in {"document", "anonymous"}:
            outer = self._reviewed(tree, node, events) or self._of_medium(tree, node, events)
            if outer is not None:
                self._reviewer = outer
            elif link.kind == "document" and not tree.below(node, "amod") and node.i < len(tree.nodes):
                outer = self._reviewer
            if outer is not None and outer.name != link.name:
                return outer, link
        return (link,)

    def _reviewed(self, tree: Tree, node: Node, events: Events) -> Link | None:
        """Who has seen the papers: "с которыми ознакомился X", "изученные X", "в распоряжении X"."""
        for clause in tree.below(node, "acl", "acl:relcl", "amod"):
            if clause.lemma not in tree.words("voices.sources.seen_by"):
                continue
            for slot, n in slots(tree, clause):
                if slot in {"nom", "dat"} and n.i != node.i:
                    return self.link(tree, n, events)
            for n in tree.subtree(clause):
                if n.lemma == "распоряжение":
                    owner = next(iter(tree.below(n, "nmod")), None)
                    return self.link(tree, owner, events) if owner is not None else None
        return None

    def _of_medium(self, tree: Tree, node: Node, events: Events) -> Link | None:
        """The medium whose source it is: "собеседник издания", "источник Reuters"."""
        for n in tree.below(node, "nmod", "appos", "flat:foreign"):
            if tree.below(n, "case"):
                continue
            if events.standing(n).kind == "publication":
                return self.link(tree, n, events)
            if n.lemma in tree.words("voices.sources.own_paper") and self._reviewer is not None:
                return self._reviewer
        return None

    def link(self, tree: Tree, node: Node, events: Events) -> Link | None:
        """One noun phrase as a speaker, or None when it is none."""
        standing = events.standing(node)
        if node.lemma in tree.words("voices.sources.own_paper") and node.found is None and _bare(tree, node):
            key = events.standings.medium(node.start)
            if key is not None and standing.key not in events.standings.known:
                return self._party("publication", key, node.start, node.end, node, events)
        if node.lemma in _HE and node.is_(Case="Loc") and self.paper is not None:
            return structs.replace(self.paper, said=(node.start, node.end))  # "в ней указан X"
        spoke = self.last
        if node.lemma in _HE and spoke is not None and spoke.kind in {"person", "anonymous"}:
            named = events.standings.named(standing.key or "", node.start) if standing.kind == "person" else None
            if named is None or named[0] <= spoke.start:
                return structs.replace(spoke, said=(node.start, node.end))
        if standing.kind in PARTY_VOICES and standing.key is not None:
            return self._party(standing.kind, standing.key, standing.start, standing.end, node, events)
        start, end = self._whole(tree, node)
        if node.lemma in tree.words("voices.sources.statements"):
            owner = next((n for n in tree.below(node, "nmod", "appos") if not tree.below(n, "case")), None)
            told = self.link(tree, owner, events) if owner is not None else None
            if told is not None and told.kind in {"organization", "person", "publication"}:
                return Link(self.text[start:end], told.kind, start, end, told.key)
        if node.lemma in tree.words("voices.sources.documents"):
            self.paper = Link(self.text[start:end], "document", start, end)
            return self.paper
        if node.lemma in tree.words("voices.sources.houses") or node.lemma == "сайт":
            owner = next((n for n in tree.below(node, "nmod", "appos") if not tree.below(n, "case")), None)
            if owner is not None and (link := self.link(tree, owner, events)) is not None:
                self._room = (node.lemma, Link(self.text[start:end], link.kind, start, end, link.key))
                return self._room[1]
            if owner is None and _bare(tree, node) and self._room is not None and self._room[0] == node.lemma:
                return structs.replace(self._room[1], said=(node.start, node.end))
        if node.lemma in _SEVERAL and tree.below(node, "nmod"):
            return Link(self.text[start:end], "anonymous", start, end)
        bearer = bearer_of(events.tree, node)
        if bearer is not None and (found := bearer.found) is not None and found.key is not None:
            return self._party("person", found.key, found.start, found.end, bearer, events)
        if (speaker := self._again(tree, node, events)) is not None:
            return structs.replace(speaker, said=(start, end))
        if node.lemma in tree.words("voices.sources.anonymous") | tree.words("words.persons.heads"):
            return Link(self.text[start:end], "anonymous", start, end)
        if node.lemma in tree.words("words.organizations.heads") or (
            node.pos in {"NUM", "DET"} and node.rel == "nsubj"
        ):
            return Link(self.text[start:end], "anonymous", start, end)
        if node.pos == "PROPN" and node.rel.startswith("nsubj") and node.text[:1].isupper():
            return Link(self.text[start:end], "person", start, end)
        if node.pos == "NOUN" and node.rel in {"obl", "nmod"} and tree.has(node, "в"):
            return Link(self.text[start:end], "document", start, end)  # "в пояснении говорится"
        if node.lemma in _HE and spoke is not None:
            return structs.replace(spoke, said=(node.start, node.end))
        return None

    def _again(self, tree: Tree, node: Node, events: Events) -> Link | None:
        """Who spoke last, if he alone was named: "собеседник агентства добавил", "по словам топ-менеджера"."""
        people = [r.key for r in events.standings.known.values() if r.kind == "person"]
        named = {k for k in people if (at := events.standings.named(k, node.start)) and at[0] < node.start}
        spoke = self.last
        if node.lemma not in tree.words("voices.sources.again") or not node.is_(Number="Sing") or spoke is None:
            return None
        own = tree.words("voices.sources.own_paper")
        beside = [n for n in tree.below(node, "amod", "nmod", "appos", "det", "acl", "acl:relcl") if n.lemma not in own]
        return spoke if spoke.kind == "person" and not beside and named == {spoke.key} else None

    def _whole(self, tree: Tree, node: Node) -> tuple[int, int]:
        """A speaker's phrase with the name that it belongs to: "представитель завода «Купол»"."""
        inner = tree.subtree(node, frozenset({"acl", "acl:relcl", "conj", "cc", "parataxis", "case", "ccomp"}))
        first = last = node.i
        places = {n.i for n in inner} | {n.i for n in tree if n.pos == "ADP" and n.head in {m.i for m in inner}}
        while first - 1 in places and tree.nodes[first - 1].pos not in {"PUNCT", "ADP"}:
            first -= 1
        while last + 1 in places and tree.nodes[last + 1].text not in {",", "(", "—", "."}:
            last += 1
        return tree.nodes[first].start, tree.nodes[last].end

    def _party(self, kind: str, key: str, start: int, end: int, node: Node, events: Events) -> Link:
        if key.startswith("unnamed:"):
            return Link(self.text[start:end], "anonymous", start, end, key)
        voice: VoiceKind = "organization" if kind == "place" else kind  # type: ignore[assignment]
        said = None
        if node.found is None and (spoken := events.standings.named(key, node.start)):
            said = (start, end) if self.text[start:end] != self.text[slice(*spoken)] else None
            start, end = spoken
        return Link(events.standings.called(key) or self.text[start:end], voice, start, end, key, said)
