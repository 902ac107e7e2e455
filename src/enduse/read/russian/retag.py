"""What the tagger is known to take for something else, put right where the dictionary leaves no doubt: a finite verb at
the head of a sentence taken for a name, a case that the word's form cannot have.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from enduse.read.russian.forms import readings
from enduse.read.tables import table

_CASES = {
    "nomn": "Nom",
    "gent": "Gen",
    "datv": "Dat",
    "accs": "Acc",
    "ablt": "Ins",
    "loct": "Loc",
    "gen2": "Gen",
    "loc2": "Loc",
}
_TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}
#: Cases that no surname looks like: "Грузоотправителем", but not "Полозов".
_OBLIQUE = frozenset({"Dat", "Ins", "Loc"})
#: "алма-атинское", "нью-йоркская": no noun is written so.
_OF_PLACE = re.compile(r"-\w+ск(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)$")
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})


def retagged(word: str, pos: str, feats: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """The part of speech and features of a word: the dictionary's where it can be nothing else, else the tagger's."""
    if word in {"неё", "нее"} and pos == "ADV":
        return "PRON", {"Case": "Gen", "Gender": "Fem", "Number": "Sing", "Person": "3"}
    if pos == "NOUN" and word.islower() and _OF_PLACE.search(word) is not None:
        return "ADJ", feats
    if pos not in _NAMES | {"VERB"} or not word.isalpha():
        return pos, feats
    known = [r for r in readings(word) if r.is_known]
    if pos == "VERB":
        return _of_verb(known, feats)
    short = pos == "ADJ" and feats.get("Variant") == "Short"
    if short and any(r.tag.POS == "PRTS" and r.normal_form in _telling() for r in known):
        return "VERB", {**feats, "VerbForm": "Part", "Voice": "Pass", "Tense": "Past"}
    if not known:
        return pos, feats
    if all(r.tag.POS == "VERB" for r in known):
        return "VERB", _verb(known[0])
    if pos == "NOUN" and all(r.tag.POS == "ADJF" for r in known) and word.islower():
        return "ADJ", feats
    if pos == "NOUN" and all(r.tag.POS == "ADJS" for r in known) and word.islower():
        return "ADJ", {"Variant": "Short", "Number": "Plur" if "plur" in known[0].tag.grammemes else "Sing"}
    cases = {_CASES.get(str(r.tag.case)) for r in known if r.tag.POS == "NOUN"}
    if (
        pos in {"NOUN", "PROPN", "ADJ"}
        and len(cases) == 1
        and cases <= _OBLIQUE
        and all(r.tag.POS == "NOUN" for r in known)
    ):
        return "NOUN", {**feats, "Case": str(next(iter(cases)))}
    return pos, feats


@cache
def _telling() -> frozenset[str]:
    """The verbs that tell a relation."""
    return frozenset(lemma for frame in table("frames", "ru")["verb"] for lemma in frame["lemmas"].split())


def _of_verb(known: Sequence[Any], feats: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """What the tagger took for a verb: a noun where the dictionary knows no verb, in the tense that its form has."""
    if known and all(r.tag.POS == "NOUN" for r in known):
        return "NOUN", _noun(known[0])
    voices = {"Pass" if "pssv" in r.tag.grammemes else "Act" for r in known if r.tag.POS == "PRTF"}
    if feats.get("VerbForm") == "Part" and len(voices) == 1 and all(r.tag.POS in {"PRTF", "ADJF"} for r in known):
        return "VERB", {**feats, "Voice": next(iter(voices))}
    tenses = {_TENSES.get(str(r.tag.tense)) for r in known if r.tag.POS == "VERB"}
    finite = known and all(r.tag.POS == "VERB" for r in known) and feats.get("VerbForm") == "Fin"
    if finite and len(tenses) == 1 and None not in tenses and feats.get("Tense") not in tenses:
        return "VERB", {**{k: v for k, v in feats.items() if k != "Person"}, **_verb(known[0])}
    return "VERB", feats


def _noun(reading: Any) -> Mapping[str, str]:
    """The features of a noun."""
    number = "Plur" if "plur" in reading.tag.grammemes else "Sing"
    return {"Case": _CASES.get(str(reading.tag.case), "Nom"), "Number": number}


def _verb(reading: Any) -> Mapping[str, str]:
    """The features of a finite verb."""
    tag = reading.tag
    found = {"VerbForm": "Fin", "Voice": "Act", "Aspect": "Perf" if tag.aspect == "perf" else "Imp"}
    if tag.tense:
        found["Tense"] = _TENSES[str(tag.tense)]
    if tag.number:
        found["Number"] = "Plur" if tag.number == "plur" else "Sing"
    if tag.gender:
        found["Gender"] = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}.get(str(tag.gender), "Masc")
    return found
