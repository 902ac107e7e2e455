"""Which customs codes do words speak of? Names of goods, part numbers and figures, each with its reason."""

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from enduse.records.match import Reason
from enduse.reference import goods
from enduse.screen.goods.candidate import Candidate
from enduse.screen.goods.figures import decided
from enduse.screen.goods.lexicon import Term, lexicon, small
from enduse.screen.goods.numbers import numbered
from enduse.screen.goods.phrase import LONGEST, Phrase, Piece, Spot
from enduse.screen.goods.words import Word, adjective

#: A code under this score is not named; at most so many are.
FLOOR, MOST = 0.45, 5
#: How much each further code of a row counts, and a name that is not the thing itself.
_NEXT = 0.86
_ASIDE, _AFTER_HOLDER, _LATER, _DOMINATED = 0.3, 0.75, 0.5, 0.35
#: How much a name counts whose qualities are told only beside the thing, and one beside a fuller name of the thing.
_TOLD_BESIDE, _TOLD_LATER, _LESS_FULL = 0.8, 0.9, 0.75
#: Where a word that no table knows stands at the place of the thing itself.
_UNKNOWN = {"latin": 0.85, "cyrillic": 0.6, "han": 0.75}
#: A single word before which goods of quite another kind stand: "pipe connector".
_OF_ANOTHER_KIND = 0.55
TOY = "950300"
#: Where a part of the phrase before the name holds words that no table knows; a name after a figure.
_SKIPPED, _AFTER_FIGURE = 0.6, 0.85


class Match(Struct, frozen=True):
    """A name that stands in a phrase."""

    term: Term
    spots: dict[str, Spot]
    piece: Piece

    @property
    def head(self) -> Spot:
        """Where the word stands that names the thing."""
        return self.spots[self.term.head]


def candidates(text: str) -> tuple[Candidate, ...]:
    """The codes that a phrase may mean, likeliest first; none where no table knows the thing."""
    return _meant(text[:LONGEST])[0]


def mentioned(text: str) -> frozenset[str]:
    """The codes of every name in a phrase, wherever it stands."""
    return _meant(text[:LONGEST])[1]


@lru_cache(maxsize=16_384)
def _meant(text: str) -> tuple[tuple[Candidate, ...], frozenset[str]]:
    """What a phrase may mean, and what it mentions at all."""
    phrase = Phrase(text, lexicon())
    matches = _found_in(phrase)
    named = _toy(phrase) or _part(phrase, matches) or _named(phrase, matches)
    named = numbered(phrase.text, named)
    codes = frozenset(code for match in matches for code in match.term.entry.codes)
    return _best(decided(phrase.text, named)), codes


def _found_in(phrase: Phrase) -> list[Match]:
    """Every name that stands in a phrase, but for those that a longer name holds."""
    spots = phrase.spots
    matches = []
    for key in spots:
        for term in lexicon().terms.get(key, ()):
            if all(k in spots for k in term.keys) and (match := _match(term, phrase)):
                matches.append(match)
    whole = [m for m in matches if not _told_beside(m, phrase)]
    return [m for m in matches if not any(_holds(other, m) for other in whole)]


def _toy(phrase: Phrase) -> list[Candidate]:
    """The code for toys where the thing is said to be one, whatever it looks like."""
    toys = small("toy")
    for word in (w for p in phrase.pieces if not p.aside for w in phrase.within(p)):
        if word.key in toys or (word.script == "han" and any(toy in word.text for toy in toys)):
            why = Reason(feature="words", score=0.87, detail=f"“{word.text}”: {_toys().source}")
            return [Candidate(code=TOY, score=0.87, reasons=(why,))]
    return []


@cache
def _toys() -> goods.Entry:
    return next(entry for entry in goods.entries() if entry.codes[0] == TOY)


