"""Names in Chinese text: firms, bodies, persons, places, goods, media and their short forms. All firms and people are
invented."""

from importlib.util import find_spec
from itertools import pairwise

import numpy as np
from pytest import mark

from enduse.read.known import Known
from enduse.read.names import han_tagger
from enduse.read.names.foreign import foreign_names
from enduse.records.document import Document

needs_words = mark.skipif(find_spec("enduse_model_zh") is None, reason="enduse-model-zh is not installed")


def names(text: str) -> list[tuple[str, str, str | None]]:
    document = Document(id="d", origin="a.txt", text=text, language="zh")
    found = foreign_names(document, [(0, len(text), "zh")], Known()).found
    return [(text[f.start : f.end], f.kind, f.key) for f in found]


@mark.parametrize(
    ("text", "words", "kind"),
    [
        ("深圳市蓝枫贸易有限公司出口了芯片。", "深圳市蓝枫贸易有限公司", "organization"),
        ("這批貨由台中的晨峰動力股份有限公司製造。", "晨峰動力股份有限公司", "organization"),
        ("向乌法的“北辰”弹药厂转运车床。", "“北辰”弹药厂", "organization"),
        ("一家名为“瑞河防务”的公司购买了炮弹。", "瑞河防务", "organization"),
        ("乌拉圭经济部拒绝置评。", "乌拉圭经济部", "organization"),
        ("收货人是Harrow Gulf Trading LLC负责的仓库。", "Harrow Gulf Trading LLC", "organization"),
        ("该公司老板埃姆雷·托兰否认出售。", "埃姆雷·托兰", "person"),
        ("被告人瞿某某表示上诉。", "瞿某某", "person"),
        ("货物运抵梅尔辛港。", "梅尔辛港", "place"),
        ("貨物運往葉門。", "葉門", "place"),
        ("残骸来自“天鹤-2”型无人机。", "天鹤-2", "item"),
        ("《北灣週報》取得一份文件。", "北灣週報", "publication"),
    ],
)
@needs_words
def test_what_a_name_names(text: str, words: str, kind: str) -> None:
    assert (words, kind) in [(w, k) for w, k, _ in names(text)]


@mark.parametrize("text", ["一家贸易公司出口了零件。", "该公司拒绝置评。", "俄罗斯贸易公司很多。", "没有出口许可证。"])
def test_nobody_is_named(text: str) -> None:
    assert not [w for w, k, _ in names(text) if k in ("organization", "person")]


@needs_words
def test_short_forms_are_the_same_party() -> None:
    text = "深圳市蓝枫国际贸易有限公司昨天发表声明。蓝枫国际否认指控。蓝枫公司没有回复。"
    keys = {w: k for w, kind, k in names(text) if kind == "organization"}
    assert len({keys["深圳市蓝枫国际贸易有限公司"], keys["蓝枫国际"], keys["蓝枫公司"]}) == 1


@needs_words
def test_what_the_text_abbreviates_and_a_surname_with_a_post() -> None:
    text = "云岭启帆电子科技有限公司（以下简称启帆公司）董事长葛远志出席。启帆公司沉默，葛董事长离席。"
    keys = {w: k for w, _, k in names(text)}
    assert keys["启帆公司"] == keys["云岭启帆电子科技有限公司"]
    assert keys["葛董事长"] == keys["葛远志"]


def test_the_best_path_never_leaves_a_name_open() -> None:
    moves = han_tagger.allowed()
    rng = np.random.default_rng(1)
    for _ in range(20):
        path = han_tagger.best_path(rng.normal(size=(9, len(han_tagger.LABELS))).astype(np.float32), moves)
        marks = [han_tagger.LABELS[label] for label in path]
        assert marks[-1][0] in "OES" and marks[0][0] in "OBS"
        for left, right in pairwise(marks):
            assert (left[0] in "BI") == (right[0] in "IE")
            assert left[0] not in "BI" or left[2:] == right[2:]


@needs_words
@mark.parametrize(
    ("text", "words"),
    [
        ("欧盟制裁了佛山市澔能机电科技有限公司。", "佛山市澔能机电科技有限公司"),
        ("公司控股子公司株洲翯远红外有限公司封装探测器。", "株洲翯远红外有限公司"),
        ("同在店口的璟和传动设备厂没有出口。", "璟和传动设备厂"),
        ("云闻社珠海11月13日电（记者 黎雨棠）成都翎远无人机系统有限公司13日签约。", "成都翎远无人机系统有限公司"),
        ("货物转运沙迦的“诺瓦尔德通用贸易”。", "诺瓦尔德通用贸易"),
        ("栢浤電子（香港）有限公司購買了鏡頭。", "栢浤電子（香港）有限公司"),
    ],
)
def test_a_firm_keeps_the_rare_characters_of_its_name(text: str, words: str) -> None:
    assert [name for name, kind, _ in names(text) if kind == "organization" and words[-4:] in name] == [words]


@needs_words
def test_words_beside_a_name_are_none_of_it() -> None:
    assert ("岑泰现", "person") not in {n[:2] for n in names("岑泰现由创始人柯氏家族持股八成以上。")}
    assert names("主管曾交代不要多问。") == []
    assert [n[:2] for n in names("董事长王翯和深圳远岸贸易有限公司签约。")] == [
        ("王翯", "person"),
        ("深圳远岸贸易有限公司", "organization"),
    ]
    assert {n[:2] for n in names("他们生产“绿色化工”产品和“精密机械”。")} == set()
    assert ("沙特", "place") in {n[:2] for n in names("恒岳集团由沙特一家主权基金持有。")}


@needs_words
def test_the_firm_that_calls_itself_firm_is_not_every_firm() -> None:
    found = names("江苏云澈光电股份有限公司（以下简称“公司”）通过“阔克别列克”公司供货。阔克别列克公司不是公司客户。")
    own, other = {k for n, _, k in found if "云澈" in n}, {k for n, _, k in found if n == "“阔克别列克”公司"}
    assert len(own) == len(other) == 1 and own.isdisjoint(other)
