"""Numbers of passports and identity cards, and dates of birth, as lists of parties print them."""

import re

_BRACKETS = re.compile(r"\s*\([^()]*\)?")
#: A word that is no part of a number: "Libya B014995", "diplomatic passport no. 5".
_WORD = re.compile(r"(?<!\w)[^\W\d_]{4,}")
_NUMBER = re.compile(r"(?:(?<!\S)[A-Z]{1,3} )?\S*\d\S*")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PRINTED = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3})[a-z]*\.? ?(\d{4})$")
_LONGEST_RANGE = 30
#: What is longer is no number with a few words about it.
LONGEST = 500


def paper_number(text: str) -> str | None:
    """The number in what is printed as the number of a paper: of "Libya 428720 (expired)" 428720; None where it is
    not clear which it is."""
    if len(text) > LONGEST:
        return None
    bare = " ".join(_BRACKETS.sub("", text).split()).strip(" .,:;")
    if _WORD.search(bare):
        telling = [part for part in _NUMBER.findall(bare) if sum(c.isdigit() for c in part) >= 4]
        return telling[0].strip(".,:;") if len(telling) == 1 else None
    return bare if any(c.isdigit() for c in bare) and len(bare) <= 40 else None


def day(text: str) -> str | None:
    """The ISO date that a printed one begins with, of its precision: "2024-12-11T21:24", "1965", "Nov. 1973",
    "05/08/2026" (day first)."""
    text = " ".join(text.split())
    if iso := re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)", text):
        year, month, date = iso[1], iso[2], iso[3]
    elif european := re.match(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)", text):
        year, month, date = european[3], european[2], european[1]
    elif (printed := _PRINTED.match(text)) and printed[2].lower() in _MONTHS:
        year, month, date = printed[3], str(_MONTHS.index(printed[2].lower()) + 1), printed[1]
    else:
        return None
    return joined_day(year, month or "", date or "")


def joined_day(year: str, month: str, date: str) -> str | None:
    """The ISO date of its parts, as far as they are told and can be; None without a year of four digits."""
    if not re.fullmatch(r"(?:1[6-9]|20)\d\d", year):
        return None
    if not (re.fullmatch(r"\d{1,2}", month) and 1 <= int(month) <= 12):
        return year
    if not (re.fullmatch(r"\d{1,2}", date) and 1 <= int(date) <= 31):
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(date):02}"


def years(first: str, last: str) -> list[str]:
    """Every year from one to the other; none where an end is not told or the span tells nothing."""
    if not (re.fullmatch(r"(?:1[6-9]|20)\d\d", first) and re.fullmatch(r"(?:1[6-9]|20)\d\d", last)):
        return []
    span = range(int(first), int(last) + 1)
    return [str(year) for year in span] if len(span) <= _LONGEST_RANGE else []
