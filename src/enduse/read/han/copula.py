"""What 是 and 为 tell: 收货人是某公司, 某公司是另一家的子公司, 某人是某公司的董事."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.han.clauses import Arguments
from enduse.read.han.phrases import Part
from enduse.read.han.sayings import READER
from enduse.read.han.tables import table
from enduse.read.names.han_tables import posts

if TYPE_CHECKING:
    from enduse.read.han.events import ChineseEvents

_PARTY_KINDS = frozenset({"organization", "person", "publication"})
_CHANGES = frozenset(["变更", "变为", "改", "更换", "变动"])
#: 买方, 卖方: their parts tell of a sale.
_BARGAIN = frozenset(["买方", "买家", "买主", "卖方", "卖家"])


def copula(events: "ChineseEvents", k: int, args: Arguments) -> Event | None:
    """收货人是某公司; 某公司是另一家的子公司."""
    said = table("frames")["copula"]
    at = args.subject[-1] if args.subject else None
    if at is None and k and events.parts[k - 1].kind == "np":
        at = k - 1  # 合同约定|最终用户|为某厂
    elif at is None and k > 1 and events.parts[k - 1].text in _CHANGES and events.parts[k - 2].kind == "np":
        at = k - 2  # 某厂的股东|变更|为某集团
    before = events.parts[at] if at is not None else None
    behind = next(
        (
            m
            for m in range(k + 1, min(k + 4, len(events.parts)))
            if events.parts[m].kind == "np" and events.parts[m].inside is None
        ),
        None,
    )
    if behind is None:
        return None
    there = events.referents.of(events.parts[behind], events.it)
    if before is not None:
        for role, relation in (
            ("recipient", "transfer"),
            ("supplier", "transfer"),
            ("end_user", "transfer"),
            ("via", "transfer"),
            ("producer", "production"),
        ):
            if before.last.text in said[role].split() and there.kind in {*_PARTY_KINDS, "place"}:
                fillers = [Filler(role, behind, there)]
                if (other_side := _possessor(before, role, there)) is not None:
                    fillers.append(other_side)
                if (own_goods := _modifier(events, before)) is not None:
                    return Event(relation=relation, trigger=k, fillers=[*fillers, own_goods], verb=k, readers=(READER,))
                here = [
                    s
                    for _, s in events.standings([n for n in range(k) if events.parts[n].kind == "np"])
                    if s.kind == "item"
                ]
                first = not any(p.kind == "comma" for p in events.parts[:k])
                told = events.referents.last_item
                near = here[-1:] or events.goods_near() or ([told] if first and told is not None else [])
                fillers += [Filler("item", None, s) for s in near]
                state = "paid" if before.last.text[:2] in _BARGAIN and relation == "transfer" else None
                return Event(relation=relation, trigger=k, fillers=fillers, state=state, verb=k, readers=(READER,))
    if before is not None and before.last.text in said["owner"].split() and there.kind in _PARTY_KINDS:
        whose = next((p for p in before.pieces[:-1] if p.kind == "pron" or p.text in {"公司", "集团"}), None)
        if whose is not None:  # 我司股东为某甲与某乙
            owned = events.referents.of(
                Part(whose.start, whose.end, whose.text, "np", (whose,), whose.start), events.it
            )
            group = [
                behind,
                *(m + 1 for m in range(behind + 1, len(events.parts) - 1) if events.parts[m].kind == "conj"),
            ]
            held = [Filler("owner", m, s) for m, s in events.standings(group[:3]) if s.kind in _PARTY_KINDS]
            pair = [*held, Filler("asset", None, owned)]
            return Event(relation="ownership", trigger=k, fillers=pair, verb=k, readers=(READER,))
    if before is not None and before.last.text in said["owner"].split() and len(before.pieces) == 1:
        firms = [s for s in events.carried if s[1].kind == "organization"]
        if firms and there.kind in _PARTY_KINDS:  # 某公司在迪拜成立，唯一股东是某人
            pair = [Filler("owner", behind, there), Filler("asset", *firms[0])]
            return Event(relation="ownership", trigger=k, fillers=pair, verb=k, readers=(READER,))
    if before is not None and before.names and there.kind in _PARTY_KINDS and before.head > before.start:
        of = before.names[-1]
        owned = Standing(of.kind, of.key, of.start, of.end)
        if of.kind == "organization" and of.key != there.key and of.end < before.head:
            if before.last.text in said["owner"].split():
                pair = [Filler("owner", behind, there), Filler("asset", at, owned)]
                return Event(relation="ownership", trigger=k, fillers=pair, verb=k, readers=(READER,))
            if before.last.text in said["owner_of"].split():
                pair = [Filler("owner", at, owned), Filler("asset", behind, there)]
                return Event(relation="ownership", trigger=k, fillers=pair, verb=k, readers=(READER,))
            if before.last.text in posts() and there.kind == "person":
                pair = [Filler("member", behind, there), Filler("organization", at, owned)]
                return Event(relation="affiliation", trigger=k, fillers=pair, verb=k, readers=(READER,))
    own = events.standings(args.subject) or [s for s in events.carried if s[1].kind in _PARTY_KINDS]
    phrase = events.parts[behind]
    last = phrase.last.text
    if before is not None and before.last.kind == "amount" and there.kind in {"item", "thing"}:
        fillers = [
            Filler("item", args.subject[-1], events.referents.some_item(before)),
            Filler("value", behind, there),
        ]
        return Event(relation="specification", trigger=k, fillers=fillers, verb=k, readers=(READER,))
    other = next(
        (n for n in reversed(phrase.names) if n.kind in {"organization", "person"} and n.end <= phrase.last.start),
        None,
    )
    beside = _whose(events, phrase) if other is None else Standing(other.kind, other.key, other.start, other.end)
    if not own or beside is None or own[0][1].kind not in _PARTY_KINDS:
        return None
    there = beside
    if there.key == own[0][1].key:
        return None
    ends = next(
        (
            sort
            for sort in ("owner_of", "owner", "via", "supplier", "recipient")
            if any(last.endswith(w) for w in said[sort].split())
        ),
        None,
    )
    if ends == "owner_of":
        pair = [Filler("owner", behind, there), Filler("asset", own[0][0], own[0][1])]
    elif ends == "owner":
        pair = [Filler("owner", own[0][0], own[0][1]), Filler("asset", behind, there)]
    elif last in posts():
        member, firm = Filler("member", own[0][0], own[0][1]), Filler("organization", behind, there)
        return Event(relation="affiliation", trigger=k, fillers=[member, firm], verb=k, readers=(READER,))
    elif ends is not None:
        pair_roles = {
            "via": ("via", "supplier"),
            "supplier": ("supplier", "recipient"),
            "recipient": ("recipient", "supplier"),
        }[ends]
        pair = [Filler(pair_roles[0], own[0][0], own[0][1]), Filler(pair_roles[1], behind, there)]
        return Event(relation="transfer", trigger=k, fillers=pair, verb=k, readers=(READER,))
    else:
        return None
    return Event(relation="ownership", trigger=k, fillers=pair, verb=k, readers=(READER,))


def _whose(events: "ChineseEvents", phrase: Part) -> Standing | None:
    """The firm that speaks of itself in 公司客户, 我司的供应商."""
    first = phrase.pieces[0]
    if first is phrase.last or not (first.kind == "pron" or first.text == "公司"):
        return None
    standing = events.referents.of(Part(first.start, first.end, first.text, "np", (first,), first.start), events.it)
    return standing if standing.kind == "organization" and standing.key is not None else None


def _possessor(phrase: Part, role: str, there: Standing) -> Filler | None:
    """The other side in 某厂的供应商 and 某厂的客户."""
    other = {"supplier": "recipient", "recipient": "supplier"}.get(role)
    name = next((n for n in phrase.names if n.kind == "organization" and n.end < phrase.head), None)
    if other is None or name is None or name.key == there.key:
        return None
    return Filler(other, None, Standing(name.kind, name.key, name.start, name.end))


def _modifier(events: "ChineseEvents", phrase: Part) -> Filler | None:
    """The goods in 发动机的生产厂家."""
    at = next((k for k in range(len(phrase.pieces) - 1, 0, -1) if phrase.pieces[k].kind == "de"), None)
    beside = [p for p in phrase.pieces if phrase.head <= p.start < phrase.last.start and p.kind in {"noun", "name"}]
    supplied = at is None or (beside and phrase.last.text in played())  # 某厂的|机床|供应商
    held = tuple(beside) if supplied else phrase.pieces[:at]
    if not held:
        return None
    part = Part(held[0].start, held[-1].end, "".join(p.text for p in held), "np", held, held[0].start)
    standing = events.referents.of(part, events.it)
    return Filler("item", None, standing) if standing.kind == "item" else None


@cache
def played() -> frozenset[str]:
    """Nouns for who plays which part in a delivery."""
    said = table("frames")["copula"]
    return frozenset(w for role in ("recipient", "supplier", "end_user", "via", "producer") for w in said[role].split())


def takers(parts: Sequence[Part]) -> frozenset[int]:
    """Where the names begin that only take a part: 收货人为|某公司."""
    return frozenset(
        name.start
        for k, part in enumerate(parts[1:-1], 1)
        if part.kind == "copula" and parts[k - 1].last.text in played()
        for name in parts[k + 1].names
    )
