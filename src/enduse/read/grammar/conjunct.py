"""Which form a verb behind "and" or "but" has, by the verb before it: "makes and ships", "developed and tested"."""

from functools import cache

from enduse.read.grammar.lexicon import Verb, words
from enduse.read.grammar.word import Word


def pick(readings: tuple[Verb, ...], *forms: str) -> Verb | None:
    """The reading of the first of the forms that a word has."""
    return next((r for f in forms for r in readings if r.form == f), None)


@cache
def reporting_verbs() -> frozenset[str]:
    """Verbs of telling, believing and suspecting."""
    return frozenset().union(*(words("voices.reporting", key) for key in ("stated", "probable", "possible", "denies")))


def _says_too(sentence: list[Word], i: int, readings: tuple[Verb, ...]) -> Verb | None:
    """The present behind what somebody says: "denies that X sold it and says that …"."""
    reading = pick(readings, "s")
    says = (w for w in sentence[:i] if w.tag == "V" and w.form == "s" and w.lemma in reporting_verbs())
    noun = sentence[i].low in words("noun_forms") or reading is None or reading.lemma not in reporting_verbs()
    return reading if not noun and any(says) else None


def like_conjunct(sentence: list[Word], i: int, readings: tuple[Verb, ...], forms: tuple[str, ...]) -> Verb | None:
    """A verb after "and" when the clause has a verb of the same form before: "makes and ships", "developed and
    tested".
    """
    for word in reversed(sentence[:i]):
        if word.tag == "V":
            same = {"past": ("past", "pp"), "pp": ("pp", "past")}.get(word.form, (word.form,))
            said = pick(readings, "past") if word.form in {"ing", "base"} else None
            answers = words("voices.ended", "answering") | (
                words("voices.reporting", "speaking") if word.form == "ing" else frozenset()
            )
            if said is not None and said.lemma in answers:
                return said  # "acknowledged selling pumps but said …", "was asked to supply them and refused"
            return pick(readings, *(f for f in same if f in forms)) or _says_too(sentence, i, readings)
        if word.tag in {"BREAK"}:
            return None
    return None
