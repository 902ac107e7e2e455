"""Who and what a model's answers name: references with the places of their names, looked up in the passage."""

from collections.abc import Iterable
from typing import Any, get_args

from enduse.read.ground import fold
from enduse.read.openai.forms import akin, bare, points
from enduse.read.openai.passages import Passage
from enduse.read.openai.shape import EntityAnswer
from enduse.read.openai.trouble import Trouble
from enduse.records.document import Document
from enduse.records.proposal import ProposedMention, ProposedReference, Words
from enduse.records.reading import ReferenceKind
from enduse.reference.places import lookup

#: No more forms of one name are looked up in a passage.
MOST_FORMS = 20
_SCHEMA = {"person": "Person", "place": "Address", "publication": "Organization", "item": "Commodity"}
#: Where a name stands.
Span = tuple[int, int]


def absent(words: str) -> Words:
    """Words that do not stand in the passage: without a place in the text, `ground` drops and counts them."""
    return Words(words, -1)


def stands(words: Words) -> bool:
    """Whether the words have a place in the text."""
    return words.start != -1


class Things:
    """The references and mentions of one document. `names` gives the name of each named thing as it stands."""

    def __init__(self, document: Document, trouble: Trouble) -> None:
        self._text, self._trouble = document.text, trouble
        self.references: dict[str, ProposedReference] = {}
        self.mentions: dict[tuple[Words, str], ProposedMention] = {}
        self.names: dict[str, str] = {}

    def take(self, passage: Passage, entities: Iterable[EntityAnswer]) -> dict[str, str]:
        """Add what one answer names in its passage. Returns the keys by folded name.

        A form that cannot be one of its entity's name becomes a thing of its own. A name that is but a part of a longer
        one at some place ("Tarn" in "Tarn Trading") is not mentioned there.
        """
        known = [e for e in entities if self._trouble.known(e.kind, get_args(ReferenceKind), "kind of entity")]
        placed = [(e, form, tuple(passage.spans(form))) for e in known for form in _forms(e)]
        longest = _longest(span for e, _, spans in placed if not e.unnamed for span in spans)
        keys: dict[str, str] = {}
        for entity, form, spans in placed:
            kind: Any = entity.kind
            if not spans:
                self.mention(absent(form), kind)
            elif entity.unnamed:
                keys.setdefault(folded(form), self._unnamed(spans[0], kind))
            else:
                own = entity.name if akin(passage, entity.name, form) else form
                free = [s for s in spans if longest[s[0]] == s or not _inside(s, longest[s[0]])]
                if free:
                    self._named(own, free, kind)
                for name in (form, own):
                    keys.setdefault(folded(name), _key(own, kind))
        return {name: key for name, key in keys.items() if key in self.references}

    def meant(self, passage: Passage, words: Words, entity: str | None, keys: dict[str, str]) -> str | None:
        """The key of the thing that words stand for: what they name, else the entity that the model gives for them.

        Words that hold another name ("Norder Shipping" for "Tarn Trading") stand for nothing.
        """
        if not stands(words):
            return None
        own = keys.get(folded(words.text)) or keys.get(folded(words.text[bare(words.text, 0, len(words.text)) :]))
        if own is not None:
            return own
        key = keys.get(folded(entity)) if entity else None
        if key is None:
            return None
        opening = any(s.start == words.start for s in passage.sentences)
        if not (points(words.text, opening=opening) or akin(passage, self.names.get(key, ""), words.text)):
            return None
        kind: Any = self.references[key].kind
        pointing = ProposedMention(words=words, kind=kind, key=key, naming=False)
        self.mentions.setdefault((words, kind), pointing)
        return key

    def goods(self, words: Words) -> str:
        """The key of goods without a name of their own: one item for each wording within the document."""
        described = " ".join(words.text[bare(words.text, 0, len(words.text)) :].split())
        key = f"item:{folded(described)}"
        self.references.setdefault(key, ProposedReference(key=key, kind="item", description=described))
        return key

    def mention(self, words: Words, kind: Any, key: str | None = None) -> None:
        """Note words that name something."""
        known = self.mentions.get((words, kind))
        if known is None or (known.key == key and not known.naming):
            self.mentions[words, kind] = ProposedMention(words=words, kind=kind, key=key)

    def words(self, span: Span) -> Words:
        """The document's words from start to end."""
        return Words(self._text[slice(*span)], span[0])

    def _unnamed(self, span: Span, kind: Any) -> str:
        """The key of a party without a name, bound to its place in the text."""
        words = self.words((bare(self._text, *span), span[1]))
        key, described = f"unnamed:{words.start}", " ".join(words.text.split())
        facts: Any = {"schema": _SCHEMA.get(kind, "LegalEntity"), "unnamed": True, "description": described}
        self.references.setdefault(key, ProposedReference(key=key, kind=kind, **facts))
        self.mention(words, kind, key)
        return key

    def _named(self, name: str, spans: Iterable[Span], kind: Any) -> None:
        """Add a named thing, one within the document; its names are mentioned at these places."""
        key = _key(name, kind)
        found = [self.words(span) for span in spans]
        first = self.names.setdefault(key, " ".join(found[0].text.split()))
        known = lookup(first) if kind == "place" else None
        facts: Any = {"schema": _SCHEMA.get(kind, "LegalEntity"), "countries": (known.country,) if known else ()}
        self.references.setdefault(key, ProposedReference(key=key, kind=kind, **facts))
        for words in found:
            self.mention(words, kind, key)


def folded(name: str) -> str:
    """A name as it is compared within a document."""
    return " ".join(fold(name).split())


def _key(name: str, kind: str) -> str:
    """The key of a named thing: one for each kind and folded name."""
    return f"{kind}:{folded(name)}"


def _forms(entity: EntityAnswer) -> list[str]:
    """The forms of a name that are worth looking up: single letters would be found everywhere."""
    forms = dict.fromkeys((entity.name, *(entity.forms or ())))
    return [f for f in forms if len(f.strip()) > 1][:MOST_FORMS] or [entity.name]


def _longest(spans: Iterable[Span]) -> dict[int, Span]:
    """The longest span over each place of the text."""
    over: dict[int, Span] = {}
    for span in sorted(set(spans), key=lambda s: (s[1] - s[0], s)):
        over.update(dict.fromkeys(range(*span), span))
    return over


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]
