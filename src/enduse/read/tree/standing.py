"""What a noun phrase of a tree stands for: its name, "the company", "he", a party without a name, goods, a paper."""

from enduse.read.corefer import Standing
from enduse.read.tables import table
from enduse.read.tree.bearer import bearer_of, held_in
from enduse.read.tree.house import GENERIC, WORKS, own_firm
from enduse.read.tree.node import Node, Tree
from enduse.read.tree.pronouns import Pointing

PARTIES = frozenset({"organization", "person", "place", "publication"})
#: Words that make a description one of somebody new.
_NEW = frozenset(
    "один некий другой неназванный неизвестный новый каждый любой какой-то еще второй третий некоторый многий".split()
)
_SAME = frozenset("этот тот данный указанный названный сам упомянутый российский местный".split())
_THIS = frozenset("этот тот данный".split())


class Standings(Pointing):
    """The parties and things of one document that is read by trees."""

    def of(self, tree: Tree, node: Node) -> Standing:
        """What the noun phrase that a word heads stands for."""
        if node.found is not None:
            return self._by_name(node)
        beside = self.beside(tree, node)
        if beside is not None:
            return beside
        if node.pos == "ADJ" and (firm := self._behind_adjective(tree, node)) is not None:
            return self._by_name(firm)
        if node.pos in {"PRON", "DET"}:
            return self._pronoun(tree, node)
        start, end = self.span(tree, node)
        lemma = node.lemma
        held = self._premises(tree, node)
        if held is not None:
            return held
        if lemma in tree.words("words.goods.containers") and self._inner(tree, node) is not None:
            return self._container(tree, node, start, end)
        inner = tree.phrase(node)
        named = [n.found for n in inner if n.found is not None and n.found.kind == "item"]
        model = next((n.found for n in tree.nodes[inner[-1].i + 1 :][:1] if n.head in {m.i for m in inner}), None)
        if model is not None and model.kind == "item" and not named:  # "датчики серии ТДК-12"
            named, end = [model], model.end
        centre = lemma == "центр" and any(
            n.lemma in tree.words("words.goods.centres") for n in tree.below(node, "amod")
        )
        if centre or lemma in tree.words("words.goods.heads"):
            end = self._before_owner(tree, node, end)
        if (
            centre
            or lemma in tree.words("words.goods.heads")
            or (named and node.pos == "NOUN" and lemma not in tree.words("words.organizations.heads"))
        ):
            return Standing("item", named[-1].key if named else self.goods(start, end), start, end)
        if lemma in tree.words("words.organizations.heads") or self._house(tree, node):
            return self._organization(tree, node, start, end)
        if lemma in tree.words("words.persons.heads"):
            bearer = bearer_of(tree, node)
            if bearer is not None and bearer.i > node.i:
                return self._by_name(bearer)
            known = self._holder(tree, node)
            return Standing("person", known, start, end)
        if lemma in tree.words("voices.sources.documents"):
            return Standing("document", None, start, end)
        if node.is_(Animacy="Anim") and node.pos == "NOUN":
            return Standing("person", None, start, end)
        return Standing("thing", None, start, end)

    def _house(self, tree: Tree, node: Node) -> bool:
        """ "торговый дом", "индивидуальный предприниматель": words that are a firm only together."""
        return any(n.lemma in tree.words("words.organizations.houses") for n in tree.below(node, "amod")) and (
            node.lemma in tree.words("words.organizations.housed")
        )

    def span(self, tree: Tree, node: Node) -> tuple[int, int]:
        """The words of a noun phrase."""
        inner = tree.phrase(node)
        return inner[0].start, inner[-1].end

    def _before_owner(self, tree: Tree, node: Node, end: int) -> int:
        """Where goods end behind which a firm is named: "датчиков китайской компании X"."""
        for n in tree.below(node, "nmod"):
            named = n.found is not None and n.found.kind == "organization" and n.found.end > end
            firm = n.lemma in tree.words("words.organizations.heads") and any(
                m.lemma in _SAME or (m.found is not None and m.found.kind == "organization")
                for m in (*tree.phrase(n), *tree.nodes[n.i + 1 : n.i + 2])
            )  # and not "блоки управления"
            if (firm or named) and node.end < n.start < end and not tree.below(n, "case"):
                first = tree.phrase(n)[0]
                return tree.nodes[first.i - 1].end if first.i - 1 >= node.i else end
        return end

    def _by_name(self, node: Node) -> Standing:
        found = node.found
        assert found is not None
        if found.key and node.feats.get("Gender"):
            self._gender.setdefault(found.key, node.feats["Gender"])
        return Standing(found.kind, found.key, found.start, found.end)

    def beside(self, tree: Tree, node: Node) -> Standing | None:
        """The name that a common noun is called by: "завод «Купол»", "дрон «Гарпия-3»", "директор Иван Петров"."""
        for child in tree.below(node, "appos"):  # "покупатель, завод «Турмалин»"
            heads = tree.words("words.organizations.heads")
            if child.found is None and child.i > node.i and child.lemma in heads and node.lemma in heads:
                firm = self.beside(tree, child)
                if firm is not None and firm.kind == "organization":
                    return firm
        for child in tree.below(node):
            found = child.found
            if found is None or child.rel not in {
                "appos",
                "nmod",
                "flat",
                "flat:name",
                "flat:foreign",
                "compound",
                "nsubj",
                "parataxis",
            }:
                continue
            if tree.below(child, "case") or not self._adjacent(tree, node, child):
                continue
            quoted = self.text[found.start] in '«„“"' or self.text[found.start : found.start + 1].isascii()
            close = child.rel in {"appos", "flat", "flat:name", "flat:foreign", "compound"} or quoted
            if not close or not self._suits(tree, node, found.kind):
                continue
            if found.key:
                self._called.setdefault(found.key, set()).add(node.lemma)
                if node.feats.get("Gender"):
                    self._gender[found.key] = node.feats["Gender"]
            if found.key and node.lemma in tree.words("words.goods.vessels"):
                self.ships.add(found.key)
            return Standing(found.kind, found.key, found.start, found.end)
        return None

    def _behind_adjective(self, tree: Tree, node: Node) -> Node | None:
        """The firm in "тегеранской «X»", where the adjective was taken for the noun."""
        behind = tree.nodes[node.i + 1] if node.i + 1 < len(tree.nodes) else None
        if behind is None or behind.found is None or behind.found.kind != "organization" or behind.head != node.i:
            return None
        return behind

    def _adjacent(self, tree: Tree, node: Node, child: Node) -> bool:
        """Whether only words of the same phrase stand between a noun and its name, and no comma but one."""
        if child.i < node.i:
            return False
        between = tree.nodes[node.i + 1 : child.i]
        return (
            all(
                n.text in {",", "(", "—", "–", "-"} or n.head in {node.i, child.i} or n.rel in {"nmod", "amod"}
                for n in between
            )
            and len(between) < 6
        )

    def _suits(self, tree: Tree, node: Node, kind: str) -> bool:
        lemma = node.lemma
        if kind == "organization":
            heads = tree.words("words.organizations.heads") | tree.words("words.places.sites")
            return lemma in heads or self._house(tree, node)
        if kind == "publication":
            return lemma in tree.words("names.media_before") | tree.words("words.organizations.heads")
        if kind == "item":
            counted = bool(tree.below(node, "nummod", "nummod:gov"))
            return counted or lemma in tree.words("words.goods.heads") | tree.words("words.goods.containers")
        if kind == "person":
            return lemma in tree.words("words.persons.heads") or node.is_(Animacy="Anim")
        return lemma in tree.words("words.places.sites") and lemma not in tree.words("words.organizations.heads")

    def _inner(self, tree: Tree, node: Node) -> Node | None:
        """What a container holds or a number counts: the genitive behind it."""
        inner = next((n for n in tree.below(node, "nmod") if held_in(tree, n) and n.pos != "PRON"), None)
        if inner is None and node.lemma in tree.words("words.goods.crates"):
            inner = next((n for n in tree.below(node, "nmod") if tree.has(n, "с") and n.is_(Case="Ins")), None)
        return inner

    def _premises(self, tree: Tree, node: Node) -> Standing | None:
        """ "цех завода X", "порт Новороссийска": a site stands for whose it is, or for the place."""
        if node.lemma not in tree.words("words.places.premises") | tree.words("words.places.shares"):
            return None
        for n in tree.below(node, "nmod", "appos", "flat:foreign"):
            if tree.below(n, "case"):
                continue
            standing = self.of(tree, n)
            if standing.kind in {"organization", "place"} and (
                standing.kind == "place" or n.found is not None or standing.key in self.known
            ):
                return Standing(standing.kind, standing.key, standing.start, standing.end)
        return None

    def _container(self, tree: Tree, node: Node, start: int, end: int) -> Standing:
        inner = self._inner(tree, node)
        assert inner is not None
        held = self.of(tree, inner)
        if held.kind == "thing":
            return Standing("thing", None, start, max(end, held.end))
        if held.kind == "item":
            own = {n.i for n in tree.phrase(inner)}
            last = max(end, held.end, *(tree.nodes[i].end for i in own))
            key = (
                held.key
                if held.kind == "item" and held.key and not held.key.startswith("item:")
                else self.goods(held.start, held.end)
            )
            return Standing("item", key, start, last)
        return held

    def medium(self, before: int) -> str | None:
        """The medium spoken of last: "по данным издания"."""
        named = [
            (f.start, f.key)
            for spans in self._named.values()
            for f in spans
            if f.kind == "publication" and f.end <= before
        ]
        return max(named)[1] if named else None

    def inflected(self, node: Node) -> bool:
        """Whether a name stands in another form than its nominative: «Турмалину»."""
        normal = self.called(node.found.key) if node.found is not None else None
        last = (normal or "").split()[-1:]
        return bool(last) and not node.is_(Case="Nom") and node.text.lower() != last[0].strip('«»„“"').lower()

    def uncased(self, node: Node) -> bool:
        """Whether a firm's name shows no case: ООО «Турмалин», Kelmar Trading."""
        found = node.found
        normal = self.called(found.key) if found is not None and found.kind == "organization" else None
        if found is None or normal is None:
            return False
        return _unmarked(self.text[found.start : found.end]) == _unmarked(normal)

    def called(self, key: str | None) -> str | None:
        """A party's name in its dictionary form."""
        reference = self.known.get(key or "")
        return reference.normal if reference is not None else None

    def thing_meant(self, tree: Tree, node: Node) -> Standing | None:
        """The goods that "их", "они", "остальные" or a bare number means: the last ones before."""
        here = [
            self.of(tree, n)
            for n in tree.nodes[: node.i]
            if n.pos in {"NOUN", "PROPN", "X"}
            and n.lemma
            in tree.words("words.goods.heads") | {n.lemma if n.found is not None and n.found.kind == "item" else ""}
        ]
        last = next((s for s in reversed(here) if s.kind == "item"), self.last_item)
        if last is None:
            return None
        pronoun = node.pos in {"PRON", "DET"} and node.lemma in {"он", "она", "оно", "они"}
        number = node.pos == "NUM" or node.lemma in {"остальной", "некоторый", "последний", "весь", "все", "оба"}
        return Standing("item", last.key, node.start, node.end) if pronoun or number else None

    def _organization(self, tree: Tree, node: Node, start: int, end: int) -> Standing:
        """ "компания" is the firm spoken of last; "турецкая фирма" is a party without a name."""
        own = self._own_firm(tree, node)
        if own is not None:
            self.pointed(start, end, own)
            return Standing("organization", own, start, end)
        words = {n.lemma for n in tree.below(node, "amod", "det", "nummod", "nummod:gov", "nummod:entity")}
        inner = [n for n in tree.below(node, "nmod", "appos") if not tree.below(n, "case")]
        placed = [n for n in tree.below(node, "nmod", "acl", "acl:relcl") if n not in inner]
        plain = not (words - _SAME) and not inner and not placed and not words & _NEW
        if plain and self.own is not None and node.lemma in GENERIC and not words and node.is_(Number="Sing"):
            self.pointed(start, end, self.own)
            return Standing("organization", self.own, start, end)
        if plain and node.is_(Number="Sing") and node.lemma not in tree.words("words.organizations.between"):
            heard = own_firm(node, self.heard, self.posts, self._called)
            house = heard if heard and self._kind(heard) == "organization" and not self.is_state(heard) else None
            if house is not None and not words and node.rel.startswith("nsubj"):
                self.pointed(start, end, house)
                return Standing("organization", house, start, end)
            key = self.firm_called(tree, node.lemma, house if words & _THIS else None)
            if key is not None:
                self.pointed(start, end, key)
                return Standing("organization", key, start, end)
        return Standing("organization", self.unnamed(start, end, "organization", self._nations(tree, node)), start, end)

    def _own_firm(self, tree: Tree, node: Node) -> str | None:
        """The firm in "наша компания", "его фирма": that of the speaker, or of the person spoken of last."""
        whose = {n.lemma for n in tree.below(node, "det", "nmod", "amod")}
        if whose & {"наш", "мой"} and self.we is not None:
            key = self.posts.get(self.we, self.we)
        elif whose & {"его", "ее", "он", "она"}:
            person = next((k for k in reversed(self._recent) if self._kind(k) == "person"), None) or self.we
            key = self.posts.get(person or "", "")
        else:
            return None
        return key if key and self._kind(key) == "organization" else None

    def firm_called(self, tree: Tree, lemma: str, other_than: str | None = None) -> str | None:
        """The organization spoken of last that may be called so."""
        keys = [*([self.topic] if self.topic else []), *reversed(self._recent)]
        firms = [k for k in keys if k in self.known and self.known[k].kind == "organization" and k != other_than]
        called = [k for k in firms if lemma in self._called.get(k, ()) or lemma in k]
        if called:
            return called[0]
        if lemma in WORKS:
            works = [k for k in firms if not self._called.get(k) and not self.is_state(k)]
            return works[0] if works else None
        state = lemma in tree.words("words.organizations.state")
        if state or lemma in GENERIC:
            return next((k for k in firms if self.is_state(k) == state), None)
        return None

    def firm_last(self, place: int) -> str | None:
        """The firm spoken of last in the paragraph, or the only one: whose shares are told without its name."""
        firms = [k for k in reversed(self._recent) if k in self.known and self.known[k].kind == "organization"]
        firms = [k for k in firms if not self.is_state(k)]
        head = self.text.rfind("\n", 0, place)
        here = {key for start, key in self.places if head < start < place}
        return next((k for k in firms if k in here), firms[0] if len(firms) == 1 else None)

    def _holder(self, tree: Tree, node: Node) -> str | None:
        """The person named before by the same post: "министр" after "министр Бакыт Тарханов"."""
        if tree.below(node, "amod", "nmod", "nummod", "appos", "det", "flat:name") or not node.is_(Number="Sing"):
            return None
        people = [k for k in reversed(self._recent) if self._kind(k) == "person"]
        return next((k for k in people if node.lemma in self.called_as(k)), None)

    def called_as(self, key: str) -> set[str]:
        """The common nouns by which a party was called beside its name."""
        return self._called.setdefault(key, set())

    def _nations(self, tree: Tree, node: Node) -> tuple[str, ...]:
        """Countries that the adjectives and places of a phrase name: "турецкая фирма", "фирма из Турции"."""
        nations = table("words", tree.language)["nations"]
        adjectives = {n.lemma for n in tree.below(node, "amod")}
        found = [code for code, words in nations.items() if adjectives & set(words.split())]
        for n in tree.below(node, "nmod"):
            if n.found is not None and n.found.kind == "place" and n.found.key in self.known:
                found += self.known[n.found.key].countries
        return tuple(dict.fromkeys(c for c in found if c))

    def some_item(self, tree: Tree, node: Node) -> Standing:
        """A noun phrase that must be goods by its place in the clause."""
        start, end = self.span(tree, node)
        return Standing("item", self.goods(start, end), start, end)

    def some_carrier(self, tree: Tree, node: Node) -> Standing:
        """A ship or vehicle as a party of its own, with its name."""
        start, end = self.span(tree, node)
        named = [n.found.end for n in tree.below(node, "appos", "nmod") if n.found is not None and n.i > node.i]
        end = max([end, *named[:1]])
        return Standing("organization", self.unnamed(start, end, "organization", ()), start, end)

    def some_person(self, tree: Tree, node: Node) -> Standing:
        """A person without a name as a party of its own."""
        start, end = self.span(tree, node)
        return Standing("person", self.unnamed(start, end, "person", self._nations(tree, node)), start, end)


def _unmarked(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())
