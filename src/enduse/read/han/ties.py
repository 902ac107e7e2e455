"""What nouns of ties tell in Chinese: 甲与乙没有隶属关系, 甲与乙无业务往来, 甲与乙存在合作关系."""

from collections.abc import Callable, Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.han.phrases import Part
from enduse.read.han.referents import ChineseReferents
from enduse.read.han.sayings import READER
from enduse.read.han.tables import words
from enduse.read.propose import Told
from enduse.records.proposal import ProposedWhen

_BOTH = frozenset(["双方", "两者", "二者", "两家", "彼此", "互"])
_PARTIES = frozenset({"organization", "person"})


def ties(row: Sequence[Part], referents: ChineseReferents, it: str | None) -> Iterator[Event]:
    """Ties between two parties that a noun tells: of owning (股权关系) or of dealing (业务往来)."""
    for k, part in enumerate(row):
        if part.kind not in {"np", "verb"} or part.inside is not None or not _tied(part.text, "nouns"):
            continue
        if k + 1 < len(row) and row[k + 1].kind == "de":
            continue
        first = next((m + 1 for m in range(k - 1, -1, -1) if row[m].kind in {"comma", "stop"}), 0)
        said = any(p.kind == "not" or p.text in words("frames.ties", "having") for p in row[first:k])
        held = _parties(row[first : k + 1], referents, it)
        if said and len(held) < 2 and first:  # 某厂只生产拖拉机，与另一厂并无股权关系
            earlier = _parties(
                [p for m, p in enumerate(row[:first]) if m == 0 or row[m - 1].kind != "marker"], referents, it
            )
            held = [*[s for s in earlier if all(s.key != h.key for h in held)][: 2 - len(held)], *held]
        if said and not held and any(p.text in _BOTH for part in row[first:k] for p in part.pieces):
            held = referents.both(row[k].start)  # 两家公司之间不存在股权关系
        if not said or len(held) < 2:
            continue
        noun = "".join(p.text for p in row[max(first, k - 1) : k + 1])
        roles = ("owner", "asset") if _tied(noun, "owning") else ("party", "party")
        fillers = [Filler(role, None, standing) for role, standing in zip(roles, held, strict=False)]
        relation = "ownership" if roles[0] == "owner" else "cooperation"
        yield Event(relation=relation, trigger=k, fillers=fillers, verb=k, readers=(READER,))


def contracted(parts: Sequence[Part], k: int, event: Event) -> Event:
    """A contract of sale between two parties is a transfer agreed on: 签订供货合同."""
    stop = next((m for m in range(k + 1, len(parts)) if parts[m].kind in {"comma", "stop"}), len(parts))
    behind = "".join(p.text for p in parts[k + 1 : stop])
    paper = behind.endswith(("合同", "协议", "合约", "订单"))
    parties = [f for f in event.fillers if f.role == "party"]
    selling = paper and any(w in behind for w in words("frames.ties", "selling"))
    buying = paper and any(w in behind for w in words("frames.ties", "buying"))
    if len(parties) != 2 or selling == buying:
        return event
    first, second = sorted(parties, key=lambda f: f.standing.start)
    roles = ("supplier", "recipient") if selling else ("recipient", "supplier")
    fillers = [Filler(role, f.chunk, f.standing) for role, f in zip(roles, (first, second), strict=True)]
    return Event(relation="transfer", trigger=k, fillers=fillers, state="agreed", verb=k, readers=event.readers)


def ties_once(told: Sequence[Told], when: Callable[[Event], ProposedWhen | None]) -> list[Told]:
    """What was told, each dealing once: 甲与乙有交易，也有采购关系, with the same voice, stance, phase and time."""
    kept: list[Told] = []
    for item in told:
        same = next((m for m, other in enumerate(kept) if _dealing(item) and _same(item, other, when)), None)
        if same is None:
            kept.append(item)
        elif len(item.event.fillers) > len(kept[same].event.fillers):
            kept[same] = item
    return kept


def _dealing(told: Told) -> frozenset[str | None]:
    """The two parties of a dealing; none where one has no name."""
    parties = [f.standing.key for f in told.event.fillers_of("party")]
    return frozenset(parties) if told.event.relation == "cooperation" and all(parties) else frozenset()


def _same(one: Told, other: Told, when: Callable[[Event], ProposedWhen | None]) -> bool:
    if _dealing(one) != _dealing(other) or (one.chain, one.stance) != (other.chain, other.stance):
        return False
    if (one.hedge.certainty, one.hedge.phase) != (other.hedge.certainty, other.hedge.phase):
        return False
    return _dated(when(one.event)) == _dated(when(other.event))


def _dated(when: ProposedWhen | None) -> str | None:
    return when.value if when is not None else None


def _tied(text: str, key: str) -> bool:
    return text.endswith(tuple(words("frames.ties", key)))


def _parties(row: Sequence[Part], referents: ChineseReferents, it: str | None) -> list[Standing]:
    """The parties of a clause, each once."""
    found: list[Standing] = []
    for part in row:
        if part.kind == "np":
            standing = referents.of(part, it)
            whose = next((n for n in reversed(part.names) if n.kind in _PARTIES and n.end < part.last.end), None)
            if standing.kind not in _PARTIES and whose is not None and _tied(part.text, "nouns"):
                standing = Standing(whose.kind, whose.key, whose.start, whose.end)  # 与某厂的合作
            if standing.kind in _PARTIES and all((s.start, s.key) != (standing.start, standing.key) for s in found):
                found.append(standing)
    return found
