"""Are two names, much alike, those of two people? By how given names differ and in which order the words stand."""

import re
from itertools import pairwise

from enduse.compare.align import Pair
from enduse.compare.han.readings import is_pinyin
from enduse.compare.names import Likeness
from enduse.compare.scripts import romanise, scripts_of
from enduse.records.reading import Reference
from enduse.resolve.slips import one_spelling, slipped

#: How names made of a father's name end.
_FATHERS = re.compile(r"(?:ich|[oe]vna|ichna|[ou]gl[yiu]|k[iy]zy)$")
_HYPHENED = re.compile(r"(\w+)[-‐‑](\w+)")
#: Women's given names in Russian that are cases of men's too, and how women's family names end that are cases of men's.
_EITHER = re.compile(
    r"(?:александр|валери|евгени|юли|валентин|антонин|клавди|павл|станислав|ярослав|владислав|вячеслав|мирослав|"
    r"святослав|богдан|витали|виктори|август)[ая]"
)
#: How a woman's names made of her father's, and her family's, end.
_HER_FATHER, _HER_FAMILY = re.compile(r"(?:[oe]vna|ichna)$"), re.compile(r"(?:[oeyi]v|[iy]n)a$")
_LETTERS = re.compile(r"[^\W\d_]+")
_EITHER_FAMILY = re.compile(r"[а-яёіїє]+(?:[оеё]в|[иы]н)а")


def two_people(alike: Likeness) -> bool:
    """Whether names that are alike name two people: Petrov and Petrovsky, Li Weimin and Li Weiming, Ali Hassan and
    Hassan Ali Karimi, Volkov and Volkov-Lesnoy."""
    slips = [p for p in alike.pairs if p.how in ("slip", "slips") and not one_spelling(alike, p)]
    if slips and (scripts_of(alike.left.text) == scripts_of(alike.right.text) or slipped(alike)):
        return True
    if any(p.how == "slips" for p in slips) and not (alike.left.han or alike.right.han or _arabic(alike)):
        return True  # no other alphabet changes as many letters
    return any(_two_pinyin(alike, p) for p in slips) or _turned(alike) or _double(alike) or _other_order(alike)


def _other_order(alike: Likeness) -> bool:
    """Whether the initials of one stand in another order than what they answer in the other: A. E. is no E. A."""
    met = sorted(
        (pair.left, pair.right)
        for pair in alike.pairs
        if any(alike.left.tokens[i].kind == "initial" for i in pair.left)
        or any(alike.right.tokens[j].kind == "initial" for j in pair.right)
    )
    return any(after[1] < before[1] for before, after in pairwise(met))


def _arabic(alike: Likeness) -> bool:
    return any(t.arabic for t in (*alike.left.tokens, *alike.right.tokens))


def _double(alike: Likeness) -> bool:
    """Whether a word that only one name has is half of its family name."""
    for name, spare in ((alike.left, alike.left_only), (alike.right, alike.right_only)):
        halves = {romanise(half) for pair in _HYPHENED.findall(name.text) for half in pair}
        if not name.han and any(t.kind == "word" and t.word in halves for t in spare):
            return True
    return False


def man_or_woman(left: Reference, right: Reference) -> bool:
    """Whether one is told by a name that is a woman's or a case of a man's, and the other is a man: Александра Мирова
    may be no Aleksandr Mirov."""
    return either(left) != either(right) or _her_name(left, right) or _her_name(right, left)


def _her_name(one: Reference, other: Reference) -> bool:
    """Whether one is a woman by her father's and family names, and the other bears no woman's family name."""
    hers, theirs = (
        [romanise(word) for name in ref.names for word in _LETTERS.findall(name.text)] for ref in (one, other)
    )
    family = [word for word in hers if _HER_FAMILY.search(word)]
    if not family or not any(map(_HER_FATHER.search, hers)):
        return False
    return any(word.removesuffix("a") in theirs and word not in theirs for word in family)


def either(one: Reference) -> bool:
    """Whether the first name of a reference is a woman's and may be a case of a man's."""
    low = one.names[0].text.lower().split() if one.names else []
    return any(map(_EITHER.fullmatch, low)) and any(map(_EITHER_FAMILY.fullmatch, low))


def _two_pinyin(alike: Likeness, pair: Pair) -> bool:
    words = *(alike.left.tokens[i].word for i in pair.left), *(alike.right.tokens[j].word for j in pair.right)
    return all(map(is_pinyin, words))


def _turned(alike: Likeness) -> bool:
    """Whether the longer name has the words of the shorter in another order and adds one that is no father's name."""
    spare = (*alike.left_only, *alike.right_only)
    if not any(t.kind == "word" and not _FATHERS.search(t.word) for t in spare):
        return False
    return any(after[1] < before[1] for before, after in pairwise(sorted((p.left, p.right) for p in alike.pairs)))
