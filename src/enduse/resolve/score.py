"""Are two references one? A score with its reasons, and what forbids it. The thresholds stand on top."""

import re
from collections.abc import Sequence
from itertools import product, takewhile
from typing import Literal

from msgspec import Struct

from enduse.compare.countries import compare_countries
from enduse.compare.described import compare_descriptions
from enduse.compare.fold import fold
from enduse.compare.forms import Form, compare_forms
from enduse.compare.identifiers import compare_identifiers
from enduse.compare.items import OTHER_SPELLING, compare_designations
from enduse.compare.names import Likeness, likeness
from enduse.compare.scripts import romanise, scripts_of
from enduse.compare.tokens import Parsed, Token
from enduse.compare.words import word_for
from enduse.records.match import Reason
from enduse.resolve.abroad import abroad
from enduse.resolve.people import man_or_woman, two_people
from enduse.resolve.rendered import one_meaning, trades
from enduse.resolve.slips import slipped
from enduse.resolve.subject import Subject

#: At and above this two references become one.
MERGE = 0.8
#: At and above this, and below MERGE, they are shown as candidates for a person to judge.
POSSIBLE = 0.6
#: A short name inside a longer one that adds only vocabulary or an acronym (Kupol, IEMZ Kupol). With a legal form the
#: short name is a full name of its own, and no part (Almaz JSC, NPP Almaz).
CONTAINED = 0.84
#: Names that add something on both sides, or a word that makes a name on one.
APART = 0.55
#: What likeness is worth as a candidate where a fact forbids the join.
VETOED = 0.7
#: Descriptions that disagree as much as this tell two firms.
TWO_FIRMS = -0.4
_STRONG = frozenset({"word", "number", "place", "initial"})
#: Between Chinese characters and an alphabet, names that only sound alike join from here on, where the choice is plain.
SOUNDED = 0.66
#: A name with this share of the weight of the richest is as full; so many are looked at.
_RICH, _MOST_READ = 0.9, 4
#: Words that say no more than that a name is a firm's.
_ANY_FIRM = frozenset({"=company", "=firm", "=limited"})
#: Two forms of one word share its stem, all but a letter or two of it, and end otherwise by so many letters at most.
_STEM, _FORM, _ENDING = 4, 1, 4
#: A name of plain words says what a body is from so many words on.
_SAYS_WHAT = 2

Kind = Literal["alike", "contained", "across", "none"]


class Scored(Struct, frozen=True):
    """How likely two references are one, why, and how: alike, `contained` (the short name is a part of the long one) or
    `across` (from Chinese characters to an alphabet, where the shorter name says less: many characters read alike)."""

    score: float
    reasons: tuple[Reason, ...]
    kind: Kind = "alike"
    shorter: str | None = None  # the reference with the short name


def score(left: Subject, right: Subject) -> Scored:
    """Compare two references of one group. What forbids joining them is the business of `forbidden`."""
    if left.group == "item":
        return _items(left, right)
    if left.group == "place":
        same = left.place == right.place
        detail = f"both {left.place}" if same else f"{left.place} against {right.place}"
        return Scored(0.97 if same else 0.0, (Reason(feature="place", score=0.97 if same else -0.9, detail=detail),))
    if shared := sorted(left.bodies & right.bodies):
        return Scored(0.97, (Reason(feature="name", score=0.97, detail=f"both {shared[0]}"),))
    numbers = compare_identifiers(left.ref.identifiers, right.ref.identifiers)
    found = _names(left, right)
    reasons = [*found.reasons, *numbers]
    value = found.score
    country = compare_countries(sorted(left.countries), sorted(right.countries))
    reasons += [country] if country else []
    if left.group == "organization":
        told = compare_descriptions(left.ref.description, right.ref.description)
        reasons += [told] if told else []
        form = compare_forms(left.forms, right.forms)
        reasons += [form] if form else []
        if form and form.score < 0:
            value -= 0.3
    if any(r.score > 0 for r in numbers):
        # one number under two names is a known slip of lists: the names must not contradict it
        value = max(value, 0.95) if found.score >= APART or not _comparable(left, right) else 0.5
    return Scored(round(max(0.0, min(value, 0.97)), 3), tuple(reasons), found.kind, found.shorter)


