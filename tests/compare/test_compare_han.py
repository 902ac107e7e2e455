"""Names in Chinese characters: what they are made of and how they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.compare.han.lexicon import english, entry, lexicon, transliterates
from enduse.compare.han.numerals import value
from enduse.compare.han.persons import person
from enduse.compare.han.readings import elsewhere, in_pinyin, is_pinyin, is_syllable, meanings, table
from enduse.compare.han.split import organisation
from enduse.compare.han.variants import simplify
from enduse.compare.han.wade_giles import taiwanese
from enduse.compare.tokens import parse


def _kinds(name: str) -> list[tuple[str, str]]:
    return [(t.word, t.kind) for t in parse(name).tokens]


def test_a_firm_is_place_trade_name_industry_and_form():
    name = parse("厦门林多航空发动机股份有限公司")
    assert _kinds(name.text) == [("xiamen", "place"), ("linduo", "word"), ("hangkongfadongji", "generic")]
    assert [f.family for f in name.forms] == ["stock"]
    assert name.countries == ("cn",)


def test_the_rank_of_a_place_goes_with_it():
    assert _kinds("绍兴市瓦索电子有限公司") == [("shaoxing", "place"), ("wasuo", "word"), ("dianzi", "generic")]


def test_traditional_and_japanese_characters_read_like_simplified_ones():
    assert simplify("廣東電機製造廠") == "广东电机制造厂"
    assert parse("廣東瓦索電子有限公司").tokens == parse("广东瓦索电子有限公司").tokens
    assert simplify("渡辺広之") == "渡边广之"


def test_heteronyms():
    assert parse("重庆瓦索有限公司").tokens[0].word == "chongqing"
    assert "xie" in person("解明")[0].readings
    assert "ou" in person("区明")[0].readings
    assert set(in_pinyin("长乐")) == {"chang le", "chang yue", "zhang le", "zhang yue"}


@pytest.mark.parametrize(
    ("name", "number"),
    [("第五十五研究所", "55"), ("第601研究所", "601"), ("五五研究所", "55"), ("第一机械厂", "1"), ("七〇一所", "701")],
)
def test_numbers_in_figures_and_in_words(name: str, number: str):
    assert [p.word for p in organisation(name)[0] if p.kind == "number"] == [number]


def test_numerals():
    assert [value(n) for n in ("十", "十四", "二十", "一百零八", "六〇一")] == [10, 14, 20, 108, 601]


def test_letters_and_figures_are_words_of_their_own():
    assert [p.word for p in organisation("VK7瓦索电子")[0]][:2] == ["vk7", "wasuo"]


@pytest.mark.parametrize(
    ("pinyin", "taiwan"),
    [("cai", "tsai"), ("zhang", "chang"), ("xu", "hsu"), ("jiang", "chiang"), ("qiu", "chiu"), ("guo", "kuo"),
     ("zhuo", "cho"), ("ren", "jen"), ("de", "te"), ("ge", "ko"), ("xiong", "hsiung"), ("gui", "kuei")],
)  # fmt: skip
def test_the_spellings_of_taiwan(pinyin: str, taiwan: str):
    assert taiwanese(pinyin)[0] == taiwan


def test_the_spellings_of_hong_kong_and_korea_need_every_character():
    assert "wing keung" in elsewhere("永强")
    assert "yong chol" in elsewhere("英哲")
    assert not any("wing" in r for r in elsewhere("永兖"))


def test_persons_of_one_two_and_more_parts():
    assert [p.word for p in person("王小明")] == ["wang", "xiaoming"]
    assert [p.word for p in person("欧阳小明")] == ["ouyang", "xiaoming"]
    assert [p.readings[-1] for p in person("山田太郎")] == ["yamada", "taro"]
    assert len(parse("约翰·史密斯", True).tokens) == 2
    assert len(parse("斯塔布罗夫", True).tokens) == 1
    assert parse("约翰·史密斯", True).tokens[0].sounds
    assert not parse("王 小明", True).tokens[1].sounds


def test_a_trade_name_may_be_translated():
    assert ("red", "hare") in meanings("红兔")
    assert meanings("红龘") == ()


def test_a_transliteration_shows_by_its_characters():
    assert transliterates("巴洛斯") == 1.0
    assert transliterates("恒晟") < 0.6
    assert organisation("瓦索斯特科技")[0][0].sounds
    assert not organisation("恒晟科技")[0][0].sounds


def test_pinyin_is_told_from_other_words():
    assert is_pinyin("hengsheng")
    assert not is_pinyin("limbert")
    assert is_pinyin("zhongbaio") and not is_pinyin("zhongbaio", 2)
    assert is_syllable("keung") and is_syllable("hsiao") and not is_syllable("edmund")


def test_every_word_of_the_tables_has_a_meaning():
    for han in lexicon():
        found = entry(han)
        assert found is not None and found.meanings and all(found.meanings), han
        assert simplify(han) == han, f"{han}: the tables are written in simplified characters"


def test_every_reading_is_written_in_plain_letters():
    for system, rows in table().items():
        for han, readings in rows.items():
            assert readings, (system, han)
            assert all(r.isascii() and r.isalpha() and r.islower() for r in readings), (system, han)


def test_an_english_phrase_becomes_keys_without_its_small_words():
    assert english("Institute of Physics") == "=institute =physics"


@given(st.text(alphabet="第一十百〇中国电子王·长尔斯厦门有限公司所龘A7カ한 ", max_size=14), st.booleans())
def test_any_text_is_taken_apart(text: str, is_person: bool):
    for token in parse(text, is_person).tokens:
        assert token.word and token.key
