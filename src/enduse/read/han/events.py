"""What happens in a Chinese sentence: each verb of the frames with the parties, goods, places and sums around it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from enduse.read.corefer import Standing
from enduse.read.event import PARTY_ROLES, Event, Filler
from enduse.read.han.clauses import Arguments, arguments
from enduse.read.han.copula import copula, played
from enduse.read.han.enough import enough, no_goods
from enduse.read.han.folded import folded
from enduse.read.han.holding import entrant, holder, money, post, shares, stake
from enduse.read.han.phrases import Part, led
from enduse.read.han.referents import ChineseReferents
from enduse.read.han.tables import table, words
from enduse.read.han.ties import contracted

_PARTY_KINDS = frozenset({"organization", "person", "publication"})
#: Who may go on as the subject of a later clause.
_HEIRS = frozenset({"organization", "person", "place"})
_SIGNED = frozenset(["签订", "签署", "签约", "达成", "签"])
_SENT_TO = ("给", "往", "至", "到", "予", "与", "向", "进")


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
        self.counterpart: tuple[int | None, Standing] | None = None  # with whom a contract was signed before
        self.speaker: Standing | None = None  # who tells what is read

    def all(self, floors: Sequence[tuple[int, int, Standing | None]]) -> Iterator[Event]:
        """Every event in order. `floors` are the contents of sayings: first part, part behind the last, speaker."""
        before = self.carried
        for k, part in enumerate(self.parts):
            if part.edge == "lead":
                before, self.carried = self.carried, []
            elif part.edge == "head" and led(self.parts, k) >= 0:
                self.carried = before
            if part.kind not in {"verb", "other-verb", "copula", "silent"}:
                continue
            floor, speaker = 0, None
            for first, last, said_by in floors:
                if first <= k < last and first >= floor:
                    floor, speaker = first, said_by
            args = arguments(self.parts, k, floor)
            own = self.standings(args.subject)
            self.speaker = speaker
            if not own and args.first == floor and speaker is not None and not args.passive:
                self.carried = [(None, speaker)]
            event = (
                copula(self, k, args)
                if part.kind == "copula"
                else self._event(k, args)
                if part.kind == "verb"
                else entrant(self.parts, k, args.objects, self.carried)
            )
            if event is not None:
                yield event
            taken = () if part.kind == "copula" else args.objects
            things = [
                s
                for s in (*own, *self.standings(taken), *self.standings(args.marked.get("dispose", ())))
                if s[1].kind == "item"
            ]
            self.goods = things or self.goods
            if part.inside is None:
                if part.kind == "copula" and args.subject and self.parts[args.subject[-1]].last.text in played():
                    self.carried = []  # 收货人为某公司，货物已交付: the consignee does not deliver
                elif own and not args.passive and not _party(own) and (named := self._topical(args)):
                    self.carried = named[:1]  # 甲与乙没有任何业务往来，也从未供货
                elif own and not args.passive and holder(self.parts[args.subject[0]]):
                    pass  # 原股东某厂退出: the firm whose shares they are is spoken of still
                elif own and not args.passive and not self.referents.own_paper(self.parts[args.subject[0]]):
                    together = event is not None and self.parts[k].text in _SIGNED
                    self.carried = own[:1] if together else own  # 甲与乙签订合同，出售某物: 甲 sells
                    other = [*own[1:], *self.standings(args.marked.get("with", ()))]
                    self.counterpart = other[0] if together and other else self.counterpart
                elif own:
                    self.goods = own
                elif args.marked.get("agent"):
                    self.carried = self.standings(args.marked["agent"])

    def standings(self, places: Sequence[int]) -> list[tuple[int | None, Standing]]:
        return [(m, self.referents.of(self.parts[m], self.it)) for m in places]

    def _topical(self, args: Arguments) -> list[tuple[int | None, Standing]]:
        """The party that a clause begins with, the first of 甲与乙."""
        named = [s for s in self.standings(args.topic) if s[1].kind in _PARTY_KINDS]
        at = len(named) - 1
        while at > 0 and named[at][0] == (named[at - 1][0] or 0) + 2 and self.parts[named[at][0] - 1].kind == "conj":  # type: ignore[operator]
            at -= 1
        return named[at : at + 1]

    # ------------------------------------------------------------------ verbs

    def _event(self, k: int, args: Arguments) -> Event | None:
        alone = not (args.subject or args.topic or args.objects or args.marked or args.after)
        if alone and k + 1 < len(self.parts) and self.parts[k + 1].kind == "phase":
            return None  # 供应|仍在继续
        for frame in frames().get(self.parts[k].text, ()):
            event = self._framed(k, args, frame)
            if event is not None:
                return event
        return None

    def _framed(self, k: int, args: Arguments, frame: dict[str, Any]) -> Event | None:
        relation = frame["relation"]
        fillers: list[Filler] = []
        subject, target = frame.get("subject"), frame.get("object")
        own = self.standings(args.subject)
        if subject in PARTY_ROLES and args.topic and not args.passive and not _party(own):
            said = words("voices.reporting", "stated")
            between = self.parts[args.topic[-1] + 1 : args.subject[0] if args.subject else k]
            proposes = any(p.text in said for p in between)  # 某人建议|货物|转运至
            named = [] if proposes else self._topical(args)
            own = named or own  # 本公司去年全年向某地出口
        objects = self.standings(args.objects)
        disposed = self.standings(args.marked.get("dispose", ()))
        agents = self.standings(args.marked.get("agent", ()))
        sent = self.parts[k].text.endswith(_SENT_TO) or "after" in frame
        relative = self.parts[k].inside == k and args.after
        head = self.standings(args.after) if relative else []
        if head and self.parts[args.after[-1]].last.text in words("voices.sources", "claims") | words(
            "voices.sources", "contents"
        ):
            head = []  # 所谓向某国供货的|说法
        if head and own and all(p.kind in {"det", "amount"} for m in args.subject for p in self.parts[m].pieces):
            own = []  # 一批|拟运往某地的|元件

        if args.passive:
            agent_role = frame.get("agent", subject)
            for agent in agents:
                ship = relation == "transfer" and agent[1].kind == "item"
                from_there = agent[1].kind == "place" and "from" in frame and sent and relation == "transfer"
                if from_there:
                    fillers.append(Filler("from", *agent))
                    continue
                if filler := Filler("via", *agent) if ship else self._filler(agent_role, agent, frame):
                    fillers.append(filler)
            silent = [] if head else self.goods if target == "item" else self.carried
            if target == "item":  # the goods are what the clause begins with, not all that stands before the verb
                named = [s for s in (*self.standings(args.topic), *own) if s[1].kind == "item"]
                own = named[:1] if args.topic and named else own
            fillers += [f for s in (own or silent) if (f := self._filler(target or subject, s, frame))]
            fillers += [f for s in disposed if (f := self._filler(target, s, frame))]
            own = []
        elif disposed:
            fillers += [f for s in disposed if (f := self._filler(target, s, frame))]
        goods_before = [s for s in (*self.standings(args.topic)[:1], *own) if s[1].kind == "item"]
        takes_goods = target in {"item", "target"} and subject in PARTY_ROLES
        if takes_goods and goods_before and not disposed and not any(s[1].kind == "item" for s in objects):
            fillers += [f for s in goods_before if (f := self._filler(target, s, frame))]
            own = [s for s in own if s not in goods_before]
        if relation == "transfer" and no_goods(self.parts, args, objects):
            return None
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
            if relation == "ownership" and role == "asset" and (shared := self._shares(place[0], own)):
                fillers += shared
                continue
            if relation == "affiliation" and (posted := post(self.parts, place[0], self.referents)):
                fillers += posted
                continue
            split = None if args.marked.get("to") else self._double(place, frame)
            if split is not None:
                fillers += split
                continue
            if filler := self._filler(role, place, frame):
                fillers.append(filler)
        if head:
            fillers += self._head(head, args, own, agents, frame, fillers)
        for sort, places in args.marked.items():
            if sort in frame and sort not in {"agent", "dispose"}:
                fillers += [f for s in self.standings(places) if (f := self._filler(frame[sort], s, frame))]
        if not args.passive and subject is not None:
            before = own
            inherited = False
            if not before and not head and not any(f.role == subject for f in fillers):
                before, inherited = [s for s in self.carried if s[1].kind in _HEIRS], True
                if relation == "transfer" and subject == "supplier" and frame.get("state") in {"shipped", "paid"}:
                    before = [s for s in before if not self.referents.public(s[1].key)]  # 某部处罚另一家企业，出口……
                if relation == "sanction" and {f.standing.key for f in fillers} & {s[1].key for s in before}:
                    before = (
                        [(None, self.speaker)] if self.speaker is not None else []
                    )  # 某部称某厂供货，并将其列入名单
                if subject == "item" or (takes_goods and not fillers):
                    before = self.carried
            for place in before:
                if subject == "asset" and (held := self._shares(place[0], [])):
                    fillers += held  # 某公司70%的股权属于某集团
                    continue
                aboard = relation == "transfer" and subject == "supplier" and place[1].kind == "item"  # 某轮运送
                if filler := self._filler("via" if aboard else subject, place, frame):
                    filler.guessed = inherited
                    fillers.insert(0, filler)
        if not any(f.role == target for f in fillers) and takes_goods and relation == "transfer" and self.goods_near():
            fillers += [Filler(str(target), None, s) for s in self.goods_near()]
        if relation == "transfer" and frame.get("state") in {"shipped", "delivered"}:
            fillers = [self._carrier(f) for f in fillers]
            fillers += self._helper(args)
            carries = self.parts[k].text in words("frames.organizations", "carrying")
            if carries or any(f.role == "via" and f.chunk in args.subject for f in fillers):
                fillers = [f for f in fillers if f.chunk not in args.marked.get("for", ())]  # 为某厂承运: no end user
        if relation == "transfer" and not any(f.role == "supplier" and not f.guessed for f in fillers):
            owner = self._owner(fillers)
            if owner is not None:
                fillers = [f for f in fillers if f.role != "supplier"] + [Filler("supplier", None, owner)]
        if relation == "transfer" and self.counterpart is not None:
            fillers += self._signed_with(fillers)
        if relation == "payment" and not any(f.role == "amount" for f in fillers):
            fillers += [f for m in (*args.subject, *args.objects) if (f := money(self.parts, m)) is not None][:1]
        if relation == "ownership":
            fillers += stake(self.parts, self.referents, k, fillers)
        event = enough(self.parts, k, fillers, frame, args)
        return contracted(self.parts, k, event) if event is not None and relation == "cooperation" else event

    def _signed_with(self, fillers: Sequence[Filler]) -> list[Filler]:
        """The other side of the contract told before: 与某厂签约，出售车床."""
        assert self.counterpart is not None
        given = {f.role for f in fillers if f.guessed}
        ends = {f.role for f in fillers if f.role in {"supplier", "recipient", "to", "from"}}
        other = {"supplier": "recipient", "recipient": "supplier"}.get(next(iter(ends), "")) if len(ends) == 1 else None
        return [Filler(other, *self.counterpart, True)] if other and given & ends else []

    def _shares(self, m: int | None, own: Sequence[tuple[int | None, Standing]]) -> list[Filler]:
        return shares(self.parts, m, self.referents, own[0][1].key if own else None)

    def _helper(self, args: Arguments) -> list[Filler]:
        """Who helps another to send goods: 某物流公司协助某厂运送."""
        at = args.first - 1
        if at < 1 or self.parts[at].text not in words("frames.organizations", "helping"):
            return []
        who = next((s for s in reversed(self.standings([at - 1])) if self.parts[at - 1].kind == "np"), None)
        return [Filler("via", *who)] if who is not None and who[1].kind in _PARTY_KINDS else []

    def _carrier(self, filler: Filler) -> Filler:
        """A firm that carries goods stands between the parties: 由某某物流公司运抵."""
        standing = filler.standing
        if filler.role != "supplier" or standing.kind != "organization" or standing.start is None:
            return filler
        named = self.referents.text[standing.start : standing.end]
        names = [named, *self.referents.names.get(standing.key or "", ())]
        carries = any(w in folded(n) for n in names for w in words("frames.organizations", "carriers"))
        return Filler("via", filler.chunk, standing, filler.guessed) if carries else filler

    def _owner(self, fillers: Sequence[Filler]) -> Standing | None:
        """Whose goods they are: 该厂的产品."""
        for filler in fillers:
            if filler.role != "item" or filler.chunk is None or self.parts[filler.chunk].kind != "np":
                continue
            part = self.parts[filler.chunk]
            held = [p for p in part.pieces if p.start < part.head]
            ours = part.pieces[0]
            if ours.text in words("frames.pointing", "we") and len(part.pieces) > 1 and not held:  # 我公司机床
                of = Part(ours.start, ours.end, ours.text, "np", (ours,), ours.start)
                standing = self.referents.of(of, self.it)
                return standing if standing.kind == "organization" and standing.key else None
            if len(held) < 2 or held[-1].kind != "de":
                continue
            of = Part(
                held[0].start, held[-2].end, "".join(p.text for p in held[:-1]), "np", tuple(held[:-1]), held[0].start
            )
            if of.last.kind in {"name", "pron"}:
                standing = self.referents.of(of, self.it)
                if standing.kind == "organization" and standing.key:
                    return standing
        return None

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
        """The head of a relative clause fills what is missing: the goods of
        某厂生产的发动机, the seller in 供货的公司."""
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
        if (
            len(pieces) < 2
            or first.kind not in {"name", "pron"}
            or self.parts[m].head > first.start
            or first.name is None
        ):
            return None
        if first.name.kind not in _PARTY_KINDS or pieces[1].kind == "de":
            return None
        name = first.name
        item = Standing("item", place[1].key, first.end, place[1].end)
        return [
            Filler(frame["second"], m, Standing(name.kind, name.key, name.start, name.end)),
            Filler("item", m, item),
        ]

    def _goods(self, place: tuple[int | None, Standing]) -> bool:
        return place[1].kind == "item" or (
            place[0] is not None and any(p.kind == "amount" for p in self.parts[place[0]].pieces)
        )

    def _filler(self, role: str | None, place: tuple[int | None, Standing], frame: dict[str, Any]) -> Filler | None:
        """A phrase in a role, where it can fill it."""
        m, standing = place
        if not role:
            return None
        for_party, _, for_place = role.partition("|")
        role = for_place if for_place and standing.kind == "place" else for_party
        guessed = False
        if (
            role in {"item", "value", "subject_of"}
            and standing.kind in {"thing", "document"}
            and m is not None
            and role == "item"
        ):
            if (
                not self._goods(place)
                and frame["relation"] not in {"production", "development"}
                and not frame.get("needs_item")
            ):
                guessed = True
            standing = self.referents.some_item(self.parts[m])
            guessed = guessed or not self._goods(place)
        ship = role == "via" and standing.kind == "item" and m is not None
        if ship and self.parts[m].text.endswith(("轮", "号", "船", "舰")):  # type: ignore[index]
            return Filler(role, m, standing, guessed)
        if role == "asset" and standing.kind == "item":
            return None
        if role == "item" and m is not None and place[1].kind == "document":
            return None
        if role == "item" and standing.kind in {"organization", "person", "place", "amount"}:
            return None
        if role in {"recipient"} and for_place and standing.kind == "thing" and m is not None:
            placed = next((n for n in reversed(self.parts[m].names) if n.kind == "place"), None)
            if placed is not None:
                return Filler(for_place, m, Standing("place", placed.key, placed.start, placed.end))
        if role in PARTY_ROLES - {"asset", "target", "visitor"} and standing.kind in {
            "thing",
            "item",
            "amount",
            "document",
        }:
            return None
        if role in {"asset", "target", "visitor", "organization"} and standing.kind in {"thing", "amount", "document"}:
            return None
        if role in {"from", "to", "place"} and standing.kind in {"thing", "item"} and m is not None:
            placed = next((n for n in reversed(self.parts[m].names) if n.kind == "place"), None)
            if placed is not None:
                standing = Standing("place", placed.key, placed.start, placed.end)
        if role in {"from", "to", "place"} and standing.kind not in {"place", "organization"}:
            return None
        if role == "amount" and standing.kind != "amount":
            return None
        if role == "price" and standing.kind != "amount":
            return None
        return Filler(role, m, standing, guessed)


def _party(places: Sequence[tuple[int | None, Standing]]) -> bool:
    """Whether any phrase stands for a party."""
    return any(s.kind in {*_PARTY_KINDS, "place"} for _, s in places)
