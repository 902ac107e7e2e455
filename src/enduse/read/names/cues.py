"""The cue words by which English texts show what a name names, loaded once from `lang/en/names.toml` and the word lists."""

from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, toml

#: Words that start sentences in capitals and belong to no name; common words do so only where they stand alone.
FUNCTION_WORDS = frozenset(
    ["a", "about", "above", "according", "across", "actually", "additionally", "after", "afterwards", "again", "against", "all", "almost", "along", "already", "also", "although", "altogether", "always", "amid", "among", "an", "and", "another", "any", "anyone", "are", "around", "as", "aside", "asked", "at", "back", "based", "because", "before", "behind", "being", "below", "beneath", "beside", "besides", "between", "beyond", "both", "but", "by", "can", "cannot", "citing", "could", "currently", "despite", "did", "do", "does", "due", "during", "each", "earlier", "either", "elsewhere", "even", "eventually", "ever", "every", "everyone", "everything", "evidently", "except", "few", "fewer", "finally", "first", "firstly", "following", "for", "formerly", "from", "further", "furthermore", "generally", "given", "had", "half", "has", "have", "having", "he", "hence", "her", "here", "hers", "his", "how", "however", "i", "if", "in", "indeed", "initially", "inside", "instead", "into", "is", "it", "its", "itself", "just", "last", "lastly", "late", "later", "least", "less", "like", "likewise", "located", "many", "may", "meanwhile", "might", "more", "moreover", "most", "much", "must", "my", "nearly", "neither", "never", "nevertheless", "next", "no", "nobody", "none", "nor", "not", "nothing", "notably", "now", "of", "off", "officially", "often", "on", "once", "one", "only", "onto", "or", "other", "others", "our", "out", "outside", "over", "overall", "own", "part", "per", "perhaps", "previously", "rather", "recently", "regarding", "reportedly", "several", "shall", "she", "should", "since", "so", "some", "somebody", "someone", "something", "sometimes", "soon", "still", "subsequently", "such", "than", "that", "the", "their", "them", "then", "there", "thereafter", "thereby", "therefore", "these", "they", "this", "those", "though", "through", "throughout", "thus", "to", "today", "together", "tomorrow", "too", "toward", "towards", "under", "unlike", "until", "unless", "up", "upon", "us", "using", "usually", "very", "via", "was", "we", "were", "what", "whatever", "when", "whenever", "where", "whereas", "wherever", "whether", "which", "while", "who", "whoever", "whom", "whose", "why", "will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you", "your", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens", "hundreds", "thousands", "separately", "similarly", "specifically", "allegedly", "apparently", "asked", "citing", "neither"]
)
#: Adjectives in capitals that are no nation of the table, and no entity.
ADJECTIVES = frozenset(
    ["european", "western", "eastern", "northern", "southern", "central", "asian", "african", "arab", "arabic", "soviet", "latin", "nordic", "baltic", "balkan", "eurasian", "islamic", "muslim", "christian", "jewish", "orthodox", "catholic", "american", "north", "south", "west", "east", "middle", "global", "internet", "english", "euro-atlantic", "transatlantic", "caucasian", "siberian", "cold", "post-soviet"]
)
#: Capitalised heads of things that are neither party, place nor item.
NO_PARTY = frozenset(
    ["act", "acts", "agreement", "agreements", "amendment", "annex", "appendix", "article", "award", "bill", "chapter", "charter", "code", "constitution", "contract", "convention", "covenant", "day", "days", "declaration", "deal", "decree", "directive", "doctrine", "exhibition", "festival", "figure", "forum", "holiday", "initiative", "invoice", "law", "laws", "list", "lists", "memorandum", "month", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "operation", "order", "paragraph", "part", "plan", "policy", "prize", "programme", "program", "project", "protocol", "regulation", "regulations", "resolution", "revolution", "rule", "schedule", "section", "series", "strategy", "summit", "supplement", "table", "tariff", "treaty", "war", "wars", "week", "world", "christmas", "easter", "ramadan", "god", "internet", "web", "title", "notice", "statement", "report", "register", "part-time", "tier", "phase", "mr", "mrs", "ms"]
)


class Cues(Struct, frozen=True):
    """The lists of `names.toml` as sets of lower-case words (legal forms as written, longest first)."""

    strong: frozenset[str]
    trade: frozenset[str]
    type_words: frozenset[str]
    verbs: frozenset[str]
    bodies: tuple[tuple[str, ...], ...]
    legal_after: tuple[str, ...]
    legal_before: tuple[str, ...]
    titles: frozenset[str]
    role_words: frozenset[str]
    role_heads: frozenset[str]
    says: frozenset[str]
    place_types: frozenset[str]
    place_modifiers: frozenset[str]
    place_before: frozenset[str]
    place_heads: frozenset[str]
    goods: frozenset[str]
    series: frozenset[str]
    naming: frozenset[str]
    generic: frozenset[str]


@cache
def cues() -> Cues:
    """The English cue words."""
    table: dict[str, Any] = toml.decode(files("enduse.read.lang.en").joinpath("names.toml").read_bytes())
    org, legal, person, place, item = (table[k] for k in ("organization", "legal", "person", "place", "item"))

    def longest(forms: list[str]) -> tuple[str, ...]:
        return tuple(sorted(dict.fromkeys(forms), key=lambda f: (-len(f), f)))

    return Cues(
        strong=_set(org["strong"]),
        trade=_set(org["trade"]),
        type_words=_set(org["type_words"]) | {word + "s" for word in _set(org["type_words"]) if not word.endswith("s")},
        verbs=frozenset(form for verb in _set(org["verbs"]) for form in inflected(verb)),
        bodies=tuple(sorted((tuple(body.split()) for body in org["bodies"]), key=lambda b: (-len(b), b))),
        legal_after=longest(legal["after"]),
        legal_before=longest(legal["before"]),
        titles=_set(person["titles"]),
        role_words=_set(person["role_words"]) | _set(person["role_heads"]),
        role_heads=_set(person["role_heads"]),
        says=_set(person["says"]),
        place_types=_set(place["types"]),
        place_modifiers=_set(place["type_modifiers"]),
        place_before=_set(place["before"]),
        place_heads=frozenset(place["heads"].lower().split()),
        goods=_set(item["goods"]),
        series=_set(item["series"]),
        naming=_set(item["naming"]),
        generic=frozenset(table["acronyms"]["generic"].split()),
    )


def is_goods(word: str) -> bool:
    """Whether a lower-case word is a noun for goods, in the singular or plural."""
    goods = cues().goods
    return word in goods or (word.endswith("s") and word[:-1] in goods) or (word.endswith("es") and word[:-2] in goods)


def inflected(verb: str) -> tuple[str, ...]:
    """The forms of a verb that can follow its subject: makes, made, make."""
    past = {"buy": "bought", "make": "made", "sell": "sold", "ship": "shipped", "refit": "refitted"}.get(verb)
    stem = verb[:-1] if verb.endswith("e") else verb
    third = (
        verb[:-1] + "ies" if verb.endswith("ply") else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    )
    return verb, third, past or (verb[:-1] + "ied" if verb.endswith("ply") else stem + "ed")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.lower().split())
