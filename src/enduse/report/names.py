"""What parties, items and documents are called in the report, and where in it they are described."""

import re
from collections import Counter

from enduse.records.document import Document
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.records.picture import Picture
from enduse.reference.places import demonym, place

#: A country on customs rows: RU, KAZ.
_CODE = re.compile("[A-Z]{2,3}")


class Names:
    """Names and anchors. Anchors are numbers given in order: no word of a document ever becomes a link target."""

    def __init__(self, picture: Picture) -> None:
        self.parties: dict[str, Party] = {p.id: p for p in picture.parties}
        self.items: dict[str, Item] = {i.id: i for i in picture.items}
        self.documents: dict[str, Document] = {d.id: d for d in picture.documents}
        self.currencies = {id: told["currency"] for id, told in picture.fields.items() if told.get("currency")}
        self._anchors = {p: f"p{n}" for n, p in enumerate(sorted(self.parties), 1)}
        ordered = sorted(picture.documents, key=lambda d: (d.origin, d.id))
        self._anchors |= {d.id: f"d{n}" for n, d in enumerate(ordered, 1)}
        self._anchors |= {t.id: f"t{n}" for n, t in enumerate(sorted(picture.transfers, key=lambda t: t.id), 1)}
        self._titles = Counter(d.title for d in picture.documents if d.title)
        self._described: set[str] = set()
        self._called: dict[str, str] = {}
        for party in picture.parties:
            for name in () if party.unnamed else party.names:
                known = self._called.setdefault(_fold(name.text), party.caption)
                self._called[_fold(name.text)] = party.caption if known == party.caption else name.text

    def describe(self, id: str) -> None:
        """Note that the report has a place that describes this party, document or transfer."""
        self._described.add(id)

    def anchor(self, id: str | None) -> str:
        """The anchor of a party, document or transfer; empty where the report does not describe it."""
        return self._anchors[id] if id in self._described else ""

    def party(self, id: str | None) -> str:
        """A party's main name; a country known by its code alone is called by its name, an unknown party by its id."""
        if id is None:
            return ""
        if id not in self.parties:
            return id
        party = self.parties[id]
        coded = party.kind == "place" and len(party.countries) == 1 and _CODE.fullmatch(party.caption)
        country = place(party.countries[0]) if coded else None
        return country.name if country is not None else party.caption

    def called(self, words: str) -> str:
        """The main name of the one party that has these words as a name; else the words themselves."""
        return self._called.get(_fold(words), words)

    def is_form(self, words: str, id: str) -> bool:
        """Whether `words` are a name of the party, or hold one in full."""
        party = self.parties.get(id)
        if party is None or party.unnamed:
            return True
        low = _fold(words)
        return any(_fold(n.text) in low for n in party.names)

    def is_adjective(self, words: str, id: str) -> bool:
        """Whether `words` are the adjective of the country that the party is: "Russian" for Russia."""
        party = self.parties.get(id)
        return party is not None and party.kind == "place" and demonym(words) in party.countries

    def document(self, id: str) -> str:
        """A document's title, else its path."""
        found = self.documents.get(id)
        return (found.title or found.origin) if found else id

    def source(self, id: str) -> str:
        """A document as a source: its title, with its path where that tells no paper from another ("INVOICE")."""
        found = self.documents.get(id)
        if found is None or not found.title:
            return self.document(id)
        alike = found.title.isupper() or self._titles[found.title] > 1
        return f"{found.title} ({found.origin})" if alike else found.title


def _fold(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
