"""How far what enduse wrote agrees with the gold of a trade paper. Every value is one unit: right or not."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

#: Header fields that are figures: compared by value.
FIGURES = {"total", "gross_weight_kg", "net_weight_kg", "packages"}
#: The header fields of shared/domain/doc_fields.csv: one of them on a paper that does not have it is invented.
HEADER = set(
    "invoice_number date currency seller seller_id buyer consignee shipper payer_account contract_no origin total "
    "incoterm gross_weight_kg net_weight_kg packages container vessel bl_no awb_no declaration end_user maker notify "
    "carrier payment_terms".split()
)
_QUOTES = re.compile("[«»“”„\"'’]")


@dataclass(frozen=True)
class Unit:
    """One value that the paper gives: where it stands, whether it came out, what was wanted and what came."""

    part: str  # header, line, role
    name: str
    right: bool
    wanted: str
    got: str


@dataclass
class Scored:
    """A paper's units, whether its lines came out complete, what was found about its total."""

    gold: dict[str, Any]
    units: list[Unit] = field(default_factory=list)
    complete: bool = False
    surplus: int = 0  # lines that the paper does not have
    invented: list[str] = field(default_factory=list)  # header fields that the paper does not have
    found_wrong: bool = False
    read: bool = False  # there was a text at all


class Case:
    """The exports of a run, by document."""

    def __init__(self, folder: Path) -> None:
        self.documents = {d["origin"]: d for d in _lines(folder / "export" / "documents.jsonl")}
        self.items = {i["id"]: i for i in _lines(folder / "export" / "items.jsonl")}
        self.claims: dict[str, list[dict[str, Any]]] = {}
        for claim in _lines(folder / "export" / "claims.jsonl"):
            self.claims.setdefault(claim["document"], []).append(claim)
        self.wrong = {
            document
            for finding in _lines(folder / "export" / "findings.jsonl")
            if finding["rule"] == "wrong_total"
            for document in finding["documents"]
        }


def score(gold: dict[str, Any], case: Case) -> Scored:
    """Compare one paper with what the run wrote of it."""
    scored = Scored(gold)
    document = case.documents.get(gold["paper"], {"id": "", "fields": {}})
    claims = case.claims.get(document["id"], [])
    fields = document.get("fields") or {}
    scored.read = bool(document["id"] and document.get("error") is None and (claims or fields))
    for name, forms in gold["fields"].items():
        got = fields.get(name, "")
        right = _figure(got, forms) if name in FIGURES else _alike(got, forms)
        scored.units.append(Unit("header", name, right, forms[0], got))
    known = gold["fields"].keys() | gold["optional"].keys()
    scored.invented = [f"{name} = {value}" for name, value in fields.items() if name in HEADER - known]
    transfers = [c for c in claims if c["relation"] == "transfer" and _texts(c, "item")]
    pairs = _paired(gold["lines"], transfers)
    scored.surplus = len(transfers) - sum(claim is not None for _, claim in pairs)
    scored.complete = scored.surplus == 0
    for line, claim in pairs:
        units = _line_units(line, claim, case)
        scored.complete &= all(u.right for u in units if u.name in ("description", "quantity", "amount"))
        scored.units += units
        for role, forms in line.get("roles", {}).items():
            scored.units.append(_role(role, forms, [claim] if claim else [], claims))
    for role, forms in gold["roles"].items():
        scored.units.append(_role(role, forms, [c for _, c in pairs if c], claims))
    scored.found_wrong = document["id"] in case.wrong
    return scored


