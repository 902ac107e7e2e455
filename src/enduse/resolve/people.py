"""Are two names, much alike, those of two people? By how given names differ and in which order the words stand."""

import re
from itertools import pairwise

from enduse.compare.align import Pair
from enduse.compare.han.readings import is_pinyin
from enduse.compare.names import Likeness

#: How names made of a father's name end.
_FATHERS = re.compile(r"(?:ich|[oe]vna|ichna|[ou]gl[yiu]|k[iy]zy)$")


def two_given_names(alike: Likeness) -> bool:
    """Whether names that are alike name two people: Li Weimin and Li Weiming, Ali Hassan and Hassan Ali Karimi."""
    return any(p.how == "slip" and _two_pinyin(alike, p) for p in alike.pairs) or _turned(alike)


def _two_pinyin(alike: Likeness, pair: Pair) -> bool:
    words = *(alike.left.tokens[i].word for i in pair.left), *(alike.right.tokens[j].word for j in pair.right)
    return all(map(is_pinyin, words))


def _turned(alike: Likeness) -> bool:
    """Whether the longer name has the words of the shorter in another order and adds one that is no father's name."""
    spare = (*alike.left_only, *alike.right_only)
    if not any(t.kind == "word" and not _FATHERS.search(t.word) for t in spare):
        return False
    return any(after[1] < before[1] for before, after in pairwise(sorted((p.left, p.right) for p in alike.pairs)))
