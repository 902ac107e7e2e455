"""Are two references one? A score with its reasons, and what forbids it. The thresholds stand on top."""

from collections.abc import Sequence
from itertools import product

from enduse.compare.countries import compare_countries
from enduse.compare.described import compare_descriptions
from enduse.compare.forms import Form, compare_forms
from enduse.compare.identifiers import compare_identifiers
from enduse.compare.items import OTHER_SPELLING, compare_designations
from enduse.compare.names import Likeness, likeness
from enduse.compare.scripts import scripts_of
from enduse.compare.tokens import Parsed, Token
from enduse.records.match import Reason
from enduse.resolve.abroad import abroad
from enduse.resolve.korean import one_korean
from enduse.resolve.names import covers, judged_names, synonyms
from enduse.resolve.natures import two_natures
from enduse.resolve.rendered import ANY_FIRM, one_meaning, same_trades
from enduse.resolve.scored import APART, CONTAINED, MERGE, SOUNDED, VETOED, Scored
from enduse.resolve.slips import slipped
from enduse.resolve.subject import Subject
from enduse.resolve.things import two_things

#: Descriptions that disagree as much as this tell two firms.
TWO_FIRMS = -0.4
#: A name with this share of the weight of the richest is as full; so many are looked at.
_RICH, _MOST_READ = 0.9, 4
#: A name of plain words says what a body is from so many words on.
_SAYS_WHAT = 2


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
    if left.group == "organization" and (why := two_natures(left.bearer, right.bearer, same_words(left, right))):
        return why
    if why := two_things(left.things, right.things):
        return why
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
    if means := same_meaning(left, right):
        return Scored(CONTAINED, (Reason(feature="name", score=CONTAINED, detail=means),), "contained", right.id)
    if not reasons:
        return Scored(0.0, ())
    best = max(reasons, key=lambda r: (r.score, r.detail))
    if best.detail.endswith(OTHER_SPELLING) and _scripts(left) & _scripts(right):
        return Scored(min(best.score, VETOED), (best,), "none")  # in one script Kornel is no Kornet
    if best.detail.endswith(OTHER_SPELLING) and _slipped_words(left, right):
        return Scored(min(best.score, VETOED), (best,), "none")
    return Scored(max(0.0, best.score), (best,))


def _slipped_words(left: Subject, right: Subject) -> bool:
    """Whether names of several words differ by a letter that no alphabet explains."""
    met = [likeness(a, b) for a, b in product(left.names, right.names) if min(len(a.tokens), len(b.tokens)) > 1]
    return bool(met) and all(slipped(alike) for alike in met)


def _scripts(one: Subject) -> frozenset[str]:
    return frozenset(script for name in one.ref.names for script in scripts_of(name.text))


def _comparable(left: Subject, right: Subject) -> bool:
    """Whether any names of the two stand in scripts that can be read into each other; Chinese against Latin is
    translated."""
    return any(a.han == b.han for a in left.names for b in right.names)


def _one_korean(left: Subject, right: Subject) -> str | None:
    if left.korean.isdisjoint(right.korean):
        return None
    return one_korean(*((n.text for n in one.ref.names) for one in (left, right)))


def _names(left: Subject, right: Subject) -> Scored:
    if spelled := _one_korean(left, right):
        return Scored(0.9, (Reason(feature="name", score=0.9, detail=f"both are read {spelled}"),))
    best = Scored(0.0, ())
    for ours in left.names:
        for theirs in right.names:
            now = judged_names(ours, theirs, left, right)
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
    if not left.names or not right.names or left.group not in ("organization", "person") or left.bodies & right.bodies:
        return None
    if left.group == "person":
        return None if _one_korean(left, right) else _two_people(left, right)
    if same_meaning(left, right):
        return None
    if (form := compare_forms(_of_one_law(left), _of_one_law(right))) and form.score < 0:
        return f"legal forms {form.detail}"
    if any(len(words) > 1 for words in _words(left) & _words(right)):
        return None
    full = [likeness(a, b) for a in _fullest(left) for b in _fullest(right)]
    if other_words := _other_expansions(full):
        return other_words
    richest = max(full, key=lambda f: f.score)
    if covers(richest):
        return None
    if not richest.distinct:
        return _two_services(richest)
    if left.ref.document == right.ref.document and synonyms(richest):
        return f"one text has both names: {richest.detail}"
    ours, theirs = _own(richest.left_only), _own(richest.right_only)
    if not all(any(t.kind == "place" for t in side) for side in (ours, theirs)):  # one side's seat is no name
        ours, theirs = ([t for t in side if t.kind != "place"] for side in (ours, theirs))
    if ours and theirs and richest.left.han != richest.right.han and same_trades(ours, theirs):
        return None
    if ours and theirs:
        return f"full names differ: {richest.detail}"
    whole = richest.right if ours else richest.left if theirs else None
    if whole and whole.forms and richest.left.han == richest.right.han:
        return f"a full name with its legal form is no part of a longer one: {richest.detail}"
    return None


def _other_expansions(full: Sequence[Likeness]) -> str | None:
    """Why two with one acronym are two: its words, told for both, differ."""
    letters = [any(t.kind == "acronym" for t in name.tokens) for f in full for name in (f.left, f.right)]
    spelled = [f for f in full if not any(t.kind == "acronym" for t in (*f.left.tokens, *f.right.tokens))]
    if not spelled or not any(letters[::2]) or not any(letters[1::2]):
        return None
    best = max(spelled, key=lambda f: f.score)
    if min(len(best.left.tokens), len(best.right.tokens)) < _SAYS_WHAT or best.left.han != best.right.han:
        return None
    ours, theirs = _own(best.left_only), _own(best.right_only)
    return f"the words of their letters differ: {best.detail}" if ours and theirs else None


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
    return [t for t in tokens if t.kind != "country" and t.key not in ANY_FIRM]


def _fullest(one: Subject) -> list[Parsed]:
    """The richest of the names, in all ways it is read, and those as rich."""
    first = one.names[0]
    most = sum(t.weight for t in first.tokens)
    found = [n for n in one.names if n.text == first.text or sum(t.weight for t in n.tokens) >= _RICH * most]
    return found[:_MOST_READ]
