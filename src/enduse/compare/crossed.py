"""Which word of a name in Chinese characters answers which words of a name in an alphabet? By meaning, by one of its
readings, or by its sound."""

from collections.abc import Iterator
from itertools import pairwise

from enduse.compare.edits import edits
from enduse.compare.fold import fold
from enduse.compare.han.readings import is_pinyin, is_syllable
from enduse.compare.han.sounds import ALIKE, heard, sound_keys, sound_likeness
from enduse.compare.tokens import Parsed, Token

#: Words of the alphabet that one Chinese word may answer together.
_LONGEST_RUN = 4
#: A word read as in the first pinyin reading; in another reading; in one of few letters.
_PINYIN, _READING, _SHORT = 0.97, 0.92, 0.85
_MEANING, _TRANSLATED = 0.95, 0.85
#: A phrase is answered when this share of its words is; by fewer words than all of them it scores less than this.
_SHARE = 0.5
HALF_MEANT = 0.9
#: A slip in a reading counts from this many letters on.
_SLIP_FROM = 6

#: A sound tells less where another spelling of the name is the usual one; one of few sounds must be closer.
_KNOWN = 0.85
_FEW_SOUNDS, _FEW = 4, 0.05
#: Trade names of two characters are mostly Chinese ones.
_SHORT_NAME = 0.12
_ANSWERS = 0.6
#: A transliteration of more syllables than this may be of two words.
_TWO_WORDS = 4
#: What is left of a score where both names have a trade name, or a place, that the other does not answer.
_OTHER_NAME, _OTHER_PLACE = 0.7, 0.9
#: Runs of words by their spelling; and positions of Chinese words, score, positions of the others, how.
Runs = dict[str, list[tuple[int, ...]]]
Answer = tuple[tuple[int, ...], float, tuple[int, ...], str]


def keys(token: Token) -> tuple[str, ...]:
    """The exact keys under which a token meets every token that may answer it: its meanings, its spelling, its
    readings and its sound. A name's token in an alphabet has its key and its sound."""
    found = {token.key}
    if token.readings or token.meanings or token.sounds:
        for reading in token.readings:
            parts = reading.split()
            found.add(fold("".join(parts)))
            if len(parts) > 1:
                found.update(fold(p) for p in parts if len(p) > 1)
        for phrase in token.meanings:
            said = phrase.split()
            found.update(said)
            if len(said) > 1 and not phrase.startswith("="):
                found.add(fold("".join(said)))
        if token.sounds:
            found.update(sound_keys(token.sounds))
    elif token.kind == "word" and token.word.isascii():
        found.update(sound_keys(heard(token.word)))
    return tuple(sorted(found))


def crossed(left: Parsed, right: Parsed) -> Iterator[tuple[float, int, tuple[int, ...], tuple[int, ...], str]]:
    """How words of two names answer each other, of which one is in Chinese characters: minus the score, minus the
    number of words, positions on the left and on the right, and how."""
    han, other = (left, right) if left.han else (right, left)
    runs = _runs(other)
    for ours, score, theirs, how in (*_single(han, other, runs), *_together(han, runs)):
        sides = (ours, theirs) if left.han else (theirs, ours)
        yield -score, -len(ours) - len(theirs), *sides, how


def contradiction(ours: tuple[Token, ...], theirs: tuple[Token, ...], person: bool) -> float:
    """What is left of the score of two names, one in Chinese characters, by their words without an answer. Two trade
    names that are both Chinese are two names, and so are two places; a Chinese person has no further syllable."""
    if person:
        return _OTHER_NAME if any(not t.readings and is_syllable(t.word) for t in (*ours, *theirs)) else 1.0
    left = 1.0
    if _trade_name(ours) and _trade_name(theirs):
        left *= _OTHER_NAME
    if any(t.kind == "place" for t in ours) and any(t.kind == "place" for t in theirs):
        left *= _OTHER_PLACE
    return left


def _trade_name(tokens: tuple[Token, ...]) -> bool:
    return any(t.kind == "word" and not t.sounds and len(t.word) > 3 and is_pinyin(t.word) for t in tokens)


def _single(han: Parsed, other: Parsed, runs: Runs) -> Iterator[Answer]:
    for i, token in enumerate(han.tokens):
        if token.kind != "filler" and (token.readings or token.meanings or token.sounds):
            for score, where, how in _answers(token, other, runs, han.person):
                yield (i,), score, where, how


