"""The remarks of OFAC's legacy files: one line of fields with "; " between them, read into what each says.

Weak aliases stand here only: `a.k.a. 'EXAMPLE'`. What is neither a name, a date, a country nor a number is kept word
for word, as what OFAC says of the party.
"""

import re

from msgspec import Struct

from enduse.records.reading import Identifier
from enduse.screen.lists.us_terms import aside, country, dates, number, scheme

#: OFAC prints this many characters of the remarks; the rest is in the comments file.
WIDTH = 1000
#: What is longer is no number but words about one.
_LONGEST = 30
_ALIAS = re.compile(r"[afn]\.k\.a\. '(.+?)'?$")
_BIRTH = re.compile(r"(?:alt\. )?DOB (.+)")
_NATION = re.compile(r"(?:alt\. )?(?:nationality|citizen) (.+)")
#: A label, then a number in one word or a few, then perhaps the country that gave it and dates.
_NUMBER = re.compile(
    r"(?:alt\. )?(?P<label>.*?(?:\)|[^\d\W]|[#.]))\s+"
    r"(?P<value>(?:IMO )?(?:(?!ID |No )[A-Z]{1,4}[- ])?[^\s()]*\d[^()]*?|(?<=BIC )[A-Z]{8,11})"
    r"(?:\s*\([^()]*\))??(?:\s*\((?P<country>[^()]*)\))?(?: (?:issued|expires)\b.*)?$"
)


class Remarks(Struct, kw_only=True):
    """What the remarks of one row say, each in the order printed."""

    names: list[str] = []
    births: list[str] = []
    countries: list[str] = []
    numbers: list[Identifier] = []
    said: list[str] = []  # the rest, word for word


def remarks(text: str, *, vessel: bool = False) -> Remarks:
    """The fields of one row's remarks."""
    found = Remarks()
    for field in re.split(r";\s*", text.strip().removesuffix(".")):
        field = " ".join(field.split())
        if not field:
            continue
        if alias := _ALIAS.match(field):
            found.names.append(alias[1])
        elif birth := _BIRTH.match(field):
            found.births += dates(birth[1]) or ()
            if not dates(birth[1]):
                found.said.append(field)
        elif nation := _NATION.match(field):
            code = country(nation[1])
            found.countries += [code] if code else []
            if not code:
                found.said.append(field)
        elif aside(field):
            continue
        elif scheme(field):
            _number(field, found, vessel)
        else:
            found.said.append(field)
    return found


def _number(field: str, found: Remarks, vessel: bool) -> None:
    """Take the field as a number of the party; as words where no number stands in it, or its check digits fail."""
    said = _NUMBER.match(field)
    issuer = country(said["country"]) if said and said["country"] else None
    short = said and len(said["value"]) <= _LONGEST
    value = number(said["label"], said["value"], issuer, vessel=vessel) if said and short else None
    if value:
        found.numbers.append(value)
    else:
        found.said.append(field)
    if issuer and not vessel and value and value.scheme not in ("passport", "id"):
        found.countries.append(issuer)


def joined(text: str, rest: str) -> str:
    """Remarks with their continuation. Only remarks of full width are cut within a field, as they stand."""
    if not text or not rest:
        return text or rest
    return text + rest if len(text) >= WIDTH else f"{text.strip().removesuffix('.')}; {rest}"
