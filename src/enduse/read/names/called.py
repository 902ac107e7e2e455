"""What the parties of a case are called in it: "Kite Aviation (Defendant)", "Orlan Works (the “Seller”)"."""

import re
from collections.abc import Sequence

from enduse.read.names.found import Found, Spot

_CALLED = re.compile(
    r"[.,]{0,2}\s*\(\s*(?:hereinafter\s+)?(?:the\s+)?[\"“«'‘]?(?:the\s+)?(?P<role>[A-Za-z]{4,20})[\"”»'’]?\s*\)"
)
_ROLES = frozenset(
    """claimant defendant plaintiff appellant respondent applicant petitioner buyer seller supplier purchaser vendor
    consignee consignor charterer owner lessor lessee borrower lender insurer insured licensee licensor contractor
    customer carrier agent distributor""".split()
)


def designated(text: str, found: Sequence[Found]) -> dict[str, Found]:
    """Word -> the one party that the text says it calls so."""
    called: dict[str, dict[str, Found]] = {}
    for name in found:
        role = _role(text, name) if name.key else None
        if role is not None:
            called.setdefault(role, {}).setdefault(str(name.key), name)
    return {role: next(iter(of.values())) for role, of in called.items() if len(of) == 1}


def without_roles(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """The names without those that are only what a named party is called: "the Defendant"."""
    roles = {role for spot in spots if (role := _role(text, spot)) is not None}
    return [s for s in spots if text[s.start : s.end].lower().removeprefix("the ") not in roles]


def _role(text: str, name: Found | Spot) -> str | None:
    """What the words in brackets behind a name say that it is called."""
    told = _CALLED.match(text, name.end) if name.kind in {"organization", "person"} else None
    role = told["role"].lower() if told is not None else None
    return role if role in _ROLES else None
