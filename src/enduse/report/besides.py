"""What do those who take part in a transfer deny besides it? A denial that is bound to no delivery for sure, or to
another one, is still their word on such dealings, and has to stand where they are named."""

from collections.abc import Mapping

from enduse.records.claim import Claim
from enduse.records.transfer import Transfer

#: The relations whose denial an editor wants beside a transfer.
DEALINGS = ("transfer", "production", "development", "payment", "cooperation")


def besides(transfer: Transfer, claims: Mapping[str, Claim]) -> list[Claim]:
    """The denials of dealings by those who supply, make, hand on or receive here that the transfer does not hold."""
    ends = {transfer.supplier, transfer.maker, *transfer.via, transfer.recipient, transfer.end_user} - {None}
    held = {*transfer.denied_by, *transfer.supported_by}
    return [
        claim
        for claim in claims.values()
        if claim.stance == "denies" and claim.relation in DEALINGS and claim.id not in held and deniers(claim) & ends
    ]


def deniers(claim: Claim) -> set[str | None]:
    """Who denies, by party: the innermost voice; in a text that speaks for itself, who is said to have acted."""
    if claim.voice and claim.voice[-1].kind != "publication":
        return {claim.voice[-1].party} - {None}
    return {r.party for r in claim.roles if r.role in ("supplier", "producer", "developer", "payer")} - {None}
