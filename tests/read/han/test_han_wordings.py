"""Wordings of one deed in Chinese: who does what, what ties firms, whose statement it is. All is invented."""

from importlib.util import find_spec

import pytest

from enduse.read import read
from enduse.read.han.folded import folded
from enduse.read.known import Known
from enduse.read.names.han_times import times
from enduse.read.readers.chinese import ChineseReader
from enduse.records.claim import Claim
from enduse.records.document import Document

needs_words = pytest.mark.skipif(find_spec("enduse_model_zh") is None, reason="enduse-model-zh is not installed")
LEAD = "东莞市蓝枫贸易有限公司向俄罗斯图尔马林机械厂出口车床。"


def claims(text: str, relation: str, lead: str = LEAD, **given: str) -> list[Claim]:
    document = Document(id="d", origin="a.txt", text=f"{lead}\n\n{text}", language="zh", **given)  # type: ignore[arg-type]
    found = read(document, [ChineseReader(Known())])
    assert found.rejections == (), "every span stands in the text"
    return [c for c in found.claims if c.relation == relation and c.evidence[0].start > len(lead)]


def filled(claim: Claim) -> set[tuple[str, str]]:
    return {(r.role, r.text) for r in claim.roles}


def test_the_fold_leaves_a_character_of_its_own_alone() -> None:
    assert folded("未予回應，售予他人") == "未予回应，售予他人"


def test_the_same_year_is_the_one_told_last() -> None:
    assert [t.value for t in times("同年4月", 0, 4, None, 2023)] == ["2023-04"]
    assert [t.value for t in times("次年4月", 0, 4, None, 2023)] == ["2024-04"]
    assert [t.value for t in times("同年4月", 0, 4)] == [None]


@needs_words
@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("蓝枫贸易从未将车床售予任何俄罗斯公司。", "transfer", {("supplier", "蓝枫贸易"), ("item", "车床")}),
        ("蓝枫贸易前年全年向巴拉圭出口叉车85辆。", "transfer", {("supplier", "蓝枫贸易"), ("to", "巴拉圭")}),
        ("蓝枫贸易与图尔马林机械厂签署了供货协议。", "transfer", {("recipient", "图尔马林机械厂")}),
        ("至少五台车床已经抵达喀山。", "transfer", {("item", "至少五台车床"), ("to", "喀山")}),
        ("货款37万欧元已于2021年6月全部付清。", "payment", {("amount", "37万欧元")}),
        ("蓝枫贸易收到260万美元预付款。", "payment", {("payee", "蓝枫贸易"), ("amount", "260万美元")}),
        ("图尔马林机械厂为俄罗斯海军制造船用探照灯。", "production", {("item", "船用探照灯")}),
        ("首批轴承当天下线。", "production", {("item", "首批轴承")}),
        ("蓝枫贸易70%的股权属于恒岳集团。", "ownership", {("asset", "蓝枫贸易"), ("share", "70%")}),
        ("蓝枫贸易与恒岳轴承公司不存在隶属关系。", "ownership", {("owner", "蓝枫贸易"), ("asset", "恒岳轴承公司")}),
        ("蓝枫贸易与恒岳轴承公司没有任何业务往来。", "cooperation", {("party", "蓝枫贸易"), ("party", "恒岳轴承公司")}),
    ],
)  # fmt: skip
def test_who_does_what(text: str, relation: str, wanted: set[tuple[str, str]]) -> None:
    assert any(wanted <= filled(c) for c in claims(text, relation))


@needs_words
def test_ties_that_are_not_there_are_denied() -> None:
    (claim,) = claims("蓝枫贸易与恒岳轴承公司没有任何业务往来。", "cooperation")
    assert (claim.stance, claim.phase) == ("denies", "ongoing")


@needs_words
def test_what_a_works_makes_as_a_rule_goes_on() -> None:
    (rule,) = claims("图尔马林机械厂为俄罗斯海军制造雷达。", "production")
    (once,) = claims("图尔马林机械厂2023年制造了三台雷达。", "production")
    assert (rule.phase, once.phase) == ("ongoing", "done")


@needs_words
@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("蓝枫贸易与恒岳轴承公司有交易，也有采购关系。", ["asserts"]),
        ("蓝枫贸易与恒岳轴承公司没有交易，也没有采购关系。", ["denies"]),
        ("蓝枫贸易与恒岳轴承公司有交易，但没有采购关系。", ["asserts", "denies"]),
        ("蓝枫贸易与恒岳轴承公司有交易，与瓦尔加工厂也有采购关系。", ["asserts", "asserts"]),
    ],
)
def test_one_dealing_told_by_two_nouns_is_one_claim(text: str, stances: list[str]) -> None:
    assert [c.stance for c in claims(text, "cooperation")] == stances


@needs_words
def test_a_quotation_belongs_to_who_is_named_behind_it() -> None:
    (claim,) = claims("“我们没有向俄罗斯卖过任何东西。”蓝枫贸易总经理邱启明说。", "transfer")
    assert (claim.stance, [v.name for v in claim.voice]) == ("denies", ["邱启明"])


@needs_words
@pytest.mark.parametrize("we", ["本公司", "我公司", "我司"])
def test_we_is_the_firm_that_publishes_and_no_other_named_first(we: str) -> None:
    text = f"{we}与泰国暹罗港机公司签订销售合同，出售12台车床。"
    (claim,) = [c for c in claims(text, "transfer", "情况说明", publisher="北澜纺织机械股份有限公司") if c.quantity]
    supplier = next(r for r in claim.roles if r.role == "supplier")
    other = next(r for r in claim.roles if r.role == "recipient")
    assert supplier.text == we
    assert supplier.ref is not None
    assert supplier.ref != other.ref
