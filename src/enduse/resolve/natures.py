"""Are the bearers of two names alike of two natures? A newspaper is no shipping firm of its name, a customs house no
customs broker, the embassy of one country in another none of the other's in the one."""

import re
from collections.abc import Iterable
from typing import Self

from msgspec import Struct

from enduse.compare.forms import Form
from enduse.compare.toponyms import places_in
from enduse.resolve.told import told

#: What a paper is, by its name; any of them may be a periodical.
PAPERS = frozenset({"newspaper", "magazine", "periodical"})
#: Families of legal forms that offices and newspapers do not have.
_OF_FIRMS = frozenset({"llc", "limited", "stock", "closed", "public", "nonpublic", "company", "sole"})
#: An embassy or consulate, and behind which words it says where it sits.
_MISSION = re.compile(r"\b(?:embassy|consulate)\b|посольств|консульств|使馆|领事馆", re.IGNORECASE)
_HOST = re.compile(r"(?:\b(?:in|at|to|во?)\s+|,\s*|驻)(?P<host>.+)$")


class Bearer(Struct, frozen=True):
    """What names and legal forms say of their bearer: its natures and trades, whether it is a firm, and in which
    places it sits as an embassy."""

    natures: frozenset[str] = frozenset()
    trades: frozenset[str] = frozenset()
    firm: bool = False
    hosts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], forms: Iterable[Form]) -> Self:
        """The bearer of names with these legal forms."""
        texts = tuple(names)
        natures, trade = (frozenset(n for text in texts for n in told(text, t)) for t in ("natures", "trades"))
        return cls(natures, trade, any(form.family in _OF_FIRMS for form in forms), _hosts(texts))


def two_natures(left: Bearer, right: Bearer) -> str | None:
    """Why two are two by what they are; None where nothing says so."""
    for one, other in ((left, right), (right, left)):
        if one.firm:
            continue
        if (
            one.natures & PAPERS
            and not other.natures & {*PAPERS, "press"}
            and (other.firm or other.trades - one.trades)
        ):
            return "one is a paper, the other a firm"
        if "office" in one.natures and "dealer" not in one.natures and (other.firm or "dealer" in other.natures):
            return "one is a public office, the other a firm"
    ours, theirs = left.natures & PAPERS, right.natures & PAPERS
    if ours and theirs and not ours & theirs and "periodical" not in ours | theirs:
        return f"one is a {', '.join(sorted(ours))}, the other a {', '.join(sorted(theirs))}"
    if left.hosts and right.hosts and not left.hosts & right.hosts:
        return f"they sit in {', '.join(sorted(left.hosts))} and in {', '.join(sorted(right.hosts))}"
    return None


def _hosts(names: Iterable[str]) -> frozenset[str]:
    """The places where embassies and consulates of these names say that they sit."""
    found = (m["host"] for name in names if _MISSION.search(name) and (m := _HOST.search(name)))
    return frozenset(place.key for host in found for place in places_in(host))
