"""Which word of one name answers which word of the other? Pairs, and what is left over on each side."""

import re
from functools import lru_cache

from msgspec import Struct

from enduse.compare.crossed import crossed
from enduse.compare.edits import closeness, edits
from enduse.compare.fold import fold, skeleton
from enduse.compare.tokens import Parsed, Token

#: Below this two words do not answer each other.
ANSWERS = 0.6
#: A letter run stands for this many words at least.
_SHORTEST_ACRONYM = 2
#: Longer runs of words are not tried against one word.
_LONGEST_RUN = 12
#: Endings that very many patronymics and family names share tell nothing.
_ENDING = re.compile("(?:[oe]viC|[oe]vna|insk|ovsk|evsk|enko)$")
_VOWELS = frozenset("aeiouy")
_YE = frozenset("yej")


class Pair(Struct, frozen=True):
    """Words of the left name (by position) that answer words of the right name, how well, and how they do."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    how: str


class Alignment(Struct, frozen=True):
    """All pairs, and the tokens that found no answer."""

    pairs: tuple[Pair, ...]
    left_only: tuple[Token, ...]
    right_only: tuple[Token, ...]


def align(left: Parsed, right: Parsed) -> Alignment:
    """Pair the words of two names, the best pair first, each word once. Order does not count.

    After single words, a run of letters may answer several words (IEMZ: Izhevsk Electromechanical Plant), and words
    written together may answer words written apart.
    """
    person = left.person or right.person
    han, mixed = left.han or right.han, left.han != right.han
    scored: list[tuple[float, int, tuple[int, ...], tuple[int, ...], str]] = []
    for i, token in enumerate(left.tokens):
        if token.kind == "filler":
            continue
        word, key = token.word, token.key
        for j, other in enumerate(right.tokens):
            if other.kind == "filler" or (key != other.key and word[0] != other.word[0] and _strange(token, other)):
                continue
            if han and _otherwise(token, other, mixed):
                continue
            score, how = token_likeness(token, other, person)
            if score >= ANSWERS:
                scored.append((-score, abs(i - j), (i,), (j,), how))
    if mixed:
        scored += crossed(left, right)
    if len(scored) > 1:
        scored.sort()
    free_left, free_right = set(range(len(left.tokens))), set(range(len(right.tokens)))
    pairs: list[Pair] = []
    for minus, _, ours, theirs, how in scored:
        if free_left.issuperset(ours) and free_right.issuperset(theirs):
            free_left.difference_update(ours)
            free_right.difference_update(theirs)
            pairs.append(Pair(ours, theirs, -minus, how))
    if free_left and free_right and (len(free_left) > 1 or len(free_right) > 1):
        pairs += _groups(left, right, free_left, free_right, False)
        pairs += _groups(right, left, free_right, free_left, True)
    return Alignment(
        tuple(pairs),
        tuple(t for i in sorted(free_left) if (t := left.tokens[i]).kind != "filler"),
        tuple(t for j in sorted(free_right) if (t := right.tokens[j]).kind != "filler"),
    )


def _otherwise(token: Token, other: Token, mixed: bool) -> bool:
    """Whether spelling says nothing: a word in Chinese characters against an alphabet is the business of `crossed`,
    and two such words with another pinyin are two names, however near their letters."""
    if mixed:
        return bool(token.readings or token.meanings or other.readings or other.meanings)
    return bool(token.readings and other.readings) and token.word != other.word and token.key != other.key


def _strange(ours: Token, theirs: Token) -> bool:
    """Whether two words with different first letters cannot answer each other, to be told cheaply."""
    if "initial" in (ours.kind, theirs.kind) and _one_letter(ours.word[0], theirs.word[0]):
        return False
    return not (ours.arabic or theirs.arabic) and ours.key[0] != theirs.key[0] and ours.key[-2:] != theirs.key[-2:]


def _one_letter(ours: str, theirs: str) -> bool:
    """Whether two first letters may be one Cyrillic letter: Е is Y in Yerlan."""
    return ours == theirs or {ours, theirs} <= _YE


def _begins(ours: str, theirs: str) -> bool:
    """Whether one of two words, an initial as it is read, begins the other: Ю is the initial of Yury and none of
    Yakov."""
    short, long = sorted((ours, theirs), key=len)
    return long.startswith(short) or (len(short) == 1 and _one_letter(short, long[0]))


def _groups(one: Parsed, many: Parsed, free_one: set[int], free_many: set[int], swapped: bool) -> list[Pair]:
    """Pairs of one left-over word with a run of left-over words: as their initials, or written together."""
    pairs = []
    for i in sorted(i for i in free_one if one.tokens[i].kind != "filler"):
        run = _run_for(one.tokens[i], many, free_many, one.han != many.han)
        if run:
            positions, score, how = run
            free_one.discard(i)
            free_many.difference_update(positions)
            pairs.append(Pair(positions, (i,), score, how) if swapped else Pair((i,), positions, score, how))
    return pairs


def _run_for(token: Token, many: Parsed, free: set[int], mixed: bool) -> tuple[tuple[int, ...], float, str] | None:
    best: tuple[tuple[int, ...], float, str] | None = None
    letter = token.word[0]
    for start in sorted(free):
        if start + 1 not in free:
            continue
        first = many.tokens[start]
        if letter != first.word[0] and letter != first.key[0] and not any(i[0] == letter for i in first.initials):
            continue
        end = start
        while end in free and end - start < _LONGEST_RUN:
            end += 1
            run = tuple(range(start, end))
            if len(run) < _SHORTEST_ACRONYM:
                continue
            tokens = many.tokens[start:end]
            written = "".join(t.key if t.kind == "word" else t.word for t in tokens)
            if len(written) > 1.25 * len(token.key) + 3 and len(run) > len(token.word) + 3:
                break
            comparable = 0.8 * len(token.key) <= len(written) <= 1.25 * len(token.key)
            joined = closeness(token.key, written) if comparable and not mixed else 0.0
            if joined >= 0.8 and (best is None or joined > best[1]):
                best = run, joined * 0.97, "written together"
            long_enough = 3 <= len(token.word) <= _LONGEST_RUN
            if long_enough and not many.person and spells(token.word, tokens) and (best is None or best[1] <= 0.85):
                best = run, 0.85, "initials"
    return best


def spells(letters: str, tokens: tuple[Token, ...]) -> bool:
    """Whether the letters are made of one initial of each token in order; filler words may be left out."""
    if not tokens:
        return not letters
    first, rest = tokens[0], tokens[1:]
    if first.kind == "filler" and spells(letters, rest):
        return True
    return any(letters.startswith(initial) and spells(letters[len(initial) :], rest) for initial in first.initials)


def token_likeness(ours: Token, theirs: Token, person: bool) -> tuple[float, str]:
    """How well one word answers another (0 to 1), and how: same, same meaning, other spelling, slip, short form,
    initial."""
    if ours.word == theirs.word:
        return 1.0, "same"
    if ours.kind == "number" or theirs.kind == "number":
        return (1.0, "same") if ours.key == theirs.key else (0.0, "")
    if ours.key == theirs.key:
        if ours.key.startswith("="):
            return 0.95, "same name" if ours.key.startswith("=name ") else "same meaning"
        short = max(len(ours.word), len(theirs.word)) <= 3 and ours.word.isascii() and theirs.word.isascii()
        return (0.7 if short else 0.97), "other spelling"
    if "particle" in (ours.kind, theirs.kind):
        return 0.0, ""
    if ours.kind == "initial" or theirs.kind == "initial":
        return (0.8, "initial") if person and _begins(ours.word, theirs.word) else (0.0, "")
    acronym = "acronym" in (ours.kind, theirs.kind)
    return _spelling(
        ours.word if acronym else fold(ours.word) if ours.key[0] == "=" else ours.key,
        theirs.word if acronym else fold(theirs.word) if theirs.key[0] == "=" else theirs.key,
        ours.word,
        theirs.word,
        ours.arabic or theirs.arabic,
        person,
        acronym,
        ours.key[0] == "=" and theirs.key[0] == "=",
    )


@lru_cache(maxsize=16_384)
def _spelling(
    left: str, right: str, ours: str, theirs: str, arabic: bool, person: bool, acronym: bool, known: bool
) -> tuple[float, str]:
    if known:  # two different plain words are no slips of each other
        return 0.0, ""
    longest = max(len(left), len(right))
    if longest >= 3 and left[1:] == right[1:] and {left[0], right[0]} == {"g", "h"}:
        return 0.92, "other spelling"
    bare, other = (skeleton(ours), skeleton(theirs)) if arabic else ("", "")
    if bare and bare == other:  # vowels are not written
        return 0.9 if len(bare) > 2 else 0.8, "same consonants"
    # A first letter is rarely mistaken: with another one only a single slip counts, so the ends must be equal.
    hopeless = left[0] != right[0] and (left[-2:] != right[-2:] or abs(len(left) - len(right)) > 1)
    slips = 9 if hopeless or abs(len(left) - len(right)) > 3 else edits(left, right)
    if slips > 1 and not hopeless:  # a slip may have changed how the word is read
        slips = min(slips, edits(ours, theirs))
    if acronym:
        swapped = slips == 1 and len(left) == len(right) >= 3 and sorted(left) == sorted(right)
        doubled = slips == 1 and longest >= 5
        return (0.85, "slip") if swapped or doubled else (0.0, "")
    if slips == 1 and (longest >= 4 or (longest == 3 and sorted(left) == sorted(right))):
        return 1.0 - 1.0 / max(longest, 4), "slip"
    telling = longest - (4 if _ENDING.search(left) and _ENDING.search(right) else 0)
    if left[0] == right[0] and ((slips == 2 and telling >= 6) or (slips == 3 and telling >= 9)):
        return 1.0 - 1.1 * slips / telling, "slips"
    if arabic:
        if len(bare) > 2 and closeness(bare, other) >= 0.7:
            return 0.7, "similar consonants"
    elif not person:
        short, long = (ours, theirs) if len(ours) < len(theirs) else (theirs, ours)
        if len(short) >= 3 and len(long) <= 2.5 * len(short) and long.startswith(short):
            return 0.75, "short form"
        if abbreviates(short, long):
            return 0.7, "short form"
    return 0.0, ""


def abbreviates(short: str, long: str) -> bool:
    """Whether a word is another one with letters left out, mostly vowels (`srvces`, `avn`)."""
    if (
        not 2 <= len(short) <= len(long) - 2
        or short[0] != long[0]
        or sum(c in _VOWELS for c in short) > len(short) // 4
    ):
        return False
    letters = iter(long)
    return all(c in letters for c in short)
