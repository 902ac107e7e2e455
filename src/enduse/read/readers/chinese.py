"""The reader of Chinese prose, Simplified and Traditional: rules over the tables of `lang/zh`, words by rjieba where
the extra `[zh]` is installed. It proposes; `ground` decides what stands."""

import re
from collections.abc import Sequence

from msgspec import structs

from enduse.read.han.cutting import WITHOUT_WORDS, installed
from enduse.read.han.teller import ChineseTeller
from enduse.read.known import Known
from enduse.read.names.foreign import foreign_names
from enduse.read.names.han_tagger import trained
from enduse.read.readers.stretches import prose_stretches
from enduse.read.segment import Sentence, sentences
from enduse.records.document import Document
from enduse.records.proposal import Proposals

#: 某人说。 behind a quotation that ended with its own stop.
_SAYS = re.compile(
    "[^，。；：“”「」]{1,30}(?:说|說|表示|称|稱|指出|强调|強調|回忆|回憶|介绍|介紹|回应|回應|解释|解釋|坦言|补充道?|補充道?)道?。?"
)


def _attributed(prose: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, a quotation together with the words that say whose it is: “……。”某人说。"""
    found: list[Sentence] = []
    for sentence in prose:
        before = found[-1] if found else None
        says = before is not None and before.text.rstrip().endswith(("”", "」")) and not before.heading
        if before is not None and says and before.end == sentence.start and _SAYS.fullmatch(sentence.text.strip()):
            found[-1] = structs.replace(before, text=before.text + sentence.text, end=sentence.end)
        else:
            found.append(sentence)
    return found


class ChineseReader:
    """Chinese prose by rules."""

    NAME = "rules-zh"

    def __init__(self, known: Known) -> None:
        self.known = known
        self.VERSION = f"7 {'tagger' if trained() else 'rjieba' if installed() else 'tables'} {known.digest}"

    def reads(self, document: Document) -> bool:
        """Whether any of the document is Chinese prose."""
        return any(True for _ in prose_stretches(document, ("zh",)))

    def propose(self, document: Document) -> Proposals:
        """Mentions, references and claims of the document's Chinese sentences."""
        spans = list(prose_stretches(document, ("zh",)))
        names = foreign_names(document, spans, self.known)
        teller = ChineseTeller(document, names.found, names.references)
        prose = _attributed([s for s in sentences(document) if any(a <= s.start < b for a, b, _ in spans)])
        claims = [claim for sentence in prose if not sentence.heading for claim in teller.tell(sentence)]
        used = {r.key for c in claims for r in c.roles} | {v.key for c in claims for v in c.voice}
        return Proposals(
            reader=self.NAME,
            references=(*names.references, *(r for r in teller.referents.added.values() if r.key in used)),
            mentions=(
                *names.mentions(document.text),
                *(m for m in teller.referents.mentions if m.key in used or m.key not in teller.referents.added),
            ),
            claims=tuple(claims),
            notes=() if trained() else (WITHOUT_WORDS,),
        )
