"""What is bound to each transfer: findings, denials that speak of more than it, replies that bear on it."""

from collections import defaultdict

from enduse.records.picture import Picture
from enduse.records.reply import Reply
from enduse.records.transfer import Finding, Transfer


class Bound:
    """What a picture binds to each transfer, put in order once for all of them."""

    def __init__(self, picture: Picture) -> None:
        self.transfers = {t.id: t for t in picture.transfers}
        self.denials = {c.id: c for c in picture.claims if c.stance == "denies"}
        self._findings: dict[str | None, list[Finding]] = defaultdict(list)
        self._replies: dict[str | None, list[Reply]] = defaultdict(list)
        for finding in picture.findings:
            for id in {finding.transfer, *finding.transfers}:
                self._findings[id].append(finding)
        for reply in picture.replies:
            for id in {bearing.transfer for bearing in reply.bears_on}:
                self._replies[id].append(reply)

    def findings(self, transfer: Transfer) -> list[Finding]:
        """The findings that concern it, as the picture orders them."""
        return self._findings.get(transfer.id, [])

    def replies(self, transfer: Transfer) -> list[Reply]:
        """The rows of the ledger of replies that bear on it."""
        return self._replies.get(transfer.id, [])

    def in_general(self, transfer: Transfer) -> set[str]:
        """Its denials that speak of more than this transfer ("we never arm Ruritania"), as trace found them."""
        wide = (f for f in self.findings(transfer) if f.rule == "general_denial")
        found = (f for f in wide if transfer.id in (f.transfer, *f.transfers))
        return {claim for finding in found for claim in finding.claims} & set(transfer.denied_by)