def _together(han: Parsed, runs: Runs) -> Iterator[Answer]:
    """Neighbouring words in Chinese characters that are one word, or as many as one likes, in pinyin."""
    for start in range(len(han.tokens) - 1):
        written = han.tokens[start].word
        for end in range(start + 1, min(start + _LONGEST_RUN, len(han.tokens))):
            written += han.tokens[end].word
            for run in runs.get(written, ()):
                yield tuple(range(start, end + 1)), _PINYIN, run, "pinyin"


def _answers(token: Token, other: Parsed, runs: Runs, person: bool) -> list[tuple[float, tuple[int, ...], str]]:
    """How words of a name in an alphabet answer one word in Chinese characters."""
    found: list[tuple[float, tuple[int, ...], str]] = []
    for at, reading in enumerate(token.readings):
        spelled = reading.replace(" ", "")
        short = len(spelled) <= 3 and at > 0
        score = _SHORT if short else _PINYIN if at == 0 else _READING
        how = "pinyin" if at == 0 else "another reading"
        for run in runs.get(spelled, ()):
            found.append((score, run, "same" if len(run) == 1 and spelled == token.word else how))
    for phrase in token.meanings:
        if hit := _phrase(phrase.split(), other):
            same = len(hit[1]) == 1 and other.tokens[hit[1][0]].word == token.word
            found.append((*hit, "same" if same else "same meaning"))
    if token.kind == "word" and not any(s >= _SHORT for s, _, _ in found):
        if len(token.word) >= _SLIP_FROM and token.readings:
            size = token.readings[0].count(" ") + 1
            for spelled, where in runs.items():
                if spelled[0] == token.word[0] and edits(spelled, token.word) == 1 and not is_pinyin(spelled, size):
                    found += [(1 - 1 / len(token.word), run, "slip") for run in where]
        if token.sounds:
            found += _sounding(token, other, person)
    return found


def _phrase(said: list[str], other: Parsed) -> tuple[float, tuple[int, ...]] | None:
    """How well words of a name answer an English phrase, in any order, or written together."""
    taken: list[int] = []
    for key in said:
        hit = next(
            (i for i, t in enumerate(other.tokens) if key in (t.key, t.word, fold(t.word)) and i not in taken), None
        )
        if hit is not None:
            taken.append(hit)
    if taken and len(taken) >= _SHARE * len(said):
        return _MEANING * len(taken) / len(said), tuple(sorted(taken))
    if len(said) > 1 and said[0][0] != "=":
        together = fold("".join(said))
        hit = next((i for i, t in enumerate(other.tokens) if t.key == together), None)
        if hit is not None:
            return _TRANSLATED, (hit,)
    return None


def _sounding(token: Token, other: Parsed, person: bool) -> Iterator[tuple[float, tuple[int, ...], str]]:
    """Words that a transliteration sounds like. What could be pinyin, and is another name, is none of them."""
    known = _KNOWN if person and any(" " not in r for r in token.readings) else 1.0
    short = token.readings and token.readings[0].count(" ") < 2 and not person
    least = ALIKE + (_SHORT_NAME if short else _FEW if len(token.sounds) <= _FEW_SOUNDS else 0.0)
    for i, word in enumerate(other.tokens):
        if word.kind != "word" or (not person and is_pinyin(word.word)):
            continue
        like = sound_likeness(token.sounds, heard(word.word))
        if like >= least and (score := (0.25 + 0.6 * like) * known) >= _ANSWERS:
            yield score, (i,), "sounds like"
    if token.readings and token.readings[0].count(" ") >= _TWO_WORDS and not person:
        for i, (word, after) in enumerate(pairwise(other.tokens)):
            like = sound_likeness(token.sounds, heard(word.word) + heard(after.word))
            if {word.kind, after.kind} == {"word"} and like >= ALIKE:
                yield 0.25 + 0.6 * like, (i, i + 1), "sounds like"


def _runs(name: Parsed) -> Runs:
    """The words of a name in an alphabet, alone and written together with their neighbours, by spelling."""
    found: Runs = {}
    for start in range(len(name.tokens)):
        written = ""
        for end in range(start, min(start + _LONGEST_RUN, len(name.tokens))):
            if name.tokens[end].kind == "filler":
                break
            written += name.tokens[end].word
            found.setdefault(written, []).append(tuple(range(start, end + 1)))
    return found
