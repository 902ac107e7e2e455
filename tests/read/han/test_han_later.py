"""What later words add in Chinese: shares, parts, what is called untrue, whose report goes on. All is invented."""

import pytest
from test_han_wordings import claims, filled, needs_words

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.chinese import ChineseReader
from enduse.records.document import Document

LEAD = "海岚精密有限公司向瓦尔加工厂出口磨床。\n\n北桥贸易公司是一家代理商。"


def told(text: str, relation: str) -> list[set[tuple[str, str]]]:
    return [filled(c) for c in claims(text, relation, LEAD)]


@needs_words
@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("瓦尔加工厂由海岚精密与北桥贸易公司合资设立，双方分别持股55%和45%。", "ownership",
         [{("owner", "海岚精密"), ("share", "55%")}, {("owner", "北桥贸易公司"), ("share", "45%")}]),
        ("罗志强持有北桥贸易公司80%的股份，其妻子王芳持有其余20%。", "ownership",
         [{("asset", "北桥贸易公司"), ("share", "80%")}, {("asset", "北桥贸易公司"), ("share", "20%")}]),
        ("北桥贸易公司2022年在迪拜注册成立，唯一股东是罗志强。", "ownership",
         [{("owner", "罗志强"), ("asset", "北桥贸易公司")}]),
        ("海岚精密向瓦尔加工厂发运了12台磨床，另有5台铣床。", "transfer",
         [{("recipient", "瓦尔加工厂"), ("item", "12台磨床")}, {("recipient", "瓦尔加工厂")}]),
        ("最后一批磨床落到瓦尔加工厂手中。", "transfer", [{("recipient", "瓦尔加工厂")}]),
        ("这批磨床由卡斯皮物流公司转运到喀山。", "transfer", [{("via", "卡斯皮物流公司"), ("to", "喀山")}]),
        ("14台磨床从阿拉木图运往喀山的瓦尔加工厂。", "transfer", [{("recipient", "瓦尔加工厂"), ("from", "阿拉木图")}]),
        ("货物经“海晨”轮运抵喀山。", "transfer", [{("to", "喀山")}]),
        ("罗志强担任北桥贸易公司的法定代表人。", "affiliation", [{("organization", "北桥贸易公司")}]),
    ],
)  # fmt: skip
def test_each_part_is_told(text: str, relation: str, wanted: list[set[tuple[str, str]]]) -> None:
    found = told(text, relation)
    assert all(any(one <= have for have in found) for one in wanted), found


@needs_words
def test_both_deny() -> None:
    found = claims("海岚精密和北桥贸易公司均否认向俄罗斯出口磨床。", "transfer", LEAD)
    assert {c.voice[-1].name for c in found if c.stance == "denies"} == {"海岚精密", "北桥贸易公司"}


@needs_words
@pytest.mark.parametrize("text", ["海岚精密称有关报道不实。", "海岚精密称，所谓向俄罗斯供货的说法毫无根据。"])
def test_what_is_called_untrue_is_denied(text: str) -> None:
    assert [c.stance for relation in ("statement", "transfer") for c in claims(text, relation, LEAD)] == ["denies"]


@needs_words
def test_whose_report_goes_on() -> None:
    text = "据《东湾时报》报道，海岚精密向北桥贸易公司出口磨床。报道称，北桥贸易公司向瓦尔加工厂交付了8台磨床。"
    found = claims(text, "transfer", LEAD)
    assert [c.voice[-1].name for c in found] == ["东湾时报", "东湾时报"]


@needs_words
def test_who_cites_stands_outside_of_what_is_cited() -> None:
    found = claims("《东湾时报》7日援引法院文件报道，海岚精密向瓦尔加工厂发运了12台磨床。", "transfer", LEAD)
    assert [[v.name for v in c.voice] for c in found] == [["东湾时报", "法院文件"]]


@needs_words
@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("至于磨床转给了谁，海岚精密并不知情。", "磨床转给了谁"),
        ("磨床交付后的去向，海岚精密并不知情。", "磨床交付后的去向"),
    ],
)
def test_what_a_silence_is_about_may_stand_before_it(text: str, topic: str) -> None:
    (found,) = claims(text, "statement", LEAD)
    assert (found.stance, {r.role: r.text for r in found.roles}) == (
        "unaware",
        {"speaker": "海岚精密", "topic": topic},
    )


@needs_words
def test_who_will_not_be_named_is_not_silent() -> None:
    found = claims("北桥贸易公司一名不愿透露姓名的员工说，货物已交给瓦尔加工厂。", "statement", LEAD)
    assert all(c.stance == "asserts" for c in found)


def names(text: str) -> dict[str, str]:
    document = Document(id="d", origin="a.txt", text=text, language="zh")
    return {m.text: m.kind for m in read(document, [ChineseReader(Known())]).mentions}


@needs_words
def test_short_names_of_firms_behind_a_coined_word() -> None:
    found = names("澄岚通信销售总监苗书航九日对本报表示，公司从未向俄罗斯客户出售过卫星通信设备。")
    assert found["澄岚通信"] == "organization"
    assert found["苗书航"] == "person"
    assert "卫星通信" not in found


@needs_words
def test_marks_in_latin_letters_are_goods_once_a_noun_tells_so() -> None:
    found = names("买家订购了75套Kestrel 60平板天线。另有9套Kestrel 60转给了这家公司。")
    assert found["Kestrel 60"] == "item"


@needs_words
def test_a_small_town_behind_its_country() -> None:
    assert names("货物经土耳其梅尔辛港运往俄罗斯新罗西斯克。").keys() >= {"新罗西斯克", "梅尔辛港"}
