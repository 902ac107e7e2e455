"""Whom "it" means in a sentence, and which party a sentence is about."""

from enduse.read.addressees import addressees
from enduse.read.asked import asked
from enduse.read.frames import Sense
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.lexicon import words
from enduse.read.mouths import speaks_for
from enduse.read.vocabulary import given_names

_PRONOUNS = frozenset("it they he she its their his her".split())


def meant(sense: Sense, topic: str | None) -> str | None:
    """The party that "it" means in this sentence: the first party before the pronoun, else what the last sentence
    was about. A pronoun behind a quotation means nobody who is named in it.
    """
    at = next((k for k, c in enumerate(sense.chunks) if c.tag == "NP" and c.words[0].low in _PRONOUNS), None)
    behind = sense.chunks[at].start if at is not None else 0
    person = at is not None and sense.chunks[at].words[0].low in {"he", "she", "his", "her"}
    apart = [*sense.referents.quoted, *(asked(sense.chunks) if person else ())]  # "asked whether X sold it, she …"
    inside = [(start, end) for start, end in apart if end <= behind]
    if at is not None and at > 1 and sense.chunks[at - 1].tag == "REL" and (doer := _doer(sense, at)):
        return doer
    for k, chunk in enumerate(sense.chunks[:at]):
        if chunk.tag != "NP" or any(start <= chunk.start < end for start, end in inside):
            continue
        if k == 0 or sense.chunks[k - 1].tag not in {"PREP", "TO"}:
            standing = sense.standing(sense.named_before(k))
            firm = speaks_for(sense, k)
            if firm is not None:
                return firm
            named = sense.referents.text[standing.start : standing.end].lower().split()
            bodies = words("voices.sources", "bodies")  # "Hong Kong customs"
            thing = at is not None and sense.chunks[at].words[0].low in {"it", "its"}
            if standing.kind == "person" and thing and {*named[:1]} & given_names() and not {*named} & bodies:
                continue  # "Anna said X had sold 90 modules and denied that it …"
            if standing.kind in {"organization", "person", "publication"} and standing.key:
                return standing.key
            if _acts(sense, k):
                return standing.key
    if at is not None and _founded(sense, at, topic):
        return sense.referents.firm_spoken_of() or topic
    return topic


def _acts(sense: Sense, k: int) -> bool:
    """Whether a country is the subject that does or says something: "Kenya denied that it …"."""
    name, at = sense.chunks[k].name, k + 1
    while at < len(sense.chunks) and sense.chunks[at].tag == "ADV":
        at += 1
    verb = sense.chunks[at] if at < len(sense.chunks) else None
    acts = verb is not None and verb.tag == "VG" and verb.finite and verb.lemma != "be"
    return acts and name is not None and sense.referents.is_country(name.key)


def _doer(sense: Sense, at: int) -> str | None:
    """The subject of the verb before "which it …": "Y found that X delivered engines, which it had sold"."""
    verbs = [k for k, c in enumerate(sense.chunks[: at - 1]) if c.tag == "VG" and c.finite]
    verb = verbs[-1] if verbs else None
    does = verb is not None and sense.chunks[verb].lemma != "be"
    subject = arguments(sense.chunks, verb).subject if verb is not None and does else []
    standing = sense.standing(sense.named_before(subject[0])) if subject else None
    named = standing is not None and standing.key in sense.referents.known
    return standing.key if standing is not None and named and standing.kind in {"organization", "person"} else None


def _founded(sense: Sense, at: int, topic: str | None) -> bool:
    """Whether "it" is a firm by what is told of it, while the last sentence was about a body of a state: "The
    Treasury listed X. It was founded by …", "Its owner, …".
    """
    state = topic in sense.referents.known and sense.referents.is_state(str(topic))
    phrase = sense.chunks[at]
    verb = next((c for c in sense.chunks[at + 1 : at + 3] if c.tag == "VG"), None)
    owned = phrase.words[0].low == "its" and phrase.head in words("nouns.corefer", "of_firms")
    return state and (owned or (verb is not None and verb.lemma in words("nouns.corefer", "founding")))


def about(sense: Sense, it: str | None) -> str | None:
    """The party that the sentence is about: its first noun phrase that is one, up to the verb; who did it, where
    that is told by "by"; who was asked.
    """
    told = False
    asked_of = addressees(sense.chunks, lambda k: sense.referents.is_firm(sense.standing(k).key))
    if sense.chunks[0].low == "by":
        return None  # a line that names the authors
    for k, chunk in enumerate(sense.chunks):
        before = sense.chunks[k - 1].low if k else ""
        told = told or (chunk.tag == "VG" and chunk.finite and k > 0 and chunk.lemma != "date")
        aside = k > 0 and sense.chunks[k - 1].tag in {"PREP", "TO"}
        if chunk.tag != "NP" or k in asked_of or (aside and not told):
            continue
        if told and before != "by" and k not in asked_of.values():
            continue
        standing = sense.standing(sense.named_before(k), it)
        party = standing.kind in {"organization", "person", "publication"} and standing.key
        if party or (_acts(sense, k) and before not in {"in", "to", "of", "from"}):
            return standing.key
        if standing.kind == "thing":
            return _predicate(sense, k, it)
    return None


def _predicate(sense: Sense, k: int, it: str | None) -> str | None:
    """The organization that the sentence introduces: "The second is X.", "The most active is X, a Y company"."""
    phrase, rest = sense.chunks[k], sense.chunks[k + 1 : k + 3]
    ranked = phrase.definite and phrase.head in words("nouns.corefer", "ranks")
    if not ranked or [c.tag for c in rest] != ["VG", "NP"] or rest[0].lemma != "be" or rest[0].negated:
        return None
    standing = sense.standing(k + 2, it)
    return standing.key if standing.kind == "organization" and rest[1].name is not None else None
