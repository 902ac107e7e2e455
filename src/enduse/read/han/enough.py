"""Whether what stands around a Chinese verb is enough to be an event."""

from collections.abc import Sequence
from typing import Any

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.han.clauses import Arguments
from enduse.read.han.phrases import Part
from enduse.read.han.sayings import READER
from enduse.read.han.tables import words

_PARTY_KINDS = frozenset({"organization", "person", "publication"})
_LISTS = ("名单", "清单", "实体", "制裁", "黑名单", "管控", "SDN", "列表")
_WORKS = frozenset(["项目", "工程"])


def enough(
    parts: Sequence[Part], k: int, fillers: list[Filler], frame: dict[str, Any], args: Arguments
) -> Event | None:
    """The event where it has enough to be one."""
    relation = frame["relation"]
    fillers = once(fillers)
    if relation == "production" and any(f.chunk and parts[f.chunk].last.text in _WORKS for f in fillers):
        return None  # 年产两万台的|项目
    roles = {f.role for f in fillers}
    sure = [f for f in fillers if not f.guessed]
    goods = any(f.role == "item" and not f.guessed for f in fillers)
    if frame.get("needs_item") and not goods and not _makes(parts, fillers, relation):
        return None
    if relation == "transfer":
        parties = roles & {"supplier", "recipient", "end_user", "via", "from", "to"}
        if not goods and not ({"supplier", "via", "from"} & roles and {"recipient", "end_user", "to"} & roles):
            return None
        if not parties and not any(f.role == "item" and _counted(parts, f) for f in fillers):
            return None
        if not sure:
            return None
    elif relation == "sanction":
        behind = "".join(p.text for p in parts[k : k + 5])
        whole = "".join(p.text for p in parts)
        listed = any(w in behind for w in _LISTS) or (args.passive and any(w in whole for w in ("制裁", "名单")))
        if frame.get("needs_list") and parts[k].text not in {"制裁"} and not listed:
            return None
        if "target" not in roles:
            return None
        if any(f.role == "target" and f.standing.kind in _PARTY_KINDS for f in fillers):
            fillers = [f for f in fillers if f.role != "target" or f.standing.kind != "item"]
    elif relation == "cooperation":
        both = any(f.role == "party" and parts[f.chunk].text == "双方" for f in fillers if f.chunk is not None)
        if sum(f.role == "party" for f in fillers) < 2 and not both:
            return None
    elif relation in {
        "ownership",
        "affiliation",
        "location",
        "specification",
        "use",
        "visit",
        "production",
        "development",
    }:
        if relation == "affiliation" and _unnamed_firm(fillers):
            return None
        made = args.passive or frame.get("subject") == "item"
        if len(roles) < 2 and not (relation in {"production"} and goods and made):
            return None
    elif relation == "payment" and "amount" not in roles and not {"payer", "payee"} <= roles:
        return None
    if frame.get("needs_party_object") and not any(
        f.role == "recipient" and f.standing.kind in {*_PARTY_KINDS, "place"} for f in fillers
    ):
        return None
    if frame.get("needs_item_subject") and not any(f.role == "item" and not f.guessed for f in fillers):
        return None
    return Event(relation=relation, trigger=k, fillers=fillers, state=frame.get("state"), verb=k, readers=(READER,))


def no_goods(parts: Sequence[Part], args: Arguments, objects: Sequence[tuple[int | None, Standing]]) -> bool:
    """Whether a case or papers change hands: 案件已移交缉私部门, 没有提供许可证件."""
    held = [*args.subject, *args.objects, *args.marked.get("dispose", ())]
    case = any(parts[m].last.text in words("frames.goods", "cases") for m in held)
    return case or (bool(objects) and all(standing.kind == "document" for _, standing in objects))


def _unnamed_firm(fillers: Sequence[Filler]) -> bool:
    """Whether a firm would belong to one without a name: 某公司担任货运代理."""
    member = next((f.standing for f in fillers if f.role == "member"), None)
    firm = next((f.standing for f in fillers if f.role == "organization"), None)
    if member is None or firm is None or member.kind != "organization":
        return False
    return firm.key is None or firm.key.startswith("unnamed:")


def _makes(parts: Sequence[Part], fillers: Sequence[Filler], relation: str) -> bool:
    """Whether a named firm makes something whose noun no table of goods knows: 生产船用探照灯."""
    maker = any(f.role in {"producer", "developer"} and not f.guessed and f.standing.key for f in fillers)
    thing = next((f for f in fillers if f.role == "item" and f.chunk is not None), None)
    if relation not in {"production", "development"} or not maker or thing is None or thing.chunk is None:
        return False
    return len(parts[thing.chunk].text) > 2 and not parts[thing.chunk].text.endswith(
        tuple(words("frames.goods", "abstract"))
    )


def _counted(parts: Sequence[Part], filler: Filler) -> bool:
    return filler.chunk is not None and any(p.kind == "amount" for p in parts[filler.chunk].pieces)


def once(fillers: Sequence[Filler]) -> list[Filler]:
    """Each party once in each role; nobody is both supplier and recipient, the surer place counts."""
    kept: list[Filler] = []
    for filler in fillers:
        same = [f for f in kept if (f.standing.start, f.standing.end) == (filler.standing.start, filler.standing.end)]
        known = [
            f
            for f in kept
            if f.role == filler.role and f.standing.key is not None and f.standing.key == filler.standing.key
        ]
        if not same and not known:
            kept.append(filler)
    keys = {f.standing.key for f in kept if not f.guessed and f.standing.key}
    return [f for f in kept if not (f.guessed and f.standing.key in keys and f.role != "item")]
