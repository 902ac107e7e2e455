"""Which part is this number? Makers and standards number chips, bearings and connectors by rules that tables hold."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from msgspec.structs import replace

from enduse.records.match import Reason
from enduse.reference import goods
from enduse.reference.goods import Numbering
from enduse.screen.goods.candidate import Candidate
from enduse.screen.goods.phrase import LONGEST

_TOKEN = re.compile(r"[^\s,;()\[\]\"“”«»]+")
_ALONE, _BESIDE, _WITH_WORDS, _AGAINST = 0.8, 0.5, 0.92, 0.6
_NEXT = 0.86
#: From this score on words name a kind within the heading.
_SURE = 0.85


def numbers_in(text: str) -> Iterator[tuple[str, Numbering]]:
    """The part numbers in a text, each with the rule that knows it."""
    tokens = [token.strip(".:!?-–—/#№").upper() for token in _TOKEN.findall(text[:LONGEST])]
    pairs = [f"{left}{gap}{right}" for left, right in pairwise(tokens) for gap in (" ", "")]
    for token in dict.fromkeys((*pairs, *tokens)):
        if len(token) <= 40 and (rule := _rule(token)):
            yield token, rule


@lru_cache(maxsize=65_536)
def _rule(token: str) -> Numbering | None:
    """The rule that knows a part number."""
    if not any(c.isdigit() for c in token) or not _known().fullmatch(token):
        return None
    return next(rule for rule in goods.numberings() if rule.pattern.fullmatch(token))


@cache
def _known() -> re.Pattern[str]:
    """What any rule knows, as one pattern: most words of a text are no part number."""
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in goods.numberings()))


def numbered(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of the words, joined with those of part numbers. A number that many things could bear counts
    only where the words speak of its heading."""
    found = {c.code: c for c in candidates}
    for number, rule in numbers_in(text):
        heading = rule.codes[0][:4]
        fits = [c for c in found.values() if c.code[:4] == heading and c.score >= 0.4]
        if not fits and not rule.certain:
            continue
        if not rule.certain and any(c.score >= _SURE and c.code not in rule.codes for c in fits):
            continue  # the words say more than a number that many things could bear
        top = _WITH_WORDS if fits else (_BESIDE if any(c.score >= 0.6 for c in found.values()) else _ALONE)
        for other in fits:
            if other.code not in rule.codes:
                found[other.code] = replace(other, score=round(other.score * _AGAINST, 3))
        maker = f" of {rule.maker}" if rule.maker else ""
        for place, code in enumerate(rule.codes):
            score = round(top * _NEXT**place, 3)
            why = Reason(feature="part number", score=score, detail=f"{number}: {rule.what}{maker} ({rule.source})")
            known = found.get(code)
            reasons = (*known.reasons, why) if known else (why,)
            by = known.by if known else "number"
            found[code] = Candidate(code=code, score=max(score, known.score if known else 0), reasons=reasons, by=by)
    return list(found.values())
