"""Who is meant in Chinese: who writes a letter, 其 and 该公司, whose goods, names in brackets. All is invented."""

import pytest
from test_han_wordings import claims, filled, needs_words

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.chinese import ChineseReader
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.reading import Reading


def reading(text: str) -> Reading:
    return read(Document(id="d", origin="a.txt", text=text, language="zh"), [ChineseReader(Known())])


def named(text: str, relation: str = "transfer") -> list[set[tuple[str, str]]]:
    """The roles of each claim with the first name of who fills them."""
    found = reading(text)
    names = {r.id: r.names[0].text if r.names else "" for r in found.references}

    def roles(claim: Claim) -> set[tuple[str, str]]:
        return {(r.role, names.get(r.ref or "") or r.text) for r in claim.roles}

    return [roles(c) for c in found.claims if c.relation == relation]


@needs_words
@pytest.mark.parametrize(
    "text",
    [
        "致：江屿控股集团法务部\n自：蓝枫贸易有限公司国际业务部\n\n我司共向北桥贸易公司交付车床八台。",
        "江屿控股集团：\n\n我司共向北桥贸易公司交付车床八台。\n\n蓝枫贸易有限公司\n2023年2月6日",
        "收件人：江屿控股集团\n\n我司共向北桥贸易公司交付车床八台。\n\n蓝枫贸易有限公司（盖章）",
        "蓝枫贸易有限公司公告\n\n我司已向北桥贸易公司交付车床八台。",
    ],
)
def test_who_writes_a_letter(text: str) -> None:
    (claim,) = named(text)
    assert ("supplier", "蓝枫贸易有限公司") in claim and ("recipient", "北桥贸易公司") in claim


@needs_words
def test_a_name_in_brackets_is_the_same_firm() -> None:
    text = "蓝枫贸易有限公司向北桥贸易公司（Northbridge Trading FZE）出口了八台车床。"
    (claim,) = named(text)
    assert {("supplier", "蓝枫贸易有限公司"), ("recipient", "北桥贸易公司")} <= claim and len(claim) == 3
    forms = next({n.text for n in r.names} for r in reading(text).references if any("北桥" in n.text for n in r.names))
    assert forms == {"北桥贸易公司", "Northbridge Trading FZE"}


@needs_words
def test_a_seat_in_brackets() -> None:
    text = "蓝枫贸易有限公司向北桥贸易公司（位于迪拜）出口车床。"
    assert named(text, "location") == [{("subject", "北桥贸易公司"), ("place", "迪拜")}]
    assert ("recipient", "北桥贸易公司") in named(text)[0]


@needs_words
def test_a_trade_before_a_name_is_no_part_of_it() -> None:
    (claim,) = named("蓝枫贸易有限公司向迪拜贸易商北桥贸易公司出口车床。")
    assert ("recipient", "北桥贸易公司") in claim


@needs_words
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("美国财政部将蓝枫贸易列入制裁名单，称其向俄罗斯出口车床。", "美国财政部"),
        ("美国财政部制裁了蓝枫贸易，指其向俄罗斯出口车床。", "美国财政部"),
        ("蓝枫贸易表示，其向俄罗斯出口车床。", "蓝枫贸易"),
    ],
)
def test_who_is_accused_is_not_who_accuses(text: str, wanted: str) -> None:
    (claim,) = claims(text, "transfer")
    assert [v.name for v in claim.voice] == [wanted]
    found = named(f"蓝枫贸易有限公司位于云州。{text}")
    assert ("supplier", "蓝枫贸易有限公司") in found[0]


@needs_words
def test_who_lists_whom_where_the_list_is_told_behind() -> None:
    text = "美国财政部表示，蓝枫物流协助北桥贸易公司向图尔马林机械厂运送受管制车床，并将其列入制裁名单。"
    assert named(text, "sanction") == [{("authority", "美国财政部"), ("target", "蓝枫物流")}]
    wanted = {
        ("via", "蓝枫物流"),
        ("supplier", "北桥贸易公司"),
        ("recipient", "图尔马林机械厂"),
        ("item", "受管制车床"),
    }
    assert named(text) == [wanted]


@needs_words
def test_our_goods_and_our_partner() -> None:
    text = (
        "海岬通讯社刊发报道，称我公司车床经第三国流入伊朗。2022年，我公司依法向北桥贸易公司出口车床八台。"
        "我公司已停止向该公司供货。我公司从未向图尔马林机械厂供应过任何产品，也未授权任何第三方向其销售我公司产品。\n\n蓝枫贸易有限公司"
    )
    us, it = ("supplier", "蓝枫贸易有限公司"), ("recipient", "北桥贸易公司")
    found = named(text)
    assert {us, it} in found and sum(us in claim for claim in found) == 4 and sum(it in claim for claim in found) == 2
    assert any({("supplier", "任何第三方"), ("recipient", "图尔马林机械厂")} <= claim for claim in found)


