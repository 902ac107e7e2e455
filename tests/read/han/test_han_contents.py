"""Clauses under a noun in Chinese: what is called untrue, not upheld, not ruled out, not known. All is invented."""

import pytest
from test_han_wordings import claims, filled, needs_words

SOLD = {("supplier", "蓝枫贸易"), ("item", "车床")}


@needs_words
@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("关于蓝枫贸易向图尔马林机械厂供应车床的报道纯属捏造。", None),
        ("网传蓝枫贸易向图尔马林机械厂供应车床的说法不属实。", None),
        ("有关蓝枫贸易向图尔马林机械厂供应车床的报道与事实不符。", None),
        ("蓝枫贸易已向俄罗斯出口车床一说纯属谣言。", None),
        ("报道所称蓝枫贸易向俄罗斯出口车床一事并无此事，纯属子虚乌有。", None),
        ("美方有关蓝枫贸易向俄罗斯提供车床的指责没有任何依据。", None),
        ("蓝枫贸易向图尔马林机械厂供应车床的指控未获法院支持。", None),
        ("海关总署表示，蓝枫贸易向俄罗斯出口车床的说法并非事实。", "海关总署"),
        ("法院认定，检方关于蓝枫贸易向图尔马林机械厂出口车床的指控不成立。", "法院"),
        ("法院驳回了检方关于蓝枫贸易向俄罗斯出口车床的指控。", "法院"),
    ],
)  # fmt: skip
def test_what_is_called_untrue_or_not_upheld_is_denied(text: str, voice: str | None) -> None:
    (claim,) = claims(text, "transfer")
    assert claim.stance == "denies" and filled(claim) >= SOLD
    assert [v.name for v in claim.voice] == ([voice] if voice else [])


@needs_words
@pytest.mark.parametrize(
    "text",
    [
        "蓝枫贸易向俄罗斯出口车床一事属实。",
        "蓝枫贸易承认，有关蓝枫贸易向俄罗斯出口车床的报道属实。",
        "法院认定，蓝枫贸易向俄罗斯出口车床的指控成立。",
        "商务部就蓝枫贸易向俄罗斯出口车床一事表示，正在调查。",
        "蓝枫贸易向俄罗斯出口车床，图尔马林机械厂称有关报道不实。",
    ],
)
def test_what_is_true_or_only_spoken_of_is_not_denied(text: str) -> None:
    (claim,) = claims(text, "transfer")
    assert claim.stance == "asserts" and filled(claim) >= SOLD


@needs_words
def test_a_court_is_no_smuggler() -> None:
    assert claims("云州市人民法院对被告单位蓝枫贸易走私碳纤维案作出一审判决。", "transfer") == []
    (claim,) = claims("云州市人民法院对被告单位蓝枫贸易走私碳纤维案作出一审判决，判处罚金三十万元。", "transfer")
    assert filled(claim) == {("supplier", "蓝枫贸易"), ("item", "碳纤维")}
    (claim,) = claims("蓝枫贸易提出向俄罗斯出口车床的方案。", "transfer")
    assert claim.phase == "planned"


@needs_words
@pytest.mark.parametrize(
    ("text", "stance", "certainty"),
    [
        ("海关表示，不能排除蓝枫贸易向俄罗斯出口车床的可能。", "asserts", "possible"),
        ("目前尚无法排除蓝枫贸易向俄罗斯出口车床。", "asserts", "possible"),
        ("海关排除了蓝枫贸易向俄罗斯出口车床的可能。", "denies", "stated"),
        ("蓝枫贸易不能向俄罗斯出口车床。", "denies", "stated"),
    ],
)
def test_what_cannot_be_ruled_out_is_possible(text: str, stance: str, certainty: str) -> None:
    (claim,) = claims(text, "transfer")
    assert (claim.stance, claim.certainty) == (stance, certainty)


@needs_words
@pytest.mark.parametrize(
    "text",
    [
        "罗志强辩称其只与蓝枫贸易签约，对车床转运至伊朗并不知情。",
        "罗志强表示，对车床被转卖到伊朗一事毫不知情。",
        "罗志强辩称，他对车床被转运至伊朗并不知情。",
    ],
)
def test_who_does_not_know_of_it_did_not_do_it(text: str) -> None:
    (claim,) = claims(text, "transfer")
    assert claim.stance == "unaware" and [v.name for v in claim.voice] == ["罗志强"]
    assert not any(role == "supplier" for role, _ in filled(claim))


@needs_words
def test_who_does_not_know_where_goods_went() -> None:
    assert claims("蓝枫贸易对货物的去向并不知情。", "transfer") == []
    (claim,) = claims("蓝枫贸易对货物的去向并不知情。", "statement")
    assert claim.stance == "unaware"
