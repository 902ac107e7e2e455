"""What each word does in its sentence: a tag and, for verbs, the lemma and form.

Tags: NAME (inside a mention) TIME DET NUM N (noun or adjective) PRON POSS PREP TO THAT SUB REL CC V MODAL BE HAVE DO
NEG ADV COMMA BREAK QUOTE
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from enduse.read.grammar.conjunct import like_conjunct, pick, reporting_verbs
from enduse.read.grammar.lexicon import Verb, verb_forms, words
from enduse.read.grammar.whole import (
    inserted,
    ordinals,
    plural_owners,
    qualify,
    shares,
    since_then,
    that_time,
    without_stops,
)
from enduse.read.grammar.word import Word
from enduse.read.names import Found
from enduse.read.segment import Token

T = TypeVar("T")


def tagged(tokens: Sequence[Token], found: Sequence[Found], times: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of one sentence with their tags."""
    tokens = without_stops(tokens)
    named = _covering(tokens, [(f.start, f.end, f) for f in found if f.key and f.naming])
    timed = _covering(tokens, [(a, b, True) for a, b in times])
    sentence = [_first_look(t, named.get(i), i in timed) for i, t in enumerate(tokens)]
    for i, word in enumerate(sentence):
        if (
            word.tag in {"PREP", "SUB"}
            and i
            and sentence[i - 1].tag not in {"QUOTE", "BREAK"}
            and word.token.text[0].isupper()
            and i + 1 < len(sentence)
            and sentence[i + 1].token.text[0].isupper()
        ):
            word.tag = "N"  # "Under Secretary"
    plural_owners(sentence)
    that_time(sentence)
    since_then(sentence)
    qualify(sentence)
    shares(sentence)
    inserted(sentence)
    ordinals(sentence)
    _unknown(sentence)
    for i, word in enumerate(sentence):
        if word.tag == "?":
            _settle(sentence, i)
    _beside_verbs(sentence)
    return sentence


def _covering(tokens: Sequence[Token], spans: Sequence[tuple[int, int, T]]) -> dict[int, T]:
    """What covers each token, by its place in the sentence: the first span given where several do."""
    covered: dict[int, T] = {}
    for start, end, told in spans:
        for i in range(bisect_left(tokens, start, key=lambda t: t.start), len(tokens)):
            if tokens[i].end > end:
                break
            covered.setdefault(i, told)
    return covered


def _first_look(token: Token, found: Found | None, time: bool) -> Word:
    """The tag where it does not depend on neighbours; "?" where it does."""
    low = token.low
    if found is not None:
        return Word(token, low, "NAME", found=found)
    if time:
        return Word(token, low, "TIME")
    return Word(token, low, _closed(token.text, low))


@lru_cache(maxsize=65_536)
def _closed(text: str, low: str) -> str:
    """The tag of a word of a closed class, a number or a mark; "?" for a possible verb; else N or ADV."""
    if text[0].isdigit() or low in words("nouns.counting", "numbers"):
        return "NUM"
    if text in {"'s", "’s"}:
        return "POSS"
    for tag, section in (
        ("MODAL", "modals"),
        ("BE", "be"),
        ("HAVE", "have"),
        ("DO", "do"),
        ("NEG", "negations"),
        ("REL", "relatives"),
        ("PRON", "pronouns"),
        ("SUB", "subordinators"),
    ):
        if low in words(section) and low != "that":
            return tag
    if low == "that":
        return "THAT"
    if low == "to":
        return "TO"
    if low in words("conjunctions"):
        return "CC"
    if low in words("determiners"):
        return "DET"
    if low in words("prepositions"):
        return "PREP"
    if low in words("predicates"):
        return "PRED"
    if low in verb_forms():
        return "?"
    if low in words("adverbs") or (low.endswith("ly") and len(low) > 4 and low not in words("nominal_ly")):
        return "ADV"
    if not any(c.isalnum() for c in text):
        return {",": "COMMA", "$": "N", "€": "N", "£": "N", "¥": "N", "₽": "N", "%": "N"}.get(
            text, "QUOTE" if text in "\"'“”‘’«»„" else "BREAK"
        )
    return "N"


def _settle(sentence: list[Word], i: int) -> None:
    """Decide whether a word that may be a verb is one here."""
    word = sentence[i]
    readings = verb_forms()[word.low]
    before = _before(sentence, i)
    after = next((w for w in sentence[i + 1 :] if w.tag not in {"ADV", "QUOTE"}), None)
    reading = _verb_here(sentence, i, readings, before, after)
    if reading is None:
        word.tag = "PRED" if word.low in words("predicates") else "N"
    else:
        word.tag, word.lemma, word.form = "V", reading.lemma, reading.form


