"""How alike are two names, and why? Names in any script; the answer is a score with the words that agree and those
that do not."""

import re
from collections.abc import Callable

from msgspec import Struct

from enduse.compare.align import Pair, align
from enduse.compare.crossed import contradiction
from enduse.compare.edits import closeness
from enduse.compare.initials import LONGEST, initials
from enduse.compare.tokens import Parsed, Token, parse
from enduse.records.match import Reason

#: No likeness of names alone says more than this.
CEILING = 0.97
#: A word left over on both sides is a conflict: the score is cut by up to this share.
_CONFLICT = 0.4
#: Between Chinese characters and an alphabet, a word without an answer counts less by this share.
_TRANSLATED = 0.5
#: From this score on, names need not be compared without their blanks.
_PLAIN = 0.9
#: Names less alike than this when written together are not alike.
_TOGETHER = 0.5
#: What an acronym met by the initials of a whole name is worth, and each of its letters more.
_ACRONYM, _LETTER = 0.6, 0.04
INITIALS = "the initials of the other"
#: Names whose printed lengths differ by more than this share are not compared without their blanks.
_ALIKE = 0.5
_BRACKETS = re.compile(r"\s*[(（]([^()（）]{3,})[)）]\s*")
_PARTED = re.compile(r"[(（]|\s/\s")
_SLASH = re.compile(r"\s+/\s+")
#: The kinds of words that make a name; plain vocabulary, places and particles do not.
TELLING = frozenset({"word", "number", "acronym"})


class Likeness(Struct, frozen=True):
    """How alike two names are. `left_only` and `right_only` are words without an answer; `distinct` says whether
    any word that makes a name (no plain vocabulary) was answered."""

    score: float
    left: Parsed
    right: Parsed
    pairs: tuple[Pair, ...]
    left_only: tuple[Token, ...]
    right_only: tuple[Token, ...]
    distinct: bool
    whole: str = ""  # how the names answer each other as wholes, where no words are paired

    def reason(self) -> Reason:
        """The likeness as a reason."""
        return Reason(feature="name", score=round(self.score, 3), detail=self.detail)

    @property
    def detail(self) -> str:
        """The alignment in words."""
        if not self.pairs:
            return self.whole or "no word in common"
        said = []
        for pair in self.pairs:
            ours = " ".join(self.left.tokens[i].word for i in pair.left)
            theirs = " ".join(self.right.tokens[j].word for j in pair.right)
            said.append(ours if pair.how == "same" else f"{ours} ~ {theirs} ({pair.how})")
        for side, tokens in (("left", self.left_only), ("right", self.right_only)):
            if tokens:
                said.append(f"only {side}: {' '.join(t.word for t in tokens)}")
        return "; ".join(said)


def spellings(text: str) -> tuple[str, ...]:
    """The names that one printed string holds: itself, both sides of a spaced slash, and the parts in and around
    brackets."""
    if not _PARTED.search(text):
        return (text,)
    found = [text]
    for part in _SLASH.split(text):
        outside, inside = _BRACKETS.sub(" ", part).strip(), _BRACKETS.findall(part)
        found += [part, outside, *inside]
    return tuple(dict.fromkeys(name for name in found if name == text or (len(name) > 2 and _tells(name))))


def _tells(name: str) -> bool:
    """Whether a part of a name could be a name: not a place, a country or a plain word alone."""
    return any(t.kind in TELLING for t in parse(name).tokens)


def compare_names(left: str, right: str, *, person: bool = False) -> Reason:
    """How alike two names are, from 0 to 0.97, with the words that decide it.

    >>> compare_names("IEMZ Kupol", "АО «ИЭМЗ «Купол»").score
    0.97
    """
    return likeness(parse(left, person), parse(right, person)).reason()


def _plain_weight(token: Token) -> float:
    return token.weight


