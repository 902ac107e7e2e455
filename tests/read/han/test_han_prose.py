"""What Chinese sentences tell: relations and roles, who says it, stance, certainty, phase. Everything is invented."""

from importlib.util import find_spec
from typing import Any

from pytest import mark

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.chinese import ChineseReader
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.reading import Reading

needs_words = mark.skipif(find_spec("enduse_model_zh") is None, reason="enduse-model-zh is not installed")


def reading(text: str, **given: Any) -> Reading:
    document = Document(id="d", origin="a.txt", text=text, language="zh", **given)
    found = read(document, [ChineseReader(Known())])
    assert found.rejections == (), "every span stands in the text"
    return found


def claims(text: str, relation: str = "transfer") -> list[Claim]:
    return [c for c in reading(text).claims if c.relation == relation]


def roles(claim: Claim) -> dict[str, str]:
    return {r.role: r.text for r in claim.roles}


@mark.parametrize(
    ("text", "relation", "wanted"),
    [
        (
            "深圳市蓝枫贸易有限公司通过迪拜向俄罗斯国防部出口了34台车床。",
            "transfer",
            {"supplier": "深圳市蓝枫贸易有限公司", "via": "迪拜", "recipient": "俄罗斯国防部", "item": "34台车床"},
        ),
        (
            "深圳市蓝枫贸易有限公司将120套模块出售给伊朗国防部。",
            "transfer",
            {"supplier": "深圳市蓝枫贸易有限公司", "recipient": "伊朗国防部", "item": "120套模块"},
        ),
        (
            "伊朗国防部从深圳市蓝枫贸易有限公司采购了发动机。",
            "transfer",
            {"recipient": "伊朗国防部", "supplier": "深圳市蓝枫贸易有限公司"},
        ),
        (
            "这批芯片由深圳市蓝枫贸易有限公司运往伊朗。",
            "transfer",
            {"supplier": "深圳市蓝枫贸易有限公司", "to": "伊朗", "item": "这批芯片"},
        ),
        ("车床先运抵吉达，再经喀土穆转往伊朗。", "transfer", {"item": "车床", "to": "吉达"}),
        ("收货人是深圳市蓝枫贸易有限公司，货物为发动机。", "transfer", {"recipient": "深圳市蓝枫贸易有限公司"}),
        ("引擎由台中的晨峰動力股份有限公司製造。", "production", {"producer": "晨峰動力股份有限公司", "item": "引擎"}),
        ("台中的晨峰動力股份有限公司生產引擎。", "location", {"subject": "晨峰動力股份有限公司", "place": "台中"}),
        (
            "蓝枫国际有限公司由商人雷扎·卡米里全资拥有。",
            "ownership",
            {"owner": "雷扎·卡米里", "asset": "蓝枫国际有限公司"},
        ),
        (
            "美国财政部将蓝枫国际有限公司列入制裁名单。",
            "sanction",
            {"authority": "美国财政部", "target": "蓝枫国际有限公司"},
        ),
        (
            "蓝枫国际有限公司向晨峰动力有限公司支付745万元。",
            "payment",
            {"payer": "蓝枫国际有限公司", "amount": "745万元"},
        ),
        ("蓝枫国际有限公司与伊朗国防部签署了合同。", "cooperation", {"subject": "合同"}),
        ("蓝枫国际有限公司董事长葛远志出席。", "affiliation", {"member": "葛远志", "capacity": "董事长"}),
    ],
)
@needs_words
def test_relations_and_roles(text: str, relation: str, wanted: dict[str, str]) -> None:
    found = claims(text, relation)
    assert any(wanted.items() <= roles(c).items() for c in found), [roles(c) for c in found]


