"""What a file of the EU financial sanctions tells of one party, gathered piece by piece, be it XML or CSV."""

import re

import msgspec

from enduse.compare.identifiers import check, identify
from enduse.records.listing import Entry
from enduse.records.reading import Identifier, Name
from enduse.screen.lists.country_names import country
from enduse.screen.lists.papers import day, joined_day, paper_number, years

NAME = "EU financial sanctions"
PUBLISHER = "European Commission, Financial Sanctions Files"
LICENCE = "European Commission reuse decision 2011/833/EU, with attribution"
AUTHORITY = "The European Union"

_SCHEMAS = {"person": "Person", "p": "Person", "enterprise": "Organization", "e": "Organization"}
#: The codes of identifications that name a kind of number; of all others only a labelled number is taken.
_CODES = {
    "regnumber": "registration", "tradelic": "registration", "fiscalcode": "tax", "taxid": "tax", "vat": "vat",
    "imo": "imo", "lei": "lei", "swiftbic": "swift",
    "passport": "passport", "diplpassport": "passport", "id": "id", "ssn": "id", "nrn": "id",
}  # fmt: skip
#: What a plain number may turn out to be, and the country whose number it then is.
_TOLD_BY_DIGITS = (("inn", "ru"), ("ogrn", "ru"), ("uscc", "cn"))
_TRUE = frozenset({"true", "1", "yes", "y"})
#: What stands for a name that is not told.
_NO_NAMES = frozenset({"na", "n/a", "none", "unknown"})


class Party(msgspec.Struct, kw_only=True):
    """A party as far as it is gathered. `strong` and `weak` are its names, as the list ranks them."""

    id: str
    where: str
    subject: str = ""
    strong: dict[Name, None] = {}
    weak: dict[Name, None] = {}
    numbers: set[Identifier] = set()
    countries: set[str] = set()
    births: dict[str, None] = {}
    programmes: dict[str, None] = {}
    dates: set[str] = set()
    sources: dict[str, None] = {}
    remarks: dict[str, None] = {}

    def named(self, whole: str, parts: tuple[str, ...], language: str, *, strong: bool = True) -> None:
        """A name: as it is written out, else of its parts; the language is a code of two letters or nothing."""
        said = " ".join((whole.strip() or " ".join(parts)).split())
        if any(c.isalpha() for c in said) and said.lower() not in _NO_NAMES:
            code = language.strip().lower()
            (self.strong if strong else self.weak)[Name(said, code if re.fullmatch("[a-z]{2}", code) else None)] = None

    def numbered(self, code: str, number: str, issuer: str | None) -> None:
        """The number of an identification; a plain number that is an INN, OGRN or USCC counts as that, where the
        issuing country allows it. Where a party is registered or taxed, there it is at home."""
        scheme = _CODES.get(code.strip().lower())
        value = number.strip() if scheme == "swift" else paper_number(number) if scheme else None
        known: list[Identifier | None] = []
        if scheme in ("registration", "tax") and value:
            self.countries.update([issuer] if issuer else [])
            known = [check(told, value) for told, home in _TOLD_BY_DIGITS if issuer in (None, home)]
        if scheme and value and not any(known):
            known = [check(scheme, value)]
            if scheme in ("imo", "vat") and not any(known):
                known = [check("registration" if scheme == "imo" else "tax", value)]
        elif not value:
            known = [*identify(number + ";")]
        self.numbers.update(k for k in known if k)

    def located(self, *told: str) -> None:
        """A country of the party: the first of the codes and names that is one."""
        if code := first_country(*told):
            self.countries.add(code)

    def born(self, whole: str, parts: tuple[str, str, str], span: tuple[str, str], about: str, calendar: str) -> None:
        """A date of birth: whole, in the parts year, month and day, or each year of a span; "circa" leaves the year."""
        if calendar.strip().upper() not in ("", "GREGORIAN"):
            return
        if date := day(whole) or joined_day(*parts):
            self.births[date[:4] if about.strip().lower() in _TRUE else date] = None
        for year in years(*span):
            self.births[year] = None

    def ruled(self, programme: str, dates: tuple[str, ...], source: str) -> None:
        """A legal act with its dates and where it stands."""
        if programme.strip():
            self.programmes[programme.strip()] = None
        self.dates.update(known for date in dates if (known := day(date)))
        if re.match(r"https?://\S+$", source.strip()):
            self.sources[source.strip()] = None

    def remarked(self, remark: str) -> None:
        """A remark of the list on the party."""
        if said := " ".join(remark.split()):
            self.remarks[said] = None

    def entry(self) -> Entry | None:
        """The party as screening sees it; None without a name. It is listed since the earliest date told, for later
        acts repeat the earlier."""
        names = tuple(dict.fromkeys((*self.strong, *self.weak)))
        if not names:
            return None
        return Entry(
            id=self.id,
            schema=_SCHEMAS.get(self.subject.strip().lower(), "LegalEntity"),
            names=names,
            identifiers=tuple(sorted(self.numbers)),
            countries=tuple(sorted(self.countries)),
            birth_dates=tuple(self.births),
            programmes=tuple(self.programmes),
            listed_since=min(self.dates, default=None),
            allegation=f"{AUTHORITY} says: {'; '.join(self.remarks)}" if self.remarks else None,
            source=next(iter(self.sources), None),
        )


def first_country(*told: str) -> str | None:
    """The code of the first of these codes and names that is a country."""
    return next((code for text in told if (code := country(text))), None)


def yes(text: str) -> bool:
    """Whether a truth value of the list is true."""
    return text.strip().lower() in _TRUE
