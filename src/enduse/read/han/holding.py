"""What a noun phrase tells of who holds what: 某公司90%的股份, 某公司的董事, 持股比例为35%, 货款."""

from collections.abc import Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.han.phrases import Part
from enduse.read.han.referents import ChineseReferents
from enduse.read.han.tables import table, words
from enduse.read.names.han_tables import posts


def shares(parts: Sequence[Part], m: int | None, referents: ChineseReferents, owner: str | None) -> list[Filler]:
    """某公司90%的股份, 该公司90%的股份: the firm and the share."""
    if m is None or not parts[m].last.text.endswith(("股份", "股权", "股票", "份额", "股")):
        return []
    firm = next((n for n in reversed(parts[m].names) if n.kind == "organization"), None)
    amount = next((p for p in parts[m].pieces if p.kind == "amount"), None)
    found = [Filler("asset", m, Standing(firm.kind, firm.key, firm.start, firm.end))] if firm is not None else []
    pointing = next((p for p in parts[m].pieces if p.text in words("frames.pointing", "organizations")), None)
    if firm is None and pointing is not None:
        keys = [k for k in reversed(referents.until(pointing.start)) if referents.kind(k) == "organization"]
        key = next((k for k in keys if k != owner), None)
        found = [Filler("asset", m, Standing("organization", key, pointing.start, pointing.end))] if key else []
    return [
        *found,
        *([Filler("share", m, Standing("amount", None, amount.start, amount.end))] if amount and found else []),
    ]


def post(parts: Sequence[Part], m: int | None, referents: ChineseReferents) -> list[Filler]:
    """担任某公司的董事, 担任该公司董事: the firm and the post."""
    if m is None or parts[m].last.text not in posts():
        return []
    part = parts[m]
    firm = next((n for n in reversed(part.names) if n.kind == "organization"), None)
    capacity = Filler("capacity", m, Standing("thing", None, part.last.start, part.last.end))
    pointing = next((p for p in part.pieces if p.text in words("frames.pointing", "organizations")), None)
    if firm is None and pointing is not None:
        key = referents.last(pointing.text, pointing.start)
        firm_here = Standing("organization", key, pointing.start, pointing.end)
        return [Filler("organization", m, firm_here), capacity] if key else []
    if firm is None:
        return []
    return [Filler("organization", m, Standing(firm.kind, firm.key, firm.start, firm.end)), capacity]


def money(parts: Sequence[Part], m: int) -> Filler | None:
    """货款, 货款37万欧元: money told by its noun."""
    part = parts[m]
    nouns = words("frames.posts", "money")
    if not any(p.text.endswith(tuple(nouns)) for p in part.pieces):
        return None
    amount = next((p for p in part.pieces if p.amount is not None and p.amount.money), None)
    start, end = (amount.start, amount.end) if amount is not None else (part.start, part.end)
    return Filler("amount", m, Standing("amount", None, start, end))


def stake(parts: Sequence[Part], referents: ChineseReferents, k: int, fillers: Sequence[Filler]) -> list[Filler]:
    """The share told behind the verb, and the firm where none is named: 某人持股80%, 由某厂控股，持股比例为54%."""
    found: list[Filler] = []
    if not any(f.role == "share" for f in fillers):
        behind = parts[k + 1 : k + 7]
        near = next((n for n, p in enumerate(behind) if p.last.amount is not None and p.last.amount.unit == "%"), None)
        between = "".join(p.text for p in behind[:near]) if near is not None else ""
        firm = next((n for p in behind[:3] if p.kind == "np" for n in p.names if n.kind == "organization"), None)
        if near is not None and firm is not None and not any(f.role == "asset" for f in fillers):
            found.append(Filler("asset", None, Standing(firm.kind, firm.key, firm.start, firm.end)))
        if near is not None and (not between or "持股" in between or "占股" in between or "比例" in between):
            amount = behind[near].last
            found.append(Filler("share", k + 1 + near, Standing("amount", None, amount.start, amount.end)))
    share = any(f.role == "share" for f in found) or any(f.role == "share" for f in fillers)
    if share and not any(f.role == "asset" for f in (*fillers, *found)) and parts[k].text in {"持股", "占股", "控股"}:
        owners = {f.standing.key for f in fillers}
        start = parts[k].start
        key = referents.last("公司", start)
        place = referents.named(key, start) if key is not None and key not in owners else None
        if place is not None:
            found.append(Filler("asset", None, Standing("organization", key, *place)))
    return found


def holder(part: Part) -> bool:
    """股东, 股东某厂: whether a phrase is or names one who holds shares of the firm spoken of."""
    return part.pieces[0].text in table("frames")["copula"]["owner"].split()


def entrant(
    parts: Sequence[Part], k: int, objects: Sequence[int], carried: Sequence[tuple[int | None, Standing]]
) -> Event | None:
    """新增|股东某厂: who joins the owners of the firm spoken of."""
    name = parts[objects[0]].name if objects and holder(parts[objects[0]]) else None
    firm = next((s for _, s in carried if s.kind == "organization"), None)
    if parts[k].text not in words("frames.posts", "joining") or name is None or firm is None:
        return None
    owner = Filler("owner", objects[0], Standing(name.kind, name.key, name.start, name.end))
    return Event(
        relation="ownership", trigger=k, fillers=[owner, Filler("asset", None, firm)], verb=k, readers=("rules-zh",)
    )
