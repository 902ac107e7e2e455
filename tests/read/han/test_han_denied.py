"""Denials in Chinese that do not say again what they deny, and deeds that nobody did. Everything is invented."""

from importlib.util import find_spec

from pytest import mark

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.chinese import ChineseReader
from enduse.records.claim import Claim
from enduse.records.document import Document

pytestmark = mark.skipif(find_spec("enduse_model_zh") is None, reason="enduse-model-zh is not installed")


def claims(text: str, relation: str = "transfer") -> list[Claim]:
    found = read(Document(id="d", origin="a.txt", text=text, language="zh"), [ChineseReader(Known())])
    assert found.rejections == (), "every span stands in the text"
    return [c for c in found.claims if c.relation == relation]


def told(text: str, relation: str = "transfer") -> list[tuple[str, list[str]]]:
    return [(c.stance, [v.name for v in c.voice]) for c in claims(text, relation)]


@mark.parametrize(
    "text",
    [
        "检方指控蓝枫贸易有限公司向伊朗出口车床，蓝枫贸易有限公司对此表示否认。",
        "检方指控蓝枫贸易有限公司向伊朗出口车床。蓝枫贸易有限公司予以否认。",
        "检方指控蓝枫贸易有限公司向伊朗出口车床；蓝枫贸易有限公司否认，称货物留在国内。",
        "检方指控蓝枫贸易有限公司向伊朗出口车床。蓝枫贸易有限公司否认有关指控。",
        "檢方指控藍楓貿易有限公司向伊朗出口車床。藍楓貿易有限公司發表聲明否認。",
    ],
)
def test_a_bare_denial_denies_what_was_told_of_those_who_deny(text: str) -> None:
    assert sorted(told(text)) == [("asserts", [text[:2]]), ("denies", [text[4:12]])]


def test_a_bare_denial_of_another_is_a_statement() -> None:
    assert told("检方指控蓝枫贸易有限公司向伊朗出口车床；恒岳集团予以否认。") == [("asserts", ["检方"])]
    text = "恒岳集团向伊朗出口车床。恒岳集团对关闭工厂的传闻予以否认。"
    assert [stance for stance, _ in told(text)] == ["asserts"]


def test_who_does_not_deny_denies_nothing() -> None:
    assert [s for s, _ in told("罗志强没有否认向伊朗出口车床。")] == ["declines"]
    assert [c.stance for c in claims("检方指控恒岳集团供货。恒岳集团未予否认。", "statement")].count("denies") == 0
    assert told("罗志强否认，恒岳集团则承认向伊朗供货。") == [("asserts", ["恒岳集团"])]


def test_what_was_lacking_denies_no_deed() -> None:
    assert [s for s, _ in told("恒岳集团在未取得许可证的情况下，将两台车床出口至泰国。")] == ["asserts"]
    assert [s for s, _ in told("恒岳集团没有在展会上向伊朗出售车床。")] == ["denies"]


def test_hearsay_is_only_likely() -> None:
    text = "恒岳集团董事长罗志强到会。此前有传闻称伊朗已订购20架无人机，他未予置评。"
    (claim,) = claims(text)
    assert claim.certainty == "probable"
    assert told(text, "statement") == [("declines", ["罗志强"])]
    (claim,) = claims("恒岳集团称伊朗已订购20架无人机。")
    assert claim.certainty == "stated"


def test_what_was_asked_is_what_is_denied() -> None:
    asked = "记者问及车床是否已出口苏丹，罗志强予以否认。"
    assert told(asked) == [("denies", ["罗志强"])]
    assert {r.role for r in claims(asked)[0].roles} == {"item", "to"}, "the reporter sells nothing"
    assert told("记者问及车床是否已出口苏丹，罗志强未予置评。") == []


def test_a_denial_ends_where_another_tale_begins() -> None:
    text = "罗志强否认与俄罗斯有任何生意，听到序号后改口说客户可能转卖了车床。"
    (denial,) = [c for c in claims(text, "statement") if c.stance == "denies"]
    assert [r.text for r in denial.roles if r.role == "topic"] == ["与俄罗斯有任何生意"]


@mark.parametrize(
    "text",
    [
        "海关提醒，出口两用物项应当申请许可证。",
        "罗志强说，所有出口均须经主管部门批准。",
        "蓝枫贸易有限公司未能提供出口许可证件。",
        "上述货物已被扣留，案件已移交缉私部门处理。",
        "黄岛海关查获违规出口碳纤维。",
        "恒岳集团年产两万台车床项目尚未开工。",
        "恒岳集团不存在报道所称“已向伊朗批量供货”的情形。",
        "欧方以所谓“向俄方提供军民两用物项”为由将恒岳集团列入制裁清单。",
    ],
)
def test_rules_papers_cases_and_seizures_are_no_supply(text: str) -> None:
    assert claims(text) == [] and claims(text, "production") == []


def test_a_penalty_tells_what_it_is_for() -> None:
    (claim,) = claims("商务部对汕头市云浦进出口有限公司违规出口无人机零部件作出行政处罚。")
    assert {r.role: r.text for r in claim.roles}["supplier"] == "汕头市云浦进出口有限公司"


@mark.parametrize(
    ("text", "stance", "phase"),
    [
        ("恒岳集团原定采购的两台真空镀膜机被取消。", "denies", "planned"),
        ("恒岳集团计划向伊朗出口十台车床，后来告吹。", "denies", "planned"),
        ("恒岳集团拟向伊朗出口十台车床。", "asserts", "planned"),
        ("恒岳集团采购的两台真空镀膜机被取消了保修。", "asserts", "done"),
    ],
)
def test_what_came_to_nothing_or_is_to_come(text: str, stance: str, phase: str) -> None:
    assert [(c.stance, c.phase) for c in claims(text)] == [(stance, phase)]


def test_what_is_not_established_is_no_speaker() -> None:
    (claim,) = claims("货物的生产厂家尚未查明。", "statement")
    assert claim.stance == "unaware" and claim.voice == ()
    (claim,) = claims("深圳海关尚未查明货物的去向。", "statement")
    assert [v.name for v in claim.voice] == ["深圳海关"]
