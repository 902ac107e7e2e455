"""How the lists of the United States word a kind of party, a country, a date and a number.

OFAC's files and the Consolidated Screening List use one vocabulary: "Entity", "Korea, North", "circa 1961",
"Tax ID No.".
"""

import re
from datetime import date
from functools import lru_cache

from enduse.compare.identifiers import check
from enduse.records.reading import Identifier
from enduse.reference.places import demonym, lookup
from enduse.screen.lists import country_names
from enduse.screen.lists.papers import years

OFAC = "US Department of the Treasury, Office of Foreign Assets Control (OFAC)"
#: Where OFAC shows a party; its number follows.
OFAC_PARTY = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="
LICENCE = "work of the US Government, public domain"

_SCHEMAS = {
    "individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane",
}  # fmt: skip

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DATE = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]{2})[a-z]* )?(\d{4})$")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?$")
_RANGE = re.compile(r"\s+(?:to|and)\s+|(?<=\b\d{4})\s*-\s*(?=\d{4}$)")

#: What a number is called, as the start of its label in lower case, and its scheme. The first that fits counts.
_SCHEMES: tuple[tuple[str, str], ...] = (
    (r"uni(?:fi|t)ed social credit|uscc", "uscc"),
    (r"legal entity number|legal entity identifier|lei\b", "lei"),
    (r"vessel registration identification|international maritime organi[sz]ation", "imo"),
    (r"mmsi", "mmsi"),
    (r"v\.?a\.?t\.? ", "vat"),
    (
        r"tax ?payer|tax id|tax no|nit\b|ruc\b|rif\b|r\.?f\.?c\.?\W|rtn\b|cuit\b|cnpj\b|us fein|"
        r"(?:italian )?fiscal code",
        "tax",
    ),
    (r"government gazette number|okpo", "okpo"),
    (r"swift", "swift"),
    (r"bik\b", "bik"),
    (r"d-u-n-s", "duns"),
    (r"(?:diplomatic |stateless person |british national overseas |seafarer's )?passport", "passport"),
    (
        r"aircraft manufacturer's serial|aircraft construction number|aircraft serial|serial no",
        "serial",
    ),
    (
        r"(?:previous )?aircraft tail number|(?:public |business |msb |company )?registration (?:number|id|no)|"
        r"(?:uk )?company (?:number|no|id)|commercial registry|business (?:registration|number|license)|"
        r"(?:folio|matricula) mercantil|[a-z ]*chamber of comm|c\.r\. no|enterprise number|trade license|"
        r"certificate of incorporation|economic register|registered charity|le number|"
        r"central registration system|branch unit number|file number|license\b|commercial licen[cs]e",
        "registration",
    ),
    (
        r"(?:[a-z]+ )?national (?:foreign )?id|cedula|d\.?n\.?i\.?\W|(?:[a-z]+ )?personal id|"
        r"[a-z ]*identification number|"
        r"c\.?u\.?r\.?p\.?\W|citizen's card|ssn\b|driver's license|identity card|electoral registry|"
        r"(?:turkish|uae|seafarer's) identification|birth certificate|residency number|travel document|tazkira|"
        r"i\.f\.e\.|c\.u\.i\.|numero de identidad|credencial|(?:refugee|stateless person|kenyan) id",
        "id",
    ),
)
_KNOWN = tuple((re.compile(rf"(?:alt\. )?(?:{words})", re.I), scheme) for words, scheme in _SCHEMES)
#: Where a plain number turns out to be one of these, it is that; the country must not say otherwise.
_TOLD_BY_DIGITS = {"tax": ("inn", "uscc"), "registration": ("ogrn", "uscc")}
#: What a number counts as when the check digits of its scheme fail: a national number under an international label.
_ELSE = {"vat": "tax", "lei": "registration", "uscc": "registration"}
_HOME = {"inn": "ru", "ogrn": "ru", "uscc": "cn"}
#: Who and where a party is beyond what an entry holds, and how to reach it.
_ASIDE = re.compile(
    r"(?:alt\. )?(?:pob|place of birth|gender|organization established|website|email|phone|telephone|fax|telex|"
    r"digital ?currency|former vessel flag|(?:other )?vessel call sign|(?:gross )?(?:registered )?tonnage|"
    r"aircraft (?:model|manufacture date|mode s)|for more information on directives)\b",
    re.I,
)


def schema(kind: str) -> str:
    """The FollowTheMoney schema of a kind of party ("Individual", "vessel"); LegalEntity where it is not known."""
    return _SCHEMAS.get(kind.strip().casefold(), "LegalEntity")


@lru_cache(4096)
def country(name: str) -> str | None:
    """The ISO 3166-1 code of a country as these lists print it: "RU", "Korea, North", "Region: Gaza"; else None."""
    name = " ".join(name.split()).strip(" .")
    region = name.startswith("Region: ")
    name = re.sub(r"^Region: |^[Pp]ossibly ", "", name)
    if code := country_names.country(name) or demonym(name):
        return code
    known = lookup(name) if region else None
    return known.country if known else None


def dates(text: str) -> tuple[str, ...]:
    """The ISO dates that a printed date may stand for, of the precision told: "12 Mar 1965", "circa 1961",
    "1959 to 1961" (each year of it). None where it is no date."""
    text = " ".join(text.split()).strip(" .")
    about = text.casefold().startswith("circa")
    text = re.sub(r"^circa\s*|^between\s+", "", text, flags=re.I)
    found = [_date(part) for part in _RANGE.split(text)]
    ends = [d for d in found if d]
    if len(ends) != len(found) or len(ends) > 2:
        return ()
    if len(ends) == 2:
        return _between(*sorted(ends))
    return (ends[0][:4],) if about else (ends[0],)


def _between(first: str, last: str) -> tuple[str, ...]:
    """What two ends have in common, month or year; else every year from one to the other."""
    if len(first) >= 7 and first[:7] == last[:7]:
        return (first[:7],)
    return tuple(years(first[:4], last[:4])) or (first[:4], last[:4])


def _date(text: str) -> str | None:
    if not _ISO.match(text):
        said = _DATE.match(text)
        if not said or (said[2] and said[2] not in _MONTHS):
            return None
        month = f"-{_MONTHS.index(said[2]) + 1:02}" if said[2] else ""
        text = f"{said[3]}{month}{f'-{int(said[1]):02}' if said[1] else ''}"
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])
    except ValueError:
        return None
    return text


@lru_cache(4096)
def scheme(label: str) -> str | None:
    """The scheme of a number with this label ("Tax ID No." is `tax`), None where the label is not known."""
    return next((name for words, name in _KNOWN if words.match(label + " ")), None)


def aside(label: str) -> bool:
    """Whether what follows is neither a name or number of the party nor anything said of it."""
    return _ASIDE.match(label) is not None


def number(label: str, value: str, issuer: str | None, *, vessel: bool = False) -> Identifier | None:
    """The number in its own scheme, if its check digits hold. `issuer` is the ISO code of the country that gave it.

    A plain tax or registration number that is a valid INN, OGRN or USCC counts as that, where the country allows it. An
    IMO number of anything but a vessel is that of a company, and counts as a registration.
    """
    name = scheme(label)
    if name is None:
        return None
    maritime = re.match(r"imo\b", value, re.I)
    if name == "imo" or (maritime and name != "passport"):
        name = "imo" if maritime and vessel else "registration"
    for told in _TOLD_BY_DIGITS.get(name, ()):
        if issuer in (None, _HOME[told]) and (known := check(told, value)):
            return known
    return check(name, value) or (check(_ELSE[name], value) if name in _ELSE else None)
