"""Builders of records for tests: words in, grounded records out. Offsets are looked up in the text, not counted.

    text = document("a.txt", "Delta received seven winches.")
    told = claim(text, "transfer", "Delta received seven winches", recipient="Delta", item="seven winches")

A role's words stand for the party or item whose name they are: `party_id("Delta")`, `item_id("winches")`. Give a pair
`("the company", "Delta")` where the words are not the name. All people, firms and agencies in tests are invented.
"""

from collections.abc import Sequence

from enduse.records.claim import Claim, Cue, Evidence, Quantity, Role, Voice, VoiceKind, When
from enduse.records.document import Document, Page
from enduse.records.identity import hashed, sha256_bytes, sha256_text
from enduse.records.item import HsCode, Item
from enduse.records.party import Party
from enduse.records.reading import Identifier, Name

#: A filler: its words, or its words and the name of what they stand for.
Filler = str | tuple[str, str]
#: A voice: its name and kind.
Speaker = tuple[str, VoiceKind]

ITEM_ROLES = ("item",)
UNREFERENCED = ("price", "share", "capacity", "amount", "programme", "attribute", "value", "topic", "subject")


def party_id(name: str) -> str:
    """The id of the party of this name."""
    return hashed("party", name)


def item_id(name: str) -> str:
    """The id of the item of this name."""
    return hashed("item", name)


def document(origin: str, text: str, **more: object) -> Document:
    """A document whose bytes are its origin and text; its pages are split at form feeds."""
    pages, at = [], 0
    for number, page in enumerate(text.split("\f"), 1):
        pages.append(Page(number, at, at + len(page)))
        at += len(page) + 1
    data = f"{origin}\n{text}".encode("utf-8", "surrogatepass")
    facts: dict[str, object] = {
        "id": sha256_bytes(data),
        "origin": origin,
        "text": text,
        "text_sha256": sha256_text(text),
        "pages": tuple(pages) if len(pages) > 1 else (),
        "size": len(data),
        "language": "en",
        "media_type": "text/plain",
    }
    return Document(**(facts | more))  # type: ignore[arg-type]


def spot(text: str, words: str, after: int = 0, within: str | None = None) -> tuple[int, int]:
    """Where `words` stand in `text`: within the first passage `within`, else the first place from `after`."""
    low = text.index(within) if within else after
    at = text.find(words, low)
    at = text.find(words) if at < 0 else at
    if at < 0:
        raise AssertionError(f"{words!r} does not stand in the text; put it there or mend the words")
    return at, at + len(words)


def claim(
    told: Document,
    relation: str,
    quote: str,
    *,
    voice: Sequence[Speaker] = (),
    quantity: tuple[str, float | None, str] | tuple[str, float | None, str, str] | None = None,
    when: tuple[str, str | None] | None = None,
    cues: Sequence[tuple[str, str]] = (),
    roles: Sequence[tuple[str, Filler]] = (),
    **more: object,
) -> Claim:
    """A claim in `told` resting on `quote`. Roles are keywords (`origin` is `from`); repeated ones go in `roles`.

    `quantity` is (words, value, qualifier[, unit]), `when` is (words, value), a cue is (field, words).
    """
    start, end = spot(told.text, quote)
    fields = {k: more.pop(k) for k in list(more) if k in Claim.__struct_fields__}
    named = [("from" if k == "origin" else k, v) for k, v in more.items()]
    built = [_role(told, quote, role, filler) for role, filler in [*named, *roles]]  # type: ignore[arg-type]
    measured = None
    if quantity:
        at = spot(told.text, quantity[0], within=quote)
        measured = Quantity(
            value=quantity[1],
            qualifier=quantity[2],  # type: ignore[arg-type]
            unit=quantity[3] if len(quantity) > 3 else None,  # type: ignore[misc]
            text=quantity[0],
            start=at[0],
            end=at[1],
        )
    dated = None
    if when:
        at = spot(told.text, when[0], within=quote)
        dated = When(value=when[1], text=when[0], start=at[0], end=at[1])
    return Claim(
        id=str(
            fields.pop("id", None) or hashed("claim", told.id, relation, start, end, [(r.role, r.text) for r in built])
        ),
        document=told.id,
        relation=relation,  # type: ignore[arg-type]
        roles=tuple(built),
        quantity=measured,
        when=dated,
        voice=tuple(_voice(told, name, kind) for name, kind in voice),
        cues=tuple(Cue(f, *spot(told.text, w, within=quote), w) for f, w in cues),  # type: ignore[arg-type]
        evidence=(Evidence(start, end, quote),),
        reader=str(fields.pop("reader", "prose")),
        **fields,  # type: ignore[arg-type]
    )


def _role(told: Document, quote: str, role: str, filler: Filler) -> Role:
    words, name = (filler, filler) if isinstance(filler, str) else filler
    start, end = spot(told.text, words, within=quote)
    party = None if role in ITEM_ROLES or role in UNREFERENCED else party_id(name)
    item = item_id(name) if role in ITEM_ROLES else None
    return Role(role=role, text=words, start=start, end=end, party=party, item=item)


def _voice(told: Document, name: str, kind: VoiceKind) -> Voice:
    at = told.text.find(name)
    party = party_id(name) if kind in ("publication", "organization", "person") else None
    return Voice(
        name=name, kind=kind, party=party, start=at if at >= 0 else None, end=at + len(name) if at >= 0 else None
    )


def party(name: str, *others: str, schema: str = "Company", kind: str = "organization", **more: object) -> Party:
    """A party with its names (`text` or `text@language`); identifiers as `scheme:value` strings in `identifiers`."""
    names = []
    for each in (name, *others):
        text, _, language = each.partition("@")
        names.append(Name(text, language or None))
    numbers = more.pop("identifiers", ())
    known = tuple(Identifier(*n.split(":", 1)) for n in numbers)  # type: ignore[attr-defined]
    return Party(
        id=party_id(name.partition("@")[0]), schema=schema, kind=kind, names=tuple(names), identifiers=known, **more
    )  # type: ignore[arg-type]


def place(name: str, *others: str, country: str) -> Party:
    """A place."""
    return party(name, *others, schema="Address", kind="place", countries=(country,))


def unnamed(words: str, **more: object) -> Party:
    """A party that the texts do not name: "a broker in the Gulf"."""
    facts = {"id": party_id(words), "schema": "LegalEntity", "unnamed": True, "description": words}
    return Party(**(facts | more))  # type: ignore[arg-type]


def item(name: str, *designations: str, hs: Sequence[str] = ()) -> Item:
    """An item."""
    return Item(id=item_id(name), description=name, designations=designations, hs=tuple(HsCode(code=c) for c in hs))
