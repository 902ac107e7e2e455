"""What a noun phrase tells of who holds what: 某公司90%的股份, 某公司的董事."""

from collections.abc import Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Filler
from enduse.read.han.phrases import Part
from enduse.read.names.han_tables import posts


def shares(parts: Sequence[Part], m: int | None) -> list[Filler]:
    """某公司90%的股份: the firm and the share."""
    if m is None or not parts[m].last.text.endswith(("股份", "股权", "股票", "份额", "股")):
        return []
    firm = next((n for n in reversed(parts[m].names) if n.kind == "organization"), None)
    amount = next((p for p in parts[m].pieces if p.kind == "amount"), None)
    found = [Filler("asset", m, Standing(firm.kind, firm.key, firm.start, firm.end))] if firm is not None else []
    return [
        *found,
        *([Filler("share", m, Standing("amount", None, amount.start, amount.end))] if amount and found else []),
    ]


def post(parts: Sequence[Part], m: int | None) -> list[Filler]:
    """担任某公司的董事: the firm and the post."""
    if m is None or parts[m].last.text not in posts():
        return []
    part = parts[m]
    firm = next((n for n in reversed(part.names) if n.kind == "organization"), None)
    capacity = Filler("capacity", m, Standing("thing", None, part.last.start, part.last.end))
    if firm is None:
        return []
    return [Filler("organization", m, Standing(firm.kind, firm.key, firm.start, firm.end)), capacity]