def forbidden(left: Subject, right: Subject) -> str | None:
    """Why two references cannot be one, None where nothing forbids it: kinds, numbers, countries, marks."""
    if left.group != right.group:
        return "they are of different kinds"
    conflicts = [r for r in compare_identifiers(left.ref.identifiers, right.ref.identifiers) if r.score < 0]
    if conflicts:
        return conflicts[0].detail
    if left.bodies and right.bodies:
        return None if left.bodies & right.bodies else "they are two public bodies"
    country = compare_countries(sorted(left.countries), sorted(right.countries))
    if country and country.score < 0:
        return f"countries {country.detail}"
    told = compare_descriptions(left.ref.description, right.ref.description) if left.group == "organization" else None
    if (
        told
        and told.score <= TWO_FIRMS
        and not left.ref.unnamed
        and not right.ref.unnamed
        and not _one_number(left, right)
    ):
        return f"they are described as two: {told.detail}"
    if written := _other_characters(left, right):
        return written
    if left.group == "item":  # words for two marks ("KX-5 and KX-5M") are neither's
        for ours in left.designations:
            for theirs in right.designations:
                if ours.numbers and theirs.numbers and ours.letters == theirs.letters and ours != theirs:
                    return f"{ours.key} and {theirs.key} are two marks"
    return None


def _other_characters(left: Subject, right: Subject) -> str | None:
    """Whether the trade names of two firms are written with other Chinese characters, however alike they are read."""
    ours, theirs = left.characters, right.characters
    if not ours or not theirs or any(a in b or b in a for a in ours for b in theirs):
        return None
    return f"their names have other characters: {sorted(ours)[0]}, {sorted(theirs)[0]}"


def _one_number(left: Subject, right: Subject) -> bool:
    return bool(set(left.ref.identifiers) & set(right.ref.identifiers))


def same_words(left: Subject, right: Subject) -> bool:
    """Whether the two have a name in common, legal forms left out."""
    return bool(_words(left) & _words(right))


def _words(one: Subject) -> set[tuple[str, ...]]:
    return {tuple(t.word for t in name.tokens) for name in one.names}


def _items(left: Subject, right: Subject) -> Scored:
    reasons = [compare_designations(a, b) for a in left.designations for b in right.designations]
    for ours, theirs in ((a, b) for a in left.names for b in right.names if a.han != b.han):
        alike = likeness(ours, theirs)
        if alike.distinct and alike.score >= SOUNDED and not (alike.left_only or alike.right_only):
            return Scored(CONTAINED, (alike.reason(),), "contained", left.id if ours.han else right.id)
    if not reasons:
        return Scored(0.0, ())
    best = max(reasons, key=lambda r: (r.score, r.detail))
    if best.detail.endswith(OTHER_SPELLING) and _scripts(left) & _scripts(right):
        return Scored(min(best.score, VETOED), (best,), "none")  # in one script Kornel is no Kornet
    return Scored(max(0.0, best.score), (best,))


def _scripts(one: Subject) -> frozenset[str]:
    return frozenset(script for name in one.ref.names for script in scripts_of(name.text))


def _comparable(left: Subject, right: Subject) -> bool:
    """Whether any names of the two stand in scripts that can be read into each other; Chinese against Latin is
    translated."""
    return any(a.han == b.han for a in left.names for b in right.names)


