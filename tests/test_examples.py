"""The example case: what was planted in it is found, and the README prints what the command prints."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from enduse.cli import main
from enduse.read.encoder.labeller import version

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "meridian"
PLANT, PLANT_RU = "Luzhsk Meridian Plant", "АО «Лужский завод «Меридиан»"
SELLER, SELLER_ZH = "Lantern Bay Navigation", "灯湾导航设备有限公司"

Rows = dict[str, list[dict]]


def _script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> tuple[str, Rows]:
    """What the command prints for the example, and the exported rows."""
    case = tmp_path_factory.mktemp("example") / "case"
    given = ["run", str(EXAMPLE / "documents"), "--list", str(EXAMPLE / "watchlist.ftm.json"), "--out", str(case)]
    result = CliRunner().invoke(main, given)
    assert result.exit_code == 3, result.output  # one file cannot be read
    rows = {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (case / "export").glob("*.jsonl")
    }
    return result.stdout.replace(str(case), "out/meridian"), rows


@pytest.fixture
def rows(run) -> Rows:
    return run[1]


def _named(rows: Rows, name: str) -> dict:
    """The only party with this name."""
    (found,) = [p for p in rows["parties"] if name in [n["text"] for n in p["names"]]]
    return found


def _claims(rows: Rows, **wanted: str) -> list[dict]:
    return [c for c in rows["claims"] if all(c[k] == v for k, v in wanted.items())]


def _filled(claim: dict, role: str) -> list[str]:
    return [r["party"] for r in claim["roles"] if r["role"] == role]


def test_every_file_has_its_line_and_the_broken_one_says_why(rows):
    errors = {d["origin"]: d["error"] for d in rows["documents"]}
    assert set(errors) == {p.name for p in (EXAMPLE / "documents").iterdir()} | {"packing-list.eml!/packing-list.xlsx"}
    assert [origin for origin, error in errors.items() if error] == ["scan-0007.pdf"]


def test_plant_and_seller_are_one_party_each_across_scripts(rows):
    plant = _named(rows, PLANT)
    assert (
        PLANT_RU in [n["text"] for n in plant["names"]]
        and {"scheme": "inn", "value": "9900551230"} in plant["identifiers"]
    )
    seller = _named(rows, SELLER)
    assert SELLER_ZH in [n["text"] for n in seller["names"]]


def test_the_unnamed_trading_firm_stays_its_own_party_with_the_contract_holder_as_candidate(rows):
    holder = _named(rows, "ТОО «Солончак Трейд»")["id"]
    firms = [p for p in rows["parties"] if p["unnamed"] and p["description"] == "trading firm"]
    assert firms and any(holder in [c["party"] for c in firm["candidates"]] for firm in firms)
    assert all(firm["names"] == [] or not firm["candidates"] or firm["id"] != holder for firm in firms)


def test_the_denial_stands_at_the_transfer_it_answers(rows):
    (denial,) = _claims(rows, relation="transfer", stance="denies")
    assert _filled(denial, "supplier") == [_named(rows, SELLER)["id"]] and denial["voice"][-1]["name"] == SELLER
    denied = [t for t in rows["transfers"] if denial["id"] in t["denied_by"]]
    assert denied and all(t["recipient"] == _named(rows, PLANT)["id"] for t in denied)


def test_the_outlet_that_repeats_the_agency_adds_no_origin(rows):
    papers = {d["id"]: d["publisher"] or d["id"] for d in rows["documents"]}
    told_by = {c["id"]: papers[c["document"]] for c in rows["claims"]}
    echoed = [
        t for t in rows["transfers"] if {"Kestrel Wire", "Harbour Gazette"} <= {told_by[c] for c in t["supported_by"]}
    ]
    assert echoed
    for transfer in echoed:
        others = {told_by[c] for c in transfer["supported_by"]} - {"Kestrel Wire", "Harbour Gazette"}
        assert transfer["roots"] == 1 + len(others)


def test_silence_and_ignorance_are_no_denials(rows):
    stances = {(c["stance"], c["voice"][-1]["name"]) for c in rows["claims"] if c["stance"] in ("no_reply", "unaware")}
    assert ("no_reply", PLANT) in stances and ("no_reply", SELLER) in stances
    assert any(stance == "unaware" and "trade ministry" in who for stance, who in stances)


def test_article_and_customs_row_disagree_on_the_quantity(rows):
    told = [f["summary"] for f in rows["findings"] if f["rule"] == "contradiction"]
    assert any("240" in summary and "400" in summary for summary in told)


def test_the_customs_row_gives_the_whole_chain(rows):
    (claim,) = [c for c in _claims(rows, relation="transfer", reader="table 4") if "МОДУЛЬ" in str(c["roles"])]
    chain = [_filled(claim, role) for role in ("supplier", "via", "recipient")]
    assert chain == [[_named(rows, n)["id"]] for n in (SELLER, "ТОО «Солончак Трейд»", PLANT)]
    assert (
        claim["quantity"]["value"] == 240 and claim["state"] == "delivered" and claim["when"]["value"] == "2024-03-22"
    )


def test_the_invoice_in_two_formats_is_one_origin(rows):
    invoices = {d["id"]: d for d in rows["documents"] if d.get("fields", {}).get("invoice_number") == "LB-2024-031"}
    assert sorted(d["origin"] for d in invoices.values()) == [
        "invoice-LB-2024-031.pdf", "invoice-LB-2024-031.xlsx", "packing-list.eml!/packing-list.xlsx",
    ]  # fmt: skip
    ordered = {c["id"] for c in _claims(rows, relation="transfer", state="ordered")}
    (transfer,) = [t for t in rows["transfers"] if ordered & set(t["supported_by"])]
    assert ordered <= set(transfer["supported_by"]) and len(ordered) == 2 and transfer["roots"] == 1


def test_the_module_is_one_good_under_three_languages_with_its_declared_code(rows):
    (module,) = [i for i in rows["items"] if "LX-550" in i["designations"]]
    assert {"852691", "8526912000"} <= {code["code"] for code in module["hs"]}


def test_what_is_planned_is_not_done(rows):
    said = [c for c in _claims(rows, relation="production") if c["reader"] != "table 4"]
    (planned,) = [c for c in said if any("Skopa-2" in role["text"] for role in c["roles"])]
    assert planned["phase"] == "planned"


def test_the_plant_is_a_hit_and_the_namesake_is_none(rows):
    hits = {(hit["party"], hit["entity"]) for hit in rows["hits"]}
    assert (_named(rows, PLANT)["id"], "vor-0001") in hits
    assert "vor-0003" not in {entity for _, entity in hits}


def test_the_readme_prints_what_the_command_prints(run):
    if version() is None:
        pytest.skip("the README shows the answer with the encoder, which is not installed here")
    shown = re.search(
        r"<!-- answer:[^\n]*\n```text\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert shown is not None
    assert shown.group(1) == run[0], "the answer has changed; on purpose? then run scripts/update_readme.py"


def test_the_built_files_are_those_that_the_script_builds():
    pytest.importorskip("reportlab", reason="the example's PDF is built with reportlab, which is not installed")
    for name, data in _script(EXAMPLE / "build.py").files().items():
        if not name.endswith((".pdf", ".docx")):  # their bytes also depend on the version of the library
            assert (EXAMPLE / name).read_bytes() == data, f"{name}: run examples/meridian/build.py"
