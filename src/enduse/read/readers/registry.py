"""The reader of registers: tables of companies with their owners and officers, by column heads; and extracts."""

from msgspec.structs import replace

from enduse.read.registry.claims import Register
from enduse.read.registry.extract import Entry, entries, is_extract
from enduse.read.registry.heads import Head, head
from enduse.read.trade.cells import Row, passage, rows
from enduse.records.document import Document
from enduse.records.proposal import Proposals, ProposedClaim

_BEGINNING = 2000  # cells in which a head is looked for


class RegistryReader:
    """Reads UK PSC data, officer lists and extracts of other registers. Known names are not needed."""

    NAME = "registry"
    VERSION = "5"

    def __init__(self, known: object = None) -> None:
        self.known = known

    def reads(self, document: Document) -> bool:
        """Documents with a table of a register, and extracts from one."""
        beginnings = (replace(table, cells=table.cells.first(_BEGINNING)) for table in document.tables)
        return is_extract(document) or any(head(rows(document, table)) for table in beginnings)

    def propose(self, document: Document) -> Proposals:
        """The ownerships and affiliations of every row, with their parties."""
        register = Register(document)
        claims: list[ProposedClaim] = []
        notes: list[str] = []
        for table in document.tables:
            body = rows(document, table)
            if top := head(body):
                claims += self._table(body, top, register)
                if top.unknown:
                    notes.append(f"columns of the register not known: {'; '.join(top.unknown)}")
        if not claims and is_extract(document):
            claims += self._extract(document, register)
        return Proposals(
            reader=f"{self.NAME} {self.VERSION}",
            references=register.references(),
            mentions=register.mentions(),
            claims=tuple(claims),
            notes=tuple(notes),
        )

    def _extract(self, document: Document, register: Register) -> list[ProposedClaim]:
        """Who owns and runs the company of an extract; also by a table of its owners that does not name it."""
        company, *others = entries(document) or [Entry("company")]
        shown = tuple(passage(document, line) for line in company.lines)
        found = [*register.told(company.values, shown)] if "officer" in company.values else []
        about = {name: box for name, box in company.values.items() if name.startswith("company")}
        for entry in others:
            found += register.told(about | entry.values, (*shown, *(passage(document, line) for line in entry.lines)))
        for table in document.tables if about else ():
            body = rows(document, table)
            if top := head(body, known=True):
                for row in body[top.row + 1 :]:
                    cells = {top.columns[box.column]: box for box in row if box.column in top.columns}
                    found += register.told(about | cells, (*shown, passage(document, row)))
        return found

    def _table(self, body: list[Row], top: Head, register: Register) -> list[ProposedClaim]:
        return [claim for row in body[top.row + 1 :] for claim in register.claims(row, top)]
