"""What is the likeness of two names worth, by what is left over on each side?"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from enduse.compare.crossed import HALF_MEANT
from enduse.compare.edits import closeness
from enduse.compare.fold import fold
from enduse.compare.han.readings import is_pinyin
from enduse.compare.names import Likeness, likeness
from enduse.compare.scripts import romanise, scripts_of
from enduse.compare.tokens import Parsed, Token
from enduse.compare.words import transcribed, word_for
from enduse.resolve.people import man_or_woman, two_people
from enduse.resolve.rendered import ANY_FIRM, meanings_of, same_trades
from enduse.resolve.scored import APART, CONTAINED, SOUNDED, VETOED, Kind, Scored
from enduse.resolve.slips import shortened, slipped
from enduse.resolve.subject import Subject

#: Words that a name of several firms ends in.
_GROUPS = frozenset({"=group", "=holding", "=concern"})
#: Plain words make a name from so many on.
_SAYS_WHAT = 2
_STRONG = frozenset({"word", "number", "place", "initial"})
#: Two forms of one word share its stem, all but a letter or two of it, and end otherwise by so many letters at most.
_STEM, _FORM, _ENDING = 4, 1, 4
#: A word as near to another is written after its sound.
_SOUNDS = 0.7


def judged_names(ours: Parsed, theirs: Parsed, left: Subject, right: Subject) -> Scored:
    """What the likeness of two names is worth, by what is left over on each side."""
    alike = likeness(ours, theirs)
    if left.group == "person":
        return _persons(ours, theirs, alike, left, right)
    spare_left = _unexplained(alike.left_only, right.countries)
    spare_right = _unexplained(alike.right_only, left.countries)
    reason = alike.reason()
    if not alike.distinct:
        if _told_countries(left) == _told_countries(right) and _same_words(alike):
            return Scored(max(alike.score, 0.9), (reason,))
        same_country = bool(left.countries & right.countries)
        if spare_left or spare_right or not same_country:
            return Scored(min(alike.score, APART), (reason,), "none")
        return Scored(max(alike.score, 0.9) if alike.pairs else 0.0, (reason,))
    if ours.han == theirs.han and synonyms(alike):
        return Scored(min(alike.score, 0.65), (reason,), "none")
    if not ours.han and slipped(alike):
        return Scored(min(alike.score, VETOED), (reason,), "none")  # Marlin is no Merlin
    by_sound = any(pair.how == "sounds like" for pair in alike.pairs)
    told = any(t.kind in _STRONG for t in (*spare_left, *spare_right)) or (spare_left and spare_right)
    mixed = ours.han != theirs.han
    if mixed and by_sound and same_trades(_no_country(spare_left), _no_country(spare_right)):
        sound = min(pair.score for pair in alike.pairs)
        if sound >= SOUNDED:
            return Scored(CONTAINED, (reason,), "across", _vaguer(ours, alike, left, right))
    if mixed and by_sound and not told and alike.score >= SOUNDED:
        return Scored(CONTAINED, (reason,), "across", _vaguer(ours, alike, left, right))
    if not spare_left and not spare_right:
        plain = alike.left_only == alike.right_only == () or by_sound
        value = alike.score if plain else max(alike.score, 0.9)
        if mixed:
            return Scored(value, (reason,), "across", _vaguer(ours, alike, left, right))
        return Scored(value, (reason,))
    shorter = right.id if spare_left else left.id
    kept = _but_seat(spare_left, alike), _but_seat(spare_right, alike)
    kind: Kind = "contained" if kept == (spare_left, spare_right) else "seated"
    spare_left, spare_right = kept
    strong = any(t.kind in _STRONG for t in (*spare_left, *spare_right))
    if strong or _hyphened(ours, spare_left) or _hyphened(theirs, spare_right):
        return Scored(min(alike.score, APART), (reason,), "none")
    if spare_left and spare_right:
        if covers(alike):
            return Scored(CONTAINED, (reason,))
        return Scored(min(alike.score, 0.65), (reason,), "none")
    if mixed and (spare_left or spare_right) and _half_answered(alike):
        return Scored(min(alike.score, 0.65), (reason,), "none")  # 精密机械 is no "Precision Instruments"
    if mixed and _trade_met(alike) and kind == "contained":  # Chinese firms always carry a form
        return Scored(CONTAINED, (reason,), "across", _vaguer(ours, alike, left, right))
    short, long = (ours, theirs) if shorter == left.id else (theirs, ours)
    if short.forms or _daughter(short, long):
        return Scored(min(alike.score, 0.7), (reason,), "none")
    return Scored(CONTAINED, (reason,), kind, shorter)


def _told_countries(one: Subject) -> frozenset[str]:
    """The countries of a reference that more than its legal form says."""
    return (one.countries - {form.country for form in one.forms}) | set(one.ref.countries)


def _same_words(alike: Likeness) -> bool:
    """Whether names of plain words alone have the same words, in any spelling, in one order."""
    if alike.left_only or alike.right_only or len(alike.pairs) < _SAYS_WHAT:
        return False
    order = sorted((pair.left, pair.right) for pair in alike.pairs)
    if any(after[1] < before[1] for before, after in pairwise(order)):
        return False
    ours, theirs = alike.left.tokens, alike.right.tokens
    return all(
        fold(ours[i].word) == fold(theirs[j].word) for p in alike.pairs for i, j in zip(p.left, p.right, strict=False)
    )


def _half_answered(alike: Likeness) -> bool:
    """Whether a word in Chinese characters has only a part of its meaning in the other name."""
    return any(pair.how == "same meaning" and pair.score < HALF_MEANT for pair in alike.pairs)


def _daughter(short: Parsed, long: Parsed) -> bool:
    """Whether a longer name goes on behind the name of a group of firms: Tarvel Holding Leasing is no Tarvel
    Holding."""
    last = next((t.key for t in reversed(short.tokens) if t.kind != "filler"), "")
    keys = [t.key for t in long.tokens if t.kind != "filler"]
    return last in _GROUPS and last in keys and keys[-1] != last


def _but_seat(spare: Sequence[Token], alike: Likeness) -> tuple[Token, ...]:
    """Left-over words; where the names have a word of pinyin in common, without the town in front: a Chinese firm is
    often called without its seat."""
    common = [alike.left.tokens[i].word for pair in alike.pairs for i in pair.left]
    if not any(is_pinyin(word) and not meanings_of(word) for word in common):
        return tuple(spare)
    return tuple(t for t in spare if t.kind != "place")


def _no_country(spare: Sequence[Token]) -> list[Token]:
    """Left-over words but a country: Chinese texts tell it before a foreign name."""
    return [t for t in spare if t.kind != "country"]


def _trade_met(alike: Likeness) -> bool:
    """Whether names have a trade name and words of their trade in common."""
    kinds = {alike.left.tokens[i].kind for pair in alike.pairs for i in pair.left}
    return "word" in kinds and any(p.how == "same meaning" for p in alike.pairs) and alike.score >= SOUNDED


def _hyphened(name: Parsed, spare: Sequence[Token]) -> bool:
    """Whether a left-over word is a part of the trade name: Orbis-Service is no Orbis."""
    if "-" not in name.text:
        return False
    joined = re.findall(r"(\w+)-(?=(\w+))", romanise(name.text))
    telling = {after for before, after in joined if word_for(before) is None}
    return any(t.word in telling for t in spare)


def _vaguer(ours: Parsed, alike: Likeness, left: Subject, right: Subject) -> str:
    """The reference that says less: many characters have one pinyin, and a transliteration may be of several names."""
    by_sound = any(pair.how == "sounds like" for pair in alike.pairs)
    return left.id if ours.han == by_sound else right.id


def synonyms(alike: Likeness) -> bool:
    """Whether names answer each other by other words for one thing: within one script those are two names, and in two
    where a word is not translated but written by its sound. In a trade name, and where one name has further words, a
    form of a word is another word too: Ocean Stars is no Ocean Star."""
    met = [
        (alike.left.tokens[p.left[0]], alike.right.tokens[p.right[0]]) for p in alike.pairs if p.how == "same meaning"
    ]
    scripts = scripts_of(alike.left.text), scripts_of(alike.right.text)
    if scripts[0] != scripts[1]:
        far = [(o.word, t.word) for o, t in met if closeness(o.word, t.word) < _SOUNDS]
        others = [pair for pair in far if not _one_stem(*pair, heard=True)]
        return bool(others) and all(transcribed(ours) and transcribed(theirs) for ours, theirs in others)
    strict, heard = scripts[0] == {"latin"}, scripts[0] == {"cyrillic"}
    for ours, theirs in met:
        one_form = fold(ours.word) == fold(theirs.word)
        trade_name = ours.kind == "word" or bool(alike.left_only or alike.right_only)
        if shortened(ours.word, theirs.word):
            continue
        if not (one_form if strict and trade_name else _one_stem(ours.word, theirs.word, heard)):
            return True
    return False


def _shared(ours: str, theirs: str) -> int:
    """How many letters two words begin with alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))))