def _beside_verbs(sentence: list[Word]) -> None:
    """Of two finite verbs side by side the first is a noun: "the customs house said"."""
    for before, word, after in zip(sentence, sentence[1:], sentence[2:], strict=False):
        named = before.tag in {"N", "NAME"} and word.tag == after.tag == "V"
        if named and word.form in {"s", "base"} and after.form == "past" and after.lemma in reporting_verbs():
            word.tag, word.lemma, word.form = "N", "", ""


def _unknown(sentence: list[Word]) -> None:
    """A word that no table knows is a verb behind "will", "can", "must": "will engrave"."""
    for i, word in enumerate(sentence):
        if word.tag != "N":
            continue
        before = _before(sentence, i)
        modal = before is not None and before.tag == "MODAL" and not (i > 1 and sentence[i - 2].tag in {"DET", "POSS"})
        helped = before is not None and before.tag in {"BE", "HAVE"} and word.low.endswith("ed") and len(word.low) > 5
        helped = helped and not word.low.startswith("un")
        after = sentence[i + 1].tag if i + 1 < len(sentence) else ""
        named = before is not None and before.tag in {"N", "NAME"} and sentence[i - 1] is before
        told = word.low.endswith("ed") and not word.low.endswith("eed") and len(word.low) > 5
        helped = helped or (named and told and after in {"PREP", "TO"})  # "the pumps pictured in the report"
        if helped and word.token.text.isalpha() and word.low == word.token.text:
            word.tag, word.lemma, word.form = "V", word.low.removesuffix("ed"), "pp"
        if word.tag == "N" and modal and word.token.text.isalpha() and word.low == word.token.text:
            word.tag, word.lemma, word.form = "V", word.low, "base"


def _before(sentence: list[Word], i: int) -> Word | None:
    """The word before, adverbs, negations and quotation marks left out."""
    return next((w for w in reversed(sentence[:i]) if w.tag not in {"ADV", "QUOTE", "NEG"}), None)