@mark.parametrize(
    ("text", "stance", "certainty", "phase"),
    [
        ("该公司向伊朗出口了零件。", "asserts", "stated", "done"),
        ("该公司从未向伊朗出口零件。", "denies", "stated", "done"),
        ("该公司否认向伊朗出口零件。", "denies", "stated", "done"),
        ("该公司可能向伊朗出口了零件。", "asserts", "possible", "done"),
        ("该公司涉嫌向伊朗出口零件。", "asserts", "possible", "done"),
        ("该公司据称向伊朗出口零件。", "asserts", "probable", "done"),
        ("该公司计划向伊朗出口零件。", "asserts", "stated", "planned"),
        ("该公司将向伊朗出口零件。", "asserts", "stated", "planned"),
        ("该公司正在向伊朗出口零件。", "asserts", "stated", "ongoing"),
    ],
)
def test_stance_certainty_and_phase(text: str, stance: str, certainty: str, phase: str) -> None:
    found = claims(text)
    assert [(c.stance, c.certainty, c.phase) for c in found] == [(stance, certainty, phase)]


@mark.parametrize("text", ["法院调查该公司是否向伊朗出口零件。", "法律禁止向伊朗出口零件。", "该公司没有出口许可证。"])
def test_what_is_only_asked_or_forbidden_is_no_transfer(text: str) -> None:
    assert claims(text) == []


@mark.parametrize(
    ("text", "chain"),
    [
        ("据路透社报道，该厂向伊朗出口零件。", ["路透社"]),
        ("起诉书称，该厂向伊朗出口零件。", ["起诉书"]),
        ("路透社看到的文件显示，该厂向伊朗出口零件。", ["路透社", "文件"]),
        ("一名不愿具名的官员说，该厂向伊朗出口零件。", ["官员"]),
        ("俄罗斯国防部发言人表示，该厂向伊朗出口零件。", ["俄罗斯国防部"]),
        ("该厂向伊朗出口零件。", []),
    ],
)
@needs_words
def test_who_says_it(text: str, chain: list[str]) -> None:
    (claim,) = claims(text)
    assert [v.name for v in claim.voice] == chain or [
        v.name.endswith(c) for v, c in zip(claim.voice, chain, strict=True)
    ]


@mark.parametrize(
    ("text", "stance"),
    [
        ("俄罗斯国防部拒绝置评。", "declines"),
        ("俄罗斯国防部未就此作出回应。", "no_reply"),
        ("俄羅斯國防部未回覆本報查詢。", "no_reply"),
        ("俄罗斯国防部表示不清楚货物的去向。", "unaware"),
    ],
)
def test_silence_is_no_denial(text: str, stance: str) -> None:
    (claim,) = claims(text, "statement")
    assert claim.stance == stance
    assert claim.voice[-1].kind == "organization"


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = "俄罗斯国防部表示：“我们遵守规定。我们从未向伊朗出口零件。”"
    (claim,) = claims(text)
    assert claim.stance == "denies"
    assert [v.name for v in claim.voice] == ["俄罗斯国防部"]


def test_quantities_and_times_are_kept_as_worded() -> None:
    (claim,) = claims("该公司2021年9月向伊朗出口了至少17台车床。")
    assert claim.quantity is not None and (claim.quantity.value, claim.quantity.qualifier) == (17, "at_least")
    assert claim.when is not None and claim.when.value == "2021-09"


def test_traditional_and_simplified_tell_the_same() -> None:
    simple, traditional = claims("该公司计划向伊朗出口发动机。"), claims("該公司計劃向伊朗出口發動機。")
    assert [(c.phase, len(c.roles)) for c in simple] == [(c.phase, len(c.roles)) for c in traditional]


def test_tables_and_other_languages_are_left_alone() -> None:
    english = Document(id="d", origin="a.txt", text="The plant sold parts.", language="en")
    assert not ChineseReader(Known()).reads(english)


def test_a_hostile_text_is_read_in_bounds() -> None:
    text = "“" * 500 + "据" * 2000 + "公司" * 2000 + "·" * 500 + "一二三万亿" * 500
    reading(text)


def test_sport_tells_of_no_supply() -> None:
    text = "球队昨晚客场取胜，主场比赛将在下周进行，球员和教练都很满意。赞助商将向球队捐赠两百套装备。"
    assert claims(text) == []


@needs_words
def test_the_firm_without_a_name_is_meant_by_its_own_word() -> None:
    told = reading("蓝枫公司通过里加的一名中间商把柴油机卖给红松船厂。那名中间商随后把柴油机卖给青石公司。")
    nameless = [r.id for r in told.references if r.unnamed]
    assert len(nameless) == 1
    assert sum(m.ref == nameless[0] for m in told.mentions) == 2
