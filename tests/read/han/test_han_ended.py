"""What came to an end and what was refused, in Chinese. All is invented."""

import pytest
from test_han_wordings import claims, filled, needs_words


@needs_words
@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("自2023年1月起，蓝枫贸易已停止向图尔马林机械厂供货。", "done"),
        ("蓝枫贸易已于2023年1月终止向图尔马林机械厂供应车床。", "done"),
        ("蓝枫贸易2023年1月暂停向图尔马林机械厂供应车床。", "done"),
        ("蓝枫贸易将停止向图尔马林机械厂供应车床。", "ongoing"),
        ("蓝枫贸易从未停止向图尔马林机械厂供应车床。", "ongoing"),
    ],
)
def test_what_was_stopped_was_done_and_has_no_date(text: str, phase: str) -> None:
    (claim,) = claims(text, "transfer")
    assert (claim.stance, claim.phase, claim.when) == ("asserts", phase, None)


@needs_words
@pytest.mark.parametrize("text", ["美方要求蓝枫贸易停止向俄罗斯出口车床。", "蓝枫贸易应停止向俄罗斯出口车床。"])
def test_a_stop_that_is_called_for_tells_nothing(text: str) -> None:
    assert claims(text, "transfer") == []


@needs_words
def test_no_more_is_a_denial() -> None:
    (claim,) = claims("蓝枫贸易不再向俄罗斯出口车床。", "transfer")
    assert claim.stance == "denies"


@needs_words
def test_ended_cooperation_is_with_the_firm_named() -> None:
    (claim,) = claims("蓝枫贸易已停止与图尔马林机械厂的合作。", "cooperation")
    assert claim.stance == "asserts" and filled(claim) == {("party", "蓝枫贸易"), ("party", "图尔马林机械厂")}


@needs_words
def test_who_is_sold_to_instead() -> None:
    found = claims("蓝枫贸易停止向恒岳轴承公司供货后，改向图尔马林机械厂出口车床。", "transfer")
    wanted = {("supplier", "蓝枫贸易"), ("item", "车床"), ("recipient", "图尔马林机械厂")}
    assert any(filled(c) == wanted for c in found)


@needs_words
@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("图尔马林机械厂提出再订购四台车床，蓝枫贸易已拒绝。", "denies"),
        ("图尔马林机械厂曾口头提出将车床转售至伊朗，蓝枫贸易未予同意。", "denies"),
        ("图尔马林机械厂向蓝枫贸易提出再订购四台车床，遭到拒绝。", "denies"),
        ("图尔马林机械厂计划向伊朗转售车床，但未获批准。", "denies"),
        ("蓝枫贸易拒绝了图尔马林机械厂再订购四台车床的请求。", "denies"),
        ("图尔马林机械厂提出再订购四台车床，蓝枫贸易已同意。", "asserts"),
        ("图尔马林机械厂计划向伊朗转售车床，蓝枫贸易拒绝置评。", "asserts"),
        ("图尔马林机械厂计划向伊朗出售车床，但拒绝透露价格。", "asserts"),
    ],
)
def test_what_is_refused_is_no_plan(text: str, stance: str) -> None:
    (claim,) = claims(text, "transfer")
    assert (claim.stance, claim.phase) == (stance, "planned")