def likeness(left: Parsed, right: Parsed, weigh: Callable[[Token], float] = _plain_weight) -> Likeness:
    """How alike two parsed names are: the share of each name, by weight, that the other one answers.

    Words left over on one side are information that is missing; words left over on both sides contradict each other.
    `weigh` says how much a word tells, 0 to 1: by its kind, unless the caller knows how rare it is.
    """
    aligned = align(left, right)
    ours_weigh, theirs_weigh = [weigh(t) for t in left.tokens], [weigh(t) for t in right.tokens]
    ours, theirs = sum(ours_weigh), sum(theirs_weigh)
    if not ours or not theirs:
        return Likeness(0.0, left, right, (), left.tokens, right.tokens, False)
    mixed, person = left.han != right.han, left.person or right.person
    foreign = mixed and (_sounded(left) or _sounded(right))
    if mixed and (not person or foreign):  # translated, or shortened to the family name
        ours -= _TRANSLATED * sum(map(weigh, aligned.left_only))
        theirs -= _TRANSLATED * sum(map(weigh, aligned.right_only))
    met_left = sum(p.score * ours_weigh[i] for p in aligned.pairs for i in p.left) / ours
    met_right = sum(p.score * theirs_weigh[j] for p in aligned.pairs for j in p.right) / theirs
    score = 2 * met_left * met_right / (met_left + met_right) if met_left and met_right else 0.0
    spare_left = sum(map(weigh, aligned.left_only))
    spare_right = sum(map(weigh, aligned.right_only))
    if person or not mixed:
        score *= 1 - _CONFLICT * min(1.0, spare_left, spare_right)
    if mixed and not (person and foreign):
        score *= contradiction(aligned.left_only, aligned.right_only, person)
    whole, how = _as_a_whole(left, right) if score < _PLAIN and not (left.han or right.han) else (0.0, "")
    if whole > max(score, _TOGETHER):
        return Likeness(whole, left, right, (), (), (), True, how)
    distinct = any(
        left.tokens[i].kind in TELLING or right.tokens[j].kind in TELLING
        for p in aligned.pairs
        for i in p.left
        for j in p.right
    )
    if not distinct:  # plain words and places alone make a name only when there are several
        score *= min(1.0, 0.4 + 0.2 * len(aligned.pairs))
    return Likeness(min(score, CEILING), left, right, aligned.pairs, aligned.left_only, aligned.right_only, distinct)


def _as_a_whole(left: Parsed, right: Parsed) -> tuple[float, str]:
    """Likeness of two names without looking at their words: written together, or as the initials of one another."""
    ours, theirs = len(left.text), len(right.text)
    together = _together(left, right) if _ALIKE * ours < theirs < ours / _ALIKE else 0.0
    if not left.person and not right.person:
        for short, long in ((left, right), (right, left)):
            if 2 < len(short.whole) <= LONGEST and len(long.tokens) + len(long.forms) > 1 and " " not in short.text:
                letters = short.text.lower() if short.text.isascii() else short.whole
                if letters in initials(long.text, long.tokens):
                    score = min(_ACRONYM + _LETTER * len(letters), _PLAIN)
                    if score > together:
                        return score, INITIALS
    return together, "alike when written together"


def _sounded(name: Parsed) -> bool:
    """Whether a name in Chinese characters is a foreign one, written by its sound."""
    return any(t.sounds for t in name.tokens)


def _together(left: Parsed, right: Parsed) -> float:
    """Likeness of the names without blanks: finds names whose blanks were lost. Different numbers or initials
    exclude it."""
    for kind in ("number", "initial"):
        if {t.key for t in left.tokens if t.kind == kind} != {t.key for t in right.tokens if t.kind == kind}:
            return 0.0
    best = 0.0
    whole = ((left.whole, right.whole),) if left.forms or right.forms else ()
    for ours, theirs in ((left.squashed, right.squashed), *whole):
        if min(len(ours), len(theirs)) >= 5 and min(len(ours), len(theirs)) > 0.7 * max(len(ours), len(theirs)):
            best = max(best, closeness(ours, theirs))
    return 0.95 * max(0.0, 2 * best - 1)