def _one_stem(ours: str, theirs: str, heard: bool = False) -> bool:
    """Whether two words are forms of one: trade and trading, but not marine and maritime, nor micro and
    microelectronics. With `heard` as the English words that they sound like (марин and маритайм)."""
    if fold(ours) == fold(theirs):
        return True
    if heard:
        ours, theirs = transcribed(ours) or ours, transcribed(theirs) or theirs
    shared = _shared(ours, theirs)
    return shared >= max(_STEM, min(len(ours), len(theirs)) - _FORM) and abs(len(ours) - len(theirs)) <= _ENDING


def _unexplained(tokens: Sequence[Token], countries: frozenset[str]) -> tuple[Token, ...]:
    """The left-over tokens that tell something: not that it is a company, nor the other side's country."""
    return tuple(
        t for t in tokens if t.key not in ANY_FIRM and not (t.kind == "country" and t.key.lstrip("=") in countries)
    )


def covers(alike: Likeness) -> bool:
    """Whether an acronym left over on one side holds the initials of the plain words left over on the other, in
    order."""
    for short, long in ((alike.left_only, alike.right_only), (alike.right_only, alike.left_only)):
        if len(short) != 1 or short[0].kind != "acronym" or len(short[0].word) > len(long) + 1:
            continue
        if all(t.kind == "generic" for t in long):
            at, letters = 0, short[0].word
            for token in long:
                hits = [letters.find(i, at) + len(i) for i in token.initials if letters.find(i, at) >= 0]
                if not hits:
                    break
                at = min(hits)
            else:
                return True
    return False


