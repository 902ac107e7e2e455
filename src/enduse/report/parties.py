"""The parties: names in each script, numbers, whom else they may be, and which listed entities they may be."""

from collections.abc import Iterable

from enduse.records.match import Hit, Reason
from enduse.records.party import Party
from enduse.records.picture import Picture
from enduse.report.names import Names
from enduse.report.view import HitView, PartyView

KINDS = {
    "Person": "person",
    "Company": "company",
    "Organization": "organization",
    "PublicBody": "public body",
    "LegalEntity": "legal entity",
    "Vessel": "vessel",
    "Address": "place",
}


def chosen(picture: Picture) -> list[Party]:
    """The parties that the report describes: all that act in a transfer, hold a list hit, or fill a role in a claim.

    Places, and publications that only report, are left out unless they have a hit. Those with hits come first, then
    those in transfers.
    """
    hits = {h.party for h in picture.hits}
    moving = {p for t in picture.transfers for p in (t.supplier, *t.via, t.recipient, t.end_user) if p}
    acting = {r.party for c in picture.claims for r in c.roles if r.party}
    found = [
        p
        for p in picture.parties
        if p.id in hits or ((p.id in moving or p.id in acting) and p.kind not in ("place", "publication"))
    ]
    return sorted(found, key=lambda p: (p.id not in hits, p.id not in moving, p.caption.casefold(), p.id))


def view(party: Party, picture: Picture, names: Names) -> PartyView:
    """One party in full."""
    by_language: dict[str, list[str]] = {}
    for name in party.names:
        by_language.setdefault(name.language or "", []).append(name.text)
    hits = sorted((h for h in picture.hits if h.party == party.id), key=lambda h: (-h.score, h.list, h.entity))
    return PartyView(
        anchor=names.anchor(party.id),
        id=party.id,
        caption=party.caption,
        kind="not named in the texts" if party.unnamed else KINDS.get(party.schema, party.schema),
        names=tuple((k, " · ".join(dict.fromkeys(v))) for k, v in sorted(by_language.items())),
        identifiers=tuple(f"{i.scheme.upper()} {i.value}" for i in party.identifiers),
        countries=", ".join(c.upper() for c in party.countries),
        candidates=tuple(
            f"{names.party(c.party)} (id {c.party}, score {c.score:.2f}). {_weighed(c.reasons_for, c.reasons_against)}"
            for c in sorted(party.candidates, key=lambda c: (-c.score, c.party))
        ),
        judgements=tuple(
            f"{m.left} and {m.right} are the same by judgement {m.judgement}"
            + (f": {'; '.join(r.detail for r in m.reasons)}" if m.reasons else "")
            for m in party.merges
            if m.judgement
        )
        + tuple(
            f"not {a.caption} ({a.list}, {a.entity}) by judgement {a.judgement}" + (f": {a.why}" if a.why else "")
            for a in picture.apart
            if a.party == party.id
        ),
        hits=tuple(_hit(h, names) for h in hits),
        screening=_screening(party, picture, bool(hits)),
    )


def _screening(party: Party, picture: Picture, hit: bool) -> str:
    """No hit differs from not searched, and neither means that a party is clean."""
    if hit:
        return ""
    if not picture.lists:
        return "Not searched: no list was given."
    searched = [known for known in picture.lists if known.entries]
    if not searched:
        return "Not searched: the lists hold no entry."
    if party.unnamed or not party.names:
        return "Not searched: the texts give no name."
    if party.kind == "place":
        return "Not searched: a place is no party."
    old = [known.stale for known in searched if known.stale]
    stale = f" {len(old)} of {len(searched)}: {old[0]}." if old else ""
    return (
        f"No hit on the lists searched.{stale} That is no finding that the party is unlisted elsewhere, or unconcerned."
    )


def _hit(hit: Hit, names: Names) -> HitView:
    facts = [
        ("List", hit.list),
        ("Entry", hit.entity),
        ("Programme", hit.programme or ""),
        ("Listed since", hit.listed_since or ""),
        ("Date of the list", hit.as_of or "not given"),
        ("Through owners", " ← ".join(names.party(p) for p in hit.via_ownership)),
        ("Allegation", hit.allegation or ""),
        ("Where to check", hit.source or ""),
        ("Score", f"{hit.score:.2f}"),
    ]
    return HitView(
        caption=f"{hit.caption or hit.entity}{', an owner' if hit.via_ownership else ''}",
        facts=tuple((k, v) for k, v in facts if v),
        reasons=tuple(_reason(r) for r in hit.reasons),
    )


def _weighed(reasons_for: Iterable[Reason], against: Iterable[Reason]) -> str:
    told = [f"For: {'; '.join(r.detail for r in reasons_for)}." if reasons_for else ""]
    told.append(f"Against: {'; '.join(r.detail for r in against)}." if against else "")
    return " ".join(x for x in told if x)


def _reason(reason: Reason) -> str:
    """Why; the answer of a legal test has three values, which stand in its words, and no weight."""
    return reason.detail if reason.feature == "ownership" else f"{reason.feature} {reason.score:+.2f}: {reason.detail}"
