import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Name
from enduse.screen.lists.meti_names import read_names
from enduse.screen.lists.meti_text import load, sniff

TITLE = """○ 国際平和のための国際的な努力に我が国として寄与するために講ずる輸出等に係る禁止措置
の対象となるロシア連邦の団体（令和四年外務省告示第八十二号）
指定日：2022 年03月01 日
最終更新日：2025 年09 月12 日
"""
ENTRIES = """１ 株式会社ヴェルクタ（別称、ヴェルクタ工場、AO
Verkta 及び VK）
Verkta JSC, a.k.a., the following three aliases:
-AO Verkta;
-Verkta Works of the
River Port; and
-VK Ltd.
所在地：12 Pervaya Street, Tarsk,
101000, Russia; and Room 5, Hong Kong, China.2 有限会社オルメカ（奥尔梅卡贸易有限公司）
Ormeka LLC, a.k.a., thefollowing one alias:—Ormeka
Trade.
所在地：All addresses located in Russia
3 国防印刷所（全ての部門を含む。）。これには、倉庫が含まれる。
State Printers, including the
stores and all units.
所 在 地 ： 7 Lipovaya St, Tarsk, Russia 119048.
4 アルダン試験所「北」Aldan Test Range “North”
所在地：1 Main St, Minsk, Belarus.
5 ミルタン電子
Mirtan Electronics
別称：ミルタン社; 有限会社ミルタン
Mirtan Co; Mirtan Trade Ltd
所在地：3 Harbour Road, Dubai, United Arab Emirates.
"""


def read(text: str | bytes) -> Watchlist:
    data = text.encode() if isinstance(text, str) else text
    return load(io.BytesIO(data), "meti.pdf.txt", lambda name: None)


def test_every_entry_with_its_names_and_countries() -> None:
    assert sniff(TITLE.encode()) and not sniff(b'{"id": 1}')
    known = read(TITLE + ENTRIES)
    assert (known.as_of, known.refused, known.name) == ("2025-09-12", (), "METI export bans (russia)")
    assert known.note is not None and "numbered 1 to 5" in known.note and "announced" not in known.note
    first, second, third, fourth, fifth = known.entries
    assert first.names == (
        Name("Verkta JSC", "en"),
        Name("株式会社ヴェルクタ", "ja"),
        Name("AO Verkta", "en"),
        Name("Verkta Works of the River Port", "en"),
        Name("VK Ltd.", "en"),
        Name("ヴェルクタ工場", "ja"),
        Name("VK", "en"),
    )
    assert (first.id, first.schema, first.countries) == ("meti-russia-1", "LegalEntity", ("hk", "ru"))
    assert first.programmes == ("令和四年外務省告示第八十二号",)
    assert [n.text for n in second.names] == ["Ormeka LLC", "有限会社オルメカ", "奥尔梅卡贸易有限公司", "Ormeka Trade"]
    assert second.names[2].language == "zh"
    assert [n.text for n in third.names] == ["State Printers", "国防印刷所"]
    assert [n.text for n in fourth.names] == ["Aldan Test Range “North”", "アルダン試験所「北」"]
    assert (fourth.countries, fifth.countries) == (("by",), ("ae",))
    assert {n.text for n in fifth.names} == {
        "Mirtan Electronics", "ミルタン電子", "Mirtan Co", "Mirtan Trade Ltd", "ミルタン社", "有限会社ミルタン",
    }  # fmt: skip


def test_a_number_that_is_missing_is_refused_and_the_rest_counts() -> None:
    known = read(TITLE + ENTRIES.replace("\n4 アルダン試験所「北」", "\nx アルダン試験所「北」"))
    assert [e.id for e in known.entries] == [f"meti-russia-{n}" for n in (1, 2, 3, 5)]
    assert any(r == "entry 4: the number is missing" for r in known.refused)
    assert any("entry 3" in r and "another entry's number" in r for r in known.refused)


def test_an_entry_with_fewer_aliases_than_announced_is_told() -> None:
    known = read(TITLE + ENTRIES.replace("-AO Verkta;\n", ""))
    assert known.note is not None and known.note.endswith("not as many aliases as announced: 1")


def test_lines_that_begin_with_a_dash_inside_an_alias() -> None:
    said = read_names(
        "甲研究所\nKo Institute, a.k.a., the following one alias:\n-Institute of Solid\n-State Matters.\n"
    )
    assert [n.text for n in said.names] == ["Ko Institute", "甲研究所", "Institute of Solid-State Matters"]
    assert (said.aliases, said.announced) == (1, 1)


@pytest.mark.parametrize("text", ["", "nonsense", TITLE, TITLE + "1 株式会社"])
def test_nothing_readable_stops(text: str) -> None:
    with pytest.raises(BadInput, match=r"'meti\.pdf\.txt'.*METI's PDF"):
        read(text)


def test_a_text_cut_anywhere_is_refused_or_tells_the_last_number() -> None:
    data = (TITLE + ENTRIES).encode()
    whole = read(data)
    for cut in range(0, len(data), 10):
        try:
            known = read(data[:cut])
        except BadInput:
            continue
        count = len(known.entries) + len(known.refused)
        assert known.note is not None and f"numbered 1 to {count}" in known.note
        assert [e.names for e in known.entries] == [e.names for e in whole.entries[: len(known.entries)]]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 700), st.text(max_size=8)), max_size=6))
def test_mutations_never_crash(changes: list[tuple[int, str]]) -> None:
    text = TITLE + ENTRIES
    for place, put in changes:
        text = text[:place] + put + text[place + len(put) :]
    try:
        known = read(text.encode("utf-8", "ignore"))
    except BadInput:
        return
    assert all(e.names for e in known.entries)


def test_a_hostile_text_is_refused_and_soon() -> None:
    bad = "7 甲" + "（" * 100_000 + "\n所在地：Moscow, Russia\n" + "a1 " * 100_000
    started = time.process_time()
    known = read(TITLE + ENTRIES + "6 乙\nOtsu\n所在地：Moscow, Russia\n" + bad)
    assert time.process_time() - started < 3
    assert len(known.entries) == 6 and "its names are over" in known.refused[0]


def test_the_real_lists_when_at_hand() -> None:
    folder = next((p / "shared/data/lists" for p in Path(__file__).parents if (p / "shared/data/lists").is_dir()), None)
    if folder is None:
        pytest.skip("shared/data/lists is not here")
    counts = {"250912_list_russia_tokutei": 561, "250912_list_daisangoku_tokutei": 56, "list_belarus_tokutei": 27}
    for name, count in counts.items():
        known = read((folder / "jp_meti" / f"{name}.pdf.txt").read_bytes())
        assert (len(known.entries), known.refused) == (count, ())
        assert known.note is not None and f"numbered 1 to {count};" in known.note and "announced" not in known.note
        assert all({"en", "ja"} <= {n.language for n in e.names} and e.countries for e in known.entries)
