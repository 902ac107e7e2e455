"""A reference made ready for comparing: its names parsed, its model designations, its place, its countries."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from enduse.compare.forms import Form, split_words, strip_forms
from enduse.compare.han.split import unexplained
from enduse.compare.han.variants import simplify
from enduse.compare.inflected import named, nouns
from enduse.compare.items import Designation, designations
from enduse.compare.names import spellings
from enduse.compare.scripts import romanise
from enduse.compare.tokens import Parsed, by_known, by_sound, parse
from enduse.compare.words import word_for
from enduse.records.reading import Name, Reading, Reference
from enduse.reference.places import lookup
from enduse.resolve.bodies import body
from enduse.resolve.inflected import Attested
from enduse.resolve.kinds import agreed
from enduse.resolve.rendered import Rendered, rendered
from enduse.resolve.towns import by_sound as towns_by_sound

#: What may be one with what: an outlet can be spoken of as a firm.
GROUPS = {
    "organization": "organization",
    "publication": "organization",
    "person": "person",
    "place": "place",
    "item": "item",
}
#: How adjectives of places end, in Russian and in Latin letters.
_ADJECTIVE = re.compile(
    r"(?:ск|ц|н)(?:ий|ой|ый|ая|ое|ого|ому|им|ом|ую|ої)$|[sc]k(?:y|iy|i|ij|aya|oye|oe|ogo)$", re.IGNORECASE
)
#: What the land around a town is called by, with the town's name.
_REGION = re.compile(
    r"^(?:the )?(?:province|region|district) of |^(?:область|провинция|район) |"
    r" (?:province|region|oblast|krai|область)$|(?<=..)[省州]$",
    re.IGNORECASE,
)
#: The land around a town by an adjective of it: Пермского края.
_LAND = re.compile(r"(?P<town>[а-яё]+[сц]к\w{2,3}) (?:област[ьию]|кра[йяюе]|провинци[яию])", re.IGNORECASE)
#: What a place is, said with its name.
_KIND_OF_PLACE = re.compile(
    r"^(?:the )?(?:(?:sea)?port|city|town|province|republic|kingdom|state|region|emirate|island|district) of |"
    r"^(?:port|порт)[ -]|^(?:город|г\.|республика|область|провинция|район|эмират) |"
    r" (?:port|city|province|region|oblast|krai|область)$|"
    r"(?<=..)(?:港口|港|市|省|州|共和国|自由区)$",
    re.IGNORECASE,
)
_OUR = r"(?:наш[аеу]?|наш(?:ей|ему|его|им)|настоящ(?:ее|ая|ий)) "
#: What a paper calls itself in a text of its own; and a firm or an office, which a paper may only quote.
_PAPER_ITSELF = re.compile(
    rf"(?:our|this) (?:agency|newspaper|paper)|{_OUR}(?:агентств\w+|газет\w+|издани\w+|редакци\w+)|"
    "[我本](?:报|報|刊|社|网|網)",
    re.IGNORECASE,
)
_FIRM_ITSELF = re.compile(
    rf"(?:our|this|the undersigned) (?:company|firm|enterprise|plant|group)|"
    rf"{_OUR}(?:компани\w+|фирм\w+|предприяти\w+|завод\w*)|[我本敝](?:公司|司|厂|廠|集团|集團)",
    re.IGNORECASE,
)
_OFFICE_ITSELF = re.compile(
    r"(?:our|this|the undersigned) (?:agency|ministry|office|court)|[我本](?:院|局|署|部|所)", re.I
)
_OFFICE = re.compile(
    r"\b(?:ministry|office|court|authority|department|service|prosecutor)|министерств|управлени|служб|\bсуд\b|"
    "прокуратур|[局署部院]$",
    re.IGNORECASE,
)
#: “青岚7”轮: a ship's name in Chinese characters, its number, and that it is a ship.
_SHIP = re.compile(
    r"^[“”„«《〈「『\"]?(?P<name>[\u4e00-\u9fff]{2,8}?)(?P<number>\d*)[”»》〉」』\"]?(?:[号號][轮輪]?|[轮輪])$"
)
#: A longer name is no firm with its town.
_LONGEST_SEATED = 200
#: "Tarnholt of Bergen", "Bergen-based Tarnholt".
_SEATED = re.compile(r"(?:(?P<name>.*\w.*) of (?P<seat>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?))$")


class Subject(Struct, frozen=True):
    """A reference, ready for comparing. `names` run from the richest to the barest; `countries` are those the
    document gives and those that legal forms and places in the names say."""

    ref: Reference
    group: str
    names: tuple[Parsed, ...]
    forms: tuple[Form, ...]
    designations: tuple[Designation, ...]
    place: str | None
    countries: frozenset[str]
    characters: frozenset[str] = frozenset()  # the trade name in Chinese characters, simplified
    bodies: frozenset[str] = frozenset()  # the well-known public body it is
    meanings: tuple[tuple[str, Rendered], ...] = ()  # names made of common words, and what they mean

    @property
    def id(self) -> str:
        """The id of the reference."""
        return self.ref.id


def references(readings: Iterable[Reading]) -> tuple[Reference, ...]:
    """All references, by id; one that two readings share is joined."""
    found: dict[str, Reference] = {}
    for reading in readings:
        for ref in reading.references:
            found[ref.id] = _joined(found[ref.id], ref) if ref.id in found else ref
    return tuple(_named(found[key]) for key in sorted(found))


def _named(ref: Reference) -> Reference:
    """What a reader left without a name is a name all the same where it ends in a legal form and begins with a word of
    its own, each word with a capital: a firm that nobody looks up on a list is the dearest mistake."""
    text = ref.description or (ref.names[0].text if ref.names else "")
    if not ref.unnamed or ref.kind != "organization" or not all(word[0].isupper() for word in text.split()):
        return ref
    told = parse(text)
    if not told.tokens or told.tokens[0].kind != "word":
        return ref
    if all(form.family == "company" for form in told.forms):  # "Trading Company": any firm
        return ref
    return replace(ref, unnamed=False, names=ref.names or (Name(text),))


def _joined(left: Reference, right: Reference) -> Reference:
    return replace(
        left,
        names=tuple(dict.fromkeys(left.names + right.names)),
        identifiers=tuple(sorted({*left.identifiers, *right.identifiers})),
        countries=tuple(sorted({*left.countries, *right.countries})),
        distinct_from=tuple(sorted({*left.distinct_from, *right.distinct_from})),
        hs=tuple(sorted({*left.hs, *right.hs})),
        whole=tuple(dict.fromkeys((*left.whole, *right.whole))),
    )


def subject(
    ref: Reference,
    attested: Attested | None = None,
    publisher: str | None = None,
    towns: Mapping[str, str] | None = None,
) -> Subject:
    """Make one reference ready, its names in the forms that are `attested`. A person's names hold no vocabulary; an
    item's names become designations; a town's are the `towns` that they sound like. Who is called by a part of the
    text's own `publisher`'s name is the publisher."""
    group = GROUPS[ref.kind]
    person = group == "person"
    read_as = [((attested and attested.dictionary(n.text, person)) or n.text, n.text) for n in ref.names]
    texts = list(dict.fromkeys(text for text, _ in read_as))
    if group == "item":
        models = {d for text in [*texts, ref.description or ""] for d in designations(text)}
        called = tuple(p for t in texts if not any(d.numbers for d in models) for p in (parse(t), by_sound(t)) if p)
        means = tuple(_meanings(ref, attested))  # a ship's, a brand's
        return Subject(ref, group, called, (), tuple(sorted(models)), None, frozenset(), meanings=means)
    if group == "place":
        raw = (name.text for name in ref.names)
        texts = [(towns or {}).get(t, t) for t in texts]
        found = next((key for text in (*raw, *texts) if (key := _place(text))), None)
        key = found or (" ".join(sorted(t.key for t in parse(texts[0]).tokens)) if texts else ref.id)
        return Subject(ref, group, tuple(parse(t) for t in texts), (), (), key, frozenset())
    own = ref.kind == "publication" or bool(publisher and parse(publisher).forms)  # a firm called as a paper is another
    if group == "organization" and publisher and own and any(_part_of(t, publisher) for t in texts):
        texts.append(publisher)
    if group == "organization" and publisher and texts and _itself(texts, publisher):
        texts = [publisher]
    said = dict.fromkeys((*texts, *(n.text for n in ref.names)))
    public = frozenset() if person else frozenset(known for t in said if (known := body(t)))
    seats = (
        {}
        if person
        else {t: p for t in texts if len(t) <= _LONGEST_SEATED and (s := _SEATED.match(t)) and (p := lookup(s["seat"]))}
    )
    texts = list(dict.fromkeys(_SEATED.sub(r"\g<name>", t) if t in seats else t for t in texts))
    texts = [_SHIP.sub(r"\g<name> \g<number>", t) for t in texts]
    whole = {text for text, printed in read_as if bare(printed) == printed}  # «Тарский завод» is no Tarsk
    spelled = [s if person or s in whole else bare(s) for text in texts for s in spellings(text)]
    read = {parse(s, person) for s in spelled if s}
    if not person:
        read |= {told for s in spelled if (told := by_sound(s))}
        read |= {told for s in spelled if attested and (told := by_known(s, attested.latin))}
    names = sorted(
        read,
        key=lambda p: (-sum(t.weight for t in p.tokens), -len(p.tokens), p.text),
    )
    implied = {country for name in names for country in _implied(name)}
    implied |= {place.country for place in seats.values()}
    forms = tuple(sorted({form for name in names for form in name.forms}, key=lambda f: (f.family, f.country or "")))
    trade = frozenset(c for n in names if n.han for c in (_of_person(n) if person else _characters(n)))
    means = () if person else tuple(_meanings(ref, attested))
    countries = frozenset(implied | set(ref.countries))
    return Subject(ref, group, tuple(names), forms, (), None, countries, trade, public, means)


def _meanings(ref: Reference, attested: Attested | None) -> Iterator[tuple[str, Rendered]]:
    """The names of a reference that are made of common words, as printed, and what they mean."""
    for name in ref.names:
        known = attested.dictionary(name.text) if attested else None
        if means := rendered(name.text) or (rendered(known) if known else None):
            yield name.text, means


def _itself(texts: Sequence[str], publisher: str) -> bool:
    """Whether a text means by these words whoever publishes it: "our company" in a firm's text, "this newspaper"."""
    ways = [_PAPER_ITSELF]
    if parse(publisher).forms:
        ways.append(_FIRM_ITSELF)
    elif _OFFICE.search(publisher):
        ways.append(_OFFICE_ITSELF)
    return any(all(map(way.fullmatch, texts)) for way in ways)


