"""What happens in a Chinese sentence: each verb of the frames with the parties, goods, places and sums around it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from enduse.read.corefer import Standing
from enduse.read.event import PARTY_ROLES, Event, Filler
from enduse.read.han.clauses import Arguments, arguments
from enduse.read.han.phrases import Part
from enduse.read.han.referents import ChineseReferents
from enduse.read.han.sayings import READER
from enduse.read.han.tables import table

_PARTY_KINDS = frozenset({"organization", "person", "publication"})
_SENT_TO = ("给", "往", "至", "到", "予", "与", "向", "进")
_LISTS = ("名单", "清单", "实体", "制裁", "黑名单", "管控", "SDN", "列表")


@cache
def frames() -> dict[str, tuple[dict[str, Any], ...]]:
    """The frames of each verb, in the order of the table."""
    found: dict[str, tuple[dict[str, Any], ...]] = {}
    for frame in table("frames")["verb"]:
        for lemma in frame["lemmas"].split():
            found[lemma] = (*found.get(lemma, ()), frame)
    return found


class ChineseEvents:
    """The events of one sentence; carries the subject from clause to clause."""

    def __init__(self, parts: Sequence[Part], referents: ChineseReferents, it: str | None) -> None:
        self.parts, self.referents, self.it = parts, referents, it
        self.carried: list[tuple[int | None, Standing]] = []
        self.goods: list[tuple[int | None, Standing]] = []

    def all(self, floors: Sequence[tuple[int, int, Standing | None]]) -> Iterator[Event]:
        """Every event in order. `floors` are the contents of sayings: first part, part behind the last, speaker."""
        for k, part in enumerate(self.parts):
            if part.kind not in {"verb", "other-verb", "copula", "silent"}:
                continue
            floor, speaker = 0, None
            for first, last, said_by in floors:
                if first <= k < last and first >= floor:
                    floor, speaker = first, said_by
            args = arguments(self.parts, k, floor)
            own = self._standings(args.subject)
            if not own and args.first == floor and speaker is not None and not args.passive:
                self.carried = [(None, speaker)]
            event = self._copula(k, args) if part.kind == "copula" else self._event(k, args) if part.kind == "verb" else None
            if event is not None:
                yield event
            taken = () if part.kind == "copula" else args.objects
            things = [s for s in (*own, *self._standings(taken), *self._standings(args.marked.get("dispose", ()))) if s[1].kind == "item"]
            self.goods = things or self.goods
            if part.inside is None:
                if own and not args.passive:
                    self.carried = own
                elif own:
                    self.goods = own
                elif args.marked.get("agent"):
                    self.carried = self._standings(args.marked["agent"])

    def _standings(self, places: Sequence[int]) -> list[tuple[int | None, Standing]]:
        return [(m, self.referents.of(self.parts[m], self.it)) for m in places]

    # ------------------------------------------------------------------ verbs

    def _event(self, k: int, args: Arguments) -> Event | None:
        for frame in frames().get(self.parts[k].text, ()):
            event = self._framed(k, args, frame)
            if event is not None:
                return event
        return None

    def _framed(self, k: int, args: Arguments, frame: dict[str, Any]) -> Event | None:
        relation = frame["relation"]
        fillers: list[Filler] = []
        subject, target = frame.get("subject"), frame.get("object")
        own = self._standings(args.subject)
        objects = self._standings(args.objects)
        disposed = self._standings(args.marked.get("dispose", ()))
        agents = self._standings(args.marked.get("agent", ()))
        sent = self.parts[k].text.endswith(_SENT_TO) or "after" in frame
        relative = self.parts[k].inside == k and args.after
        head = self._standings(args.after) if relative else []

        if args.passive:
            agent_role = frame.get("agent", subject)
            for agent in agents:
                ship = relation == "transfer" and agent[1].kind == "item"
                if filler := Filler("via", *agent) if ship else self._filler(agent_role, agent, frame):
                    fillers.append(filler)
            silent = [] if head else self.goods if target == "item" else self.carried
            fillers += [f for s in (own or silent) if (f := self._filler(target or subject, s, frame))]
            fillers += [f for s in disposed if (f := self._filler(target, s, frame))]
            own = []
        elif disposed:
            fillers += [f for s in disposed if (f := self._filler(target, s, frame))]
        goods_before = [s for s in (*own, *self._standings(args.topic)) if s[1].kind in {"item", "amount"}]
        takes_goods = target in {"item", "target"} and subject in PARTY_ROLES
        if takes_goods and goods_before and not disposed and not any(s[1].kind == "item" for s in objects):
            fillers += [f for s in goods_before if (f := self._filler(target, s, frame))]
            own = [s for s in own if s not in goods_before]
        for place in objects:
            role = target
            if sent and place[1].kind in {*_PARTY_KINDS, "place"}:
                role = frame.get("after") or frame.get("second") or frame.get("to") or target
            elif sent and "after" in frame and place[1].kind == "thing" and target != "object":
                role = frame["after"] if not self._goods(place) else target
            elif relation == "transfer" and subject == "supplier" and place[1].kind in {*_PARTY_KINDS, "place"}:
                role = frame.get("second") or frame.get("to")
            elif target == "item" and place[1].kind == "amount" and relation == "transfer":
                role = "price"
            if relation == "ownership" and role == "asset" and (shared := self._shares(place)):
                fillers += shared
                continue
            split = self._double(place, frame)
            if split is not None:
                fillers += split
                continue
            if filler := self._filler(role, place, frame):
                fillers.append(filler)
        if head:
            fillers += self._head(head, args, own, agents, frame, fillers)
        for sort, places in args.marked.items():
            if sort in frame and sort not in {"agent", "dispose"}:
                fillers += [f for s in self._standings(places) if (f := self._filler(frame[sort], s, frame))]
        if not args.passive and subject is not None:
            before = own
            inherited = False
            if not before and not head and not any(f.role == subject for f in fillers):
                before, inherited = [s for s in self.carried if s[1].kind in {*_PARTY_KINDS, "place"}], True
                if subject == "item" or (takes_goods and not fillers):
                    before = self.carried
            for place in before:
                if filler := self._filler(subject, place, frame):
                    filler.guessed = inherited
                    fillers.insert(0, filler)
        if not any(f.role == target for f in fillers) and takes_goods and relation == "transfer" and self.goods_near():
            fillers += [Filler(target, None, s) for s in self.goods_near()]
        return self._kept(k, relation, fillers, frame, args)

    def goods_near(self) -> list[Standing]:
        """The goods that a clause without any speaks of: those of the clause before."""
        return [s for _, s in self.goods if s.kind == "item"][:1]

    def _head(
        self,
        head: list[tuple[int | None, Standing]],
        args: Arguments,
        own: list[tuple[int | None, Standing]],
        agents: list[tuple[int | None, Standing]],
        frame: dict[str, Any],
        fillers: list[Filler],
    ) -> list[Filler]:
        """The head of a relative clause fills what is missing: the goods of 某厂生产的发动机, the seller in 供货的公司."""
        target, subject = frame.get("object"), frame.get("subject")
        missing = not any(f.role == target for f in fillers)
        party = head[0][1].kind in _PARTY_KINDS
        role = target if missing and (own or agents or not party) else subject if not (own or agents) else None
        return [f for s in head if (f := self._filler(role, s, frame))]

    def _double(self, place: tuple[int | None, Standing], frame: dict[str, Any]) -> list[Filler] | None:
        """提供|某方某物: a party and goods side by side without 的."""
        m = place[0]
        if m is None or "second" not in frame or place[1].kind != "item":
            return None
        pieces = self.parts[m].pieces
        first = pieces[0]
        if len(pieces) < 2 or first.kind not in {"name", "pron"} or self.parts[m].head > first.start or first.name is None:
            return None
        if first.name.kind not in _PARTY_KINDS or pieces[1].kind == "de":
            return None
        name = first.name
        item = Standing("item", place[1].key, first.end, place[1].end)
        return [Filler(frame["second"], m, Standing(name.kind, name.key, name.start, name.end)), Filler("item", m, item)]

    def _shares(self, place: tuple[int | None, Standing]) -> list[Filler]:
        """某公司90%的股份: the firm and the share."""
        m = place[0]
        if m is None or not self.parts[m].last.text.endswith(("股份", "股权", "股票", "份额", "股")):
            return []
        firm = next((n for n in reversed(self.parts[m].names) if n.kind == "organization"), None)
        amount = next((p for p in self.parts[m].pieces if p.kind == "amount"), None)
        found = [Filler("asset", m, Standing(firm.kind, firm.key, firm.start, firm.end))] if firm is not None else []
        return [*found, *([Filler("share", m, Standing("amount", None, amount.start, amount.end))] if amount and found else [])]

    def _goods(self, place: tuple[int | None, Standing]) -> bool:
        return place[1].kind == "item" or (place[0] is not None and any(p.kind == "amount" for p in self.parts[place[0]].pieces))

    def _filler(self, role: str | None, place: tuple[int | None, Standing], frame: dict[str, Any]) -> Filler | None:
        """A phrase in a role, where it can fill it."""
        m, standing = place
        if not role:
            return None
        for_party, _, for_place = role.partition("|")
        role = for_place if for_place and standing.kind == "place" else for_party
        guessed = False
        if role in {"item", "value", "subject_of"} and standing.kind in {"thing", "document"} and m is not None and role == "item":
            if not self._goods(place) and frame["relation"] not in {"production", "development"} and not frame.get("needs_item"):
                guessed = True
            standing = self.referents.some_item(self.parts[m])
            guessed = guessed or not self._goods(place)
        if role == "item" and m is not None and place[1].kind == "document":
            return None
        if role == "item" and standing.kind in {"organization", "person", "place"}:
            return None
        if role in PARTY_ROLES - {"asset", "target", "visitor"} and standing.kind in {"thing", "item", "amount", "document"}:
            return None
        if role in {"asset", "target", "visitor", "organization"} and standing.kind in {"thing", "amount", "document"}:
            return None
        if role in {"from", "to", "place"} and standing.kind not in {"place", "organization"}:
            return None
        if role == "amount" and standing.kind != "amount":
            return None
        if role == "price" and standing.kind != "amount":
            return None
        return Filler(role, m, standing, guessed)

    def _kept(self, k: int, relation: str, fillers: list[Filler], frame: dict[str, Any], args: Arguments) -> Event | None:
        """The event where it has enough to be one."""
        fillers = _once(fillers)
        roles = {f.role for f in fillers}
        sure = [f for f in fillers if not f.guessed]
        goods = any(f.role == "item" and not f.guessed for f in fillers)
        if frame.get("needs_item") and not goods:
            return None
        if relation == "transfer":
            parties = roles & {"supplier", "recipient", "end_user", "via", "from", "to"}
            if not goods and not ({"supplier", "via", "from"} & roles and {"recipient", "end_user", "to"} & roles):
                return None
            if not parties and not any(f.role == "item" and self._counted(f) for f in fillers):
                return None
            if not sure:
                return None
        elif relation == "sanction":
            behind = "".join(p.text for p in self.parts[k : k + 5])
            if frame.get("needs_list") and self.parts[k].text not in {"制裁"} and not any(w in behind for w in _LISTS):
                return None
            if "target" not in roles:
                return None
        elif relation == "cooperation":
            parties = [f for f in fillers if f.role == "party"]
            if len(parties) < 2:
                return None
        elif relation in {"ownership", "affiliation", "location", "specification", "use", "visit", "production", "development"}:
            if len(roles) < 2 and not (relation in {"production"} and goods and args.passive):
                return None
        elif relation == "payment" and "amount" not in roles and not {"payer", "payee"} <= roles:
            return None
        if frame.get("needs_party_object") and not any(f.role == "recipient" and f.standing.kind in {*_PARTY_KINDS, "place"} for f in fillers):
            return None
        if frame.get("needs_item_subject") and not any(f.role == "item" and not f.guessed for f in fillers):
            return None
        return Event(relation=relation, trigger=k, fillers=fillers, state=frame.get("state"), verb=k, readers=(READER,))

    def _counted(self, filler: Filler) -> bool:
        return filler.chunk is not None and any(p.kind == "amount" for p in self.parts[filler.chunk].pieces)

    # ------------------------------------------------------------------ 是, 为

    def _copula(self, k: int, args: Arguments) -> Event | None:
        """收货人是某公司; 某公司是另一家的子公司."""
        said = table("frames")["copula"]
        before = self.parts[args.subject[-1]] if args.subject else None
        behind = next((m for m in range(k + 1, min(k + 4, len(self.parts))) if self.parts[m].kind == "np" and self.parts[m].inside is None), None)
        if behind is None:
            return None
        there = self.referents.of(self.parts[behind], self.it)
        if before is not None:
            for role, relation in (("recipient", "transfer"), ("supplier", "transfer"), ("end_user", "transfer"), ("via", "transfer"), ("producer", "production")):
                if before.last.text in said[role].split() and there.kind in {*_PARTY_KINDS, "place"}:
                    fillers = [Filler(role, behind, there)]
                    if (own_goods := self._modifier(before)) is not None:
                        return Event(relation=relation, trigger=k, fillers=[*fillers, own_goods], verb=k, readers=(READER,))
                    here = [s for _, s in self._standings([n for n in range(k) if self.parts[n].kind == "np"]) if s.kind == "item"]
                    near = here[-1:] or self.goods_near() or ([self.referents.last_item] if self.referents.last_item else [])
                    fillers += [Filler("item", None, s) for s in near]
                    return Event(relation=relation, trigger=k, fillers=fillers, verb=k, readers=(READER,))
        if before is not None and before.names and there.kind in _PARTY_KINDS and before.head > before.start:
            of = before.names[-1]
            owned = Standing(of.kind, of.key, of.start, of.end)
            if of.kind == "organization" and of.key != there.key and of.end < before.head:
                if before.last.text in said["owner"].split():
                    pair = [Filler("owner", behind, there), Filler("asset", args.subject[-1], owned)]
                    return Event(relation="ownership", trigger=k, fillers=pair, verb=k, readers=(READER,))
                if before.last.text in said["owner_of"].split():
                    pair = [Filler("owner", args.subject[-1], owned), Filler("asset", behind, there)]
                    return Event(relation="ownership", trigger=k, fillers=pair, verb=k, readers=(READER,))
                if before.last.text in words_of_posts() and there.kind == "person":
                    pair = [Filler("member", behind, there), Filler("organization", args.subject[-1], owned)]
                    return Event(relation="affiliation", trigger=k, fillers=pair, verb=k, readers=(READER,))
        own = self._standings(args.subject) or [s for s in self.carried if s[1].kind in _PARTY_KINDS]
        phrase = self.parts[behind]
        last = phrase.last.text
        if before is not None and before.last.kind == "amount" and there.kind in {"item", "thing"}:
            fillers = [Filler("item", args.subject[-1], self.referents.some_item(before)), Filler("value", behind, there)]
            return Event(relation="specification", trigger=k, fillers=fillers, verb=k, readers=(READER,))
        other = next((n for n in reversed(phrase.names) if n.kind in {"organization", "person"} and n.end <= phrase.last.start), None)
        if not own or other is None or own[0][1].kind not in _PARTY_KINDS:
            return None
        there = Standing(other.kind, other.key, other.start, other.end)
        if there.key == own[0][1].key:
            return None
        ends = next((sort for sort in ("owner_of", "owner", "via", "supplier", "recipient") if any(last.endswith(w) for w in said[sort].split())), None)
        if ends == "owner_of":
            pair = [Filler("owner", behind, there), Filler("asset", own[0][0], own[0][1])]
        elif ends == "owner":
            pair = [Filler("owner", own[0][0], own[0][1]), Filler("asset", behind, there)]
        elif last in words_of_posts():
            member, firm = Filler("member", own[0][0], own[0][1]), Filler("organization", behind, there)
            return Event(relation="affiliation", trigger=k, fillers=[member, firm], verb=k, readers=(READER,))
        elif ends is not None:
            pair_roles = {"via": ("via", "supplier"), "supplier": ("supplier", "recipient"), "recipient": ("recipient", "supplier")}[ends]
            pair = [Filler(pair_roles[0], own[0][0], own[0][1]), Filler(pair_roles[1], behind, there)]
            return Event(relation="transfer", trigger=k, fillers=pair, verb=k, readers=(READER,))
        else:
            return None
        return Event(relation="ownership", trigger=k, fillers=pair, verb=k, readers=(READER,))


    def _modifier(self, phrase: Part) -> Filler | None:
        """The goods in 发动机的生产厂家."""
        at = next((k for k in range(len(phrase.pieces) - 1, 0, -1) if phrase.pieces[k].kind == "de"), None)
        if at is None:
            return None
        held = phrase.pieces[:at]
        part = Part(held[0].start, held[-1].end, "".join(p.text for p in held), "np", held, held[0].start)
        standing = self.referents.of(part, self.it)
        return Filler("item", None, standing) if standing.kind == "item" else None


@cache
def words_of_posts() -> frozenset[str]:
    """Words for posts."""
    from enduse.read.names.han_tables import cues

    return frozenset(cues().titles.pattern.split("|"))


def _once(fillers: Sequence[Filler]) -> list[Filler]:
    """Each party once in each role; nobody is both supplier and recipient, the surer place counts."""
    kept: list[Filler] = []
    for filler in fillers:
        same = [f for f in kept if (f.standing.start, f.standing.end) == (filler.standing.start, filler.standing.end)]
        known = [f for f in kept if f.role == filler.role and f.standing.key is not None and f.standing.key == filler.standing.key]
        if not same and not known:
            kept.append(filler)
    keys = {f.standing.key for f in kept if not f.guessed and f.standing.key}
    return [f for f in kept if not (f.guessed and f.standing.key in keys and f.role != "item")]


