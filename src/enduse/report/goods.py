"""The goods: declared and inferred codes apart, the control lists that cover them, and why."""

from enduse.records.item import HsCode, Item
from enduse.records.picture import Picture
from enduse.reference.control import held, not_held
from enduse.report.view import CodeView, GoodsView

#: At most so many wordings of one item are shown.
_WORDINGS = 6


def chosen(picture: Picture) -> list[Item]:
    """The items with a code, those on control lists first, of these the declared ones."""
    found = [item for item in picture.items if item.hs]
    return sorted(found, key=lambda i: (not _listed(i), not _declared(i), i.description.casefold(), i.id))


def view(item: Item) -> GoodsView:
    """One item in full."""
    return GoodsView(
        description=item.description,
        wordings=tuple(dict.fromkeys(d for d in item.designations if d != item.description))[:_WORDINGS],
        codes=tuple(_code(code) for code in item.hs),
        listed=_listed(item),
    )


def control_lists() -> tuple[str, ...]:
    """Which control lists were looked at, with their dates, and which were not."""
    searched = [f"{s.name}, {s.issuer}: {s.what}; in force since {s.effective}; source: {s.source}" for s in held()]
    left = [f"not looked at: {s.name}, {s.issuer}; read it at {s.source}" for s in not_held()]
    return (*searched, *left)


def _code(code: HsCode) -> CodeView:
    score = f", score {code.score:.2f}" if code.basis == "inferred" else ""
    return CodeView(
        code=code.code,
        basis=f"{'declared in a document' if code.basis == 'declared' else 'inferred from the words'}{score}",
        control=", ".join(code.control) or "none of the lists looked at",
        reasons=tuple(reason.detail for reason in code.reasons if reason.feature != "declared"),
    )


def _listed(item: Item) -> bool:
    return any(name.startswith("CHPL") for code in item.hs for name in code.control)


def _declared(item: Item) -> bool:
    return any(code.basis == "declared" for code in item.hs)