def _part_of(name: str, publisher: str) -> bool:
    """Whether a name is a part of the publisher's: "The Bugle" of the Orchard Bugle."""
    said, whole = ({t.key for t in parse(n).tokens if t.kind != "filler"} for n in (name, publisher))
    return bool(said) and said < whole


def subjects(refs: Sequence[Reference], publishers: Mapping[str, str] | None = None) -> list[Subject]:
    """All references made ready, those whose kind a reader guessed by the kind that the other texts have."""
    attested = Attested(refs)
    papers = publishers or {}
    towns = towns_by_sound(refs)
    made = [subject(ref, attested, papers.get(ref.document), towns) for ref in refs]
    kinds = agreed(one.ref for one in made)
    return [_as(one, kinds[one.id], attested) if one.id in kinds else one for one in made]


def _as(one: Subject, kind: str, attested: Attested) -> Subject:
    schema = {"person": "Person", "place": "Address", "item": "Commodity"}.get(kind, "LegalEntity")
    return subject(replace(one.ref, kind=kind, schema=schema), attested)


def _place(text: str) -> str | None:
    """The key of a place by its name; an inflected name by its dictionary form, one with a word for what it is (the
    port of) by the rest."""
    text = simplify(text)
    for name in dict.fromkeys((text, _KIND_OF_PLACE.sub("", text).strip())):
        if place := lookup(name) or (lookup(name.upper()) if name.istitle() else None):  # Osh, no abbreviation
            region = place.kind == "city" and _REGION.search(text)
            return f"{place.key} region" if region else place.key  # Almaty Region is not Almaty
        words = [word_for(romanise(word)) for word in split_words(name)]
        if len(words) == 1 and words[0] and words[0].kind == "country":
            return words[0].country
        if len(words) == 1 and words[0] and words[0].kind == "place":
            place = lookup(words[0].concept)
            return place.key if place else None
        found = [p for form in named(name) if (p := lookup(form)) is not None]
        if found:
            return max(found, key=lambda p: (p.kind == "country", p.people, p.key)).key
        if (land := _LAND.fullmatch(name)) and (town := next(filter(None, map(lookup, nouns(land["town"]))), None)):
            return f"{town.key} region"
    return None


