"""How likely is it that two names are one party's? A logistic model over what the comparison found, fitted on labelled
queries by `evaluation/fit_screening.py`; the coefficients are kept in `weights.json`."""

from functools import cache
from importlib.resources import files
from math import exp, log
from operator import mul
from typing import NamedTuple

import msgspec

from enduse.compare.align import Pair
from enduse.compare.forms import compare_forms
from enduse.compare.names import INITIALS, TELLING, Likeness
from enduse.screen.index import Index

#: A hit never says more than this: a list cannot prove that two parties are one.
CEILING = 0.99
_LN2 = log(2)


#: What a comparison of two names is measured by. Rarity is in natural logarithms, by ten; lengths are by ten.
FEATURES = (
    "likeness squared", "likeness to the fourth", "near", "near squared", "met", "met squared", "left over",
    "right over", "both over", "exact", "whole", "acronym asked", "acronym asked letters", "initials",
    "initials letters", "words met", "form agrees", "form conflicts", "distinct", "person", "person met",
    "person likeness", "plain on one side", "one word", "short", "kind", "country over",
    "country differs", "number over", "number differs",
)  # fmt: skip
_MET = FEATURES.index("met")


class Weights(msgspec.Struct, frozen=True):
    """The coefficients of FEATURES, then the constant; and those of names that the index only found near: the
    constant, then of the nearness."""

    compared: tuple[float, ...]
    near: tuple[float, float]
    fitted: str  # on what, when, how many


class Measured(NamedTuple):
    """How likely two names are one party's, and by how many bits the words that agree single out a listed name."""

    probability: float
    bits: float
    features: tuple[float, ...]


@cache
def weights() -> Weights:
    """The coefficients, read once."""
    return msgspec.json.decode((files("enduse.screen") / "weights.json").read_bytes(), type=Weights)


def measure(alike: Likeness, near: float, index: Index, other_kind: bool) -> Measured:
    """What a comparison of two names says of their being one party's. `other_kind`: one of them is a person's."""
    given = _features(alike, near, index, other_kind)
    said = weights().compared
    total = sum(map(mul, given, said)) + said[-1]
    return Measured(min(CEILING, _sigmoid(total)), round(given[_MET] * 10 / _LN2, 1), given)


def _features(alike: Likeness, near: float, index: Index, other_kind: bool) -> tuple[float, ...]:
    left, right, score = alike.left, alike.right, alike.score
    pairs = alike.pairs
    met = sum([p.score * index.rarity(left.tokens[i]) for p in pairs for i in p.left]) / 10
    over_left, over_right = sum(map(index.weight, alike.left_only)), sum(map(index.weight, alike.right_only))
    person = left.person or right.person
    form = compare_forms(left.forms, right.forms)
    asked = alike.whole == INITIALS and len(left.whole) < len(right.whole)
    short = min((len(_initials(alike, p)) for p in pairs if p.how == "initials"), default=0)
    return (
        score**2,
        score**4,
        near,
        near * near,
        met,
        met * met,
        over_left,
        over_right,
        min(1.0, over_left, over_right),
        float(bool(pairs) and all(p.how == "same" for p in pairs)),
        float(bool(alike.whole)),
        float(asked),
        len(left.whole) / 10 if asked else 0.0,
        float(bool(short)),
        short / 10,
        min(4, sum([left.tokens[p.left[0]].kind in TELLING for p in pairs])) / 4,
        float(form is not None and form.score > 0),
        float(form is not None and form.score < 0),
        float(alike.distinct),
        float(person),
        met * person,
        score * score * person,
        float(left.text.isascii() != right.text.isascii()),
        float(min(len(left.tokens), len(right.tokens)) < 2),
        float(min(len(left.text), len(right.text)) < 7),
        float(other_kind),
        *_differs(alike, ("country", "place")),
        *_differs(alike, ("number",)),
    )


def _differs(alike: Likeness, kinds: tuple[str, ...]) -> tuple[float, float]:
    """Whether a word of these kinds is left over on one side alone, and whether on both."""
    left = any(t.kind in kinds for t in alike.left_only)
    right = any(t.kind in kinds for t in alike.right_only)
    return float(left != right), float(left and right)


def _initials(alike: Likeness, pair: Pair) -> str:
    """The letters of the pair that stand for words."""
    if len(pair.left) == 1:
        return alike.left.tokens[pair.left[0]].word
    return alike.right.tokens[pair.right[0]].word


def logistic(coefficients: tuple[float, float], value: float) -> float:
    """The logistic of a constant and one weighted value."""
    return _sigmoid(coefficients[0] + coefficients[1] * value)


def _sigmoid(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
