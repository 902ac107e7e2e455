"""Who goes by a number instead of a name, as in indictments: "Company-1", "Individual 2", "Co-Conspirator-3"."""

import re
from collections.abc import Iterator

from enduse.read.names.found import Spot

_FIRMS = r"Company|Corporation|Entity|Firm|Business|Bank|Supplier|Distributor|Manufacturer|Subsidiary|Forwarder"
_PERSONS = r"Individual|Person|Co-?Conspirator|Coconspirator|Conspirator|Associate|Accomplice|Victim|Witness"
_STAND_IN = re.compile(rf"(?<![\w-])(?:(?P<firm>{_FIRMS})|{_PERSONS})[-‐‑ ](?:\d{{1,2}}|[A-Z])(?![\w-]|\.\d)")


def stand_ins(text: str, start: int, end: int) -> Iterator[Spot]:
    """The numbered parties of one sentence."""
    for m in _STAND_IN.finditer(text, start, end):
        yield Spot(m.start(), m.end(), "organization" if m["firm"] else "person", m.group())