def _verb_here(
    sentence: list[Word], i: int, readings: tuple[Verb, ...], before: Word | None, after: Word | None
) -> Verb | None:
    """The verb reading that fits between the neighbours, or None for a noun or adjective."""
    p = before.tag if before else ""
    low = sentence[i].low
    if low in words("never_verbs"):
        return None
    if p in {"N", "NAME"} and low.endswith("s") and _is_noun(sentence, i, after):
        return None
    if i and sentence[i - 1].low == "no":
        p = "DET"  # "no bearing was sold"
    if i > 1 and sentence[i - 1].low == "one" and sentence[i - 2].low == "no":
        p = "PRON"  # "no one knows"
    if i and sentence[i - 1].low == "nor" and (joined := like_conjunct(sentence, i, readings, ("s", "base"))):
        return joined  # "would neither confirm nor deny"
    nounish = low in words("noun_forms")
    opens_object = after is not None and after.tag in {"DET", "NAME", "NUM", "PRON", "THAT", "TO", "TIME"}
    if p in {"MODAL", "DO"} or (p == "TO" and (pick(readings, "base") is not None)):
        # "to" before a noun: "to use in Ukraine" is a verb, "access to technology" has no verb form
        return (
            None
            if p == "TO"
            and nounish
            and after is not None
            and after.tag in {"COMMA", "BREAK"}
            and not _meant(sentence, i)
            else pick(readings, "base")
        )
    if p in {"BE", "HAVE"}:
        return pick(readings, "pp", "ing") or (pick(readings, "past") if p == "HAVE" else None)
    if pick(readings, "ing"):
        if (
            p in {"N", "DET", "NAME"}
            and low in words("never_verbs_after_noun")
            and (after is None or after.tag not in {"DET", "PRON"})
            and not _names_as(sentence, i)
        ):
            return None
        if (
            low in words("never_verbs_after_noun")
            and after is not None
            and after.low in words("voices.sources", "documents")
        ):
            return None  # "shipping records show"
        if low in words("posts_by_verb") and after is not None and after.low in words("frames.persons", "heads"):
            return None  # "said managing director A. B."
        noun = p in {"DET", "POSS"} or (
            p == "N"
            and pick(readings, "ing") is not None
            and before is not None
            and before.low
            in {"further", "new", "joint", "additional", "serial", "mass", "final", "alleged", "illegal", "illicit"}
        )
        body = after is not None and after.low in words("frames.organizations", "bodies")
        noun = noun or (p == "N" and body and _determined(sentence, i, "N"))  # "the state monitoring committee"
        item = before is not None and before.found is not None and before.found.kind == "item"
        noun = noun or (after is not None and after.tag == "N" and (p == "NUM" or (item and _determined(sentence, i))))
        bare_before_noun = p in {"", "COMMA", "CC"} and after is not None and after.tag == "N" and p == ""
        return None if noun or bare_before_noun else pick(readings, "ing")
    if pick(readings, "past", "pp"):
        if p == "NUM" and pick(readings, "pp") is None:
            return pick(readings, "past")  # "forty went to …"
        if p in {"DET", "POSS", "NUM", "PREP"} or (
            p == "N"
            and after is not None
            and after.tag == "N"
            and before is not None
            and before.low.endswith(("ly", "-"))
        ):
            return None
        if p == "CC":
            return like_conjunct(sentence, i, readings, ("past", "pp"))
        if p == "N" and before is not None and before.low in _ADJECTIVES and after is not None and after.tag == "N":
            return None
        return pick(readings, "past", "pp")
    if p in {"PRON", "REL", "THAT"}:
        return pick(readings, "s", "base")
    if p in {"DET", "POSS", "NUM", "PREP"}:
        return None
    if p == "CC":
        return like_conjunct(sentence, i, readings, ("s", "base"))
    if p in {"N", "NAME"} and _turned_round(sentence, i) and (base := pick(readings, "base")) is not None:
        return base  # "at no time did X sell …"
    reporting = reporting_verbs()
    if p in {"N", "NAME"} and after is not None and after.tag == "THAT" and any(r.lemma in reporting for r in readings):
        one = p == "N" and _one(sentence, i)  # "in a written reply that …"
        return pick(readings, "s") if one else pick(readings, "s", "base")  # "the papers suggest that …"
    closing = after is None or after.tag in {"BREAK", "PREP", "COMMA"}
    if p in {"N", "NAME"} and closing and _after_comma(sentence, i) and any(r.lemma in reporting for r in readings):
        return pick(readings, "s", "base")  # "…, company filings show."
    if p == "NAME" and not nounish and opens_object and not _finite_before(sentence, i) and _plural_before(sentence, i):
        base = pick(readings, "base")
        if base is not None:
            return base  # "Analysts at the Institute believe …"
    if p == "NAME":
        settled = pick(readings, "s") or (pick(readings, "base") if _plural_subject(sentence, i) else None)
        if settled is None:
            return None
        return (
            settled
            if (not nounish or opens_object or (after is not None and after.tag == "N" and settled.form == "s"))
            else None
        )
    if p == "N":
        assert before is not None
        plural = (before.low.endswith("s") and not before.low.endswith("ss")) or before.low in words("plurals")
        form = pick(readings, "base") if plural else pick(readings, "s")
        if form is None and plural and any(w.low == "of" for w in sentence[max(0, i - 4) : i]):
            form = pick(readings, "s")  # "a lot of twelve engines goes to …"
        if form is None or _finite_before(sentence, i):
            return None
        return form if not nounish or opens_object else None
    if p in {"COMMA", "BREAK", "TIME"}:
        verb = pick(readings, "s", "base")
        if verb and verb.lemma in reporting and opens_object and not nounish:
            return verb
        sure = opens_object or (not nounish and verb is not None and verb.form == "s")
        return verb if p == "COMMA" and sure and _subject_waits(sentence, i) else None
    return None


def _turned_round(sentence: list[Word], i: int) -> bool:
    """Whether an auxiliary stands before the subject of this word, behind a negation that opens the clause."""
    do = next((j for j in range(i - 1, 0, -1) if sentence[j].tag not in {"N", "NAME", "DET", "NUM", "POSS", "CC"}), 0)
    opening = [w.low for w in sentence[max(0, do - 2) : do]]
    return do > 0 and sentence[do].tag == "DO" and ("no" in opening or {"nor", "neither"} & {*opening[-1:]} != set())


def _names_as(sentence: list[Word], i: int) -> bool:
    """Whether a paper names somebody: "an invoice listing X as the buyer"."""
    naming = any(r.lemma in words("frames.parts", "naming") for r in verb_forms()[sentence[i].low])
    named = i + 1 < len(sentence) and sentence[i + 1].tag == "NAME"
    return naming and named and any(w.low == "as" for w in sentence[i + 2 : i + 12])