def bare(text: str) -> str:
    """A firm's name without the describing words around it: "the Kupol plant" is Kupol. Written in capitals they
    are its name."""
    words = list(split_words(text))
    if not any(w[0].isupper() for w in words) or len(words) < 2:
        return text
    kept = list(words)
    for end in (0, -1):
        while len(kept) > 1 and kept[end].islower() and _describes(kept[end]):
            kept.pop(end)
    if len(kept) == len(words) or all(word_for(romanise(word)) for word in kept):
        return text
    forms = {w for n, w in enumerate(words) if n not in strip_forms(words)[0]}
    if all(_ADJECTIVE.search(word) for word in kept if word[0].isupper() and word not in forms):
        return text  # "the Izhevsky plant" is no Izhevsky
    return " ".join(kept)


def _implied(name: Parsed) -> Iterable[str]:
    """The countries that a name says. Where a Chinese text calls a foreign firm by its sound, 公司 behind it says
    nothing of its law, and a town within the sounds is none."""
    if name.han and (any(t.sounds for t in name.tokens) or by_sound(name.text)):
        return [t.key[1:] for t in name.tokens if t.kind == "country"]
    return name.countries


def _of_person(name: Parsed) -> Iterator[str]:
    """The characters of a Chinese person's name; a foreign one may be written with several."""
    if not any(t.sounds for t in name.tokens):
        yield simplify("".join(split_words(name.text)))


def _characters(name: Parsed) -> Iterator[str]:
    """The characters of a Chinese trade name; a foreign word may be written with several."""
    if len(name.written) == 1 and not any(t.sounds for t in name.tokens):
        yield from (part for part in unexplained(name.text) if len(part) > 1)


def _describes(word: str) -> bool:
    known = word_for(romanise(word))
    return known is not None and known.kind in ("generic", "filler")
