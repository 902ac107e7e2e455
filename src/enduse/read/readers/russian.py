"""The reader of Russian prose: trees and names of natasha's parts, rules over the tables of `lang/ru`. It proposes;
`ground` decides what stands.
"""

from bisect import bisect_left

from enduse.read.cued import cued
from enduse.read.known import Known
from enduse.read.names.foreign import foreign_names
from enduse.read.readers.stretches import prose_stretches
from enduse.read.russian.models import installed
from enduse.read.segment import sentences
from enduse.records.document import Document
from enduse.records.proposal import Proposals

#: What a document is told where the models are not installed.
NAMES_ALONE = (
    "its Russian prose was read for names and who says something by cue words alone: the extra is not installed "
    "(pip install 'enduse[ru]')"
)


class RussianReader:
    """Russian prose."""

    NAME = "rules-ru"

    def __init__(self, known: Known, models: bool = True) -> None:
        self.known = known
        self.models = installed() if models else None
        self.VERSION = f"7 {self.models or 'without models'} {known.digest}"

    def reads(self, document: Document) -> bool:
        """Whether any of the document is Russian prose."""
        return next(prose_stretches(document, {"ru"}), None) is not None

    def propose(self, document: Document) -> Proposals:
        """Mentions, references and claims of the document's Russian stretches."""
        spans = list(prose_stretches(document, {"ru"}))
        if self.models is None:
            names = foreign_names(document, spans, self.known)
            return Proposals(
                reader=self.NAME,
                references=names.references,
                mentions=names.mentions(document.text),
                claims=tuple(cued(document, spans, names.found, self.NAME)),
                notes=(NAMES_ALONE,),
            )
        from enduse.read.russian.names import Eyes
        from enduse.read.russian.parse import trees
        from enduse.read.tree.teller import Teller

        names = foreign_names(document, spans, self.known, Eyes())
        prose = [s for s in sentences(document) if not s.heading and any(a <= s.start < b for a, b, _ in spans)]
        teller = Teller(document, names.found, names.references, "ru", self.NAME)
        begins = [f.start for f in names.found]
        here = [(s.tokens, names.found[bisect_left(begins, s.start) : bisect_left(begins, s.end)]) for s in prose]

        normals = {r.key: r.normal for r in names.references if r.normal}
        claims = tuple(teller.tell(zip(prose, trees(here, normals), strict=True)))
        spoken = {r.key for c in claims for r in c.roles} | {v.key for c in claims for v in c.voice}
        added = {key: ref for key, ref in teller.standings.added.items() if key in spoken}
        dropped = teller.standings.added.keys() - added.keys()
        return Proposals(
            reader=self.NAME,
            references=(*names.references, *added.values()),
            mentions=(
                *names.mentions(document.text),
                *(m for m in teller.standings.mentions if m.key not in dropped),
            ),
            claims=claims,
        )
