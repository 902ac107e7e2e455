"""The table of the rules and what every flag carries."""

import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest

from enduse.reference import flags as reference
from enduse.trace.flags import TESTS, flags
from flag_case import Build

SHARED = Path(__file__).parents[4] / "shared" / "domain" / "red_flags.yaml"


def test_every_rule_is_tested_or_says_why_it_cannot_be() -> None:
    ids = [rule.id for rule in reference.rules()]
    assert len(ids) == len(set(ids))
    assert set(TESTS) <= set(ids)
    for rule in reference.rules():
        assert (rule.id in TESTS) is not bool(rule.not_tested), rule.id
        assert rule.needs if rule.id in TESTS else rule.not_tested
        assert "http" in rule.source or rule.source.startswith("pattern"), rule.id


def test_the_rules_are_those_of_the_shared_table() -> None:
    if not SHARED.exists():
        pytest.skip(f"needs {SHARED}")
    ids = re.findall(r"^- \{id: (\w+),", SHARED.read_text(encoding="utf-8"), re.MULTILINE)
    assert {rule.id for rule in reference.rules()} == set(ids)


def test_every_table_row_has_its_source() -> None:
    for name in ("limits", "countries", "words", "activities", "dialling"):
        text = files("enduse.reference.flags").joinpath(f"{name}.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(text.splitlines()))
        assert rows and all(row["source"] for row in rows), name


def test_countries_are_those_of_the_day() -> None:
    assert "kz" in reference.countries("transit", "2024-01-01")
    assert "kz" not in reference.countries("transit", "2020-01-01")


def test_words_are_found_whole_and_stems_in_any_ending() -> None:
    assert reference.said("bank", "Harrow Bank") == "Bank"
    assert reference.said("bank", "Riverbanks") is None
    assert reference.said("forwarder", "ООО «Логистическая компания»") == "Логистическая"
    assert reference.said("bank", "明灯银行") == "银行"


def test_a_case_without_facts_tests_nothing_and_says_what_it_would_need() -> None:
    found = flags(Build().case())
    assert not found.findings
    assert {t.status for t in found.tests} == {"not tested"} and all(t.needs for t in found.tests)


def test_not_fired_differs_from_not_tested_and_tells_how_many_were_looked_at() -> None:
    case = Build()
    case.deal("pumps")
    case.deal("pumps", recipient="Harrow Freight")
    tests = {t.id: t for t in flags(case.case()).tests}
    assert (tests["R02"].status, tests["R02"].looked_at, tests["R02"].fired) == ("fired", 2, 1)
    assert (tests["M05"].status, tests["M05"].looked_at, tests["M05"].fired) == ("not fired", 2, 0)
    assert (tests["E07"].status, tests["E07"].looked_at) == ("not tested", 0)
    assert not tests["M05"].needs and tests["E07"].needs


def test_a_flag_shows_its_inputs_its_rule_and_its_weight() -> None:
    case = Build()
    case.party("Delta", "ru")
    case.party("Tessel", "kz")
    deal = case.deal(case.priority(), via=("Tessel",), when="2024-05-01")
    found = flags(case.case()).findings
    assert {"G01", "R01", "P09"} <= {f.rule for f in found}
    for one in found:
        assert one.inputs and one.source and one.weight and one.documents and one.parties, one.rule
        assert one.transfer == deal.id and one.claims == deal.supported_by


def test_two_runs_give_the_same_flags_in_the_same_order() -> None:
    def made() -> Build:
        case = Build()
        case.party("Tessel", "kz")
        for n in range(5):
            case.deal(case.priority(), supplier=f"Firm {n}", via=("Tessel",))
            case.known(f"Firm {n}", "address", "8 Harbour Road, Port Hallow")
        return case

    assert flags(made().case()) == flags(made().case())


def test_no_flag_says_what_would_escape_it() -> None:
    """Words of the rules' own texts: neither thresholds nor conditional ways out stand in what a reader sees."""
    told = [t for rule in reference.rules() for t in (rule.name, rule.needs, rule.not_tested)]
    for text in told:
        assert not re.search(r"\b(threshold|avoid|escape|unless|below|would not)\b|\d{2,}\s?%", text), text


def test_many_transfers_are_tested_in_one_pass() -> None:
    """No test compares every transfer with every other: each list is walked a bounded number of times."""
    case = Build()
    goods = case.priority()
    for n in range(300):
        case.deal(goods, supplier=f"S{n % 7}", recipient=f"R{n % 5}", when=f"2024-0{n % 9 + 1}-01")
    for n in range(7):
        case.listed(f"S{n}", "2024-03-01")
    tests = {t.id: t for t in flags(case.case()).tests}
    assert tests["P11"].looked_at <= 7 * 7 * 5