@needs_words
def test_of_two_firms_without_ties_the_first_goes_on() -> None:
    found = named("蓝枫贸易有限公司同日表示，该公司与恒岳轴承公司没有任何股权关系，也从未向俄罗斯出口车床。")
    assert found and ("supplier", "蓝枫贸易有限公司") in found[0]


@needs_words
def test_for_whom_goods_are_carried_is_no_end_user() -> None:
    (claim,) = claims("东海物流有限公司为图尔马林机械厂承运蓝枫贸易的车床。", "transfer")
    assert filled(claim) == {("via", "东海物流有限公司"), ("supplier", "蓝枫贸易"), ("item", "车床")}
    (claim,) = claims("蓝枫贸易为图尔马林机械厂采购车床。", "transfer")
    assert ("end_user", "图尔马林机械厂") in filled(claim)


@needs_words
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("警方对蓝枫贸易向俄罗斯出口车床展开调查。", {("supplier", "蓝枫贸易"), ("item", "车床"), ("to", "俄罗斯")}),
        ("海关对蓝枫贸易出口的三批车床进行了检查。", {("supplier", "蓝枫贸易"), ("item", "三批车床")}),
        ("专家小组关于蓝枫贸易向也门出口发动机的报告已经公布。",
         {("supplier", "蓝枫贸易"), ("item", "发动机"), ("to", "也门")}),
        ("本报记者就蓝枫贸易向俄罗斯出口车床一事致电该公司，未获回复。",
         {("supplier", "蓝枫贸易"), ("item", "车床"), ("to", "俄罗斯")}),
    ],
)  # fmt: skip
def test_who_looks_into_a_sale_is_no_seller(text: str, wanted: set[tuple[str, str]]) -> None:
    (claim,) = claims(text, "transfer")
    assert filled(claim) == wanted


@needs_words
def test_whom_its_means_beside_another_party() -> None:
    text = "蓝枫贸易有限公司与北桥贸易公司签署协议，向其供应十台车床。"
    assert any({("supplier", "蓝枫贸易有限公司"), ("recipient", "北桥贸易公司")} <= claim for claim in named(text))
    text = "美国商务部将蓝枫贸易有限公司列入实体清单，该公司称其从未向俄罗斯供货。"
    assert ("supplier", "蓝枫贸易有限公司") in named(text)[0]


@needs_words
@pytest.mark.parametrize("text", ["蓝枫贸易对此予以否认。", "蓝枫贸易予以否认。"])
def test_a_denial_needs_no_words_behind_it(text: str) -> None:
    (claim,) = claims(text, "statement")
    assert claim.stance == "denies" and ("speaker", "蓝枫贸易") in filled(claim)


@needs_words
@pytest.mark.parametrize("said", ["公司", "本公司"])
def test_whose_customer_the_firm_that_speaks_says_another_is(said: str) -> None:
    lead = "蓝枫贸易有限公司（以下简称“公司”）公告。公司从未与北桥贸易公司合作。"
    (claim,) = claims(f"南岭机械公司曾为{said}客户。", "transfer", lead)
    assert filled(claim) == {("recipient", "南岭机械公司"), ("supplier", said)}


@needs_words
@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("若蓝枫贸易未来被列入清单，可能造成影响，该公司车床目前仍采购自德国。", "stated"),
        ("若蓝枫贸易被列入清单，该公司将继续向伊朗出口车床。", "conditional"),
        ("如果蓝枫贸易目前仍向伊朗出口车床，将受到影响。", "conditional"),
    ],
)
def test_what_goes_on_now_hangs_on_no_condition(text: str, certainty: str) -> None:
    (claim,) = claims(text, "transfer")
    assert claim.certainty == certainty


@needs_words
def test_licences_that_are_not_shown_are_no_goods() -> None:
    assert claims("海关查获管制清单所列物项，蓝枫贸易未能提供出口许可证件。", "transfer") == []


@needs_words
def test_what_nobody_knows() -> None:
    (claim,) = claims("车床的生产厂家尚未查明。", "statement")
    assert (claim.stance, filled(claim)) == ("unaware", {("topic", "车床的生产厂家")})
