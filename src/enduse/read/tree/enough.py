"""Whether the roles found around a verb are enough for what it may tell, and what only then is filled: shares, firms
that are held, figures of measure.
"""

from collections.abc import Sequence

from enduse.read.corefer import Standing
from enduse.read.event import PARTY_ROLES, Event, Filler
from enduse.read.tree.arguments import Slots, is_passive
from enduse.read.tree.fill import Filling, Frame, frames
from enduse.read.tree.node import Node

ENDS = frozenset({"supplier", "recipient", "to", "from", "via", "end_user"})


class Enough(Filling):
    """Judges the events of one sentence."""

    def _meets(self, event: Event, frame: Frame, node: Node, here: Slots) -> bool:
        """Whether the roles found are enough for this frame to hold."""
        if frame.get("needs_item") and not event.has("item") and not self._nothing(event, node):
            return False
        if frame.get("needs_money") and not event.has("amount"):
            return False
        if frame.get("needs_person") and not any(
            f.role == "member" and f.standing.kind == "person" for f in event.fillers
        ):
            return False
        if frame.get("needs_visitor") and not any(
            f.role == "visitor" and f.standing.kind in {"person", "organization", "item"} for f in event.fillers
        ):
            return False
        if frame.get("needs_org_asset") and not any(
            f.role == "asset" and f.standing.kind == "organization" for f in event.fillers
        ):
            return False
        if event.relation == "location" and not self._lies(event):
            return False
        if self._released(event):
            return False
        if frame.get("needs_item_subject") and not any(
            f.role == "subject" and f.standing.kind == "item" for f in event.fillers
        ):
            return False
        if frame.get("needs_org_in") and not all(f.standing.kind == "organization" for f in event.fillers):
            return False
        if frame.get("needs_party") and sum(f.role in PARTY_ROLES for f in event.fillers) < 2:
            return False
        if frame.get("needs_measure"):
            return self._measured(event, node)
        if frame.get("alone") and event.has("via"):
            return True
        if frame.get("needs_value") and not any(
            f.role == "value" and f.chunk is not None and self.standing(self.tree.nodes[f.chunk]).kind == "item"
            for f in event.fillers
        ):
            return False
        if event.relation == "transfer":
            return self._passes(event)
        if event.relation == "sanction":
            return event.has("target") and self._of_states(event, here)
        if event.relation == "cooperation":
            told = {
                f["relation"]: bool(f.get("needs_goods"))
                for n in self.tree.subtree(node)
                for f in frames("noun", self.tree.language).get(n.lemma, ())
                if not f.get("alone")
            }
            goods = "transfer" in told and (
                not told["transfer"] or any(self.standing(n).kind == "item" for n in self.tree.subtree(node))
            )
            joined = sum(f.role == "party" for f in event.fillers if f.chunk in {n.i for s, n in here if s == "nom"})
            return sum(f.role == "party" for f in event.fillers) >= 2 and (not goods or joined > 1)
        if event.relation == "ownership":
            return (
                event.has("owner")
                and event.has("asset")
                and all(f.standing.kind != "place" or f.role == "owner" for f in event.fillers)
            )
        if event.relation == "affiliation" and not (event.has("member") and event.has("organization")):
            return False
        if event.relation == "payment":
            return len(event.fillers) >= 2 or event.has("amount")
        if event.relation == "use":
            return event.has("user") or event.has("place")
        if event.relation in {"production", "development"} and len(event.fillers) == 1:
            return event.fillers[0].standing.key in self.standings.known  # "«X» создана …" tells of a named thing
        return len(event.fillers) >= 2

    def _by_or_to(self, here: Slots) -> Slots:
        """ "станки проданы ООО «X»": a name without cases may be who sold or who bought; what stands beside tells."""
        may = {"nom", "dat", "acc"} if sum(s == "acc" for s, _ in here) > 1 else {"nom", "dat"}
        bare = [n for s, n in here if s in may and self.standings.uncased(n)]
        known = {s for s, n in here if n not in bare}
        found: Slots = []
        for slot, n in here:
            if n not in bare:
                found += [(slot, n)] if not bare or slot not in {"nom", "acc"} or not n.is_(Case="Dat") else []
                continue
            beside = {m.feats.get("Case") for m in self.tree.below(n, "appos", "conj") if m.found is None}
            if "Dat" in beside or (slot != "dat" and "nom" in known and "dat" not in known):
                found.append(("dat", n))
            elif "Ins" in beside or "dat" in known:
                found.append(("nom", n))
        return [s for k, s in enumerate(found) if s not in found[:k]]

    def _released(self, event: Event) -> bool:
        """Whether goods are not made but released: by the customs."""
        who = [self.tree.nodes[f.chunk] for f in event.fillers_of("producer") if f.chunk is not None]
        customs = self.tree.words("frames.light.releasing")
        return any(n.lemma in customs for m in who for n in (m, *self.tree.below(m, "amod")))

    def _lies(self, event: Event) -> bool:
        """Whether what lies somewhere is a party, goods or a site, and no order or meeting."""
        sites = self.tree.words("words.places.sites") | self.tree.words("voices.sources.houses")
        return any(
            f.standing.kind in {"organization", "person", "item"}
            or (f.chunk is not None and self.tree.nodes[f.chunk].lemma in sites | {"производство"})
            for f in event.fillers_of("subject")
        )

    def _nothing(self, event: Event, node: Node) -> bool:
        """ "у X никогда ничего не покупали": no goods at all, between two parties."""
        none = any(n.lemma in {"ничто", "ничего"} or n.low == "ничего" for n in self.tree.below(node))
        parties = {f.role for f in event.fillers if f.role in PARTY_ROLES | ENDS}
        return event.relation == "transfer" and none and len(parties) >= 2

    def _held(self, event: Event, node: Node) -> None:
        """The firm whose shares are held, however deep its name stands: "владеет 60% акций фирмы X"."""
        if event.has("asset") or not event.has("owner"):
            return
        inner = self.tree.subtree(node, frozenset({"conj", "ccomp", "advcl", "parataxis", "acl:relcl"}))
        if any(n.lemma in self.tree.words("words.places.shares") for n in inner):
            owners = [f.standing for f in event.fillers_of("owner")]
            firm = next((n for n in inner if self._named_firm(n) and self.standing(n) not in owners), None)
            if firm is not None:
                self.fill(event, "asset", firm)
            elif node.lemma == "принадлежать" and not event.has("asset"):
                self._of_which(event, inner)

    def _of_which(self, event: Event, inner: Sequence[Node]) -> None:
        """ "74% акций принадлежат X": shares of the firm that the text speaks of."""
        shares = [n for n in inner if n.lemma in {"акция", "доля", "пакет"} and not self.tree.below(n, "nmod")]
        key = self.standings.firm_last(shares[0].start) if shares else None
        if key is not None and all(f.standing.key != key for f in event.fillers):
            at = shares[0]
            event.fillers.append(Filler("asset", None, Standing("organization", key, at.start, at.end)))

    def _named_firm(self, node: Node) -> bool:
        if node.pos in {"PRON", "DET"}:
            return False
        standing = self.standing(node)
        return standing.kind == "organization" and standing.key in self.standings.known

    def share(self, event: Event, node: Node) -> None:
        """The share that is owned: "владеет 51%", "на 49% принадлежит"."""
        lo, hi = self.tree.span(node, frozenset({"conj", "parataxis", "advcl", "ccomp", "acl:relcl", "acl"}))
        share = next((a for a in self.amounts if a.unit == "%" and lo <= a.start and a.end <= hi), None)
        if share is not None:
            event.counted = (share.start, share.end)
            event.fillers.append(Filler("share", None, Standing("thing", None, share.start, share.end)))

    def _of_states(self, event: Event, here: Slots) -> bool:
        """Whether a sanction may be a state's or a union's: no league's ban on a club, no firm's on who is late."""
        targets = {f.chunk for f in event.fillers_of("target")}
        actors = [n for s, n in here if s == "nom" and n.i not in targets and n.pos in {"NOUN", "PROPN"}]
        actors += [self.tree.nodes[f.chunk] for f in event.fillers_of("authority") if f.chunk is not None]
        if any(self._private(n) for n in actors):
            return False
        bans = any(n.lemma in {"запрет", "ограничение"} for s, n in here if s in {"acc", "nom"})
        return event.has("authority") or not actors or not bans or is_passive(self.tree.nodes[event.trigger])

    def _private(self, node: Node) -> bool:
        """Whether it is a firm, club or league: a name in quotation marks, or a common noun for no body of a state."""
        standing = self.standing(node)
        if standing.kind not in {"organization", "person"} or self._of_state(node):
            return False
        common = node.found is None and node.lemma in self.tree.words("words.organizations.heads")
        return common or self.standings.text[standing.start] in "«„“"

    def a_firm(self, node: Node) -> None:
        """Take a common noun for a party without a name, as its place in the sentence tells."""
        self._known[node.i] = self.standings.some_carrier(self.tree, node)

    def _passes(self, event: Event) -> bool:
        """Whether goods pass: an item and an end, or two ends of which one is named."""
        ends = [f for f in event.fillers if f.role in ENDS]
        guessed = any(f.guessed for f in event.fillers)
        named = any(f.standing.key in self.standings.known for f in ends)
        vague = self.tree.words("words.goods.vague")
        plain = any(
            f.chunk is not None and self.tree.nodes[f.chunk].lemma not in vague for f in event.fillers_of("item")
        )
        if not self.standings.trade and (guessed or not (named or plain)):
            return False  # a harvest that is shipped, shoes that are sold
        if guessed and len({f.role for f in ends}) < 2:
            return False
        if event.has("item"):
            return bool(ends) or (event.noun is False and event.strong and not guessed)
        giver = any(f.role in {"supplier", "from"} for f in ends)
        taker = any(f.role in {"recipient", "to", "end_user", "via"} for f in ends)
        return giver and taker and event.strong

    def _measured(self, event: Event, node: Node) -> bool:
        """A verb of measure with its figure: "весит 40 кг", "летит на 2000 км"."""
        lo, hi = self.tree.span(node, frozenset({"conj", "ccomp", "advcl", "parataxis", "acl:relcl"}))
        amount = next((a for a in self.amounts if node.end <= a.start and a.end <= hi and not a.money), None)
        if amount is None or amount.unit is None:
            return False
        event.counted = (amount.start, amount.end)
        event.fillers.append(Filler("value", None, Standing("thing", None, amount.start, amount.end)))
        event.fillers.append(Filler("attribute", None, Standing("thing", None, node.start, node.end)))
        return lo <= amount.start

    def _of_state(self, node: Node) -> bool:
        key = self.standing(node).key
        if node.lemma in self.tree.words("words.organizations.state"):
            return True
        return key in self.standings.known and self.standings.is_state(str(key))

    def _spoken_for(self, node: Node) -> Node | None:
        """ "представитель завода подтвердил отгрузку": the works it was; a witness without a name took no part."""
        standing = self.standing(node)
        if standing.kind != "person" or node.found is not None:
            return node
        inner = [n for n in self.tree.below(node, "nmod", "appos") if not self.tree.below(n, "case")]
        firm = next((n for n in inner if self.standing(n).kind == "organization"), None)
        return firm if firm is not None or standing.key is None else node

    def _to_state(self, event: Event) -> None:
        """A ministry that signs a contract for goods with a firm is the one that receives them."""
        ends = {f.role: f for f in event.fillers if f.role in {"supplier", "recipient"}}
        giver, taker = ends.get("supplier"), ends.get("recipient")
        state = (
            giver is not None
            and giver.standing.key in self.standings.known
            and self.standings.is_state(giver.standing.key)
        )
        place = giver is not None and giver.standing.kind == "place"
        if giver is not None and (state or place) and (taker is None or taker.standing.kind == "organization"):
            giver.role = "recipient"
            if taker is not None:
                taker.role = "supplier"
