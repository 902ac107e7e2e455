"""Are the bearers of two names alike of two natures? A newspaper is no shipping firm of its name, a customs house no
customs broker, the embassy of one country in another none of the other's in the one."""

import re
from collections.abc import Iterable
from typing import Self

from msgspec import Struct

from enduse.compare.forms import Form
from enduse.compare.toponyms import places_in
from enduse.reference.places import place
from enduse.resolve.told import told

#: What a paper is, by its name; any of them may be a periodical.
PAPERS = frozenset({"newspaper", "magazine", "periodical"})
#: Families of legal forms that offices and newspapers do not have.
_OF_FIRMS = frozenset({"llc", "limited", "stock", "closed", "public", "nonpublic", "company", "sole"})
#: An embassy or consulate, and behind which words it says where it sits.
_MISSION = re.compile(r"\b(?:embassy|consulate)\b|посольств|консульств|使馆|领事馆", re.IGNORECASE)
_HOST = re.compile(r"(?:\b(?:in|at|to|во?)\s+|,\s*|驻)(?P<host>.+)$")
_BEHIND = re.compile(r"[^,]+, ([^,]+)")
#: A branch, which says where it is; a seat in brackets or behind a comma.
_BRANCH = re.compile(r"\bbranch\b|\bфилиал|\bотделени|\bпредставительств|分行|分公司|分社", re.IGNORECASE)
_SEAT = re.compile(r"[(（]([^()（）]{2,40})[)）]|,\s*(?:г\.|город)\s*([А-ЯЁ][\w-]+)")
#: What a bearer is above all. Two of other kinds are two; and one of the second is none that is another thing.
_HEADS = frozenset(
    {"works", "trade", "fund", "museum", "school", "union", "club", "bank", "insurer", "hospital", "office"}
)
_OWN = frozenset({"house", "fund", "museum", "school", "union", "club", "supplier", "hospital"})


class Bearer(Struct, frozen=True):
    """What names and legal forms say of their bearer: its natures and trades, whether it is a firm, and where it sits
    as an embassy or a branch, and whether it is a section of a body."""

    natures: frozenset[str] = frozenset()
    trades: frozenset[str] = frozenset()
    firm: bool = False
    seats: frozenset[str] = frozenset()
    section: bool = False

    @classmethod
    def of(cls, names: Iterable[str], forms: Iterable[Form]) -> Self:
        """The bearer of names with these legal forms."""
        texts = tuple(names)
        natures, trade = (frozenset(n for text in texts for n in told(text, t)) for t in ("natures", "trades"))
        if "trade" not in natures:
            natures -= {"house"}
        return cls(
            natures, trade, any(form.family in _OF_FIRMS for form in forms), _seats(texts), any(map(_section, texts))
        )


def two_natures(left: Bearer, right: Bearer, one_name: bool = False) -> str | None:
    """Why two are two by what they are; None where nothing says so."""
    for one, other in ((left, right), (right, left)):
        if not one.firm and (why := _no_firm(one, other, one_name)):
            return why
        if (own := (one.natures & _OWN) - other.natures) and (other.firm or other.natures & _HEADS):
            return f"only one is a {', '.join(sorted(own))}"
        if one.section and "section" not in other.natures:
            return "one is a section, the other none"
    for kinds in (PAPERS, _HEADS):
        ours, theirs = left.natures & kinds, right.natures & kinds
        if ours and theirs and not ours & theirs and "periodical" not in ours | theirs:
            return f"one is a {', '.join(sorted(ours))}, the other a {', '.join(sorted(theirs))}"
    if left.seats and right.seats and not any(_one_seat(a, b) for a in left.seats for b in right.seats):
        return f"they sit in {', '.join(sorted(left.seats))} and in {', '.join(sorted(right.seats))}"
    return None


def _no_firm(one: Bearer, other: Bearer, one_name: bool) -> str | None:
    """Why one, a paper or a public office, is not the other, which is a firm by its form or trade."""
    if one.natures & PAPERS and not other.natures & {*PAPERS, "press"} and (other.firm or other.trades - one.trades):
        return "one is a paper, the other a firm"
    firm = other.firm and not (one_name and "office" in other.natures)  # Tarvel Court Hotel, Tarvel Court Hotel LLC
    if "office" in one.natures and "beside" not in one.natures and (firm or "beside" in other.natures):
        return "one is a public office, the other none"
    return None


def _section(name: str) -> bool:
    """Whether a name is that of a section behind its body's: Sarga Institute, Laboratory of Optics."""
    found = _BEHIND.fullmatch(name)
    return bool(found and "section" in told(found[1], "natures"))


def _seats(names: Iterable[str]) -> frozenset[str]:
    """The places where embassies, consulates and branches of these names say that they sit."""
    found: list[str] = []
    for name in names:
        if _MISSION.search(name):
            found += [m["host"] for m in (_HOST.search(name),) if m]
        elif _BRANCH.search(name):
            found.append(name)
        else:
            found += [inside or behind for inside, behind in _SEAT.findall(name)]
    return frozenset(place.key for words in found for place in places_in(words))


def _one_seat(ours: str, theirs: str) -> bool:
    """Whether two places may be one seat: they are one, or one may lie in the other."""
    here, there = place(ours), place(theirs)
    return ours == theirs or bool(here and there and here.country == there.country and here.kind != there.kind)