def _line_units(line: dict[str, Any], claim: dict[str, Any] | None, case: Case) -> Iterable[Unit]:
    got = " | ".join(_texts(claim, "item"))
    units = [Unit("line", "description", bool(claim) and _alike(got, line["description"]), line["description"][0], got)]
    quantity = (claim or {}).get("quantity") or {}
    if "quantity" in line:
        value, unit = quantity.get("value"), quantity.get("unit") or ""
        right = value is not None and Decimal(str(value)) == Decimal(line["quantity"])
        units.append(Unit("line", "quantity", right, line["quantity"], str(value)))
        units.append(Unit("line", "unit", _alike(unit, [line["unit"]]), line["unit"], unit))
    if "amount_value" in line:
        price = " | ".join(_texts(claim, "price"))
        values = line["amount_value"] if isinstance(line["amount_value"], list) else [line["amount_value"]]
        wanted = {Decimal(v) for v in values}
        units.append(Unit("line", "amount", bool(wanted & readings(price)), values[0], price))
    if "code" in line:
        codes = [
            h["code"]
            for r in (claim or {"roles": []})["roles"]
            if r["role"] == "item"
            for h in case.items.get(r["item"], {"hs": []})["hs"]
            if h["basis"] == "declared"
        ]
        units.append(Unit("line", "code", line["code"] in codes, line["code"], " ".join(codes)))
    return units


def _role(role: str, forms: list[str], matched: list[dict[str, Any]], claims: list[dict[str, Any]]) -> Unit:
    """A party in its role: on every line that came out; the maker in the claims of production."""
    if role == "maker":
        matched = [c for c in claims if c["relation"] == "production"]
        got = sorted({t for c in matched for t in _texts(c, "producer")})
        return Unit("role", role, any(_alike(t, forms) for t in got), forms[0], " | ".join(got[:3]))
    texts = [_texts(c, role) for c in matched]
    right = bool(texts) and all(any(_alike(t, forms) for t in each) for each in texts)
    return Unit("role", role, right, forms[0], " | ".join(sorted({t for each in texts for t in each})[:3]))


def _paired(
    lines: list[dict[str, Any]], claims: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Each line with the claim that agrees with it best; none where nothing agrees."""
    left = list(claims)
    pairs: list[tuple[dict[str, Any], dict[str, Any] | None]] = []
    for line in lines:
        best, most = None, 0
        for claim in left:
            same = _agreement(line, claim)
            if same > most:
                best, most = claim, same
        if best is not None:
            left = [c for c in left if c is not best]
        pairs.append((line, best))
    return pairs


def _agreement(line: dict[str, Any], claim: dict[str, Any]) -> int:
    """4 for the description, 2 for the amount, 1 for the quantity; a part of the description counts 2."""
    text = _plain(" ".join(_texts(claim, "item")))
    forms = [_plain(form) for form in line["description"]]
    same = 4 if text in forms else 2 if any(form in text or (len(text) > 5 and text in form) for form in forms) else 0
    if "amount_value" in line:
        values = line["amount_value"] if isinstance(line["amount_value"], list) else [line["amount_value"]]
        same += 2 * bool({Decimal(v) for v in values} & readings(" ".join(_texts(claim, "price"))))
    value = (claim.get("quantity") or {}).get("value")
    return same + (value is not None and "quantity" in line and Decimal(str(value)) == Decimal(line["quantity"]))


def readings(text: str) -> set[Decimal]:
    """What a printed figure can mean: with a decimal point, with a decimal comma."""
    figure = re.search(r"\d[\d.,\s\u00a0\u202f]*", text)
    if not figure:
        return set()
    body = re.sub(r"[\s\u00a0\u202f]", "", figure[0]).rstrip(".,")
    found = set()
    for thousands, mark in ((",", "."), (".", ",")):
        try:
            found.add(Decimal(body.replace(thousands, "").replace(mark, ".")))
        except InvalidOperation:
            continue
    return found


def _figure(got: str, forms: list[str]) -> bool:
    return any(readings(got) & readings(form) for form in forms)


def _alike(got: str, forms: list[str]) -> bool:
    return bool(got) and _plain(got) in {_plain(form) for form in forms}


def _plain(text: str) -> str:
    """A text without quotation marks, double spaces and marks at its ends, in small letters."""
    return " ".join(_QUOTES.sub("", text).casefold().split()).strip(" .,;:/")


def _texts(claim: dict[str, Any] | None, role: str) -> list[str]:
    return [r["text"] for r in (claim or {"roles": []})["roles"] if r["role"] == role]


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)
