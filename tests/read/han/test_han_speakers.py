"""Whose words they are, and whom 其 and 该厂 mean. Everything is invented."""

from importlib.util import find_spec

from pytest import mark

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.chinese import ChineseReader
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.reading import Reading

pytestmark = mark.skipif(find_spec("enduse_model_zh") is None, reason="enduse-model-zh is not installed")


def reading(text: str) -> Reading:
    found = read(Document(id="d", origin="a.txt", text=text, language="zh"), [ChineseReader(Known())])
    assert found.rejections == (), "every span stands in the text"
    return found


def supplies(text: str) -> list[Claim]:
    return [c for c in reading(text).claims if c.relation == "transfer"]


def party(text: str, role: str) -> list[str]:
    """The names of those in a role of the supplies of a text."""
    found = reading(text)
    named = {r.id: [n.text for n in r.names] for r in found.references}
    return [
        n for c in found.claims if c.relation == "transfer" for r in c.roles if r.role == role for n in named[r.ref]
    ]


@mark.parametrize(
    "text",
    [
        "发言人罗志强受访时说：“我们没有卖机床给俄罗斯。”",
        "罗志强3月底接受本刊采访时说，公司没有卖机床给俄罗斯。",
        "恒岳集团总经理罗志强在接受《东桥日报》采访时称，公司没有卖机床给俄罗斯。",
        "發言人羅志強受訪時說：「我們沒有賣機床給俄羅斯。」",
    ],
)
def test_who_is_interviewed_speaks(text: str) -> None:
    assert [(c.stance, [v.name for v in c.voice]) for c in supplies(text)] in (
        [("denies", ["罗志强"])],
        [("denies", ["羅志強"])],
    )


def test_an_official_answer_has_paragraphs() -> None:
    text = (
        "商务部新闻发言人答记者问\n\n有记者问：商务部有何评论？\n\n答：中方已多次表明立场。\n\n"
        "恒岳集团去年起已停止向伊朗出口车床。\n\n有记者追问：恒岳集团是否也在供货？\n\n答：我不了解。\n\n"
        "北澜公司向伊朗出口了两台车床。"
    )
    assert [[v.name for v in c.voice] for c in supplies(text)] == [["商务部"], []]


def test_the_institute_behind_a_dash_answers() -> None:
    text = "研报点名的总体单位——洛阳云梦机电研究所则回复本刊称，与恒岳集团“没有供货关系”。"
    (claim,) = [c for c in reading(text).claims if c.relation == "cooperation"]
    assert claim.stance == "denies" and [v.name for v in claim.voice] == ["洛阳云梦机电研究所"]


def test_a_works_is_no_ministry() -> None:
    text = "恒岳集團和圖爾馬林機械廠簽約。美國國務院的公告指該廠製造火砲零件。該廠未回應本刊查詢。"
    (claim,) = [c for c in reading(text).claims if c.stance == "no_reply"]
    assert [v.name for v in claim.voice] == ["圖爾馬林機械廠"]


@mark.parametrize(
    ("text", "supplier"),
    [
        ("英国外交部将恒岳集团列入制裁清单，理由是其涉嫌向伊朗转移器件。", "恒岳集团"),
        ("英国外交部将恒岳集团列入制裁清单，因其向伊朗出口雷达。", "恒岳集团"),
        ("英国外交部制裁了恒岳集团，称其向伊朗出口雷达。", "恒岳集团"),
        ("这批车床是从恒岳集团那里采购的。", "恒岳集团"),
        ("图尔马林机械厂证实已向恒岳集团批量供货。", "图尔马林机械厂"),
    ],
)
def test_who_supplies(text: str, supplier: str) -> None:
    assert party(text, "supplier") == [supplier]


def test_the_other_side_of_the_firm_whose_notice_it_is() -> None:
    head = "江苏云澈光电股份有限公司（以下简称“公司”）公告如下。\n北澜贸易公司曾为公司客户。"
    assert party(f"{head}2023年5月，公司向其销售安防用红外镜头2150只。", "recipient") == ["北澜贸易公司"] * 2
    (claim,) = supplies("恒岳集团出售安防用红外镜头30只。")
    assert "安防用红外镜头30只" in [r.text for r in claim.roles]


def test_a_consignee_is_spoken_of_less_than_who_declares() -> None:
    text = "货物由威海市岱云复材贸易有限公司申报，收货人为“阿穆尔船艺”有限责任公司。据企业说明，公司对货物并不知情。"
    (claim,) = [c for c in reading(text).claims if c.stance == "unaware"]
    assert [v.name for v in claim.voice] == ["威海市岱云复材贸易有限公司"]


def test_goods_of_another_sentence_are_not_those_of_a_clause_behind_a_comma() -> None:
    goods = "检方查扣了十台车床。"
    (claim,) = supplies(f"{goods}恒岳集团的摆片过去依赖进口，供货方为北澜贸易公司。")
    assert "item" not in {r.role for r in claim.roles}
    (claim,) = supplies(f"{goods}收货人为北澜贸易公司。")
    assert {r.role: r.text for r in claim.roles}["item"] == "十台车床"


def test_who_declares_goods_sends_them() -> None:
    assert party("该票货物由恒岳集团申报，拟经釜山运往俄罗斯，收货人为“阿穆尔船艺”公司。", "supplier") == ["恒岳集团"]