def _persons(ours: Parsed, theirs: Parsed, alike: Likeness, left: Subject, right: Subject) -> Scored:
    """People need a given and a family name in common; a lone family name only makes a candidate."""
    reason = alike.reason()
    met = min(len(ours.tokens) - len(alike.left_only), len(theirs.tokens) - len(alike.right_only))
    if alike.left_only and alike.right_only:
        return Scored(min(alike.score, 0.5), (reason,), "none")
    if min(len(ours.tokens), len(theirs.tokens)) < 2 or met < 2:
        return Scored(min(alike.score, 0.7), (reason,), "none")
    if ours.han != theirs.han and alike.score >= SOUNDED and not (alike.left_only or alike.right_only):
        return Scored(max(alike.score, CONTAINED), (reason,), "across", _vaguer(ours, alike, left, right))
    if two_people(alike) or man_or_woman(left.ref, right.ref):
        return Scored(min(alike.score, 0.7), (reason,), "none")
    if alike.left_only or alike.right_only or any(t.kind == "initial" for t in (*ours.tokens, *theirs.tokens)):
        worth = min(CONTAINED, 0.5 + alike.score / 2)
        less = min((left, ours), (right, theirs), key=lambda one: sum(t.weight for t in one[1].tokens))
        return Scored(worth, (reason,), "contained", less[0].id)
    return Scored(alike.score, (reason,))
