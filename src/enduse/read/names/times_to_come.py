"""Months and seasons without a year: of what is done the last one, of what is planned the next one."""

import re

#: Words that tell the year themselves, or look back from the day of publication.
_TOLD = re.compile(
    r"\d{4}|год|year|年|[去昨]|上(?!旬|半年)|前天|(?:天|周|个月)前|\blast\b|\bpast\b|\bago\b|назад|прошл", re.IGNORECASE
)

#: A month that went by so lately, in months, is that of a plan told of afterwards: "had planned to ship in May".
_LATELY = 2


def to_come(value: str | None, words: str, published: str | None) -> str | None:
    """The value of a time of what is planned: a month without a year is the next one after publication."""
    month = (published or "")[:7]
    if value is None or len(month) < 7 or len(value) == 4 or _TOLD.search(words):
        return value
    last = value.rpartition("/")[2][:7]
    since = 12 * (int(month[:4]) - int(last[:4])) + int(month[5:]) - int(last[5:]) if "Q" not in last else 0
    if since <= _LATELY:
        return value
    return re.sub(r"\d{4}(?=-)", lambda m: str(int(m.group()) + 1), value).replace("-02-29", "-02")


def later_in_the_year(value: str | None, words: str, published: str | None) -> bool:
    """Whether a month without a year would lie between publication and the end of its year."""
    next_one = to_come(value, words, published)
    return next_one != value and next_one is not None and next_one[:4] == (published or "")[:4]
