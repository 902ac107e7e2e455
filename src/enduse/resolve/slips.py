"""Is a word of two names, nearly alike, another word or another spelling? Marlin is no Merlin and no Мерлин, but
Гелиос is Helios."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from enduse.compare.align import Pair
from enduse.compare.fold import fold
from enduse.compare.inflected import dictionary_forms
from enduse.compare.names import Likeness
from enduse.compare.scripts import romanise, scripts_of
from enduse.compare.tokens import Parsed, Token

#: In a word of up to so many letters another letter makes another name, in a longer one it may be a slip.
_SHORT = 8
#: How words answer each other that are not the same. A short form that no table knows may be another name: Lager is no
#: Lagerhaus.
_NEARLY = frozenset({"slip", "slips", "short form"})
#: Letters of keys that one sound may have in two alphabets, and those that one of them may leave out.
_ONE_SOUND = frozenset(
    frozenset(pair) for pair in ("gh", "kh", "kc", "cs", "sz", "uv", "fv", "jg", "jZ", "Zz", "Cc", "Ck", "Ss", "ji")
)
_SILENT = frozenset("eih")
_VOWELS = frozenset("aeiou")
_GLIDE = re.compile("(?<=[aeiou])[yj](?=e)")
_CARONS = str.maketrans({"č": "ch", "š": "sh", "ž": "zh", "ě": "e"})


def slipped(alike: Likeness) -> bool:
    """Whether a word of one name is met by the other only but for letters that make another word."""
    return any(
        pair.how in _NEARLY
        and not one_spelling(alike, pair)
        and not _one_word(alike.left, alike.left.tokens[pair.left[0]], alike.right, alike.right.tokens[pair.right[0]])
        for pair in alike.pairs
    )


def one_spelling(alike: Likeness, pair: Pair) -> bool:
    """Whether two words of names differ only by how systems write one letter: Murtaliyev and Murtaliev, Železnyj and
    Zhelezny."""
    ours, theirs = alike.left.tokens[pair.left[0]], alike.right.tokens[pair.right[0]]
    return bool(_spellings(_written(alike.left, ours)) & _spellings(_written(alike.right, theirs)))


def _spellings(written: str) -> set[str]:
    """The keys of a word, its letters with a caron read as letters without one or as two; no glide before e."""
    ways = (written, written.casefold().translate(_CARONS))
    return {fold(_GLIDE.sub("", romanise(way).replace(" ", ""))) for way in ways}


def _one_word(left: Parsed, ours: Token, right: Parsed, theirs: Token) -> bool:
    """Whether two words nearly alike may be one: cases of one name, two spellings of one sound, a slip in a long
    word."""
    here, there = _written(left, ours), _written(right, theirs)
    if "arabic" in scripts_of(here) | scripts_of(there) or left.han != right.han:
        return True
    if forms(here) & forms(there):
        return True
    if scripts_of(here) != scripts_of(there) and _one_sound(fold(ours.word), fold(theirs.word)):
        return True
    prefix = ours.word.startswith(theirs.word) or theirs.word.startswith(ours.word)
    return not prefix and min(len(ours.word), len(theirs.word)) > _SHORT


def _written(name: Parsed, token: Token) -> str:
    """The word of a name as it was printed."""
    return next((w for w in name.written if romanise(w).replace(" ", "") == token.word), token.word)


def forms(written: str) -> set[str]:
    """The keys of a word and of all that it may be a case of."""
    return {fold(romanise(form)) for form in (written, *dictionary_forms(written))}


@lru_cache(maxsize=16_384)
def _one_sound(ours: str, theirs: str) -> bool:
    """Whether two keys differ only by letters that alphabets write otherwise."""
    for step in Levenshtein.editops(ours, theirs):
        if step.tag == "replace":
            if frozenset((ours[step.src_pos], theirs[step.dest_pos])) not in _ONE_SOUND:
                return False
        else:
            word, at = (ours, step.src_pos) if step.tag == "delete" else (theirs, step.dest_pos)
            glide = word[at] == "u" and _VOWELS & set(word[max(at - 1, 0)] + word[at + 1 : at + 2])
            if word[at] not in _SILENT and not glide:
                return False
    return True
