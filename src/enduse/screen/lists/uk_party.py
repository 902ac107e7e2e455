"""What the lists of the United Kingdom tell of one party, gathered piece by piece, be it CSV or XML."""

import re

import msgspec

from enduse.compare.identifiers import check, identify
from enduse.records.listing import Entry
from enduse.records.reading import Identifier, Name
from enduse.screen.lists.country_names import country
from enduse.screen.lists.papers import LONGEST, day, joined_day, paper_number

NAME = "UK Sanctions List"
PUBLISHER = "Foreign, Commonwealth & Development Office"
LICENCE = "Open Government Licence v3.0"
URL = "https://www.gov.uk/government/publications/the-uk-sanctions-list"

_SCHEMAS = {"individual": "Person", "entity": "Organization", "ship": "Vessel"}
#: Languages of names in other scripts, as the list calls them, and their codes of ISO 639-1.
_LANGUAGES = {
    "arabic": "ar", "belarusian": "be", "bosnian": "bs", "bulgarian": "bg", "burmese": "my", "chinese": "zh",
    "dari": "fa", "farsi": "fa", "georgian": "ka", "greek": "el", "hebrew": "he", "japanese": "ja", "korean": "ko",
    "macedonian": "mk", "mandarin": "zh", "moldovan": "ro", "pashto": "ps", "persian": "fa", "punjabi": "pa",
    "romanian": "ro", "russian": "ru", "serbian": "sr", "somali": "so", "spanish": "es", "turkish": "tr",
    "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
}  # fmt: skip
_NO_NAMES = frozenset({"na", "n/a", "none", "unknown", "-"})
#: Several values in one cell: "(1) Utopia (2) Freedonia", "Utopia|Freedonia", "Utopia; Freedonia".
_SEVERAL = re.compile(r"\s*(?:\(\d{1,2}\)|[;|])\s*")
_BIRTH = re.compile(r"([0-9?]{1,2}|dd?)[/.-]([0-9?]{1,2}|mm?)[/.-](\d{4})$", re.I)
#: What the label of a number may be, where `identify` does not know it.
_TAX = re.compile(r"(?<!\w)(?:tax|tin|inn|vat)(?!\w)", re.I)
_LABEL = re.compile(r"^[^\d:]{2,}[:\s-]\s*(?=\S*\d)")
#: The older list prints the reason among its remarks, each under a heading in brackets.
_REASON = re.compile(r"\(UK Statement of Reasons\):\s*(.*?)\s*(?=\((?:[A-Z][\w .,/'-]+)\):|$)", re.S)


class Party(msgspec.Struct, kw_only=True):
    """A party as far as it is gathered. `names` are ranked: 0 the primary ones, 3 the weak aliases."""

    id: str
    where: str
    kind: str = ""
    names: dict[Name, int] = {}
    numbers: set[Identifier] = set()
    countries: set[str] = set()
    births: dict[str, None] = {}
    regimes: dict[str, None] = {}
    dates: set[str] = set()
    reasons: dict[str, None] = {}
    remarks: dict[str, None] = {}

    def named(self, parts: list[str], kind: str, strength: str) -> None:
        """A name of the parts Name 1 to Name 6, of which the last is the family name."""
        kind, weak = kind.casefold(), re.search("low|weak", strength, re.I)
        rank = 3 if weak else 2 if "primary" not in kind else 1 if "variation" in kind else 0
        self._name(" ".join(" ".join(parts).split()), None, rank)

    def written(self, name: str, language: str) -> None:
        """A name in another script, with the language that the list tells."""
        first = re.split(r"[;,/(]", language)[0].strip().casefold()
        self._name(" ".join(name.split()), _LANGUAGES.get(first), 1)

    def _name(self, text: str, language: str | None, rank: int) -> None:
        if any(c.isalpha() for c in text) and text.casefold() not in _NO_NAMES:
            name = Name(text, language)
            self.names[name] = min(rank, self.names.get(name, rank))

    def numbered(self, scheme: str, text: str, details: str = "") -> None:
        """The numbers of a cell: labelled ones as what they are called, plain ones as what their digits prove."""
        found = identify(f"{text};")
        for piece in [] if found else _several(text):
            number = paper_number(_LABEL.sub("", piece)) if len(piece) <= LONGEST else None
            if not number:
                continue
            kind = "tax" if scheme in ("registration", "id") and _TAX.search(f"{piece} {details}") else scheme
            proven = ("inn", "ogrn", "uscc", "lei") if kind in ("registration", "tax") else ()
            known = next((k for s in (*proven, kind) if (k := check(s, number))), None)
            found += [k for k in [known or check("registration", number)] if k]
        self.numbers.update(found)

    def located(self, text: str) -> None:
        """The countries of an address, a nationality or a flag."""
        for piece in _several(text):
            if code := country(piece.strip(" .")):
                self.countries.add(code)

    def born(self, text: str) -> None:
        """Dates of birth, of which day and month may not be known: "dd/mm/1959", "00/00/1959"."""
        for piece in _several(text):
            parts = _BIRTH.match(piece)
            if date := joined_day(parts[3], parts[2], parts[1]) if parts else day(piece):
                self.births[date] = None

    def said(self, regime: str, designated: str, reason: str, remark: str) -> None:
        """The regime, the date of designation, the reasons and the remarks."""
        for text, known in ((regime, self.regimes), (reason, self.reasons), (remark, self.remarks)):
            if words := " ".join(text.split()):
                known[words] = None
        if date := day(designated):
            self.dates.add(date)

    def entry(self) -> Entry | None:
        """The party as screening sees it; None without a name."""
        if not self.names:
            return None
        headed = [m[1] for remark in self.remarks for m in _REASON.finditer(remark) if m[1]]
        reasons = list(self.reasons) or list(dict.fromkeys(headed))
        return Entry(
            id=self.id,
            schema=_SCHEMAS.get(self.kind.strip().casefold(), "LegalEntity"),
            names=tuple(sorted(self.names, key=lambda n: self.names[n])),
            identifiers=tuple(sorted(self.numbers)),
            countries=tuple(sorted(self.countries)),
            birth_dates=tuple(self.births),
            programmes=tuple(self.regimes),
            listed_since=min(self.dates, default=None),
            allegation=f"The United Kingdom says: {' '.join(reasons)}" if reasons else None,
            source=URL,
        )


def report_day(text: str) -> str | None:
    """The ISO date of "Report Date: 23-Sep-2026", "01/10/2026", "23 September 2026"."""
    return day(re.sub(r"(?<=[A-Za-z0-9])-(?=[A-Za-z])|(?<=[A-Za-z])-", " ", text.partition(":")[2] or text))


def _several(text: str) -> list[str]:
    return [piece for piece in (p.strip() for p in _SEVERAL.split(text)) if piece]
