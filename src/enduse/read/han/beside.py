"""What names side by side tell in Chinese: 某公司总经理某人, 某地的某厂, 某集团旗下的某公司."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.han.phrases import Part
from enduse.read.han.referents import ChineseReferents
from enduse.read.han.sayings import READER
from enduse.read.han.tables import words
from enduse.read.names.found import Found
from enduse.read.names.han_tables import cues

_LINK = re.compile("的|（|，|位于|一家|当地|总部位于|总部设在|境内|市|省|")

_SEAT = re.compile("[（(](?:总部)?(?:位于|设在|注册于|注册地(?:为|在|：)?)")


def beside(folded: str, parts: Sequence[Part], referents: ChineseReferents) -> Iterator[Event]:
    """Affiliations, ownership and seats told by names that stand next to each other in one phrase."""
    for k, part in enumerate(parts):
        if part.kind != "np":
            continue
        pointing = next((p for p in part.pieces if p.kind == "pron"), None)
        firm = part.name
        if pointing is not None and firm is not None and firm.kind == "organization":
            between = folded[pointing.end : firm.start].replace("的", "").replace("全资", "").replace("控股", "")
            if between in words("frames.posts", "subsidiaries"):
                owner = referents.of(
                    Part(pointing.start, pointing.end, pointing.text, "np", (pointing,), pointing.start)
                )
                fillers = [
                    Filler("owner", k, owner),
                    Filler("asset", k, Standing(firm.kind, firm.key, firm.start, firm.end)),
                ]
                yield Event(relation="ownership", trigger=k, fillers=fillers, verb=None, readers=(READER,))
        names = sorted(part.names, key=lambda f: f.start)
        for firm in names:
            yield from _bracketed(folded, k, firm, referents)
        firm = None
        for left, right in pairwise(names):
            gap = folded[left.end : right.start]
            firm = left if left.kind == "organization" else firm
            if left.kind == "person" and firm is not None and gap[:1] in "、和及与":
                left, gap = firm, gap[1:]  # 董事长某甲、副总某乙
            event = _posted(k, left, right, gap) or _seated(k, left, right, gap) or _owned(k, left, right, gap)
            if event is not None:
                yield event


def _event(relation: str, k: int, *fillers: tuple[str, Found]) -> Event:
    held = [Filler(role, k, Standing(f.kind, f.key, f.start, f.end)) for role, f in fillers]
    return Event(relation=relation, trigger=k, fillers=held, verb=None, readers=(READER,))


def _posted(k: int, left: Found, right: Found, gap: str) -> Event | None:
    """某公司总经理某人; with 老板 the person owns the firm."""
    if left.kind not in {"organization", "place"} or right.kind != "person" or not gap or len(gap) > 16:
        return None
    post = gap.removeprefix("及").removeprefix("和").removeprefix("其").removeprefix("的").strip("“”（(")
    title = next((m for m in cues().titles.finditer(post) if m.end() == len(post)), None)
    if title is None or left.kind == "place":
        return None
    if title.group() in words("frames.posts", "owners"):
        return _event("ownership", k, ("owner", right), ("asset", left))
    event = _event("affiliation", k, ("member", right), ("organization", left))
    first = right.start - len(post)
    event.fillers.append(Filler("capacity", None, Standing("thing", None, first, right.start)))
    return event


def _seated(k: int, left: Found, right: Found, gap: str) -> Event | None:
    """台中的某公司, 德国某公司."""
    if left.kind != "place" or right.kind != "organization" or not _LINK.fullmatch(gap):
        return None
    return _event("location", k, ("subject", right), ("place", left))


def _bracketed(folded: str, k: int, firm: Found, referents: ChineseReferents) -> Iterator[Event]:
    """某贸易公司（位于迪拜）."""
    seat = _SEAT.match(folded, firm.end) if firm.kind == "organization" else None
    place = next((f for f in referents.here if seat and f.kind == "place" and f.start == seat.end()), None)
    if place is not None:
        yield _event("location", k, ("subject", firm), ("place", place))


def _owned(k: int, left: Found, right: Found, gap: str) -> Event | None:
    """某集团旗下的某公司, 某集团子公司某公司."""
    if left.kind not in {"organization", "person"} or right.kind != "organization" or left.key == right.key:
        return None
    bare = gap.replace("的", "").replace("全资", "").replace("控股", "")
    return (
        _event("ownership", k, ("owner", left), ("asset", right))
        if bare in words("frames.posts", "subsidiaries")
        else None
    )