def _names(left: Subject, right: Subject) -> Scored:
    best = Scored(0.0, ())
    for ours in left.names:
        for theirs in right.names:
            now = _judged(ours, theirs, left, right)
            if now.score > best.score or not best.reasons:
                best = now
    if best.score < CONTAINED and (means := same_meaning(left, right)):
        vague = min((len(one.meanings[0][1].meanings), one.id) for one in (left, right))[1]
        best = Scored(CONTAINED, (Reason(feature="name", score=CONTAINED, detail=means),), "across", vague)
    if best.score >= MERGE and (why := two_names(left, right)):
        return Scored(0.65, (*best.reasons, Reason(feature="name", score=-0.4, detail=why)), "none")
    if best.score >= MERGE and left.ref.document != right.ref.document and (why := abroad(left, right)):
        return Scored(VETOED, (*best.reasons, Reason(feature="name", score=-0.4, detail=why)), "none")
    if best.kind == "alike" and _only_letters(left) != _only_letters(right):  # letters may stand for several names
        return Scored(best.score, best.reasons, "contained", left.id if _only_letters(left) else right.id)
    return best


def _only_letters(one: Subject) -> bool:
    """Whether a firm or body is known by an acronym alone."""
    return all(len(name.tokens) == 1 and name.tokens[0].kind == "acronym" for name in one.names)


def two_names(left: Subject, right: Subject) -> str | None:
    """Why the fullest names of two are those of two firms, though they share a word: each has words of its own. An
    acronym that holds the initials of the other's words is none."""
    if not left.names or not right.names or left.bodies & right.bodies or same_meaning(left, right):
        return None
    if left.group == "person":
        return _two_people(left, right)
    if (form := compare_forms(_of_one_law(left), _of_one_law(right))) and form.score < 0:
        return f"legal forms {form.detail}"
    if any(len(words) > 1 for words in _words(left) & _words(right)):
        return None
    full = [likeness(a, b) for a in _fullest(left) for b in _fullest(right)]
    richest = max(full, key=lambda f: f.score)
    if _covers(richest):
        return None
    if not richest.distinct:
        return _two_services(richest)
    if left.ref.document == right.ref.document and _synonyms(richest):
        return f"one text has both names: {richest.detail}"
    ours, theirs = _own(richest.left_only), _own(richest.right_only)
    if not all(any(t.kind == "place" for t in side) for side in (ours, theirs)):  # one side's seat is no name
        ours, theirs = ([t for t in side if t.kind != "place"] for side in (ours, theirs))
    if ours and theirs and trades(ours, theirs):
        return None
    if ours and theirs:
        return f"full names differ: {richest.detail}"
    whole = richest.right if ours else richest.left if theirs else None
    if whole and whole.forms and richest.left.han == richest.right.han:
        return f"a full name with its legal form is no part of a longer one: {richest.detail}"
    return None


def same_meaning(left: Subject, right: Subject) -> str | None:
    """How names of the two mean the same in two scripts; of bodies of a country, also in one. None where they do
    not."""
    for (said, ours), (other, theirs) in product(left.meanings, right.meanings):
        if (ours.country or scripts_of(said) != scripts_of(other)) and (why := one_meaning(ours, theirs)):
            return why
    return None


def _two_services(full: Likeness) -> str | None:
    """Why two bodies with names of plain words are two, though they may have one acronym: each says what it is, and
    the words differ."""
    if full.whole or full.left.han != full.right.han:
        return None
    if min(len(full.left.tokens), len(full.right.tokens)) < _SAYS_WHAT or not (full.left_only and full.right_only):
        return None
    return f"full names differ: {full.detail}"


def _of_one_law(one: Subject) -> list[Form]:
    """The legal forms of Russian law: an OOO is no AO, while translations call any form a company."""
    return [form for form in one.forms if form.country == "ru"]


def _two_people(left: Subject, right: Subject) -> str | None:
    """Why two with a family name in common are two people: each has a given name of their own."""
    full = likeness(left.names[0], right.names[0])
    told = ([t for t in side if t.kind == "word"] for side in (full.left_only, full.right_only))
    return f"names differ: {full.detail}" if full.left.han == full.right.han and all(told) else None


def _own(tokens: Sequence[Token]) -> list[Token]:
    """The left-over words that may be part of a name."""
    return [t for t in tokens if t.kind != "country" and t.key not in _ANY_FIRM]


def _fullest(one: Subject) -> list[Parsed]:
    """The richest of the names, in all ways it is read, and those as rich."""
    first = one.names[0]
    most = sum(t.weight for t in first.tokens)
    found = [n for n in one.names if n.text == first.text or sum(t.weight for t in n.tokens) >= _RICH * most]
    return found[:_MOST_READ]


