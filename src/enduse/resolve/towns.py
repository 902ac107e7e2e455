"""Which town of the other texts is a town in Chinese characters that no table knows? The one that its characters sound
like: 卢塔迈基港 is the Lutamäki that an English text names."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from enduse.compare.han.readings import in_pinyin
from enduse.compare.han.sounds import heard, sound_likeness, spoken
from enduse.compare.han.variants import simplify
from enduse.compare.scripts import romanise, scripts_of
from enduse.records.reading import Reference
from enduse.reference.places import lookup

#: So alike two towns sound that are one, and so much less alike is the next.
LIKE, APART = 0.88, 0.1
#: What a place is, behind its name; and the shortest and longest name heard.
_KIND = re.compile(r"(?:口岸|港口|自由区|[港市])$")
_CHINESE = re.compile(r"[镇鎮县縣乡鄉村区區省州]$")  # a place of China
_LEAST, _LONGEST = 3, 9
#: More towns than this are not compared.
MOST = 2_000


def by_sound(refs: Sequence[Reference]) -> Mapping[str, str]:
    """The name of a place in Chinese characters -> the name in an alphabet that it sounds like, where one does."""
    names = sorted({n.text for ref in refs if ref.kind == "place" for n in ref.names})
    han = [name for name in names if scripts_of(name) == {"han"} and lookup(name) is None]
    others = [name for name in names if not scripts_of(name) & {"han", "kana", "hangul"}]
    sounds = {name: heard(romanise(name.casefold()).replace(" ", "").replace("-", "")) for name in others[:MOST]}
    found = {}
    for name in han[:MOST]:
        bare = _KIND.sub("", simplify(name))
        if not _LEAST <= len(bare) <= _LONGEST or _CHINESE.search(name):
            continue
        said = spoken(bare, tuple(in_pinyin(bare)[0].split()))
        best = {sound: sound_likeness(said, sound) for sound in sounds.values()}  # of one sound: one town's spellings
        ranked = sorted(best.values(), reverse=True)
        if ranked and ranked[0] >= LIKE and all(a - b >= APART for a, b in pairwise(ranked[:2])):
            found[name] = next(o for o in others if best.get(sounds[o]) == ranked[0])
    return found
