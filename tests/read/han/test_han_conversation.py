"""Printed conversations in Chinese, who is silent, who holds shares, further forms of contracts. All is invented."""

import pytest
from test_han_whose import named, reading
from test_han_wordings import claims, filled, needs_words

TALK = (
    "东海物流有限公司董事总经理罗志强日前接受本报专访。\n\n"
    "记者：东海物流是否曾替北桥贸易公司运送车床？\n"
    "罗志强：有。2022年我们先后三次为该公司承运蓝枫贸易有限公司的车床。\n\n"
    "记者：其中六台后来到了伊朗。\n"
    "罗志强：没有。东海物流从来没有把货物运到伊朗。\n\n"
    "图尔马林机械厂没有回复。"
)


@needs_words
def test_answers_are_those_of_whom_the_label_names() -> None:
    found = reading(TALK).claims
    carried, denied = [c for c in found if c.relation == "transfer"]
    assert [v.name for v in carried.voice] == [v.name for v in denied.voice] == ["罗志强"]
    assert (carried.stance, denied.stance) == ("asserts", "denies")
    assert ("supplier", "蓝枫贸易有限公司") in named(TALK)[0]
    assert carried.roles[0].ref == denied.roles[0].ref, "we are the speaker's firm"
    assert [c.stance for c in found if c.relation == "statement"] == ["no_reply"], "有 and 没有 tell nothing"


@needs_words
def test_a_spokesperson_answers_for_the_body() -> None:
    text = (
        "商务部新闻发言人答记者问\n\n问：美方称，蓝枫贸易有限公司向俄罗斯提供了轴承，商务部如何评论？\n\n"
        "答：对于美方的指控，我们不予置评。中方坚决反对没有国际法依据的单边制裁。"
    )
    declined, opposed = [c for c in reading(text).claims if c.relation == "statement"]
    assert declined.stance == "declines" and [v.name for v in declined.voice] == ["商务部"]
    assert opposed.stance == "asserts"


@needs_words
def test_a_paper_with_labels_is_no_conversation() -> None:
    assert reading("发货人：蓝枫贸易有限公司\n收货人：图尔马林机械厂\n货物：车床五台").claims == ()


@needs_words
@pytest.mark.parametrize(
    ("text", "stance", "speaker"),
    [
        ("商务部发言人表示，对于美方的指控不予置评。", "declines", "商务部"),
        ("蓝枫贸易有限公司董事长罗志强未接受采访。", "declines", "罗志强"),
        ("蓝枫贸易有限公司表示不上诉。", "asserts", "蓝枫贸易有限公司"),
        ("蓝枫贸易有限公司与恒岳集团7月签订了合同，目前尚不清楚是否已经交货。", "unaware", None),
        ("恒岳集团发表声明。声明没有回应图尔马林机械厂订购车床一事。", "no_reply", "恒岳集团"),
    ],
)
def test_who_is_silent(text: str, stance: str, speaker: str | None) -> None:
    found = [c for c in claims(text, "statement") if c.stance == stance]
    assert [v.name for c in found for v in c.voice] == ([speaker] if speaker else [])


@needs_words
@pytest.mark.parametrize(
    "text",
    [
        "蓝枫贸易有限公司变更股东，原股东北桥贸易公司退出，新增股东为恒岳集团，持股比例为35%。",
        "蓝枫贸易有限公司变更股东，原股东北桥贸易公司退出，新增股东恒岳集团，持股35%。",
        "蓝枫贸易有限公司的股东变更为恒岳集团，持股比例为35%。",
        "恒岳集团入股蓝枫贸易有限公司，持股比例为35%。",
        "蓝枫贸易有限公司的控股股东恒岳集团持有该公司35%的股份。",
    ],
)
def test_who_holds_which_share_of_whom(text: str) -> None:
    wanted = {("owner", "恒岳集团"), ("asset", "蓝枫贸易有限公司"), ("share", "35%")}
    assert named(text, "ownership") == [wanted]


@needs_words
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("图尔马林机械厂的数控车床供应商是恒岳轴承公司。",
         {("supplier", "恒岳轴承公司"), ("recipient", "图尔马林机械厂"), ("item", "数控车床")}),
        ("检方指控，蓝枫贸易明知轴承的实际用户是图尔马林机械厂。", {("end_user", "图尔马林机械厂"), ("item", "轴承")}),
        ("恒岳轴承公司向图尔马林机械厂供应主轴和备件。",
         {("supplier", "恒岳轴承公司"), ("recipient", "图尔马林机械厂"), ("item", "主轴"), ("item", "备件")}),
    ],
)  # fmt: skip
def test_what_is_told_of_supply(text: str, wanted: set[tuple[str, str]]) -> None:
    assert filled(claims(text, "transfer")[0]) == wanted


@needs_words
def test_supplies_since_a_month_go_on() -> None:
    (claim,) = claims("蓝枫贸易自2023年6月起改由恒岳轴承公司向图尔马林机械厂供应主轴，供应至今仍在继续。", "transfer")
    assert claim.phase == "ongoing" and ("supplier", "恒岳轴承公司") in filled(claim)


@needs_words
def test_a_contract_that_was_never_signed() -> None:
    (claim,) = claims("蓝枫贸易表示，公司从未与恒岳集团签订合同。", "cooperation")
    assert claim.stance == "denies" and ("party", "恒岳集团") in filled(claim)


@needs_words
def test_names_are_whole() -> None:
    (claim,) = claims("我们不能排除设备已被转至沙赫米尔的可能。", "transfer")
    assert ("recipient", "沙赫米尔") in filled(claim)
    assert not any(
        n.text == "斯坦公司" for r in reading("该厂向吉尔吉斯斯坦公司销售车床。").references for n in r.names
    )
