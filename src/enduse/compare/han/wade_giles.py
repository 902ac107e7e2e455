"""How is a syllable of pinyin written in Taiwan? Wade–Giles by rule, and the spellings of passports that stray from
it."""

import re
from functools import lru_cache

_INITIALS = {
    "zh": "ch", "ch": "ch", "sh": "sh", "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "j": "ch",
    "q": "ch", "x": "hs", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_PARTS = re.compile("^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([a-z]*)$")
_WHOLE = {
    "zi": ("tzu", "tse"), "ci": ("tzu", "tsu"), "si": ("szu", "ssu", "sze"), "zhi": ("chih", "chi", "jhih"),
    "chi": ("chih", "chi"), "shi": ("shih", "shi"), "ri": ("jih",), "er": ("erh", "er"), "you": ("yu", "you"),
    "yan": ("yen", "yan"), "ye": ("yeh", "ye"), "yong": ("yung", "yong"), "yi": ("i", "yi"), "wu": ("wu",),
    "ying": ("ying", "ing"), "wei": ("wei",), "yue": ("yueh",), "yi'an": ("ian",), "zheng": ("cheng", "jheng", "tseng"),
    "lv": ("lu", "lyu"), "nv": ("nu",), "xu": ("hsu", "shu", "syu"), "xie": ("hsieh", "shieh", "sie"),
    "xiao": ("hsiao", "shiao", "siao"), "xian": ("hsien", "shien", "sian"), "xin": ("hsin", "shin", "sin"),
    "xing": ("hsing", "shing", "sing"), "xiu": ("hsiu", "shiu", "siou"), "xiong": ("hsiung", "shiung", "siong"),
    "xiang": ("hsiang", "shiang", "siang"), "xia": ("hsia", "sia"), "xi": ("hsi", "shi", "si"),
    "xue": ("hsueh", "shueh"), "xuan": ("hsuan", "shuan", "syuan"), "qiu": ("chiu", "ciou"), "liu": ("liu", "liou"),
    "zhe": ("che", "jhe"), "zhen": ("chen", "jhen"), "zhao": ("chao", "jao", "jaw"), "zhu": ("chu", "jhu"),
    "zhong": ("chung", "jhong"), "jun": ("chun", "jyun", "jiun"), "jie": ("chieh", "jie", "jieh"),
    "qi": ("chi", "ci"), "feng": ("feng", "fong"), "ceng": ("tseng",), "cui": ("tsui",), "hui": ("hui", "huei"),
}  # fmt: skip
_FINALS = {
    "ian": "ien", "ie": "ieh", "iong": "iung", "ong": "ung", "ue": "ueh", "ve": "ueh", "v": "u", "iu": "iu",
}  # fmt: skip
_SOFT_O = frozenset(["d", "t", "n", "l", "z", "c", "s", "zh", "ch", "r"])


@lru_cache(maxsize=2_000)
def taiwanese(syllable: str) -> tuple[str, ...]:
    """The spellings of one pinyin syllable in use in Taiwan, the most common first.

    >>> taiwanese("cai"), taiwanese("guo"), taiwanese("xin")
    (('tsai',), ('kuo',), ('hsin', 'shin', 'sin'))
    """
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    found = _PARTS.match(syllable)
    if not found:
        return (syllable,)
    initial, final = found[1], found[2]
    if initial in ("g", "k", "h") and final == "e":
        final = "o"
    elif initial in ("g", "k") and final == "ui":
        final = "uei"
    elif final == "uo" and initial in _SOFT_O:
        final = "o"
    else:
        final = _FINALS.get(final, final)
    return (_INITIALS.get(initial, initial) + final,)
