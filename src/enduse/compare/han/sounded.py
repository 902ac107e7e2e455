"""How is a foreign firm's name written in Chinese characters, taken as sounds? 科尔巴德兰贸易公司 is what sounds like
Kolbadran, and trade: no place or foreign first name that happens to stand within the sounds cuts them."""

from collections.abc import Collection
from functools import lru_cache
from itertools import groupby

from enduse.compare.forms import strip_han_form
from enduse.compare.han.lexicon import entry, transliterates
from enduse.compare.han.piece import Piece
from enduse.compare.han.readings import in_pinyin, is_pinyin
from enduse.compare.han.sounds import spoken
from enduse.compare.han.split import Cut, cuts, piece, unknown
from enduse.compare.han.variants import simplify
from enduse.compare.scripts import romanise

#: From this share of characters used for foreign sounds on, neighbouring parts may be one foreign word.
_FOREIGN = 0.6
#: Known words of so many characters may stand within a foreign word.
_SYLLABLES = 2
#: Longer stretches are no one word.
_LONGEST = 9


@lru_cache(maxsize=16_384)
def sounded(text: str) -> tuple[Piece, ...]:
    """The parts of an organisation's name whose foreign stretches are one part each; empty where it has none that the
    usual parts do not show.

    >>> [p.word for p in sounded("科尔巴德兰贸易公司")]
    ['keerbadelan', 'maoyi']
    """
    written, _ = strip_han_form(simplify(text))
    found = cuts(written)
    grouped = [(foreign, list(group)) for foreign, group in groupby(found, lambda cut: _is_sound(written, cut))]
    if not any(foreign and len(group) > 1 for foreign, group in grouped):
        return ()
    pieces: list[Piece] = []
    for foreign, group in grouped:
        part = written[group[0].start : group[-1].end]
        if foreign and 1 < len(part) <= _LONGEST:
            said = unknown(part)
            sounds = spoken(part, tuple(in_pinyin(part)[0].split()))
            pieces.append(Piece(said.word, said.key, "word", said.initials, said.readings[:1], (), sounds))
        else:
            pieces += [piece(written, cut) for cut in group]
    return tuple(pieces)


def parted(text: str, known: Collection[str]) -> tuple[Piece, ...]:
    """The parts of an organisation's name where a trade name that no word explains begins with a `known` one in pinyin:
    檀萌微贸易 is Tanmeng, micro and trade where some text has a Tanmeng. Empty where none does.
    """
    written, _ = strip_han_form(simplify(text))
    pieces: list[Piece] = []
    found = False
    for cut in cuts(written):
        part = written[cut.start : cut.end]
        size = next((n for n in range(len(part) - 1, 1, -1) if romanise(part[:n]).replace(" ", "") in known), 0)
        if cut.told is not None or not size or romanise(part).replace(" ", "") in known:
            pieces.append(piece(written, cut))
            continue
        found = True
        rest = part[size:]
        pieces += [unknown(part[:size]), piece(rest, Cut(0, len(rest), entry(rest)))]
    return tuple(pieces) if found else ()


def _is_sound(text: str, cut: Cut) -> bool:
    """Whether a part may be written for its sound: a foreign name or town, or no known word, in characters that foreign
    names have."""
    told, part = cut.told, text[cut.start : cut.end]
    if told is None:
        return len(part) == 1 or transliterates(part) >= _FOREIGN
    if len(part) <= _SYLLABLES and transliterates(part) == 1.0 and told.kind == "generic":
        return True  # 米尔 within 卡迪米尔
    return told.foreign or (told.kind == "place" and not is_pinyin(told.spoken))