def _match(term: Term, phrase: Phrase) -> Match | None:
    spots = phrase.spots
    if term.together and not (run := _run(term, phrase)):
        return None
    pieces = {spot: phrase.piece(spot) for spot in spots[term.head]}
    head = min(pieces, key=lambda s: (pieces[s].part, pieces[s].aside, s[0]))
    chosen = {key: min(spots[key], key=lambda s: (abs(s[0] - head[0]), s[0])) for key in term.keys}
    if term.together:
        chosen = run
        head = chosen[term.head]
        pieces[head] = phrase.piece(head)
    chosen[term.head] = head
    if len(set(chosen.values())) < len(chosen) and term.script != "latin":
        return None if term.script == "han" else Match(term, chosen, pieces[head])
    if term.script == "latin" and term.beside and not _apart(term, chosen, phrase):
        return None
    return Match(term, chosen, pieces[head])


def _apart(term: Term, spots: dict[str, Spot], phrase: Phrase) -> bool:
    """Whether "balls for bearings" is written so, and not as "ball bearings"."""
    ends = {word.start: before.end for before, word in pairwise(phrase.words)}
    head = spots[term.head]
    return all(spots[key] != head and ends.get(spots[key][0]) != head[1] for key in term.beside)


def _run(term: Term, phrase: Phrase) -> dict[str, Spot]:
    """The words of a designation one after the other, empty where they do not stand so."""
    if term.script == "han":
        spot = phrase.spots[term.keys[-1]][0]
        return {key: phrase.spots[key][0] for key in term.keys} if spot else {}
    keys = [word.key for word in phrase.words]
    for at in range(len(keys) - len(term.keys) + 1):
        words = phrase.words[at : at + len(term.keys)]
        if tuple(keys[at : at + len(term.keys)]) == term.keys and not _loose(phrase, words):
            return {word.key: (word.start, word.end) for word in words}
    return {}


def _loose(phrase: Phrase, words: tuple[Word, ...]) -> bool:
    """Whether a single letter of a designation stands by itself: "с 300" is no С-300."""
    return any(len(left.text) == 1 and " " in phrase.text[left.end : right.start] for left, right in pairwise(words))


def _holds(longer: Match, match: Match) -> bool:
    """Whether a longer name takes up all that a name stands on."""
    if longer is match or longer.term.weight < match.term.weight:
        return False
    covered = all(any(a <= s and e <= b for a, b in longer.spots.values()) for s, e in match.spots.values())
    if not covered:
        return False
    size = sum(e - s for s, e in set(longer.spots.values()))
    return size > sum(e - s for s, e in set(match.spots.values()))


def _named(phrase: Phrase, matches: Iterable[Match]) -> list[Candidate]:
    """The codes of the names, weighed by where the names stand."""
    matches = list(matches)
    if not matches:
        return []
    first = _first_part(phrase, matches)
    main = [m for m in matches if m.piece.part == first and not m.piece.aside]
    found: dict[str, Candidate] = {}
    for match in sorted(matches, key=lambda m: (-m.term.weight, m.term.name)):
        score = _strength(match.term) * _place(match, main, first, phrase)
        for place, code in enumerate(match.term.entry.codes):
            worth = round(score * _NEXT**place, 3)
            if code not in found or found[code].score < worth:
                found[code] = Candidate(code=code, score=worth, reasons=(_reason(match.term, code, worth),))
    return list(found.values())


def _strength(term: Term) -> float:
    size = len(term.head) if term.script == "han" else 4 * (len(term.keys) - 1)
    purpose = 0.02 if term.beside else 0.0  # "engine for drone" says more of what it is than "piston engine"
    return min(0.95, 0.78 + 0.02 * min(size, 8) + 0.001 * min(term.weight, 10) + purpose)


def _first_part(phrase: Phrase, matches: list[Match]) -> int:
    """The part of the phrase that names the thing: the first that holds a name, or a holder and a name beside it."""
    mains = [m.piece.part for m in matches if not m.piece.aside]
    held = [m.piece.part for m in matches if m.piece.aside and _only_holders(phrase, m.piece.part)]
    return min([*mains, *held], default=min(m.piece.part for m in matches))


def _only_holders(phrase: Phrase, part: int) -> bool:
    """Whether the thing itself is a mere holder word: "a set of", "a device for"."""
    words = [w for p in phrase.pieces if p.part == part and not p.aside for w in phrase.within(p)]
    known = small("holder") | small("plain") | small("part")
    return all(w.key in known or w.key.isdigit() or _only_signs(w.text, known) for w in words)


