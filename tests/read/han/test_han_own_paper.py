"""Who does not know, what was not found, which firm 该公司 is, what is to come, in Chinese. Everything is invented."""

from importlib.util import find_spec

from pytest import mark

from enduse.read import read
from enduse.read.known import Known
from enduse.read.names.foreign import foreign_names
from enduse.read.readers.chinese import ChineseReader
from enduse.records.claim import Claim
from enduse.records.document import Document

needs_words = mark.skipif(find_spec("enduse_model_zh") is None, reason="enduse-model-zh is not installed")
PAPER = "海港商讯"


def told(text: str) -> list[tuple[Claim, dict[str, str]]]:
    """Each claim with its roles, a reference by the first form of its name."""
    document = Document(id="d", origin="a.txt", text=text, language="zh", publisher=PAPER, published="2025-06-10")
    reading = read(document, [ChineseReader(Known())])
    assert reading.rejections == (), "every span stands in the text"
    names = {r.id: r.names[0].text for r in reading.references if r.names}
    return [(c, {r.role: names.get(r.ref or "", r.text) for r in c.roles}) for c in reading.claims]


@mark.parametrize(
    "text",
    [
        "一名货代人士称，这批货物可能由“海鹭”号货轮运出，但本报未能独立核实这一说法。",
        "宁川重工有限公司称，货物已运往俄罗斯，本台无法核实该说法。",
        "一名官员表示，宁川重工有限公司向俄罗斯出口了车床，记者未能证实。",
        "路透社报道称，宁川重工有限公司向俄罗斯出口了车床，但我们未能独立核实。",
    ],
)
@needs_words
def test_what_the_paper_could_not_verify_is_its_own_want(text: str) -> None:
    ((silent, roles),) = [(c, r) for c, r in told(text) if c.relation == "statement"]
    assert silent.stance == "unaware"
    assert [v.name for v in silent.voice] == [PAPER]
    assert "speaker" not in roles


@needs_words
def test_who_speaks_as_we_in_quotation_marks_is_no_paper() -> None:
    ((silent, roles),) = told("宁川重工有限公司发言人表示：“我们不了解客户如何处置货物。”")
    assert (silent.stance, roles["speaker"]) == ("unaware", "宁川重工有限公司")


@mark.parametrize(
    "text",
    [
        "调查没有发现向深圳青禾电子有限公司供应芯片的记录。",
        "没有证据显示宁川重工有限公司向俄罗斯出口车床。",
        "审计人员未发现宁川重工有限公司向俄罗斯出口车床的证据。",
        "警方没有找到宁川重工有限公司向伊朗运送轴承的证据。",
    ],
)
@needs_words
def test_what_is_not_found_is_no_delivery(text: str) -> None:
    claims = told(text)
    assert {c.stance for c, _ in claims} == {"unaware"}
    assert all(r.get("item") not in {"证据", "记录"} for _, r in claims)


@needs_words
def test_what_is_found_is_a_delivery() -> None:
    ((found, roles),) = told("警方找到宁川重工有限公司向伊朗运送轴承的证据。")
    assert (found.stance, roles["supplier"]) == ("asserts", "宁川重工有限公司")


@needs_words
def test_that_firm_is_the_other_one_whatever_its_name_ends_in() -> None:
    text = (
        "珠海澜岳精密仪器有限公司发表声明。\n\n声明证实，公司今年2月向塔尔巴干物流交付了80个传感器，"
        "并计划于9月再向该公司供应500片芯片。"
    )
    planned = next((c, r) for c, r in told(text) if c.phase == "planned")
    assert planned[1]["supplier"] == "珠海澜岳精密仪器有限公司"
    assert planned[1]["recipient"] == "塔尔巴干物流"
    assert planned[0].when is not None and planned[0].when.value == "2025-09"


@mark.parametrize(
    ("text", "month", "phase"),
    [
        ("宁川重工有限公司或于8月向伊朗交付10台车床。", "2025-08", "planned"),
        ("据业内人士透露，“海鹭”号货轮或将于9月再次运送一批轴承至俄罗斯。", "2025-09", "planned"),
        ("宁川重工有限公司或于4月向伊朗交付10台车床。", "2025-04", "done"),
    ],
)
@needs_words
def test_perhaps_in_a_later_month_is_a_plan(text: str, month: str, phase: str) -> None:
    ((claim, _),) = told(text)
    assert (claim.certainty, claim.phase, claim.when and claim.when.value) == ("possible", phase, month)


@needs_words
def test_or_between_two_verbs_is_no_doubt() -> None:
    ((claim, _),) = told("宁川重工有限公司4月向伊朗交付车床或轴承。")
    assert (claim.certainty, claim.phase) == ("stated", "done")


@mark.parametrize(
    ("text", "name"),
    [
        ("另一家名称相近的珠海蓝月精密模具有限公司表示遗憾。", "珠海蓝月精密模具有限公司"),
        ("研究機構發表報告，指香港峯岸達貿易有限公司出口示波器。", "峯岸達貿易有限公司"),
        ("塔尔巴干物流疑似还向鲁别日尼克转交过压力传感器。", "鲁别日尼克"),
    ],
)
@needs_words
def test_names_are_not_cut_at_a_month_or_a_day(text: str, name: str) -> None:
    document = Document(id="d", origin="a.txt", text=text, language="zh")
    found = foreign_names(document, [(0, len(text), "zh")], Known()).found
    assert name in {text[f.start : f.end] for f in found}


@needs_words
def test_a_research_body_of_a_country_speaks_and_not_the_country() -> None:
    claims = told("俄羅斯研究機構本月發表報告，指香港峯岸達貿易有限公司4月向伊朗出口40台示波器。")
    assert {c.voice[-1].name for c, _ in claims} == {"俄羅斯研究機構"}


@mark.parametrize(
    ("text", "ship"),
    [
        ("“海鹭”号货轮向俄罗斯运送了20台车床。", "“海鹭”号货轮"),
        ("该批车床由“海鹭”号运抵上海。", "“海鹭”号"),
        ("宁川重工有限公司通过“海鹭”号向伊朗运送轴承。", "“海鹭”号"),
    ],
)
@needs_words
def test_goods_go_by_a_ship_called_by_its_name_alone(text: str, ship: str) -> None:
    ((claim, _),) = told(text)
    assert {r.role: r.text for r in claim.roles}["via"] == ship


@needs_words
def test_a_ship_that_is_sold_is_goods() -> None:
    ((claim, _),) = told("宁川重工有限公司出售了“海鹭”号。")
    assert {r.role: r.text for r in claim.roles} == {"supplier": "宁川重工有限公司", "item": "“海鹭”号"}


@needs_words
def test_who_could_not_be_reached_is_silent_and_not_the_reporter() -> None:
    silent = told("记者未能联系到宁川重工有限公司和海石花贸易有限公司。")
    assert [(c.stance, r["speaker"]) for c, r in silent] == [
        ("no_reply", "宁川重工有限公司"),
        ("no_reply", "海石花贸易有限公司"),
    ]
