"""How many and how much: numbers with qualifier and unit, and sums of money, as the text words them.

"around 2,000 kilometres" is about 2000 km, "half a dozen" is 6, "tenfold" is 10 times, "two thirds" is 0.67;
"hundreds" has no
value. A number that belongs to a name ("REM 1"), a heading ("Article 5") or a date is no quantity.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, toml

from enduse.read.names.times import Time, times
from enduse.read.segment import Token
from enduse.records.claim import Qualifier

#: Words that hold a unit of counting together with its number: what follows "one" when it counts nothing.
_NOT_COUNTED = frozenset(
    ["of", "another", "day", "more", "such", "or", "thing", "that", "who", "which", "to", "by", "side", "hand"]
)
_NUMBERED = frozenset(
    "article section annex appendix chapter page pages table figure no part paragraph item class category tier".split()
)
_SKIP = frozenset(
    "of the a an and or in on at from to for by with per that which who is are was were had has have".split()
)


class Amount(Struct, frozen=True):
    """An amount and its words. `start` and `end` count into the document's text and cover qualifier, number and a
    unit of measure;
    a counted noun ("seven drones") is only named in `unit`. `money` tells a sum, whose unit is an ISO 4217 code."""

    start: int
    end: int
    value: float | None
    unit: str | None
    qualifier: Qualifier
    money: bool = False


class Grammar(Struct, frozen=True):
    """The amount words of one language, as a pattern and tables."""

    pattern: re.Pattern[str]
    qualifiers: Mapping[str, Qualifier]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    fixed: Mapping[str, float]
    units: Mapping[str, str]
    currencies: Mapping[str, str]
    decimal: str


def quantities(
    text: str, tokens: Sequence[Token], language: str = "en", when: Sequence[Time] | None = None
) -> tuple[Amount, ...]:
    """The amounts in one sentence of `text` (the document's whole text), whose tokens are given; sorted, without
    overlap.

    Languages without a table of their own are read by the English one. Times ("in 2024") are left to `times`; `when`
    are the sentence's, where they are known already.
    """
    if not tokens:
        return ()
    grammar = _grammar(language)
    known = times(text, tokens, None, language) if when is None else when
    taken = {place for t in known for place in range(t.start, t.end)}
    found = []
    for m in grammar.pattern.finditer(text, tokens[0].start, tokens[-1].end):
        if not taken.isdisjoint(range(*m.span("number"))) or _named(text, m, tokens):
            continue
        amount = _amount(text, m, grammar, tokens)
        if amount is not None:
            found.append(amount)
    return tuple(found)


def _named(text: str, m: re.Match[str], tokens: Sequence[Token]) -> bool:
    """Whether the number belongs to a name or numbers a part of a text: "REM 1", "Article 5"."""
    if m["qualifier"] or m["unit"] or m["money"] or m["before"] or not m["number"][0].isdigit():
        return False
    if re.search(r"\+\d[\d ()-]*$", text[max(0, m.start() - 20) : m.start()]):
        return True  # a telephone number
    at = bisect_left(tokens, m.start("number"), key=lambda t: t.start)
    if at == 0 or text[tokens[at - 1].end : m.start("number")].strip():
        return False
    last = tokens[at - 1]
    if last.low in _NUMBERED or last.text in ("№", "#"):
        return True
    return last.text[0].isupper() and last.text.isupper() and len(last.text) > 1


def _amount(text: str, m: re.Match[str], grammar: Grammar, tokens: Sequence[Token]) -> Amount | None:
    """One match as an amount, None where it counts nothing."""
    qualifier: Qualifier = "exactly"
    if m["qualifier"]:
        qualifier = grammar.qualifiers[_plain(m["qualifier"])]
    start = m.start("qualifier") if m["qualifier"] else m.start("before") if m["before"] else m.start("number")
    words = _plain(m["number"])
    value = _worth(words, grammar)
    if m["before"] or m["money"]:
        end = max(m.end("money"), m.end("short"), m.end("number"))
        if m["short"] and value is not None:
            value *= 1_000_000 if m["short"] in "mM" else 1_000
        return Amount(start, end, value, grammar.currencies[_plain(m["before"] or m["money"])], qualifier, True)
    if m["unit"]:
        return Amount(start, m.end("unit"), value, grammar.units[_plain(m["unit"])], qualifier)
    if words.endswith("fold"):
        return Amount(start, m.end("number"), value, "times", qualifier)
    if re.match(r"[-\u2010\u2011][^\W\d_]", text[m.end("number") : m.end("number") + 2]):
        return None  # "a two-stroke engine" counts no engines
    behind = bisect_left(tokens, m.end("number"), key=lambda t: t.start)
    following = tokens[behind : behind + 6]
    if words == "one" and (not following or not following[0].text.isalpha() or following[0].low in _NOT_COUNTED):
        return None
    return Amount(start, m.end("number"), value, _counted(following), qualifier)


def _counted(following: Sequence[Token]) -> str | None:
    """The noun that a number counts: the last word before a mark or small word, in the singular."""
    noun = None
    for token in following:
        if not (token.text[0].isalpha() and token.text[0].isascii()) or token.low in _SKIP:
            break
        noun = token.text
        if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "ous", "is")):
            return _singular(noun)
    return None if noun is None else _singular(noun) if len(noun) > 2 else noun


def _singular(noun: str) -> str:
    """The singular of a regular plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _worth(words: str, grammar: Grammar) -> float | None:
    """The value of number words, None where they are vague or give a range."""
    if words in grammar.fixed:
        return float(grammar.fixed[words])
    if words.endswith("fold"):
        return _worth(words[: -len("fold")].rstrip("- "), grammar)
    fraction = re.fullmatch(r"(\w+)[- ](thirds?|quarters?|fifths?|tenths?)", words)
    if fraction:
        over = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}[fraction[2].rstrip("s")]
        top = _worth(fraction[1], grammar)
        return None if top is None else round(top / over, 2)
    total = part = 0.0
    known = False
    for word in re.findall(r"\d[\d., \u00a0\u202f]*\d|\d|[^\W\d_]+['’]?[^\W\d_]*", words):
        if word[0].isdigit():
            number = _digits(word, grammar.decimal)
            if number is None:
                return None
            part, known = part + number, True
        elif word in grammar.numbers:
            part, known = part + grammar.numbers[word], True
        elif word in grammar.scales:
            scale = grammar.scales[word]
            part = (part or 1.0) * scale
            if scale >= 1000:
                total, part = total + part, 0.0
            known = True
        elif word not in ("and", "a"):
            return None
    return round(total + part, 6) if known else None


