"""The reader of registers: tables of companies with their owners and officers, by column heads."""

from msgspec.structs import replace

from enduse.read.registry.claims import Register
from enduse.read.registry.heads import Head, head
from enduse.read.trade.cells import Row, rows
from enduse.records.document import Document
from enduse.records.proposal import Proposals, ProposedClaim

_BEGINNING = 2000  # cells in which a head is looked for


class RegistryReader:
    """Reads UK PSC data, officer lists and extracts of other registers. Known names are not needed."""

    NAME = "registry"
    VERSION = "1"

    def __init__(self, known: object = None) -> None:
        self.known = known

    def reads(self, document: Document) -> bool:
        """Documents with a table of a register."""
        beginnings = (replace(table, cells=table.cells.first(_BEGINNING)) for table in document.tables)
        return any(head(rows(document, table)) for table in beginnings)

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
        return Proposals(
            reader=f"{self.NAME} {self.VERSION}",
            references=register.references(),
            mentions=register.mentions(),
            claims=tuple(claims),
            notes=tuple(notes),
        )

    def _table(self, body: list[Row], top: Head, register: Register) -> list[ProposedClaim]:
        return [claim for row in body[top.row + 1 :] for claim in register.claims(row, top)]
