"""What does a row of a register claim? Who owns the company and by what share, who runs it and in what capacity."""

import re
from collections.abc import Iterator

from enduse.compare.identifiers import check
from enduse.read.registry.heads import Head, vocabulary
from enduse.read.trade.cells import Box, Row, passage
from enduse.read.trade.dates import date_in
from enduse.read.trade.labels import folded
from enduse.read.trade.parties import is_firm
from enduse.records.document import Document
from enduse.records.proposal import ProposedClaim, ProposedMention, ProposedReference, ProposedRole, ProposedWhen, Words
from enduse.records.reading import Identifier, ReferenceKind
from enduse.reference import trade

_COMPANY = ("company", "company_number", "company_ogrn", "company_inn", "company_uscc")
_OWNED = re.compile(r"(?:\d|ownership|voting|share|right-to-share)", re.IGNORECASE)
_PARTS = re.compile(r"\s*;\s*")
#: A kind of owner that is no person; an extract heads a firm's lines with its "name", a person's with the surname.
_CORPORATE = re.compile(r"corporate|legal-person|юр|организац|наименование|法人|企业", re.IGNORECASE)
_MARKED = re.compile(r"[»”\"]\s*$")  # a name that ends with quotation marks


class Register:
    """The companies, owners and officers of one document, one key for each name and number."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[str, tuple[ReferenceKind, str, set[Identifier]]] = {}
        self._mentions: dict[tuple[int, int], ProposedMention] = {}

    def claims(self, row: Row, head: Head) -> Iterator[ProposedClaim]:
        """The claims of one row; none where it names no company."""
        cells: dict[str, Box] = {}
        for box in row:
            if box.column in head.columns and box.text.lower() not in trade.words("nobody"):
                cells.setdefault(head.columns[box.column], box)
        yield from self.told(cells, (passage(self._document, row),))

    def told(self, cells: dict[str, Box], evidence: tuple[Words, ...]) -> Iterator[ProposedClaim]:
        """The claims of what is known of one company, one owner, one officer, by canonical name."""
        company = self._company(cells)
        if company is None:
            return
        held = cells.get("shares_held")  # a number of shares tells no part of the whole
        shares = self._parts(cells.get("share") or (held if held and "%" in held.text else None))
        owned = [part for part in shares if _OWNED.match(part.text)]
        if "owner" in cells:
            owner = self._party(cells["owner"], cells.get("owner_kind"), cells, ("owner_number", "owner_inn"))
            if owned or not shares:
                roles = [_role("owner", owner), _role("asset", company)]
                roles += [ProposedRole(role="share", words=part.words) for part in owned]
                yield self._claim("ownership", roles, evidence, cells)
            for part in shares:
                if part not in owned:
                    capacity = ProposedRole(role="capacity", words=part.words)
                    roles = [_role("member", owner), _role("organization", company), capacity]
                    yield self._claim("affiliation", roles, evidence, cells)
        if "officer" in cells:
            officer = self._party(cells["officer"], None, cells, ("officer_inn",), person=True)
            roles = [_role("member", officer), _role("organization", company)]
            if capacity_cell := cells.get("capacity"):
                roles.append(ProposedRole(role="capacity", words=capacity_cell.words))
            yield self._claim("affiliation", roles, evidence, cells)

    def references(self) -> tuple[ProposedReference, ...]:
        """The parties, in the order in which they were first named."""
        return tuple(
            ProposedReference(key=key, kind=kind, schema=schema, identifiers=tuple(sorted(numbers)))
            for key, (kind, schema, numbers) in self._found.items()
        )

    def mentions(self) -> tuple[ProposedMention, ...]:
        """Every place where a party is named."""
        return tuple(self._mentions[place] for place in sorted(self._mentions))

    def _company(self, cells: dict[str, Box]) -> tuple[str, Box] | None:
        """The company of a row: by name, where the row gives none by its number."""
        named = next((cells[name] for name in _COMPANY if name in cells), None)
        if named is None:
            return None
        numbers = {i for name in _COMPANY[1:] if name in cells and (i := _number(name, cells[name]))}
        key = next((f"company {i.scheme} {i.value}" for i in sorted(numbers)), f"company {folded(named.text)}")
        return self._named(key, named, "organization", "Company", numbers)

    def _party(
        self, box: Box, kind: Box | None, cells: dict[str, Box], numbered: tuple[str, ...], person: bool = False
    ) -> tuple[str, Box]:
        """An owner or officer: a person, unless its kind or its name says that it is a firm."""
        firm = (kind is not None and bool(_CORPORATE.search(kind.text))) or is_firm(box.text)
        firm = firm or (kind is None and bool(_MARKED.search(box.text)))
        if kind is None and not person and not firm:
            firm = len(box.text.split()) < 2 and box.text.isascii()
        numbers = {i for name in numbered if name in cells and (i := _number(name, cells[name]))}
        key = f"{'firm' if firm else 'person'} {folded(box.text)}"
        return self._named(key, box, "organization" if firm else "person", "Company" if firm else "Person", numbers)

    def _named(self, key: str, box: Box, kind: ReferenceKind, schema: str, numbers: set[Identifier]) -> tuple[str, Box]:
        known = self._found.setdefault(key, (kind, schema, set()))
        known[2].update(numbers)
        mention = ProposedMention(words=box.words, kind="person" if kind == "person" else "organization", key=key)
        self._mentions.setdefault((box.start, box.end), mention)
        return key, box

    def _claim(
        self, relation: str, roles: list[ProposedRole], evidence: tuple[Words, ...], cells: dict[str, Box]
    ) -> ProposedClaim:
        return ProposedClaim(
            relation=relation,  # type: ignore[arg-type]
            evidence=evidence,
            roles=tuple(roles),
            when=_when(cells.get("since"), cells.get("until")),
            phase="done" if "until" in cells else "ongoing",
        )

    def _parts(self, box: Box | None) -> list[Box]:
        """The natures of control or shares in a cell, parted by semicolons."""
        if box is None:
            return []
        edges = [0, *(at for m in _PARTS.finditer(box.text) for at in m.span()), len(box.text)]
        return [part for a, b in zip(edges[::2], edges[1::2], strict=True) if (part := box.part(a, b)).text]


def _role(role: str, party: tuple[str, Box]) -> ProposedRole:
    return ProposedRole(role=role, words=party[1].words, key=party[0])


def _number(column: str, box: Box) -> Identifier | None:
    return check(vocabulary().kinds[column], box.text)


def _when(since: Box | None, until: Box | None) -> ProposedWhen | None:
    """The day since when, or the interval that ended; ".." for a first day that is not told."""
    begun, over = (date_in(box.text) if box else None for box in (since, until))
    if over is not None and until is not None:
        box, told = (since, begun) if since is not None and begun is not None else (until, over)
        value = f"{begun[0] if begun else '..'}/{over[0]}"
        return ProposedWhen(words=box.part(told[1], told[2]).words, value=value)
    return ProposedWhen(words=since.part(begun[1], begun[2]).words, value=begun[0]) if since and begun else None