def _only_signs(text: str, known: frozenset[str]) -> bool:
    return len(text) <= 4 and any(text == word or (text.endswith(word) and len(word) > 1) for word in known)


def _place(match: Match, main: list[Match], first: int, phrase: Phrase) -> float:
    if match.piece.part > first:
        return _LATER if not match.piece.aside else _ASIDE
    if match.piece.aside:
        if main:
            return _ASIDE
        return _AFTER_HOLDER if _only_holders(phrase, first) else _ASIDE
    rivals = [m for m in main if m.term.script == match.term.script]
    things = [m for m in rivals if not goods.material(m.term.entry.codes[0])]
    if things and len(things) < len(rivals):
        if goods.material(match.term.entry.codes[0]):
            return _DOMINATED
        rivals = things
    winner = min(rivals, key=lambda m: _order(m, rivals, phrase))
    after = 1.0
    if match.term.script == "latin" and any(phrase.gauged(m.head, match.head) for m in rivals):
        after = _AFTER_FIGURE
    elif not _overlap(winner.head, match.head) and not _leads(match, phrase):
        return _DOMINATED
    fullest = max((m for m in rivals if _overlap(m.head, match.head)), key=lambda m: _fullness(m, phrase))
    full = 1.0 if _fullness(match, phrase) >= 0.9 * _fullness(fullest, phrase) else _LESS_FULL
    if len(match.term.keys) == 1 and any(_foreign(m, match, phrase) for m in rivals):
        after *= _OF_ANOTHER_KIND
    beside = _TOLD_BESIDE if _told_beside(match, phrase) else _TOLD_LATER if _told_later(match, phrase) else 1.0
    return _unknown(match, phrase) * full * beside * after * (_SKIPPED if _skipped(phrase, first) else 1.0)


def _skipped(phrase: Phrase, first: int) -> bool:
    """Whether parts of the phrase before the one that names the thing hold plain words that no table knows."""
    known = _known()
    return any(
        w.script != "han" and len(w.key) > 2 and w.key not in known and phrase.text[w.start : w.end].islower()
        for p in phrase.pieces
        if p.part < first
        for w in phrase.within(p)
        if w.text.isalpha()
    )


def _foreign(before: Match, match: Match, phrase: Phrase) -> bool:
    """Whether right before a name stands another, of goods that are neither machines nor vehicles."""
    code = before.term.entry.codes[0]
    gap = phrase.text[before.head[1] : match.head[0]]
    return before.head[1] <= match.head[0] and not gap.strip() and not "84" <= code[:2] <= "90"


def _told_beside(match: Match, phrase: Phrase) -> bool:
    """Whether a quality that belongs before the thing is told behind a preposition: "drone with camera"."""
    others = [k for k in match.term.keys if k != match.term.head]
    if match.term.script == "latin" and any(phrase.gauged(match.spots[k], match.head) for k in others):
        return True
    return any(phrase.piece(match.spots[k]).aside for k in others if k not in match.term.beside)


def _fullness(match: Match, phrase: Phrase) -> float:
    beside, later = _told_beside(match, phrase), _told_later(match, phrase)
    return match.term.weight * (0.4 if beside else 1.0) * (0.6 if later else 1.0)


def _told_later(match: Match, phrase: Phrase) -> bool:
    """Whether a quality is told in another part of the phrase: "capacitor, tantalum"."""
    return any(phrase.piece(spot).part != match.piece.part for spot in match.spots.values())


def _order(match: Match, rivals: list[Match], phrase: Phrase) -> tuple[int, float]:
    """The thing itself stands last in English and Chinese, first in Russian. In English what follows a figure, or has
    one behind it, is a property of what stands before: "camera 2 MP lens", "lathe table 600mm"."""
    start, end = match.head
    if match.term.script != "latin":
        return (start if match.term.script == "cyrillic" else -end), -match.term.weight
    own = [spot for spot in match.spots.values() if not phrase.gauged(spot, match.head)]
    before = [m.head for m in rivals if m.head[1] <= start and m.head not in own]
    behind = any(phrase.gauged(head, match.head) for head in before)
    sized = bool(before) and end + 1 in _sizes(phrase)
    return (10_000 if behind or sized else 0) - start, -match.term.weight


