"""Who does what to whom: the subject, objects and marked phrases of a verb in a Chinese sentence."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from enduse.read.han.phrases import Part
from enduse.read.han.tables import words

#: Markers by what they mark.
_SORTS = ("to", "from", "via", "for", "at", "with", "agent", "dispose", "by")
_EDGES = frozenset({"verb", "say", "other-verb", "silent", "copula"})


class Arguments(Struct):
    """The phrases around one verb, as places among the parts."""

    subject: list[int] = field(default_factory=list)
    topic: list[int] = field(default_factory=list)  # further bare phrases before the subject
    objects: list[int] = field(default_factory=list)
    marked: dict[str, list[int]] = field(default_factory=dict)
    after: list[int] = field(default_factory=list)
    passive: bool = False
    first: int = 0  # where the verb's clause begins


def arguments(parts: Sequence[Part], k: int, floor: int = 0) -> Arguments:
    """The arguments of the verb at `k`; no part before `floor` is looked at (the content of a saying begins there)."""
    found = Arguments()
    own = parts[k].inside  # a verb in a relative clause sees that clause only
    relative = own == k
    lo = k
    while lo > floor:
        left = parts[lo - 1]
        if left.kind == "stop" or (left.kind in _EDGES and _seen(left, own)):
            break
        if relative and left.inside != k:
            break
        if left.kind == "turn" and left.text in {"但", "但是", "而", "不过", "然而"} and lo - 1 > floor:
            break
        lo -= 1
    found.first = lo
    bare: list[int] = []
    m = lo
    if lo > floor and parts[lo - 1].kind in {"verb", "other-verb", "copula"} and not relative:
        # what stands right behind the verb before is its object
        comma = next((n for n in range(lo, k) if parts[n].kind == "comma"), None)
        stop = k if comma is None else comma
        while m < stop and parts[m].kind not in {"marker", "phase", "not", "hedge"}:
            if parts[m].kind == "np" and comma is None and parts[m].inside is None:
                found.topic.append(m)
            m += 1
        m = max(m, comma or 0)
    while m < k:
        part = parts[m]
        if not relative and part.inside is not None:
            m += 1
            continue
        sort = marker(part)
        if sort is not None:
            group = _group(parts, m + 1, k, own)
            if sort in {"with"} and group and bare and m - 1 == bare[-1] and not _alone(parts, group[-1], k):
                bare += group  # A与B: two subjects
                m = group[-1] + 1
                continue
            if group:
                found.marked.setdefault(sort, []).extend(group)
                m = group[-1] + 1
                continue
            if sort == "agent" and part.text != "由":
                found.passive = True
        elif part.kind == "np" and m > lo and parts[m - 1].text == "等":
            pass  # 甲等七家企业: the same once more
        elif part.kind == "np":
            group = _group(parts, m, k, own)
            if (bare and not _touching(parts, bare[-1], m)) or (
                bare and parts[bare[-1]].end <= part.start and not _joined(parts, bare[-1], m)
            ):
                found.topic += bare
                bare = []
            bare += group
            m = group[-1] + 1
            continue
        m += 1
    found.subject = bare
    if "agent" in found.marked:
        found.passive = True
    _right(parts, k, own, relative, found)
    return found


def _right(parts: Sequence[Part], k: int, own: int | None, relative: bool, found: Arguments) -> None:
    """What stands behind the verb."""
    m = k + 1
    while m < len(parts) and parts[m].kind in {"aspect", "open", "close", "mark"}:
        m += 1
    while m + 1 < len(parts) and parts[m].kind == "conj" and parts[m + 1].kind == "verb":
        m += 2  # 订购或收到|这批弹药
    if relative:
        while m < len(parts) and parts[m].inside == k:
            if parts[m].kind == "np":
                found.objects.append(m)
            m += 1
        if m < len(parts) and parts[m].kind == "np":
            found.after = [m]  # the head of the relative clause
        return
    while m < len(parts):
        part = parts[m]
        if part.inside is not None and part.inside != own:
            m += 1
            continue
        if (
            part.kind in {"comma", "stop", "turn", "not", "hedge", "phase", "copula", "say", "silent"}
            or part.kind in _EDGES
        ):
            break
        joins = part.kind == "conj" and found.objects and parts[m + 1 : m + 2] and parts[m + 1].kind == "np"
        if joins and not _verb_follows(parts, m + 1, own):
            m += 1  # 主轴|和|备件
            continue
        sort = marker(part)
        if sort is not None or part.text in words("frames.markers", "behind"):
            group = _group(parts, m + 1, len(parts), own)
            if part.text not in words("frames.markers", "behind") or not group or _verb_follows(parts, group[-1], own):
                break
            kind = "from" if part.text == "自" else "at" if part.text == "于" else "to"
            found.marked.setdefault(kind, []).extend(group)
            m = group[-1] + 1
            continue
        if part.kind == "np":
            found.objects.append(m)
        elif part.kind == "conj":
            pass
        m += 1


def _verb_follows(parts: Sequence[Part], at: int, own: int | None) -> bool:
    """Whether a phrase behind a verb is marked for the next verb: 采购零件|向伊朗|转售."""
    nxt = next((p for p in parts[at + 1 :] if p.inside is None or p.inside == own), None)
    return nxt is not None and nxt.kind in {"verb", "other-verb"}


def marker(part: Part) -> str | None:
    """What sort of marker a part is."""
    if part.kind == "marker" or (part.kind in {"conj", "phase", "verb"} and part.text in {"与", "和", "跟", "将"}):
        for sort in _SORTS:
            if part.text in words("frames.markers", sort):
                return sort
    return None


def _group(parts: Sequence[Part], m: int, stop: int, own: int | None) -> list[int]:
    """The coordinated phrases that begin at a place: 甲、乙和丙; words before the first are stepped over."""
    while m < stop and (
        parts[m].kind in {"open", "close", "mark"} or (parts[m].inside is not None and parts[m].inside != own)
    ):
        m += 1
    if m >= stop or parts[m].kind != "np":
        return []
    group = [m]
    while m + 2 < stop and parts[m + 1].kind == "conj" and parts[m + 2].kind == "np":
        m += 2
        group.append(m)
    return group


def _alone(parts: Sequence[Part], at: int, k: int) -> bool:
    """Whether the verb's own clause goes on right behind: 与某方|签署."""
    return any(p.kind in {"comma"} for p in parts[at + 1 : k])


def _touching(parts: Sequence[Part], left: int, right: int) -> bool:
    return all(p.kind in {"conj", "open", "close", "mark", "de"} for p in parts[left + 1 : right])


def _joined(parts: Sequence[Part], left: int, right: int) -> bool:
    return any(p.kind == "conj" for p in parts[left + 1 : right])


def _seen(part: Part, own: int | None) -> bool:
    return part.inside is None or part.inside == own


def verbs(parts: Sequence[Part]) -> Iterator[int]:
    """The verbs of a sentence in order."""
    for k, part in enumerate(parts):
        if part.kind in {"verb", "other-verb"}:
            yield k