def _judged(ours: Parsed, theirs: Parsed, left: Subject, right: Subject) -> Scored:
    """What the likeness of two names is worth, by what is left over on each side."""
    alike = likeness(ours, theirs)
    if left.group == "person":
        return _persons(ours, theirs, alike, left, right)
    spare_left = _unexplained(alike.left_only, right.countries)
    spare_right = _unexplained(alike.right_only, left.countries)
    reason = alike.reason()
    if not alike.distinct:
        same_country = bool(left.countries & right.countries)
        if spare_left or spare_right or not same_country:
            return Scored(min(alike.score, APART), (reason,), "none")
        return Scored(max(alike.score, 0.9) if alike.pairs else 0.0, (reason,))
    if ours.han == theirs.han and _synonyms(alike):
        return Scored(min(alike.score, 0.65), (reason,), "none")
    if not ours.han and slipped(alike):
        return Scored(min(alike.score, VETOED), (reason,), "none")  # Marlin is no Merlin
    by_sound = any(pair.how == "sounds like" for pair in alike.pairs)
    told = any(t.kind in _STRONG for t in (*spare_left, *spare_right)) or (spare_left and spare_right)
    mixed = ours.han != theirs.han
    if mixed and by_sound and trades(_no_country(spare_left), _no_country(spare_right)):
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
    strong = any(t.kind in _STRONG for t in (*spare_left, *spare_right))
    if strong or _hyphened(ours, spare_left) or _hyphened(theirs, spare_right):
        return Scored(min(alike.score, APART), (reason,), "none")
    if spare_left and spare_right:
        if _covers(alike):
            return Scored(CONTAINED, (reason,))
        return Scored(min(alike.score, 0.65), (reason,), "none")
    if mixed and _trade_met(alike):  # Chinese firms always carry a form
        return Scored(CONTAINED, (reason,), "across", _vaguer(ours, alike, left, right))
    if (theirs if spare_left else ours).forms:
        return Scored(min(alike.score, 0.7), (reason,), "none")
    return Scored(CONTAINED, (reason,), "contained", right.id if spare_left else left.id)


def _trade_met(alike: Likeness) -> bool:
    """Whether names have a trade name and words of their trade in common."""
    kinds = {alike.left.tokens[i].kind for pair in alike.pairs for i in pair.left}
    return "word" in kinds and any(p.how == "same meaning" for p in alike.pairs) and alike.score >= SOUNDED


def _no_country(spare: Sequence[Token]) -> list[Token]:
    """Left-over words but a country: Chinese texts tell it before a foreign name."""
    return [t for t in spare if t.kind != "country"]


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


def _synonyms(alike: Likeness) -> bool:
    """Whether names answer each other by other words for one thing: within one text and script those are two names."""
    if scripts_of(alike.left.text) != scripts_of(alike.right.text):
        return False
    met = [p for p in alike.pairs if p.how == "same meaning"]
    return any(not _one_stem(alike.left.tokens[p.left[0]].word, alike.right.tokens[p.right[0]].word) for p in met)


def _shared(ours: str, theirs: str) -> int:
    """How many letters two words begin with alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))))


def _one_stem(ours: str, theirs: str) -> bool:
    """Whether two words are forms of one: trade and trading, but not marine and maritime, nor micro and
    microelectronics."""
    if fold(ours) == fold(theirs):
        return True
    shared = _shared(ours, theirs)
    return shared >= max(_STEM, min(len(ours), len(theirs)) - _FORM) and abs(len(ours) - len(theirs)) <= _ENDING


def _unexplained(tokens: Sequence[Token], countries: frozenset[str]) -> tuple[Token, ...]:
    """The left-over tokens that tell something: not that it is a company, nor the other side's country."""
    return tuple(
        t for t in tokens if t.key not in _ANY_FIRM and not (t.kind == "country" and t.key.lstrip("=") in countries)
    )


def _covers(alike: Likeness) -> bool:
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
