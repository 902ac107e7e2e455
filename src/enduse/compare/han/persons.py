"""How may the Chinese characters of a person's name be read? A Chinese, Japanese or Korean name, or a foreign one
written by its sound."""

from functools import lru_cache
from typing import Literal

from enduse.compare.fold import fold
from enduse.compare.han.lexicon import foreign_names, transliterates
from enduse.compare.han.piece import Piece
from enduse.compare.han.readings import elsewhere, in_pinyin, table
from enduse.compare.han.sounds import spoken
from enduse.compare.han.variants import simplify
from enduse.compare.scripts import romanise

Written = Literal["whole", "part", "foreign"]
#: Chinese family names of two characters (Hundred Family Surnames).
_DOUBLE_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 端木 东方 南宫 独孤 轩辕 司空 钟离".split()
)
#: The commonest Chinese family names: a short name that begins with one is Chinese.
_COMMON_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
#: A Chinese name has at most this many characters, one with a family name of two one more.
_LONGEST = 3


@lru_cache(maxsize=16_384)
def person(text: str, written_as: Written = "whole") -> tuple[Piece, ...]:
    """The parts of a person's name: of a `whole` one; of one `part`, where blanks part family and given name; of a
    `foreign` one, where dots do (约翰·史密斯).

    >>> [p.word for p in person("欧阳娜")]
    ['ouyang', 'na']
    """
    written = simplify(text)
    if written_as != "whole":
        return (_part(written, foreign=written_as == "foreign"),)
    japanese = table()["japanese-family"]
    if written in foreign_names() and len(written) > 1:
        return (_part(written, foreign=True),)
    if written[:2] in _DOUBLE_SURNAMES or (len(written) > 2 and written[:2] in japanese):
        cut = 2
    elif len(written) > 3 and written[:3] in japanese:
        cut = 3
    elif len(written) > _LONGEST or (
        len(written) > 1 and written[0] not in _COMMON_SURNAMES and transliterates(written) == 1.0
    ):
        return (_part(written, foreign=True),)
    else:
        cut = 1
    return tuple(_part(part, foreign=False) for part in (written[:cut], written[cut:]) if part)


@lru_cache(maxsize=16_384)
def _part(part: str, *, foreign: bool) -> Piece:
    word = romanise(part).replace(" ", "") or part
    readings = [*in_pinyin(part), *foreign_names().get(part, ())]
    if foreign and 1 < len(part) <= _LONGEST:  # it may be a Chinese name all the same, in either order
        readings += [f"{r.split(' ', 1)[1]} {r.split(' ', 1)[0]}" for r in in_pinyin(part)[:2]]
    if not foreign or len(part) <= 2:
        readings += elsewhere(part)
        for system in ("japanese-family", "japanese-given"):
            readings += table()[system].get(part, ())
    sounds = spoken(part, tuple(in_pinyin(part)[0].split())) if foreign and len(part) > 1 else ""
    return Piece(word, fold(word), "word", (word[:1],), tuple(dict.fromkeys(readings)), (), sounds)
