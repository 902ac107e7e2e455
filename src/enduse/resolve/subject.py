"""A reference made ready for comparing: its names parsed, its model designations, its place, its countries."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from enduse.compare.forms import Form, split_words
from enduse.compare.han.readings import is_pinyin
from enduse.compare.han.split import unexplained
from enduse.compare.han.variants import simplify
from enduse.compare.items import Designation, designations
from enduse.compare.names import spellings
from enduse.compare.scripts import scripts_of
from enduse.compare.tokens import Parsed, by_known, by_sound, parse
from enduse.records.reading import Name, Reading, Reference
from enduse.reference.places import lookup
from enduse.resolve.bodies import body
from enduse.resolve.inflected import Attested
from enduse.resolve.kinds import agreed
from enduse.resolve.korean import korean
from enduse.resolve.natures import Bearer
from enduse.resolve.places import known_place, unknown_place
from enduse.resolve.printed import bare, ways
from enduse.resolve.rendered import Rendered, rendered
from enduse.resolve.things import called, joined, kinds_of_thing
from enduse.resolve.towns import by_sound as towns_by_sound

#: What may be one with what: an outlet can be spoken of as a firm.
GROUPS = {
    "organization": "organization",
    "publication": "organization",
    "person": "person",
    "place": "place",
    "item": "item",
}
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
    bearer: Bearer = Bearer()
    korean: frozenset[str] = frozenset()  # keys of a person's names that are Korean
    things: frozenset[str] = frozenset()  # the kinds of goods that its names say

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


#: First words of a description that is no name, whatever form ends it.
_NOBODY = frozenset(
    "unknown unnamed undisclosed unidentified another sanctioned listed shell front intermediary buyer seller supplier "
    "неизвестное неизвестная неназванное неназванная некое некая другое другая покупатель поставщик продавец".split()
)


def _named(ref: Reference) -> Reference:
    """What a reader left without a name is a name all the same where it ends in a legal form and begins with a word of
    its own, each word with a capital: a firm that nobody looks up on a list is the dearest mistake."""
    text = ref.description or (ref.names[0].text if ref.names else "")
    if not ref.unnamed or ref.kind != "organization" or not all(word[0].isupper() for word in text.split()):
        return ref
    told = parse(text)
    if text.split()[0].casefold() in _NOBODY:
        return ref
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
    printed = [name.text for name in ref.names]
    if group == "item":
        return _item(ref, attested)
    if ref.schema == "Vessel":
        printed = list(
            dict.fromkeys(_SHIP.sub(r"\g<name> \g<number>", t) if _SHIP.match(t) else called(t) for t in printed)
        )
    if group == "organization":
        printed = list(dict.fromkeys(way for text in printed for way in ways(text)))
    read_as = [((attested and attested.dictionary(text, person)) or text, text) for text in printed]
    texts = list(dict.fromkeys(text for text, _ in read_as))
    if group == "place":
        texts = [(towns or {}).get(t, t) for t in texts]
        found = next((key for text in (*printed, *texts) if (key := known_place(text))), None)
        key = found or (unknown_place(texts[0]) if texts else ref.id)
        return Subject(ref, group, tuple(parse(t) for t in texts), (), (), key, frozenset())
    own = ref.kind == "publication" or bool(publisher and parse(publisher).forms)  # a firm called as a paper is another
    if group == "organization" and publisher and own and any(_part_of(t, publisher) for t in texts):
        texts.append(publisher)
    if group == "organization" and publisher and texts and _itself(texts, publisher):
        texts = [publisher]
    called_so = dict.fromkeys((*texts, *(n.text for n in ref.names)))
    public = frozenset() if person else frozenset(known for t in called_so if (known := body(t)))
    seats = (
        {}
        if person
        else {t: p for t in texts if len(t) <= _LONGEST_SEATED and (s := _SEATED.match(t)) and (p := lookup(s["seat"]))}
    )
    texts = list(dict.fromkeys(_SEATED.sub(r"\g<name>", t) if t in seats else t for t in texts))
    texts = [_SHIP.sub(r"\g<name> \g<number>", t) for t in texts]
    whole = {text for text, way in read_as if bare(way) == way}  # «Тарский завод» is no Tarsk
    spelled = [s if person or s in whole else bare(s) for text in texts for s in spellings(text)]
    read = {parse(s, person) for s in spelled if s}
    if not person:
        read |= {told for s in spelled if (told := by_sound(s))}
        read |= {told for s in spelled if attested and (told := by_known(s, attested.latin))}
    names = sorted(
        read,
        key=lambda p: (-sum(t.weight for t in p.tokens), -len(p.tokens), p.text),
    )
    abroad = any(_abroad(name) for name in names)
    implied = {country for name in names for country in _implied(name, abroad)}
    implied |= {place.country for place in seats.values()}
    forms = tuple(sorted({form for name in names for form in name.forms}, key=lambda f: (f.family, f.country or "")))
    trade = frozenset(c for n in names if n.han for c in (_of_person(n) if person else _characters(n)))
    means = () if person else tuple(_meanings(printed, attested))
    countries = frozenset(implied | set(ref.countries))
    bearer = Bearer() if person else Bearer.of((n.text for n in ref.names), forms)
    said = frozenset(key for n in ref.names if person and (key := korean(n.text)))
    return Subject(ref, group, tuple(names), forms, (), None, countries, trade, public, means, bearer, said)


def _item(ref: Reference, attested: Attested | None) -> Subject:
    """A good ready for comparing, by its names without the words for what it is."""
    bare = list(dict.fromkeys(called(name.text) for name in ref.names))
    read = list(dict.fromkeys((attested and attested.dictionary(text)) or text for text in bare))
    told = (*bare, *read, *filter(None, map(joined, bare)))
    models = {d for text in told for d in designations(text)}
    models |= {d for d in designations(ref.description or "") if d.numbers}  # НАСОС ГИДРАВЛИЧЕСКИЙ is no model
    names = tuple(p for t in read if not any(d.numbers for d in models) for p in (parse(t), by_sound(t)) if p)
    means = tuple(_meanings(bare, attested))  # a ship's, a brand's
    things = frozenset(kind for name in ref.names for kind in kinds_of_thing(name.text))
    return Subject(ref, "item", names, (), tuple(sorted(models)), None, frozenset(), meanings=means, things=things)


def _meanings(names: Iterable[str], attested: Attested | None) -> Iterator[tuple[str, Rendered]]:
    """The names that are made of common words, as printed, and what they mean."""
    for name in names:
        known = attested.dictionary(name) if attested else None
        if means := rendered(name) or (rendered(known) if known else None):
            yield name, means


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


def _implied(name: Parsed, abroad: bool) -> Iterable[str]:
    """The countries that a name says. Where a Chinese text calls a foreign firm by its sound, or has its name in Latin
    letters beside, 公司 behind it says nothing of its law, and a town within the sounds is none."""
    plain = abroad and all(form.family == "company" for form in name.forms)
    if name.han and (plain or any(t.sounds for t in name.tokens) or by_sound(name.text)):
        return [t.key[1:] for t in name.tokens if t.kind == "country"]
    return name.countries


def _abroad(name: Parsed) -> bool:
    """Whether a name in Latin letters has a word of its own that is no pinyin."""
    return scripts_of(name.text) == {"latin"} and any(t.kind == "word" and not is_pinyin(t.word) for t in name.tokens)


def _of_person(name: Parsed) -> Iterator[str]:
    """The characters of a Chinese person's name; a foreign one may be written with several."""
    if not any(t.sounds for t in name.tokens):
        yield simplify("".join(split_words(name.text)))


def _characters(name: Parsed) -> Iterator[str]:
    """The characters of a Chinese trade name; a foreign word may be written with several."""
    if len(name.written) == 1 and not any(t.sounds for t in name.tokens):
        yield from (part for part in unexplained(name.text) if len(part) > 1)
