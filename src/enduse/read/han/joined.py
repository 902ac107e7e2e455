"""What later words add to an event told before: who received it, its price, its parts, each owner's share."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.han.phrases import Part
from enduse.read.han.referents import ChineseReferents
from enduse.read.han.tables import words

_PARTIES = frozenset({"organization", "person"})


def added(event: Event, found: Sequence[Event]) -> bool:
    """收货人是某公司: the recipient of the transfer told before in the sentence."""
    before = next((e for e in reversed(found) if e.relation == event.relation == "transfer"), None)
    if before is None or not event.fillers or before.has(event.fillers[0].role):
        return False
    before.fillers.append(event.fillers[0])
    return True


def priced(row: Sequence[Part], found: Sequence[Event]) -> None:
    """货值约2640万美元: the price of the transfer told before it."""
    for k, part in enumerate(row):
        prices = tuple(words("frames.posts", "price"))
        by = k > 0 and row[k - 1].text == "以" and part.last.text in {"价格", "单价", "总价", "价钱"}
        money = next((p for p in reversed(part.pieces) if p.amount is not None and p.amount.money), None)
        if part.kind != "np" or money is None or not (by or money is part.last):
            continue
        if not by and not any(p.text.endswith(prices) for p in (*part.pieces[:-1], *(row[k - 1].pieces if k else ()))):
            continue
        sold = [e for e in found if e.relation == "transfer"]
        before = next((e for e in (sold if by else reversed(sold)) if (e.trigger > k if by else e.trigger < k)), None)
        if before is not None and not before.has("price"):
            before.fillers.append(Filler("price", k, Standing("amount", None, money.start, money.end)))


def parted(row: Sequence[Part], found: Sequence[Event], referents: ChineseReferents, it: str | None) -> list[Event]:
    """The parts of a delivery told behind it without a verb: ……20台收割机，其中2台为样机，另有6台拖车."""
    made: list[Event] = []
    for first, stop in _clauses(row):
        lead = row[first] if first < stop else None
        if (
            lead is None
            or lead.kind != "np"
            or lead.head > lead.start
            or not lead.text.startswith(tuple(words("frames.ties", "parts")))
        ):
            continue
        if not any(p.amount is not None and not p.amount.money for p in lead.pieces):
            continue
        if any(p.kind in {"verb", "say", "silent", "not"} for p in row[first:stop]):
            continue
        whole = next((e for e in reversed(found) if e.relation == "transfer" and e.trigger < first), None)
        if whole is None or not whole.has("item") or whole.verb is None:
            continue
        noun = next((n for n in range(stop - 1, first - 1, -1) if row[n].kind == "np"), first)
        thing = referents.of(row[noun], it)
        if thing.kind not in {"item", "thing"}:
            continue
        thing = thing if thing.kind == "item" else referents.some_item(row[noun])
        kept = [f for f in whole.fillers if f.role not in {"item", "price"}]
        made.append(replace(whole, fillers=[*kept, Filler("item", first, thing)]))
    return made


def shares_told(found: Sequence[Event], row: Sequence[Part]) -> list[Event]:
    """The events, a share told by itself with the owner told before: 新增股东为某厂，持股比例为35%."""
    kept: list[Event] = []
    for event in found:
        before = next((e for e in reversed(kept) if e.relation == "ownership" and e.has("owner")), None)
        alone = event.relation == "ownership" and event.has("share") and row[event.trigger].text in _HOLDS
        named = [f for f in event.fillers_of("owner") if not f.guessed and f.standing.key in _keys(row)]
        if alone and not named and before is not None and before.has("asset"):
            told = {(f.standing.start, f.standing.end) for f in before.fillers_of("share")}
            share = [f for f in event.fillers_of("share") if (f.standing.start, f.standing.end) not in told]
            if not told or not share:
                before.fillers += share
                continue
        kept.append(event)
    return kept


_HOLDS = frozenset(["持股", "占股"])


def _keys(row: Sequence[Part]) -> frozenset[str | None]:
    return frozenset(n.key for part in row for n in part.names)


def shared(row: Sequence[Part], found: list[Event], referents: ChineseReferents, it: str | None) -> list[Event]:
    """Each owner with a share of their own: 由甲与乙合资设立，双方分别持股55%和45%; 两人各持股50%."""
    owned: list[Standing] = []
    for event in found:  # 某人持有某厂80%的股份，其妻持有其余20%
        if event.relation == "ownership" and event.has("owner") and event.has("share"):
            if owned and not event.has("asset"):
                event.fillers.append(Filler("asset", None, owned[0]))
            owned = _ends(event, "asset")
    for first, stop in _clauses(row):
        k = next((k for k in range(first, stop) if row[k].text in words("frames.ties", "holding")), None)
        each = next((p.text for p in row[first:stop] if p.text in {"各", "各自", "分别", "各占", "各持"}), None)
        each = each or next(
            (w for w in ("分别", "各") for p in row[first:stop] if w in p.text and p.kind != "np"), None
        )
        if k is None or each is None:
            continue
        amounts = [p for part in row[k:stop] for p in part.pieces if p.amount is not None and p.amount.unit == "%"]
        before = [e for e in found if e.relation == "ownership" and e.trigger <= k and _ends(e, "owner")]
        joint = next((e for e in reversed(before) if len(_ends(e, "owner")) > 1), None)
        own = [
            s for part in row[first:k] if part.kind == "np" and (s := referents.of(part, it)).kind in _PARTIES and s.key
        ]
        owners = _ends(joint, "owner") if joint is not None else own
        asset = _ends(joint, "asset") if joint is not None else []
        asset = asset or [s for e in found if e.trigger == k for s in _ends(e, "asset")]
        if len(owners) < 2 or not asset or not amounts or (each == "分别" and len(amounts) != len(owners)):
            continue
        shares = amounts if len(amounts) == len(owners) else amounts[:1] * len(owners)
        told = joint or next(e for e in found if e.trigger == k)
        apart = [
            replace(
                told,
                fillers=[
                    Filler("owner", None, owner),
                    Filler("asset", None, asset[0]),
                    Filler("share", None, Standing("amount", None, share.start, share.end)),
                ],
            )
            for owner, share in zip(owners, shares, strict=True)
        ]
        found = [e for e in found if e is not joint and not (e.relation == "ownership" and e.trigger == k)] + apart
    return found


def _ends(event: Event | None, role: str) -> list[Standing]:
    return [f.standing for f in event.fillers if f.role == role] if event is not None else []


def _clauses(row: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """The clauses between marks, as first part and part behind the last."""
    first = 0
    for k, part in enumerate(row):
        if part.kind in {"comma", "stop"}:
            yield first, k
            first = k + 1
    yield first, len(row)
