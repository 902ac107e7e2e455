"""Is a word of two names, nearly alike, another word or another spelling? Marlin is no Merlin and no Мерлин, but
Гелиос is Helios."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from enduse.compare.align import Pair, abbreviates
from enduse.compare.fold import fold, without_glides
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
_ARTICLE = "al"
_VOWELS = frozenset("aeiou")
_CARONS = str.maketrans({"č": "ch", "š": "sh", "ž": "zh", "ě": "e"})


def slipped(alike: Likeness) -> bool:
    """Whether a word of one name is met by the other only but for letters that make another word."""
    return any(
        pair.how in _NEARLY
        and not one_spelling(alike, pair)
        and not shortened(alike.left.tokens[pair.left[0]].word, alike.right.tokens[pair.right[0]].word)
        and not _one_word(alike.left, alike.left.tokens[pair.left[0]], alike.right, alike.right.tokens[pair.right[0]])
        for pair in alike.pairs
    )


def one_spelling(alike: Likeness, pair: Pair) -> bool:
    """Whether two words of names differ only by how systems write one letter: Murtaliyev and Murtaliev, Železnyj and
    Zhelezny."""
    words = (
        _written(alike.left, alike.left.tokens[pair.left[0]]),
        _written(alike.right, alike.right.tokens[pair.right[0]]),
    )
    arabic = all(any(t.word == _ARTICLE for t in name.tokens) for name in (alike.left, alike.right))
    ours, theirs = (_in_arabic(_spellings(word)) if arabic else _spellings(word) for word in words)
    return bool(ours & theirs)


def _in_arabic(keys: set[str]) -> set[str]:
    """Keys in which a diphthong, and o or u, are one: Qamarein and Qamarayn, Montaha and Muntaha."""
    return {key.replace("ei", "ai").replace("o", "u") for key in keys}


def shortened(ours: str, theirs: str) -> bool:
    """Whether one word is the other with letters left out, mostly vowels: Intl and International."""
    short, long = sorted((ours, theirs), key=len)
    return not long.startswith(short) and abbreviates(short, long)


def _spellings(written: str) -> set[str]:
    """The keys of a word, its letters with a caron read as letters without one or as two; no glide before e."""
    ways = (written, written.casefold().translate(_CARONS))
    return {without_glides(romanise(way).replace(" ", "")) for way in ways}


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
