"""Does a foreign word written in Chinese characters sound like a word in Latin letters? 斯特恩 and Stern: both sides
become strings of sounds, and sounds that Chinese does not tell apart cost little."""

import re
from functools import lru_cache
from itertools import islice, product

#: One letter a sound: S sh, C ch, J zh, q and x as in pinyin, T the English th, G a g before e or i, K a German ch,
#: R an r or l that closes a syllable. A vowel that only carries a consonant (斯, 特, 夫) is left out.
_INITIALS = {"zh": "J", "ch": "C", "sh": "S"}
_SYLLABLE = re.compile("^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([a-z]*)$")
_SPECIAL = {
    "尔": "R", "耳": "R", "夫": "f", "弗": "f", "斯": "s", "丝": "s", "特": "t", "德": "d", "克": "k", "格": "g",
    "姆": "m", "恩": "n", "普": "p", "布": "b", "兹": "z", "茨": "c", "什": "S", "奇": "C", "日": "J", "赫": "h",
    "勒": "l", "埃": "e", "约": "yo", "翰": "han", "士": "s", "伍": "wu", "华": "wa", "沃": "wo",
    "加": "ga", "嘉": "ga", "基": "Gi", "吉": "Gi", "姬": "Gi", "金": "Gin", "京": "Gin", "茜": "Ti", "乔": "jo",
    "让": "Jan", "热": "Je", "若": "Jo", "茹": "Ju", "丘": "Cu", "钱": "Can", "锡": "si", "西": "si", "辛": "sin",
}  # fmt: skip
_APICAL = frozenset({"z", "c", "s", "J", "C", "S", "r"})
_FINALS = {
    "a": "a", "o": "o", "e": "e", "i": "i", "u": "u", "v": "u", "ai": "ai", "ei": "e", "ao": "o", "ou": "o", "an": "an",
    "en": "en", "ang": "an", "eng": "en", "ong": "on", "er": "R", "ia": "ia", "ie": "e", "iao": "io", "iu": "iu",
    "ian": "in", "in": "in", "iang": "ian", "ing": "in", "iong": "ion", "ua": "wa", "uo": "o", "uai": "wai",
    "ui": "wi", "uan": "wan", "un": "un", "uang": "wan", "ue": "ue", "ve": "ue",
}  # fmt: skip
#: Groups of Latin letters that are one sound, as English and German say them.
_GROUPS = {
    "tsch": "C", "shch": "S", "tion": "Sn", "sch": "S", "tch": "C", "cch": "k", "ch": "K", "sh": "S", "ph": "f",
    "th": "T", "kh": "h", "zh": "J", "ck": "k", "dj": "j", "qu": "kw", "tz": "c", "ts": "c", "ee": "i", "ea": "i",
    "ie": "i", "ey": "i", "oo": "u", "ou": "u", "au": "o", "aw": "o", "oa": "o", "ow": "o", "ay": "e", "ei": "e",
    "ae": "e",
}  # fmt: skip
_STARTS = frozenset(group[0] for group in _GROUPS)
_BEGINNINGS = (("kn", "n"), ("wr", "r"), ("ps", "s"), ("mc", "mak"))
_SOFTENING = frozenset("eiy")
_OPENING = frozenset("aeiouyrl")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = frozenset("aeiou")
_DROPPED = {"h": 0.35, "w": 0.4, "y": 0.35, "R": 0.25, **dict.fromkeys("aeiou", 0.25), "n": 0.7, "t": 0.8, "d": 0.8}
_WEIGHT = {"h": 0.8, "w": 0.8, "y": 0.6, "R": 0.5, **dict.fromkeys("aeiou", 0.4)}
_TIGHT = ("bp", "dt", "gkG", "lrR", "sSzcx", "jJqCG", "wvf", "aeo", "iey", "ou", "TsS", "Td", "KkC", "Khx", "mn")
_LOOSE = ("bvp", "fhv", "hwK", "hx", "jygh", "zdJ", "xhkSC", "Cqk", "dJj", "tCq", "TtzS", "yjhG", "wu", "aiu", "KSx")
#: Two words sound alike from this likeness on.
ALIKE = 0.7
_CLASSES = {
    **dict.fromkeys("bp", "P"), **dict.fromkeys("fvw", "F"), **dict.fromkeys("dt", "T"), **dict.fromkeys("gk", "K"),
    **dict.fromkeys("sSzcx", "S"), **dict.fromkeys("jJqC", "J"), **dict.fromkeys("lr", "L"), **dict.fromkeys("mn", "N"),
}  # fmt: skip
_TWO_CLASSES = {"G": ("J", "K"), "K": ("K", "J"), "T": ("S", "T"), "x": ("S", ""), "C": ("J", "K")}
_SKELETON = 4
_MOST_KEYS = 4


