"""The fold, the words and the pieces of Chinese text: no rule may move an offset."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch, mark

from enduse.read.han import cutting
from enduse.read.han.cutting import cut
from enduse.read.han.folded import folded
from enduse.read.han.phrases import Part, parts
from enduse.read.han.pieces import pieces

HAN = st.text(st.sampled_from("该公司向俄罗斯出口了三台無人機零件，「據稱」由某厂Ａ1·的為（）。\n 😀x"), max_size=40)


@given(HAN)
def test_the_fold_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_traditional_characters_and_corner_brackets_are_folded() -> None:
    assert folded("該廠「拒絕回覆」") == "该厂“拒绝回复”"


@given(HAN)
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    seen = folded(text)
    words = cut(seen, 0, len(seen))
    assert all(seen[w.start : w.end] == w.text for w in words)
    assert "".join(w.text for w in words) == "".join(seen.split())


def test_without_rjieba_words_come_from_tables(monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "installed", lambda: False)
    assert [w.text for w in cut("该公司向俄罗斯出口零件", 0, 11)] == ["该公司", "向", "俄罗斯", "出口", "零件"]


def row(text: str) -> list[Part]:
    return parts(pieces(text, 0, len(text), (), (), ()))


@mark.parametrize(
    ("text", "word", "kind"),
    [
        ("该厂将交付零件", "将", "phase"),
        ("该厂将零件交付买方", "将", "marker"),
        ("该厂在生产零件", "在", "phase"),
        ("该厂在当地生产零件", "在", "marker"),
        ("收货人为该厂", "为", "copula"),
        ("该厂为军方生产零件", "为", "marker"),
        ("该厂供应零件", "供应", "verb"),
    ],
)
def test_what_a_word_does_is_told_by_its_neighbours(text: str, word: str, kind: str) -> None:
    assert [p.kind for p in row(text) if p.text == word] == [kind]


def test_a_verb_before_a_paper_is_a_noun() -> None:
    assert not any(p.kind == "verb" for p in row("该公司没有出口许可证"))


def test_a_relative_clause_is_marked() -> None:
    found = row("由该厂生产的发动机被运往伊朗")
    assert [p.text for p in found if p.inside is not None] == ["由", "该厂", "生产", "的"]
