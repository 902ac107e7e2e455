"""Who does what to whom with what: the events that the verbs and nouns of a tree tell, with their roles.

Everything is looked up in `lang/<language>/frames.toml`; this file only knows how a slot becomes a role.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.tree.arguments import Slots, behind, governing_subject, is_passive, slots
from enduse.read.tree.enough import ENDS, Enough
from enduse.read.tree.fill import Frame, frames
from enduse.read.tree.measured import alike, specified
from enduse.read.tree.node import Node
from enduse.read.tree.standing import PARTIES

#: What may hang on the goods of a deed: "получение станков от X".
_OF_GOODS = frozenset({"от+gen", "у+gen", "для+gen"})


class Events(Enough):
    """Reads the events of one sentence."""

    def events(self) -> Iterator[Event]:
        """Every event of the sentence, verbs first, then nouns; each told once."""
        before: list[Event] = []
        for event in self._all():
            if not any(_told_by(event, other) for other in before):
                before.append(event)
                yield event

    def _all(self) -> Iterator[Event]:
        told: dict[int, Event] = {}
        for node in self.tree:
            if node.verbal or node.is_(VerbForm="Part") or (node.pos == "ADJ" and node.is_(Variant="Short")):
                event = self._first(node, self._verb_frames(node), self._verb)
                if event is not None and not self._repeats(event, told.get(node.head)):
                    told[node.i] = event
                    yield event
        yield from specified(self)
        yield from alike(self)
        for node in self.tree:
            if node.pos in {"NOUN", "PROPN"} and node.found is None:
                event = self._first(node, frames("noun", self.tree.language).get(node.lemma, ()), self._noun)
                before = told.get(event.verb) if event is not None and event.verb is not None else None
                if event is None:
                    continue
                if before is not None and before.relation == event.relation in {"transfer", "payment"}:
                    before.fillers += [
                        f for f in event.fillers if f.role not in {"item", "amount"} and not before.has(f.role)
                    ]
                else:
                    yield event

    def _first(self, node: Node, options: Sequence[Frame], build: Any) -> Event | None:
        for frame in options:
            event: Event | None = build(node, frame)
            if event is not None:
                return event
        return None

    def _verb_frames(self, node: Node) -> tuple[Frame, ...]:
        """The frames of a verb; "поставляется" is a passive of "поставлять"."""
        table_ = frames("verb", self.tree.language)
        own = table_.get(node.lemma, ())
        return own or table_.get(node.lemma.removesuffix("ся").removesuffix("сь"), ())

    def _repeats(self, event: Event, before: Event | None) -> bool:
        """Whether joined verbs tell one thing: "разрабатывает и выпускает X"."""
        if before is None or self.tree.nodes[event.trigger].rel != "conj":
            return False
        made = {"development", "production"}
        items = [f.standing for f in event.fillers_of("item")]
        alike = event.relation == before.relation or {event.relation, before.relation} <= made
        same = {f.role: f.standing for f in event.fillers} == {f.role: f.standing for f in before.fillers}
        return alike and items == [f.standing for f in before.fillers_of("item")] and (same or event.relation in made)

    # ------------------------------------------------------------------ verbs

    def _verb(self, node: Node, frame: Frame) -> Event | None:
        own = node.lemma in frame["lemmas"].split()
        here = slots(self.tree, node)
        if not own and not is_passive(node):  # "поставляется": the subject is what is done
            agent = "ins" if "ins" in frame["roles"] else "nom"
            here = [("acc" if s == "nom" else agent if s == "ins" else s, n) for s, n in here]
        if node.is_(Number="Plur") and not any(s == "acc" for s, _ in here) and frame["roles"].get("acc") == "item":
            goods = {n.i for s, n in here if s == "nom" and self.standing(n).kind == "item"}  # "станки везут из X"
            here = [("acc" if s == "nom" and n.i in goods else s, n) for s, n in here]
        if frame["roles"].get("nom") in {"item", "amount"}:  # "поступило 2 млн юаней от X"
            here += [s for slot, n in here if slot in {"nom", "acc"} for s in behind(self.tree, n)]
        no_goods = self.tree.words("words.places.shares") | self.tree.words("words.money.heads")
        if frame["relation"] == "transfer" and any(s == "acc" and n.lemma in no_goods for s, n in here):
            return None  # a share that is sold, a subsidy that is given
        if frame["roles"].get("nom") == "supplier" and frame["roles"].get("dat") == "recipient" and is_passive(node):
            here = self._by_or_to(here)
        if frame["roles"].get("ins") == "asset" and "dat" not in frame["roles"]:  # "которой владеет X"
            here = [("ins" if s == "dat" else s, n) for s, n in here]
        if frame["relation"] == "ownership" and frame["roles"].get("dat") == "owner":
            here = self._of_whom(here)
        if not self._needs(node, frame, here):
            return None
        event = Event(
            relation=frame["relation"],
            trigger=node.i,
            fillers=[],
            state=frame.get("state"),
            verb=node.i,
            strong=bool(frame.get("strong")),
        )
        if frame.get("instrument") and is_passive(node):  # "оснащен двигателем"
            here = [("ins" if s == "nom" else s, n) for s, n in here]
        self.moving, self.serving = "acc" not in frame["roles"], frame["relation"] == "use"
        self._fill_all(event, frame, here)
        self.moving = self.serving = False
        if event.relation == "ownership":
            self._held(event, node)
            self.share(event, node)
        if event.relation == "sanction" and not event.has("target"):  # "внесла в список 14 компаний"
            for _, n in [s for s in here if s[0] == "~список"]:
                self.fill(event, "target", n)
        if event.relation == "transfer" and not event.has("supplier"):
            self._ours(event, here)
        if not any(s == "nom" for s, _ in here):
            self._unsaid(event, frame["roles"].get("nom", ""), node)
        return event if self._meets(event, frame, node, here) else None

    def _ours(self, event: Event, here: Slots) -> None:
        """ "нашу продукцию не покупает": who speaks would have supplied it."""
        for n in [n for s, n in here if s == "acc"]:
            own = next((m for m in self.tree.below(n, "det", "amod") if m.lemma == "наш"), None)
            if own is not None and event.has("recipient") and self.standing(own).kind == "organization":
                self.fill(event, "supplier", own)

    def _of_whom(self, here: Slots) -> Slots:
        """ "«X» принадлежит 51 % акций": a name without cases that stands beside a share is the owner."""
        shares = self.tree.words("words.places.shares")
        if any(s == "dat" for s, _ in here) or not any(n.lemma in shares or n.pos == "SYM" for _, n in here):
            return here
        share = {n.i for _, n in here if n.lemma in shares or n.pos == "SYM"}
        return [("nom" if n.i in share else "dat" if s == "nom" and n.found is not None else s, n) for s, n in here]

    def _needs(self, node: Node, frame: Frame, here: Slots) -> bool:
        wanted = frame.get("needs", "").split()
        if wanted and not any(slot in wanted for slot, _ in here):
            return False
        near = set(frame.get("near", "").split())
        around = {
            n.lemma for n in self.tree.subtree(node, frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis"}))
        }
        above = self.tree.above(node)
        if above is not None and node.rel == "acl":
            around.add(above.lemma)  # "ограничения, введённые …"
        return (
            not near
            or bool(near & around)
            or any(lemma.startswith(stem) for lemma in around for stem in near if len(stem) > 6)
        )

    def _fill_all(self, event: Event, frame: Frame, here: Slots) -> None:
        order = {"acc": 0, "nom": 1}
        for slot, node in sorted(here, key=lambda s: (order.get(s[0], 2), s[1].i)):
            role = frame["roles"].get(slot)
            if slot == "dat?" and not any(s == "dat" for s, _ in here) and self.standing(node).kind in PARTIES:
                role = frame["roles"].get("dat") if event.relation == "transfer" else None
                role = self._maker(frame, node) or role
            if role == "payee" and slot == "в+acc" and any(s == "~счет" for s, _ in here):
                continue  # the bank that keeps the account
            if role == "producer|place" and self.standing(node).kind == "person":
                continue  # "строится на источниках"
            if role == "item" and slot == "acc":
                role = self._taker(frame, node, here) or role
            if event.relation == "transfer" and slot in {"на+loc", "ins"} and self._ship(node):
                event.fillers.append(Filler("via", node.i, self.standings.some_carrier(self.tree, node)))
            elif role == "organization" and slot == "ins" and node.lemma in self.tree.words("words.persons.heads"):
                start, end = self.standings.span(self.tree, node)
                event.fillers.append(Filler("capacity", None, Standing("thing", None, start, end)))
            elif role:
                self.fill(event, role, node)

    def _maker(self, frame: Frame, node: Node) -> str | None:
        """ "закупали продукцию этой компании": whose goods one buys is who sells them."""
        above = self.tree.above(node)
        own = above is not None and above.lemma in self.tree.words("frames.light.products")
        return "supplier" if own and frame["roles"].get("nom") == "recipient" else None

    def _ship(self, node: Node) -> bool:
        """Whether goods go aboard it: "на судне «X»", "рейсом авиакомпании" is none."""
        return node.lemma in self.tree.words("words.goods.vessels") or self._named_ship(node)

    def _named_ship(self, node: Node) -> bool:
        """Whether it is a ship's name alone, as the text has called it before."""
        return node.found is not None and node.found.key in self.standings.ships

    def _taker(self, frame: Frame, node: Node, here: Slots) -> str | None:
        """ "перепродала их «Лотосу»": a party where goods should stand receives or gives them."""
        if frame["roles"].get("dat") != "recipient" or node.is_(Case="Gen"):
            return None
        if node.found is None and node.is_(Also="Dat") and self.standing(node).kind == "organization":
            return "recipient"
        if node.found is None or node.found.kind != "organization":
            return None
        given = any(s in {"nom", "dat", "ins"} for s, _ in here)
        if given or self.standings.inflected(node):
            return "recipient"
        return str(frame["roles"].get("nom")) if node.is_(Case="Nom") else None

    # ------------------------------------------------------------------ nouns

    def _noun(self, node: Node, frame: Frame) -> Event | None:
        """The event that a noun tells: "поставка двигателей заводу", with what its verb says of it."""
        here = slots(self.tree, node)
        above = self.tree.above(node)
        light = self.tree.words("frames.light.own") | self.tree.words("frames.light.happening")
        if above is not None and node.rel.startswith("nsubj") and above.lemma in light:
            here += [
                (s, n) for s, n in slots(self.tree, above) if "+" in s or s[0] == "~"
            ]  # "сделка оформлена через X"
        own = {s for s, _ in here}
        here += [s for slot, n in here if slot == "gen" for s in behind(self.tree, n) if s[0] in _OF_GOODS - own]
        wanted = frame.get("needs", "").split()
        if (wanted and not any(slot in wanted for slot, _ in here)) or self._of_post(node):
            return None
        event = Event(
            relation=frame["relation"],
            trigger=node.i,
            fillers=[],
            state=frame.get("state"),
            noun=True,
            strong=event_strong(frame),
        )
        verb = self.governing(node)
        event.verb = verb.i if verb is not None else None
        self._fill_all(event, frame, [(s, n) for s, n in here if s != "gen"])
        ruling = self.tree.words("frames.light.ruling")
        if any(n is not None and n.lemma in ruling for n in (verb, self.tree.above(node))):
            return None  # a sale that is forbidden or allowed has not taken place
        for _, n in [s for s in here if s[0] == "gen"]:
            role = frame["roles"].get("gen", "")
            if role == "item" and self.standing(n).kind in PARTIES:
                dative = n.found is not None and self.standings.inflected(n) and n.low.endswith(("у", "ю"))
                role = "recipient" if dative and "dat" in frame["roles"] else frame.get("subject", "")
            self.fill(event, role, n)
        if verb is not None:
            self._from_verb(event, frame, node, verb)
        if event.state == "agreed" and not event.has("recipient") and len(event.fillers_of("supplier")) > 1:
            return None  # "X и Y подписали контракт на поставку": who supplies is not told
        if frame.get("needs_goods"):
            self._to_state(event)
            return event if event.has("item") and any(f.role in ENDS for f in event.fillers) else None
        if frame.get("bargain"):
            return self._priced(event, node)
        if frame.get("alone"):
            return event if any(f.standing.kind == "organization" for f in event.fillers_of("via")) else None
        if event.relation == "transfer":
            self._denied(event, frame, node)
            named = [f for f in event.fillers if f.role in ENDS and f.standing.key in self.standings.known]
            denied = any(s.stance == "denies" and s.start <= node.start < s.end for s in self.sayings)
            denied = denied and any(f.standing.kind == "organization" for f in named)
            if (
                not event.has("item") and named and (denied or (verb is not None and not self._talked_of(node)))
            ):  # "отрицает поставки в X": the noun itself tells what passed
                event.fillers.append(Filler("item", None, Standing("thing", None, node.start, node.end)))
            trade = self.standings.trade or bool(named)
            if trade and event.has("item") and (self._scheduled(node) or self._held_by(node)):
                return event  # "Поставка двигателей запланирована на 2026 год", "договор на поставку насосов подписан"
            return event if trade and event.has("item") and any(f.role in ENDS for f in event.fillers) else None
        if event.relation in {"production", "development", "use"}:
            told = len(event.fillers) > 1 or self._scheduled(node)
            return event if event.has("item") and told and not self._released(event) else None
        if event.relation == "cooperation":
            return event if sum(f.role == "party" for f in event.fillers) >= 2 else None
        if event.relation == "sanction":
            over = (
                [n for s, n in slots(self.tree, verb) if s == "nom"] if verb is not None and node.rel == "obj" else []
            )
            return event if event.has("target") and not any(self._private(n) for n in over) else None
        return event if len(event.fillers) > 1 else None

    def _priced(self, event: Event, node: Node) -> Event | None:
        """ "Сумма сделки составила 90 000 евро": the sum that was agreed."""
        deal = next(
            (n for n in self.tree.below(node, "nmod") if n.lemma in self.tree.words("frames.light.agreed")), None
        )
        top = self.tree.clause(node)
        hi = self.tree.span(top, frozenset({"conj", "parataxis", "advcl"}))[1]
        sum_ = next((a for a in self.amounts if a.money and node.end <= a.start and a.end <= hi), None)
        if deal is None or sum_ is None:
            return None
        event.counted = (sum_.start, sum_.end)
        event.fillers.append(Filler("amount", None, Standing("amount", None, sum_.start, sum_.end)))
        return event

    def _scheduled(self, node: Node) -> bool:
        """Whether a verb says of a deed that it took place, is planned or failed: what passed is told without ends."""
        above = self.tree.above(node)
        told = self.tree.words("frames.light.happening")
        return above is not None and node.rel.startswith("nsubj") and above.lemma in told

    def _held_by(self, node: Node) -> bool:
        """Whether a contract or order is for the deed, and a verb says what became of it."""
        above = self.tree.above(node)
        if above is None or above.lemma not in self.tree.words("frames.light.holding"):
            return False
        return self._scheduled(above) or above.rel.startswith("nsubj")

    def _denied(self, event: Event, frame: Frame, node: Node) -> None:
        """Who denies a transfer is who would have made it: "X отрицает поставки"."""
        over = [s for s in self.sayings if s.start <= node.start < s.end and s.stance == "denies" and s.form == "topic"]
        link = over[-1].chain[-1] if over else None
        told = self._talked_of(node) and (link is None or link.kind != "organization" or event.has("from"))
        if (
            link is not None
            and link.key
            and link.kind in {"person", "organization"}
            and not event.has(frame.get("subject", ""))
            and not told
        ):
            self.speaks(event, frame.get("subject", ""), link)

    def _of_post(self, node: Node) -> bool:
        """Whether it only tells what somebody is in charge of: "директор по продажам"."""
        above = self.tree.above(node)
        held = above is not None and above.lemma in self.tree.words("words.persons.heads")
        return held and self.tree.has(node, "по") is not None

    def _talked_of(self, node: Node) -> bool:
        """Whether a deed is only what some talk is about: "слухи о поставках"."""
        above = self.tree.above(node)
        talk = above is not None and above.lemma in self.tree.words("voices.sources.talk") | {"известный"}
        return talk and self.tree.has(node, "о", "об", "про") is not None

    def _concerned(self, node: Node, verb: Node) -> bool:
        """ "к поставкам отношения не имеет", "причастен к вывозу": the subject is said to have to do with the deed."""
        if self.tree.has(node, "к") is None:
            return False
        near = {verb.lemma, *(n.lemma for n in self.tree.below(verb, "obj", "nsubj", "obl"))}
        return bool(near & self.tree.words("frames.light.concerned"))

    def governing(self, node: Node) -> Node | None:
        """The verb of the clause in which a noun stands."""
        for up in self.tree.path(node):
            if up.verbal or up.pos == "ADJ":
                return up
        return None

    def _from_verb(self, event: Event, frame: Frame, node: Node, verb: Node) -> None:
        """What the noun takes from a light verb: "осуществляет поставки в X", "подписал контракт с Y на поставку"."""
        lights = self.tree.words
        holder = next((n for n in self.tree.path(node) if n.lemma in lights("frames.light.holding")), None)
        if holder is not None:
            agreed, ordered = lights("frames.light.agreed"), lights("frames.light.ordered")
            event.state = "agreed" if holder.lemma in agreed else "ordered" if holder.lemma in ordered else "planned"
        blamed = (
            [n for s, n in slots(self.tree, verb) if s == "acc"]
            if verb.lemma in lights("voices.reporting.accusing")
            else []
        )
        above = self.tree.above(verb)
        if verb.lemma == "виновный" and above is not None:  # "признал X виновным в вывозе"
            blamed = [n for s, n in slots(self.tree, above) if s == "acc"]
        if self.tree.has(node, "за") is not None:  # "осудил X за вывоз"
            blamed = [n for s, n in slots(self.tree, verb) if s == "acc"]
        for n in blamed:
            if not event.has(frame.get("subject", "")):
                self.fill(event, frame.get("subject", ""), n)
        light = verb.lemma in lights("frames.light.own") | lights("frames.light.receiving")
        if not light and holder is None and not self._concerned(node, verb):
            return
        here = slots(self.tree, verb)
        subject = [n for s, n in here if s == "nom"] or governing_subject(self.tree, verb)
        if verb.lemma in lights("voices.reporting.confirm"):
            subject = [n for n in subject if not self._of_state(n)]  # customs that confirm a delivery
        if verb.lemma in lights("voices.reporting.confirm") | lights("voices.reporting.denies"):
            subject = [m for n in subject if (m := self._spoken_for(n)) is not None]
        receiving = verb.lemma in lights("frames.light.receiving") and frame.get("subject", "") == "supplier"
        own = "recipient" if receiving else frame.get("subject", "")
        if not event.has(own) and not is_passive(verb):
            for n in subject:
                if n is not node and self.standing(n).kind in PARTIES:
                    self.fill(event, own, n)
        other = {"supplier": "recipient", "recipient": "supplier"}.get(frame.get("subject", ""))
        inner = [*here, *(slots(self.tree, holder) if holder is not None else [])]
        for slot, n in inner:
            role = frame["roles"].get(slot)
            if slot == "с+ins" and holder is not None and other:
                role = other
            if role and slot not in {"gen", "ins", "acc", "nom"} and not event.has(role.partition("|")[0]):
                self.fill(event, role, n)


def _told_by(event: Event, other: Event) -> bool:
    """Whether another event of the relation has all the fillers of this one."""
    told = all(any(f.standing == g.standing for g in other.fillers) for f in event.fillers)
    return event.noun and event.relation == other.relation and told


def event_strong(frame: Frame) -> bool:
    """Nouns of trade tell by themselves that goods pass."""
    return bool(frame["relation"] == "transfer")