def _costs() -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for groups, cost in ((_LOOSE, 0.35), (_TIGHT, 0.12)):
        for group in groups:
            found.update({(a, b): cost for a in group for b in group if a != b})
    return found


_COSTS = _costs()


@lru_cache(maxsize=16_384)
def spoken(characters: str, syllables: tuple[str, ...]) -> str:
    """The sounds of a word in simplified characters, whose pinyin is given."""
    said = []
    for character, syllable in zip(characters, syllables, strict=True):
        if character in _SPECIAL:
            said.append(_SPECIAL[character])
            continue
        found = _SYLLABLE.match(syllable)
        if not found:
            return ""
        initial = _INITIALS.get(found[1], found[1])
        final = found[2]
        if final == "i" and initial in _APICAL:
            said.append(initial)
        else:
            said.append(initial + _FINALS.get(final, final[:1]))
    return "".join(said)


@lru_cache(maxsize=16_384)
def heard(word: str) -> str:
    """The sounds of a lower-case word in Latin letters, as English and German would say it."""
    if not word.isascii() or not word.isalpha():
        return ""
    word = _DOUBLED.sub(r"\1", word)
    said: list[str] = []
    position, end = 0, len(word)
    for beginning, sound in _BEGINNINGS:
        if word.startswith(beginning):
            said.append(sound)
            position = 2
    if word.endswith("mb") or (word.endswith("e") and end > 1 and word[-2:] not in _GROUPS):
        end -= 1  # a b after m, and an e at the end, are silent
    while position < end:
        letter = word[position]
        if letter in _STARTS:
            size = next((s for s in (4, 3, 2) if word[position : position + s] in _GROUPS), 0)
            if size:
                said.append(_GROUPS[word[position : position + size]])
                position += size
                continue
        after = word[position + 1 : position + 2]
        if letter == "g" and after == "h":  # heard before a vowel only
            said.append("g" if word[position + 2 : position + 3] in _VOWELS else "")
            position += 2
            continue
        said.append(_letter(letter, after, position))
        position += 1
    return _DOUBLED.sub(r"\1", "".join(said))


def _letter(letter: str, after: str, position: int) -> str:
    """The sound of one letter before another."""
    if letter in "rl":
        return letter if after in _OPENING else "R"
    if letter == "c":
        return "s" if after in _SOFTENING else "k"
    if letter == "g":
        return "G" if after in _SOFTENING else "g"
    if letter == "y":
        return "y" if position == 0 and after in _VOWELS else "i"
    return {"q": "k", "x": "ks"}.get(letter, letter)


@lru_cache(maxsize=16_384)
def sound_likeness(ours: str, theirs: str) -> float:
    """How alike two strings of sounds are, from 0 to 1: one less the cost of turning one into the other."""
    heavier = max(sum(_WEIGHT.get(c, 1.0) for c in ours), sum(_WEIGHT.get(c, 1.0) for c in theirs))
    if not ours or not theirs:
        return 0.0
    row = [0.0]
    for c in theirs:
        row.append(row[-1] + _DROPPED.get(c, 1.0))
    for a in ours:
        dropped = _DROPPED.get(a, 1.0)
        before, row = row, [row[0] + dropped]
        for j, b in enumerate(theirs):
            swap = 0.0 if a == b else _COSTS.get((a, b)) or (0.3 if a in _VOWELS and b in _VOWELS else 1.2)
            row.append(min(before[j] + swap, before[j + 1] + dropped, row[j] + _DROPPED.get(b, 1.0)))
    return max(0.0, 1.0 - row[-1] / heavier)


@lru_cache(maxsize=16_384)
def sound_keys(sounds: str) -> tuple[str, ...]:
    """The first consonants of a string of sounds, as keys under which words that sound alike meet."""
    choices = []
    for sound in sounds:
        if found := _TWO_CLASSES.get(sound) or ((_CLASSES[sound],) if sound in _CLASSES else None):
            choices.append(found)
        if len(choices) == _SKELETON + 1:
            break
    keys = ("".join(picked)[:_SKELETON] for picked in islice(product(*choices), _MOST_KEYS))
    return tuple(dict.fromkeys("~" + key for key in keys if len(key) > 1))
