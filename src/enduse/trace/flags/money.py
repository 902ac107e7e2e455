"""Flags on payment: who pays, from where, how, and in what."""

import re
from collections import defaultdict
from itertools import pairwise

from enduse.reference.flags import limit, said
from enduse.trace.flags.amounts import amount
from enduse.trace.flags.facts import Facts, Looked, links

_IBAN = re.compile(r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)\b")
_BIC = re.compile(
    r"(?:\b(?:SWIFT|BIC)\W{0,3}(?:code\W{0,3})?|^)([A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Za-z0-9])"
)
#: Buyers that are named beside a stranger.
SHOWN = 4
#: What a settlement moves away from, and to.
HARD, SOFT = frozenset({"USD", "EUR"}), frozenset({"CNY", "RUB"})


def stranger_pays(facts: Facts) -> Looked:
    """M01: the supplier of a transfer is paid by a party that the deal does not name."""
    partners: dict[str, set[str]] = defaultdict(set)
    for one in facts.transfers:
        if one.supplier:
            partners[one.supplier].update(p for p in links(one) if p != one.supplier)
    owned: dict[str, set[str]] = defaultdict(set)
    for claim in facts.by_relation["ownership"]:
        for owner in claim.fillers("owner"):
            for asset in claim.fillers("asset"):
                owned[str(owner.party)].add(str(asset.party))
                owned[str(asset.party)].add(str(owner.party))
    groups = {
        supplier: known | {p for k in known for p in owned.get(k, ())} | {supplier}
        for supplier, known in partners.items()
    }
    for claim in facts.by_relation["payment"]:
        for payer in claim.fillers("payer"):
            for payee in claim.fillers("payee"):
                known = partners.get(payee.party or "")
                if not known or not facts.named(payer.party):
                    continue
                if payer.party in groups[str(payee.party)]:
                    yield None
                    continue
                named = sorted((p for p in known if facts.named(p)), key=facts.by_name)
                buyers = ", ".join(facts.name(p) for p in named[:SHOWN]) or "nobody named"
                buyers += f" and {len(named) - SHOWN} others" if len(named) > SHOWN else ""
                why = (
                    f"{facts.name(payer.party)} paid {facts.name(payee.party)}, whose goods are told to go to {buyers}"
                )
                yield facts.line(claim, why, *(r.text for r in claim.fillers("amount")))


def distant_bank(facts: Facts) -> Looked:
    """M02: the account of a paper's seller is held in a country to which the seller does not belong."""
    names = {n.text.casefold(): p for p in sorted(facts.parties) for n in facts.parties[p].names}
    for document in sorted(facts.fields, key=facts.origin):
        told = facts.fields[document]
        seller = names.get(told.get("seller", "").casefold())
        held, home = bank_country(told.get("payer_account", "")), facts.countries(seller)
        if held is None or not home:
            continue
        why = f"{facts.name(seller)} of {', '.join(sorted(home)).upper()} has its account in {held.upper()}"
        yield None if held in home else facts.paper(document, why, f"account: “{told['payer_account']}”")


def bank_country(text: str) -> str | None:
    """The country of an account by its IBAN (ISO 13616, checked) or its bank's code (ISO 9362); lower case."""
    for match in _IBAN.finditer(text):
        plain = match[1].replace(" ", "")
        if int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1:
            return plain[:2].lower()
    code = _BIC.search(text)
    return code[1][4:6].lower() if code else None


def unusual_terms(facts: Facts) -> Looked:
    """M03: payment in cash, or the whole of a larger price before delivery."""
    for document in sorted(facts.fields, key=facts.origin):
        told = facts.fields[document]
        terms = told.get("payment_terms", "")
        if not terms:
            continue
        cash, prepaid = said("cash", terms), said("prepaid", terms)
        total = amount(told.get("total", ""))
        if cash:
            yield facts.paper(document, f"payment in cash (“{cash}”)", f"terms: “{terms}”")
        elif prepaid and total is not None and total > limit("M03", "value"):
            yield facts.paper(document, f"{told['total']} are to be paid in full before delivery", f"terms: “{terms}”")
        else:
            yield None


def consigned_to_bank(facts: Facts) -> Looked:
    """M05: goods are consigned to a bank."""
    known = (t for t in facts.transfers if facts.named(t.recipient))
    for one, *more in facts.grouped(known, lambda t: t.recipient):
        name = next((n.text for n in facts.parties[str(one.recipient)].names if said("bank", n.text)), None)
        why = f"{facts.told(one)}: the receiver is a bank by its name"
        yield facts.on(one, why, f"receiver: “{name}”", also=more) if name else None


def other_currency(facts: Facts) -> Looked:
    """M06: later papers between the same two parties are settled in another currency, or in kind."""
    papers: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for document, told in facts.fields.items():
        if told.get("seller") and told.get("buyer") and told.get("currency") and told.get("date"):
            pair = (told["seller"].casefold(), told["buyer"].casefold())
            kind = "barter" if said("barter", told.get("payment_terms", "")) else told["currency"]
            papers[pair].append((told["date"], document, kind))
    for pair in sorted(papers):
        dated = sorted(papers[pair])
        for before, after in pairwise(dated):
            if before[2] in HARD and (after[2] in SOFT or after[2] == "barter"):
                why = f"settled in {after[2]} on {after[0]}, in {before[2]} on {before[0]} ({facts.origin(before[1])})"
                yield facts.paper(after[1], why, f"{before[0]}: {before[2]}", f"{after[0]}: {after[2]}")
            else:
                yield None
