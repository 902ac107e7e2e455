"""Which claims behind a transfer name another giver or taker than it does? They are no word for its own ends."""

from enduse.records.claim import Claim
from enduse.records.transfer import Transfer
from enduse.report.names import Names


def other_ends(claim: Claim, transfer: Transfer, names: Names) -> tuple[str, ...]:
    """ "to Umbra", "from Orion": the ends that the claim gives to other parties than the transfer, named in both."""
    found = []
    for word, roles, known in (
        ("from", ("supplier",), {transfer.supplier, *transfer.via}),
        ("to", ("recipient", "end_user"), {transfer.recipient, transfer.end_user, *transfer.via}),
    ):
        told = [r.party for role in roles for r in claim.fillers(role) if _named(r.party, names)]
        if told and any(_named(id, names) for id in known) and known.isdisjoint(told):
            found.append(f"{word} {names.party(told[0])}")
    return tuple(found)


def _named(id: str | None, names: Names) -> bool:
    party = names.parties.get(id or "")
    return party is not None and not party.unnamed and party.kind != "place"
