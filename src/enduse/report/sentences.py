"""The sentences of the report, each with the claim it rests on: what a later run is compared with."""

from collections.abc import Iterator

from enduse.records.past import PastSentence
from enduse.records.picture import Picture
from enduse.report.contents import OTHER_CLAIMS, ROWS, TRANSFERS, also_told
from enduse.report.deliveries import ranked
from enduse.report.names import Names
from enduse.report.pieces import plain
from enduse.report.wording import sentence


def sentences(picture: Picture) -> Iterator[PastSentence]:
    """Every sentence with a footnote, once, with the transfers under which the report shows it."""
    names = Names(picture)
    detailed = ranked(picture.transfers)[:TRANSFERS]
    under: dict[str, dict[str, None]] = {}
    for one in detailed:
        for id in (*one.supported_by, *one.denied_by):
            under.setdefault(id, {})[one.id] = None
    used = set(under)
    for reply in picture.replies[:ROWS]:
        for id in reply.claims:
            places = under.setdefault(id, {})
            places.update((b.transfer, None) for b in reply.bears_on if b.transfer)
    for claim in also_told(picture, used)[:OTHER_CLAIMS]:
        under.setdefault(claim.id, {})
    for claim in picture.claims:
        if claim.id in under:
            yield PastSentence(
                claim=claim.id,
                text=plain(sentence(claim, names)),
                document=claim.document,
                transfers=tuple(sorted(under[claim.id])),
            )
