"""Names in Chinese characters against names in an alphabet: which words answer each other, and how."""

import pytest

from enduse.compare.crossed import keys
from enduse.compare.han.sounds import ALIKE, heard, sound_keys, sound_likeness, spoken
from enduse.compare.names import compare_names
from enduse.compare.tokens import parse

FIRMS = [
    ("厦门林多航空发动机股份有限公司", "Xiamen Lindor Aircraft Engine Co., Ltd."),
    ("深圳市蓝狐矢量实业有限公司", "Bluefox Vector Industry (Shenzhen) Co."),
    ("北京紫鹿无人机系统有限公司", "Beijing Purple Deer Unmanned Aerial Systems Co."),
    ("塔尔斯克第五十五研究所", "55th Research Institute Tarsk"),
    ("瓦索·马丁公司", "Vasso Martin Corporation"),
    ("福岡田村精機株式会社", "Fukuoka Tamura Seiki Co., Ltd."),
    ("香港維多斯貿易有限公司", "Vidos Trading (Hong Kong) Limited"),
]
PERSONS = [
    ("蔡明宜", "Tsai Ming-yi"),
    ("張永強", "CHEUNG Wing-keung"),
    ("约翰·伯金斯基", "John Berkinski"),
    ("罗伯特·林多", "Lindor, Robert"),
    ("山田健太郎", "Yamada Kentaro"),
    ("朴永哲", "Pak Yong Chol"),
    ("欧阳小梅", "Xiaomei OUYANG"),
    ("王小梅", "Wang Xiao Mei"),
]
UNLIKE = [
    ("深圳市华恒电子有限公司", "Shenzhen Qisu Electronic Technology Co., Ltd", False),
    ("温州恒升贸易有限公司", "Hamsho Trading", False),
    ("温州恒升贸易有限公司", "Heng Heng Trading", False),
    ("芯购电子有限公司", "日新电子有限公司", False),
    ("王宁", "Wang Ting-yu", True),
    ("梁文", "Jiang Wenji", True),
    ("郑雨", "Cheng Yu Lin", True),
    ("梁静", "Ching-fang LIANG", True),
    ("约翰·史密斯", "John Carter", True),
]


@pytest.mark.parametrize(("han", "latin"), FIRMS)
def test_firms_meet(han: str, latin: str):
    assert compare_names(han, latin).score >= 0.8, compare_names(han, latin).detail
    assert compare_names(latin, han).score == compare_names(han, latin).score


@pytest.mark.parametrize(("han", "latin"), PERSONS)
def test_persons_meet(han: str, latin: str):
    assert compare_names(han, latin, person=True).score >= 0.8, compare_names(han, latin, person=True).detail
    assert compare_names(latin, han, person=True).score >= 0.8


@pytest.mark.parametrize(("han", "latin", "person"), UNLIKE)
def test_others_do_not(han: str, latin: str, person: bool):
    assert compare_names(han, latin, person=person).score < 0.7, compare_names(han, latin, person=person).detail


def test_the_reason_says_how_words_answer():
    detail = compare_names(*FIRMS[0]).detail
    assert "linduo ~ lindor (sounds like)" in detail
    assert "aircraft engine (same meaning)" in detail
    assert "(another reading)" in compare_names("蔡明宜", "Tsai Ming-yi", person=True).detail


def test_two_chinese_trade_names_or_two_cities_contradict_each_other():
    same = compare_names("深圳市恒晟电子科技有限公司", "Shenzhen Hengsheng Electronic Technology Co.").score
    assert compare_names("深圳市恒晟电子科技有限公司", "Shenzhen Qisu Electronic Technology Co.").score < 0.6
    assert same > compare_names("深圳市恒晟电子科技有限公司", "Beijing Hengsheng Electronic Technology Co.").score + 0.1


def test_a_syllable_more_or_less_is_another_name():
    assert compare_names("王明", "Wang Mingguo", person=True).score < 0.7


@pytest.mark.parametrize(("han", "latin"), [(h, n) for h, n in FIRMS])
def test_words_that_answer_share_a_key(han: str, latin: str):
    ours, theirs = parse(han), parse(latin)
    held = {key for t in theirs.tokens for key in keys(t)}
    for token in ours.tokens:
        assert held & set(keys(token)), (token.word, keys(token))


def _sounds(characters: str, pinyin: str) -> str:
    return spoken(characters, tuple(pinyin.split()))


@pytest.mark.parametrize(
    ("characters", "pinyin", "latin"),
    [("林巴贺", "lin ba he", "limbach"), ("斯特恩", "si te en", "stern"), ("菲茨罗伊", "fei ci luo yi", "fitzroy"),
     ("沃尔德克", "wo er de ke", "waldeck"), ("约根森", "yue gen sen", "jorgensen")],
)  # fmt: skip
def test_a_transliteration_sounds_like_its_word(characters: str, pinyin: str, latin: str):
    assert sound_likeness(_sounds(characters, pinyin), heard(latin)) >= ALIKE
    assert sound_likeness(_sounds(characters, pinyin), heard("kuznetsova")) < ALIKE


def test_words_that_sound_alike_share_a_sound_key():
    assert set(sound_keys(_sounds("斯特恩", "si te en"))) & set(sound_keys(heard("stern")))
    assert sound_keys("a") == ()


@pytest.mark.parametrize(
    ("word", "sounds"),
    [("knight", "nit"), ("schwartz", "SwaRc"), ("ghani", "gani"), ("cecil", "sesiR"), ("lambe", "lamb"),
     ("plumb", "plum"), ("quinn", "kwin"), ("yorke", "yoRk"), ("mckenna", "makena"), ("edge", "edG")],
)  # fmt: skip
def test_how_latin_letters_sound(word: str, sounds: str):
    assert heard(word) == sounds


def test_what_is_no_word_in_letters_has_no_sound():
    assert heard("42") == ""
    assert sound_likeness("", "abc") == 0.0
