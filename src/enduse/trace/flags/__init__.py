"""Red flags: the rules of the authorities tested on a case. Each says why it fired, and on what; none is guilt.

`facts` holds the case by what the tests ask of it; `parties`, `people`, `history`, `goods`, `prices`, `routes`,
`money` and `papers` hold the tests, `addresses` and `amounts` what some of them compare. A test gives a value for each
thing it looks at; where it finds nothing to look at, the rule was not tested.
"""

from collections.abc import Callable

from msgspec import Struct

from enduse.records.flag import FlagTest
from enduse.records.transfer import Finding
from enduse.reference.flags import Rule, rules
from enduse.trace.flags import goods, history, money, papers, parties, people, prices, routes
from enduse.trace.flags.facts import Case, Facts, Fired, Looked

__all__ = ["TESTS", "Case", "Flagged", "flags"]

#: Rule -> its test. A rule that is not here is told as not tested, with the reason of the table.
TESTS: dict[str, Callable[[Facts], Looked]] = {
    "P01": parties.founded_late,
    "P02": parties.shared_address,
    "P03": parties.flat_address,
    "P04": parties.no_trace,
    "P05": parties.private_mailbox,
    "P06": people.shell_signs,
    "P07": people.unknown_share,
    "P08": people.listed_agent,
    "P09": history.supplied_before,
    "P10": parties.unfitting_business,
    "P11": history.successor,
    "P12": history.named_alike,
    "P13": people.shared_management,
    "P14": history.ordered_again,
    "G01": goods.priority,
    "G02": goods.civil_for_military,
    "G03": goods.told_differently,
    "G04": goods.vague,
    "G05": goods.code_withheld,
    "G06": prices.odd_price,
    "G07": prices.odd_weight,
    "R01": routes.transshipped,
    "R02": routes.forwarder,
    "R03": routes.detour,
    "R04": papers.changed_late,
    "R05": history.redirected,
    "R06": routes.through_russia,
    "R07": routes.gap,
    "M01": money.stranger_pays,
    "M02": money.distant_bank,
    "M03": money.unusual_terms,
    "M04": prices.overpaid,
    "M05": money.consigned_to_bank,
    "M06": money.other_currency,
    "M07": papers.end_user_left_out,
    "E01": papers.no_statement,
    "E02": papers.service_declined,
    "E03": papers.no_clause,
    "E04": papers.delivery_open,
    "E05": parties.foreign_telephone,
    "E06": papers.official_denial,
}


class Flagged(Struct, frozen=True):
    """What testing came to: a finding for each time a flag fired, and a line for every rule."""

    findings: tuple[Finding, ...] = ()
    tests: tuple[FlagTest, ...] = ()


def flags(case: Case) -> Flagged:
    """Test every rule on a case. Flags are never added up: each stands for itself, with its weight."""
    facts = Facts(case)
    findings: list[Finding] = []
    tests = []
    for rule in rules():
        looked = list(TESTS[rule.id](facts)) if rule.id in TESTS else []
        fired = [found for found in looked if found is not None]
        findings += [_finding(rule, found) for found in fired]
        tests.append(_test(rule, len(looked), len(fired)))
    return Flagged(tuple(findings), tuple(tests))


def _finding(rule: Rule, fired: Fired) -> Finding:
    return Finding(
        rule=rule.id,
        severity="notice" if fired.unsure and rule.severity == "warning" else rule.severity,
        summary=f"{fired.why}." + (" The code of the goods is not sure." if fired.unsure else ""),
        claims=fired.claims,
        parties=fired.parties,
        documents=fired.documents,
        transfer=fired.transfer,
        inputs=fired.inputs,
        source=rule.source,
        weight="low" if fired.unsure else rule.weight,
    )


def _test(rule: Rule, looked_at: int, fired: int) -> FlagTest:
    return FlagTest(
        id=rule.id,
        name=rule.name,
        status="fired" if fired else "not fired" if looked_at else "not tested",
        looked_at=looked_at,
        fired=fired,
        weight=rule.weight,
        source=rule.source,
        base_rate=rule.base_rate,
        needs="" if looked_at else rule.not_tested or rule.needs,
    )