def _sizes(phrase: Phrase) -> list[int]:
    """Where figures with their unit begin: 600mm, 0.4kN."""
    return [w.start for w in phrase.words if w.text[0].isdigit() and w.text[-1].isalpha()]


def _leads(match: Match, phrase: Phrase) -> bool:
    """Whether a name opens a phrase in capitals: customs descriptions name the thing first."""
    return phrase.shouted and match.term.script == "latin" and match.head[0] == 0


def _overlap(left: Spot, right: Spot) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _unknown(match: Match, phrase: Phrase) -> float:
    """How far an unknown word at the place of the thing speaks against a name."""
    script, (start, end) = match.term.script, match.head
    known = _known()
    taken = set(match.spots.values())
    for word in phrase.within(match.piece):
        if word.script != script or (word.start, word.end) in taken:
            continue
        if script == "latin":
            if word.start >= end and len(word.key) > 2 and word.key.isalpha() and word.key not in known:
                written = phrase.text[word.start : word.end]
                if written.islower() and not phrase.shouted:
                    return _UNKNOWN[script]
        elif script == "cyrillic":
            if word.end <= start and word.key not in known and not adjective(word.text) and len(word.key) > 2:
                return _UNKNOWN[script]
        else:
            rest = phrase.text[end : word.end] if word.start <= start < word.end else ""
            if len(rest) >= 2 and rest not in known and not any(rest.endswith(w) for w in small("holder")):
                return _UNKNOWN[script]
    return 1.0


@cache
def _known() -> frozenset[str]:
    """Every word that some table knows."""
    return small("plain") | small("holder") | small("part") | small("aside") | lexicon().keys


def _part(phrase: Phrase, matches: list[Match]) -> list[Candidate]:
    """The code for parts, where the phrase speaks of parts of a machine and no table knows these parts."""
    if not matches or not _speaks_of_parts(phrase, matches):
        return []
    first = min(p.part for p in phrase.pieces if any(w.key in small("part") or w.script == "han"
                                                     for w in phrase.within(p)))  # fmt: skip
    near = [m for m in matches if m.piece.part <= first] or matches
    machine = max(near, key=lambda m: (m.piece.aside, m.term.weight))
    part = goods.part_code(machine.term.entry.codes[0])
    if part is None:
        return []
    code, source = part
    detail = f"parts of “{machine.term.name}” ({machine.term.entry.codes[0]}): {source}"
    return [Candidate(code=code, score=0.8, reasons=(Reason(feature="part", score=0.8, detail=detail),), by="part")]


def _speaks_of_parts(phrase: Phrase, matches: list[Match]) -> bool:
    """Whether the thing itself is a word for parts, and none of the names holds that word."""
    part = small("part")
    for piece in (p for p in phrase.pieces if not p.aside):
        words = [w for w in phrase.within(piece) if not w.key.isdigit()]
        if not words:
            continue
        spot = None
        latin = [w for w in words if w.script == "latin" and w.key not in small("plain") - part]
        cyrillic = [w for w in words if w.script == "cyrillic"]
        if words[-1].script == "han":
            ended = next((p for p in sorted(part, key=len, reverse=True) if words[-1].text.endswith(p)), None)
            spot = (words[-1].end - len(ended), words[-1].end) if ended else None
        elif cyrillic:
            named = next((w for w in cyrillic[:2] if w.key in part), None)
            spot = (named.start, named.end) if named else None
        elif latin and latin[-1].key in part:
            spot = (latin[-1].start, latin[-1].end)
        if spot and not any(_overlap(spot, s) for m in matches for s in m.spots.values()):
            return True
        if any(m.piece == piece for m in matches):
            return False
    return False


def _reason(term: Term, code: str, score: float) -> Reason:
    what = f"designation of: {term.entry.platform}" if term.entry.platform else "names goods of this code"
    return Reason(feature="words", score=score, detail=f"“{term.name}” {what} ({term.entry.source})")


def _best(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    ranked = sorted(found, key=lambda c: (-c.score, c.code))
    kept = [c for c in ranked if c.score >= FLOOR][:MOST]
    return tuple(replace(c, score=round(min(c.score, 0.97), 3)) for c in kept)