def _determined(sentence: list[Word], i: int, tag: str = "NAME") -> bool:
    """Whether a determiner opens the name or nouns before: "the QV-3 pressure gauge"."""
    opening = next((w for w in reversed(sentence[:i]) if w.tag != tag), None)
    return opening is not None and opening.tag in {"DET", "POSS"}


def _one(sentence: list[Word], i: int) -> bool:
    """Whether the noun phrase that may end before this word is of one thing: "a written"."""
    opening = next((w for w in reversed(sentence[:i]) if w.tag not in {"N", "ADV"}), None)
    return opening is not None and opening.low in {"a", "an"}


_AUXILIARIES = frozenset({"HAVE", "BE", "DO", "MODAL"})


def _is_noun(sentence: list[Word], i: int, after: Word | None) -> bool:
    """Whether a word in -s is a plural: "the QV-3 gauges have been seen", "40 field radios that were unloaded"."""
    if after is None:
        return False
    if sentence[i].low == "supplies" and after.low in {"for", "of"}:
        return True  # "power supplies for lifts"
    behind = next((w for w in sentence[i + 2 : i + 3]), None)
    if after.tag == "?" and (behind is None or behind.tag in {"THAT", "BREAK", "COMMA", "QUOTE"}):
        return any(
            r.lemma in reporting_verbs() and r.form == "base" for r in verb_forms()[after.low]
        )  # "traders say that"
    that = after.tag == "THAT" and behind is not None and behind.tag in _AUXILIARIES
    counted = any(w.tag == "NUM" for w in sentence[max(0, i - 3) : i])
    return after.tag in _AUXILIARIES or that or (counted and sentence[i].low in words("frames.goods", "heads"))


def _meant(sentence: list[Word], i: int) -> bool:
    """Whether a verb of planning stands before "to": "intends to appeal"."""
    return i > 1 and sentence[i - 2].lemma in words("voices.phase", "planned_verbs")


_ADJECTIVES = frozenset("new recently newly already so long more most less highly heavily fully partly jointly".split())


def _plural_subject(sentence: list[Word], i: int) -> bool:
    """Whether a coordination of names stands right before: "Russia and Ukraine ramp up"."""
    return any(w.tag == "CC" for w in sentence[max(0, i - 6) : i])


def _after_comma(sentence: list[Word], i: int) -> bool:
    """Whether only one noun phrase stands between the last comma and this word."""
    for word in reversed(sentence[:i]):
        if word.tag == "COMMA":
            return True
        seen = word.low == "by" or (word.tag == "V" and word.low in words("voices.sources", "seen_by"))
        if word.tag not in {"N", "NAME", "DET", "NUM", "POSS", "QUOTE"} and not seen:
            return False
    return False


def _plural_before(sentence: list[Word], i: int) -> bool:
    """Whether the clause begins with a plural noun."""
    first = next((w for w in sentence[:i] if w.tag == "N"), None)
    return first is not None and first.low.endswith("s") and not first.low.endswith("ss")


def _subject_waits(sentence: list[Word], i: int) -> bool:
    """Whether no finite verb has come yet, so that a verb after an aside belongs to the first noun phrase."""
    return not _finite_before(sentence, i)


def _finite_before(sentence: list[Word], i: int) -> bool:
    """Whether this clause already has its verb; a relative clause between commas right before is not counted."""
    while i > 2 and sentence[i - 1].tag == "ADV":
        i -= 1  # ", which …, already makes"
    if i > 2 and sentence[i - 1].tag == "COMMA":
        opened = next(
            (j for j in range(i - 2, 0, -1) if sentence[j].tag == "REL" and sentence[j - 1].tag == "COMMA"), None
        )
        i = opened - 1 if opened is not None else i
    for at in range(i - 1, -1, -1):
        word = sentence[at]
        if word.tag in {"THAT", "SUB", "REL", "BREAK"}:
            return False
        if (
            at
            and sentence[at - 1].tag == "COMMA"
            and word.form == "past"
            and sentence[at + 1].low in {"by", "in", "since"}
        ):
            continue  # "X, listed by Y since May, makes …"
        if word.tag == "V" and word.form in {"s", "past"} and word.lemma in words("voices.reporting", "speaking"):
            return False  # "said the firm makes …": the clause begins behind the verb
        if word.tag in {"MODAL", "BE", "DO", "HAVE"} or (word.tag == "V" and word.form in {"s", "past"}):
            return True
    return False