def _digits(word: str, decimal: str) -> float | None:
    """A number in digits. Groups of three are thousands; the language's decimal mark decides the rest.

    None for what is no number: a telephone number, a date, a section ("713.853.3102").
    """
    plain = re.sub(r"[ \u00a0\u202f]", "", word)
    other = "," if decimal == "." else "."
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", plain):
        plain = plain.replace(other, "")
    plain = plain.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 and plain.isascii() else None


def _plain(words: str) -> str:
    """Lower case, one space between words."""
    return " ".join(words.lower().replace("’", "'").split())


@cache
def _grammar(language: str) -> Grammar:
    """The grammar of a language, read from its amounts.toml."""
    place = files("enduse.read.lang").joinpath(language).joinpath("amounts.toml")
    if not place.is_file():
        place = files("enduse.read.lang").joinpath("en").joinpath("amounts.toml")
    table: dict[str, Any] = toml.decode(place.read_bytes())
    qualifiers = {q: kind for kind, words in table["qualifiers"].items() for q in words}
    units = {word.lower(): unit for unit, words in table["units"].items() for word in words.split()}
    currencies = {word.lower(): code for code, words in table["currencies"].items() for word in words.split()}
    return Grammar(
        pattern=_pattern(table, list(qualifiers), list(units), list(currencies)),
        qualifiers=qualifiers,
        numbers={k.lower(): v for k, v in table["numbers"].items()},
        scales={k.lower(): v for k, v in table["scales"].items()},
        fixed={k.lower(): v for k, v in table["fixed"].items()},
        units=units,
        currencies=currencies,
        decimal=table["decimal"],
    )


def _pattern(table: dict[str, Any], qualifiers: list[str], units: list[str], currencies: list[str]) -> re.Pattern[str]:
    """[qualifier] [currency] number [scale] [unit or currency], as one pattern."""
    number = _either(table["numbers"])
    scale = _either(table["scales"])
    vague, fixed = _either(table["vague"]["words"]), _either(table["fixed"])
    digits = r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
    sign = "[−-]?"
    words = rf"{number}(?:(?:[- ]|\s+and\s+)(?:{number}|{scale}))*"
    amount = (
        rf"(?:{fixed})\b|(?:{vague})\b|(?:{number}|\d+)-?fold\b|{number}[- ](?:thirds?|quarters?|fifths?|tenths?)\b"
        rf"|(?:{digits})(?:\s*[-–]?\s*{scale}\b)*|{words}\b|(?:{number}\s+)?{scale}\b"
    )
    symbols = [c for c in currencies if not c.isalpha()] + [c for c in currencies if len(c) == 3 and c.isalpha()]
    return re.compile(
        rf"(?<![\w.,/+-])(?:(?P<qualifier>{_either(qualifiers)})\s*)?"
        rf"(?P<before>{_either(symbols)})?\s*(?<![\w])(?P<number>{sign}(?:{amount}))(?![.,]\d)"
        rf"(?(before)(?P<short>[mMkK](?=[\s.,;)]))?)"
        rf"(?:\s*-?(?:(?P<unit>{_either(units)})|(?P<money>{_either(currencies)}))(?![\w/]))?(?!\w|-\d)",
        re.IGNORECASE,
    )


def _either(words: Any) -> str:
    """The words as one alternative, the longest first, any white space between their parts."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in ordered) + ")"
