"""Flags on what papers say and leave out: end users, statements, clauses, dates, late changes, denials."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from enduse.records.claim import Claim
from enduse.records.transfer import Transfer
from enduse.reference import flags as reference
from enduse.reference.flags import countries, limit, said
from enduse.trace.flags.facts import Facts, Fired, Looked

HEAD = 2000  # characters in which a paper names itself
NEAR = 300  # characters between the country and the verb of one clause
#: By when, or within how long, something is to be done.
_BY_WHEN = re.compile(
    r"\b(?:by|before|until|within|not later than|no later than|до|не позднее|в течение)\s+(?:\S+\s+){0,4}?\(?\d"
    r"|\d+\s*[个個]?(?:天|日|工作日|月|周|星期)(?:内|內|之内|以内)|\d+\s*[年月日]\s*(?:前|之前|以前)",
    re.I,
)
_SENTENCE_END = re.compile(r"[.;](?:\s|$)|[\n。；]")
MACHINERY = re.compile(r"84(?:5[7-9]|6[0-6]|86)")
_CHANGING = ("consignee", "end_user", "port_unlading", "destination_country")
_NUMBERS = ("contract_no", "invoice_number", "bl_no")


def end_user_left_out(facts: Facts) -> Looked:
    """M07: one document names the end user of a transfer, a trade paper on it does not."""
    for one in facts.transfers:
        told = [facts.claims[c] for c in one.supported_by if c in facts.claims]
        naming = {c.document for c in told if c.fillers("end_user")}
        papers = set(facts.trade_papers(one))
        if not naming or one.end_user is None or not papers - naming:
            if naming and papers:
                yield None
            continue
        silent = sorted(facts.origin(d) for d in papers - naming if not facts.fields[d].get("end_user"))
        if not silent:
            yield None
            continue
        by = ", ".join(sorted(facts.origin(d) for d in naming))
        why = f"{facts.told(one)}: {by} names {facts.name(one.end_user)} as end user, {', '.join(silent)} names none"
        yield facts.on(one, why, f"end user: {facts.name(one.end_user)}")


def changed_late(facts: Facts) -> Looked:
    """R04: of two papers under one number the later changes receiver, port or end user shortly before dispatch."""
    versions: dict[tuple[str, str], list[str]] = defaultdict(list)
    for document, told in facts.fields.items():
        for name in _NUMBERS:
            if told.get(name) and told.get("date"):
                versions[name, told[name].casefold()].append(document)
    seen: set[tuple[str, str]] = set()
    for papers in versions.values():
        dated = sorted(papers, key=lambda d: (facts.fields[d]["date"], d))
        for before, after in pairwise(dated):
            if (before, after) not in seen:
                seen.add((before, after))
                yield from _change(before, after, facts)


def _change(before: str, after: str, facts: Facts) -> Looked:
    old, new = facts.fields[before], facts.fields[after]
    changed = [f for f in _CHANGING if old.get(f) and new.get(f) and old[f].casefold() != new[f].casefold()]
    left = _days(new["date"], new.get("shipment_date") or old.get("shipment_date") or "")
    if left is None or old["date"] == new["date"]:
        return
    if not changed or not 0 <= left <= limit("R04", "days"):
        yield None
        return
    field = changed[0].replace("_", " ")
    why = (
        f"changes the {field} from “{old[changed[0]]}” ({facts.origin(before)}, {old['date']}) to “{new[changed[0]]}” "
        f"{left} days before dispatch"
    )
    yield facts.paper(after, why, f"dispatch: {new.get('shipment_date') or old.get('shipment_date')}")


def _days(before: str, after: str) -> int | None:
    try:
        return (date.fromisoformat(after) - date.fromisoformat(before)).days
    except ValueError:
        return None


def no_statement(facts: Facts) -> Looked:
    """E01: trade papers on priority goods, and no end-user statement among the documents."""
    heads = ((d.title or "") + " " + d.origin + " " + d.text[:HEAD] for d in facts.case.documents if not d.error)
    stated = any(said("end-user statement", head.replace("_", " ")) for head in heads)
    traded = (t for t in facts.transfers if facts.priority(t.item) and facts.trade_papers(t))
    for deals in facts.grouped(traded, lambda t: t.recipient or ""):
        one, *more = sorted(deals, key=lambda t: not facts.sure(t))
        why = f"{facts.told(one)}: priority goods, and no end-user statement is among the documents"
        yield None if stated else facts.on(one, why, also=more, unsure=not facts.sure(one))


def _contracts(facts: Facts) -> Iterator[tuple[str, list[Claim]]]:
    """The documents that are contracts by their own words, with the goods lines that stand in them."""
    lines: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(facts.case.claims, key=lambda c: c.id):
        if claim.relation == "transfer" and claim.state == "agreed" and claim.reader.startswith("table"):
            lines[claim.document].append(claim)
    yield from sorted(lines.items(), key=lambda pair: facts.origin(pair[0]))


def _ids(claims: list[Claim]) -> tuple[str, ...]:
    return tuple(c.id for c in claims)


def service_declined(facts: Facts) -> Looked:
    """E02: a contract for machinery declines installation, training or service."""
    for document, lines in _contracts(facts):
        items = {r.item for c in lines for r in c.fillers("item") if r.item in facts.items}
        codes = {code.code for i in items for code in facts.items[str(i)].hs if MACHINERY.match(code.code)}
        if codes:
            words = said("declined service", facts.documents[document].text)
            why = f"a contract for machinery ({', '.join(sorted(codes))}) says “{words}”"
            yield facts.paper(document, why, f"“{words}”", claims=_ids(lines)) if words else None


def no_clause(facts: Facts) -> Looked:
    """E03: a contract of an EU seller for priority goods, to a country that is no partner, without the clause."""
    for document, lines in _contracts(facts):
        told = facts.fields.get(document, {})
        day = told.get("contract_date") or told.get("date") or ""
        sellers = {str(r.party) for c in lines for r in c.fillers("supplier") if r.party}
        eu = {p for p in sellers if facts.countries(p) & countries("eu", day or None)}
        goals = {country for c in lines for t in facts.told_in[c.id] for country in facts.goal(t)}
        items = [r.item for c in lines for r in c.fillers("item")]
        found = next((p for i in items if (p := facts.priority(i))), None)
        abroad = goals - countries("eu") - countries("partner")
        if not eu or found is None or not abroad or len(day) != 10:
            continue
        if day < reference.day("E03") or _has_clause(facts.documents[document].text):
            yield None
            continue
        seller, to = facts.name(min(eu)), ", ".join(sorted(abroad)).upper()
        why = f"a contract of {seller} of {day} for priority goods to {to} has no clause against re-export to Russia"
        note = "Annex XL is not held here; the Common High Priority List stands for it"
        yield facts.paper(document, why, f"code {found[0].code}", note, claims=_ids(lines))


def _has_clause(text: str) -> bool:
    """Whether the country and a verb of onward sale stand near each other."""
    verbs = [m.start() for m in reference.pattern("re-export").finditer(text)]
    places = (m.start() for m in reference.pattern("russia").finditer(text))
    return any(bisect_left(verbs, at - NEAR) < bisect_right(verbs, at + NEAR) for at in places)


def _has_term(text: str) -> bool:
    """Whether a running clause tells by when goods are to be delivered: "shall be delivered by 30 June"."""
    near = (text[m.start() : m.end() + NEAR] for m in reference.pattern("delivery").finditer(text))
    return any(_BY_WHEN.search(_SENTENCE_END.split(clause, maxsplit=1)[0]) for clause in near)


def delivery_open(facts: Facts) -> Looked:
    """E04: a contract for priority goods leaves the delivery open."""
    for document, lines in _contracts(facts):
        found = next((p for c in lines for r in c.fillers("item") if (p := facts.priority(r.item))), None)
        if found is None:
            continue
        told = facts.fields.get(document, {})
        dates = [told[f] for f in ("delivery_date", "shipment_date") if told.get(f)]
        left = next((w for d in dates if (w := said("open date", d))), None)
        if left or not (dates or _has_term(facts.documents[document].text)):
            why = (
                f"a contract for priority goods gives “{left}” as delivery date"
                if left
                else ("a contract for priority goods gives no date of delivery")
            )
            yield facts.paper(document, why, *(f"delivery: “{d}”" for d in dates), claims=_ids(lines))
        else:
            yield None


def official_denial(facts: Facts) -> Looked:
    """E06: a public body denies a transfer of which papers tell; both stand side by side, nothing is resolved."""
    for one in facts.transfers:
        denied = [facts.claims[c] for c in one.denied_by if c in facts.claims]
        papers = [c for c in (facts.claims.get(i) for i in one.supported_by) if c and _on_paper(c)]
        if not denied or not papers:
            continue
        official = [c for c in denied if c.voice and _public(facts, c.voice[-1].party)]
        yield _disputed(one, official, papers, facts) if official else None


def _disputed(one: Transfer, denied: list[Claim], papers: list[Claim], facts: Facts) -> Fired:
    found = facts.on(one, "")
    who = ", ".join(sorted({c.voice[-1].name for c in denied}))
    return Fired(
        why=f"{facts.told(one)}: {who} denies it, papers tell of it; the transfer is disputed",
        inputs=(f"denial: {who}", f"claims that rest on papers: {len(papers)}"),
        parties=found.parties,
        claims=tuple(sorted({c.id for c in (*denied, *papers)})),
        documents=tuple(sorted({c.document for c in (*denied, *papers)})),
        transfer=one.id,
    )


def _on_paper(claim: Claim) -> bool:
    return claim.reader.startswith("table") or any(v.kind == "document" for v in claim.voice)


def _public(facts: Facts, party: str | None) -> bool:
    known = facts.parties.get(party or "")
    return known is not None and (known.schema == "PublicBody" or known.kind == "place")
