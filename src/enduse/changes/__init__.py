"""Changes: what differs between two runs, and why as far as that is known.

`kept` says what of a picture is kept of a run; `identities` which party of the one run is which of the other; `causes`
what went in otherwise; `found` what came out otherwise: transfers, hits, findings, parties, replies, sentences.
"""

from enduse.changes.causes import Because, causes
from enduse.changes.findings import findings, replies
from enduse.changes.hits import hits
from enduse.changes.identities import Identities
from enduse.changes.parties import parties
from enduse.changes.sentences import sentences
from enduse.changes.transfers import Pairing, transfers
from enduse.records.change import Changes
from enduse.records.past import Run

__all__ = ["changes"]

#: A hit whose score moved by less is told as unchanged.
MOVED = 0.05


def changes(before: Run, after: Run, moved: float = MOVED) -> Changes:
    """Everything that differs between two runs of one case, or of two cases.

    Ids may have changed when parties were joined: former ids are followed. Each change carries the causes that touch
    it; of none that does, the only cause there is.
    """
    same = Identities(before, after)
    went_in = causes(before, after)
    parted = parties(before, after, same)
    because = Because(went_in, parted)
    pairing = Pairing(before, after, same)
    moving = transfers(before, after, same, pairing)
    return Changes(
        before=before.number,
        after=after.number,
        causes=tuple(cause.told for cause in went_in),
        transfers=because.all(moving),
        hits=because.all(hits(before, after, same, moved)),
        findings=because.all(findings(before, after, same, pairing)),
        parties=because.all(parted),
        replies=because.all(replies(before, after, same)),
        sentences=because.all(sentences(before, after, pairing, because.all(moving))),
    )
