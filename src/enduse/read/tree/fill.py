"""Which noun phrase fills which role of an event: by what it stands for."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from enduse.read.corefer import Standing
from enduse.read.event import PARTY_ROLES, Event, Filler
from enduse.read.names.amounts import Amount
from enduse.read.saying import Saying
from enduse.read.speakers import Link
from enduse.read.tables import table
from enduse.read.tree.arguments import is_passive
from enduse.read.tree.node import Node, Tree
from enduse.read.tree.standing import PARTIES, Standings

Frame = dict[str, Any]


@cache
def frames(sort: str, language: str) -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb or noun, in the order of the table."""
    found: dict[str, tuple[Frame, ...]] = {}
    shared = table("frames", language)["shared"]
    for own in table("frames", language)[sort]:
        frame = {**own, "roles": shared.get(own["relation"], {}) | own["roles"]}
        for lemma in frame["lemmas"].split():
            found[lemma] = (*found.get(lemma, ()), frame)
    return found


class Filling:
    """Fills the roles of the events of one sentence. `sayings` are set once they are known."""

    def __init__(self, tree: Tree, standings: Standings, amounts: Sequence[Amount]) -> None:
        self.tree, self.standings, self.amounts = tree, standings, amounts
        self.sayings: Sequence[Saying] = ()
        self.moving = False  # whether the verb tells how things move
        self.serving = False  # whether it tells where things serve: aboard, in machines
        self._known: dict[int, Standing] = {}

    def standing(self, node: Node) -> Standing:
        """What a word stands for; asked once for each word."""
        if node.i not in self._known:
            self._known[node.i] = self.standings.of(self.tree, node)
        return self._known[node.i]

    def fill(self, event: Event, role: str, node: Node) -> None:
        """Give a role its filler, if it is of a kind that the role can have."""
        if not role:
            return
        standing = self.standing(node)
        if role == "item" and self.moving and node.lemma in self.tree.words("words.goods.vessels"):
            return  # a ship that arrives is no goods
        if role == "item" and standing.kind != "item":
            standing = self.standings.thing_meant(self.tree, node) or standing
        first, _, second = role.partition("|")
        name = first
        if (second and (standing.kind == "place" or second in {"price", "amount"})) or (
            second == "place" and standing.kind in {"item", "thing"}
        ):
            name = second
        guessed = False
        if name == "item" and standing.kind in {"thing", "document"} and event.strong and self._goods_like(node):
            standing, guessed = self.standings.some_item(self.tree, node), True
        if name in PARTY_ROLES and standing.kind == "person" and standing.key is None and name != "capacity":
            standing = self.standings.some_person(self.tree, node)
        if name == "end_user" and node.lemma in self.tree.words("words.goods.vessels"):
            standing = self.standings.some_carrier(self.tree, node)  # "двигатели для траулеров"
        if name == "supplier" and event.relation == "transfer" and self._carries(event, node):
            name = "via"
            if standing.kind not in PARTIES:
                standing = self.standings.some_carrier(self.tree, node)
        if name == "item" and standing.kind == "item" and self._told_twice(event, node, standing):
            return
        taken = any(f.standing == standing for f in event.fillers if f.role == name)
        if self._suits(name, standing, node) and not taken and not (name == "place" and event.has("place")):
            event.fillers.append(Filler(name, node.i, standing, guessed))

    def _told_twice(self, event: Event, node: Node, standing: Standing) -> bool:
        """ "вторую партию, 184 штуки", "партию, 120 насосов": a figure of the goods before, or the goods themselves."""
        before = next((f for f in event.fillers if f.role == "item" and f.chunk is not None and f.chunk < node.i), None)
        if before is None or before.chunk is None:
            return False
        words = self.tree.words
        between = self.tree.nodes[before.chunk + 1 : node.i]
        lot = self.tree.nodes[before.chunk]
        bare = lot.lemma in words("words.goods.containers") and not self.tree.below(lot, "nmod")
        count = next((a for a in self.amounts if any(a.start <= n.start < a.end for n in between)), None)
        if count is None or count.money or not any(n.text in {",", "—", "("} for n in between):
            return False
        if node.lemma in words("words.goods.containers") and not self.tree.below(node, "nmod"):
            event.counted = (count.start, count.end)
            return True
        if bare:
            before.chunk, before.standing = node.i, standing
            return True
        return False

    def _carries(self, event: Event, node: Node) -> bool:
        """Whether it only carries: a ship, a forwarder as the subject of a verb of carrying."""
        words = self.tree.words
        if self.tree.nodes[event.trigger].lemma not in words("words.goods.carrying"):
            return False
        if node.lemma in words("words.goods.vessels") or (
            node.found is not None and node.found.key in self.standings.ships
        ):
            return True
        said = (self.standings.called(node.found.key) or "").lower() if node.found is not None else node.lemma
        beside = {n.lemma for n in self.tree.below(node, "amod")} | {node.lemma}
        if node.found is None and node.lemma in words("words.organizations.between") | {"партнер"}:
            return True  # "модули возят партнёры из X"
        return bool({*said.replace("-", " ").split(), *beside} & words("words.goods.carriers"))

    def _unsaid(self, event: Event, role: str, node: Node) -> None:
        """The subject that is left out where a speaker tells of himself: "Петров пояснил, что продавал станки"."""
        if role not in PARTY_ROLES or is_passive(node) or not node.is_(VerbForm="Fin") or node.is_(Gender="Neut"):
            return
        if node.lemma.endswith("ся") or node.rel not in {"ccomp", "conj", "root", "parataxis"}:
            return
        over = [s for s in self.sayings if s.start <= node.start < s.end and s.form == "clause"]
        many = node.is_(Number="Plur") and (node.is_(Tense="Past") or node.is_(Person="1"))
        over = [s for s in over if s.at >= 0 or many]
        link = over[-1].chain[-1] if over else None
        told = bool(over) and over[-1].at >= 0
        if link is not None and told and node.is_(Number="Plur") and link.kind != "organization":
            return  # "в компании заявили, что не поставляли": only a firm speaks of itself as many
        if link is not None and link.key is not None and link.kind in {"person", "organization"}:
            self.speaks(event, role, link)

    def speaks(self, event: Event, role: str, link: Link) -> None:
        """Fill a role with a speaker, or with the organization that he speaks for."""
        key = self.standings.posts.get(link.key or "", link.key or "")
        kind = "organization" if key != link.key else link.kind
        standing = Standing(kind, key, link.start, link.end)
        if self.standings._kind(key) in PARTIES and (role == "party" or not event.has(role)):
            event.fillers.append(Filler(role, None, standing))

    def _goods_like(self, node: Node) -> bool:
        """Whether a common noun may be goods: it is told what passes, and is no word for things of the mind."""
        words = self.tree.words
        other = words("words.goods.abstract") | words("words.persons.heads") | words("words.organizations.heads")
        events = frames("noun", self.tree.language)
        return node.pos == "NOUN" and node.found is None and node.lemma not in other and node.lemma not in events

    def _suits(self, role: str, standing: Standing, node: Node) -> bool:
        """Whether a thing of this kind can fill the role."""
        if role == "target" and standing.kind == "item":
            return True
        if role == "visitor" and standing.kind == "item":
            return node.lemma in self.tree.words("words.goods.vessels")
        if role in PARTY_ROLES:
            if role in {"speaker", "visitor", "party", "authority", "host", "target", "member"}:
                return standing.kind in PARTIES
            return standing.kind in PARTIES and standing.kind != "publication"
        if role in {"place", "from", "to"}:
            aboard = self.serving and standing.kind in {"item", "organization"}
            site = node.lemma in self.tree.words("words.places.sites")
            return standing.kind == "place" or (role == "place" and (site or aboard))
        if role == "item":
            return standing.kind == "item"
        if role == "programme":
            return standing.kind not in PARTIES and node.lemma not in self.tree.words("words.times.spans")
        if role in {"price", "amount"}:
            return self.money(node) or (role == "amount" and node.lemma in self.tree.words("words.money.heads"))
        return True

    def money(self, node: Node) -> bool:
        """Whether a sum of money stands in the phrase."""
        lo, hi = self.tree.span(node, frozenset({"acl", "acl:relcl", "ccomp", "advcl"}))
        return any(a.money and lo <= a.start and a.end <= hi for a in self.amounts)
