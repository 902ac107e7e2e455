"""Names of common words meet by what they mean, English ones by how they sound in Russian; near ones stay two."""

import pytest
from naming import ref, run, together

from enduse.compare.english import sounds_like
from enduse.resolve.rendered import one_meaning, rendered


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Quiet Garden", "«Тихий сад»"),
        ("Red Lantern Shipping", "红灯笼航运有限公司"),
        ("《草原信使》", "Steppe Courier"),
        ("Customs of Norway", "挪威海关"),
        ("Турецкая таможня", "Turkish customs"),
        ("Харборсайд Оптикс", "Harborside Optics"),
        ("瑞士托瓦尔德轴承公司", "Torwald Lager"),
    ],
)
def test_one_meaning_or_sound_is_one(left: str, right: str) -> None:
    ours, theirs = ref("a", left), ref("b", right)
    assert together(run(ours, theirs), ours, theirs)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Golden Lotus", "银莲公司"),
        ("Northern Star", "«Южная звезда»"),
        ("Silent Harbour", "Quiet Harbour"),
        ("Night Owl Trading", "«Дневная сова»"),
        ("Star Trading", "«Звезда Логистика»"),
        ("Customs of Norway", "Таможня Швеции"),
    ],
)
def test_other_meanings_are_two(left: str, right: str) -> None:
    ours, theirs = ref("a", left), ref("b", right)
    assert not together(run(ours, theirs), ours, theirs)


def test_a_name_with_a_word_of_its_own_means_nothing() -> None:
    assert rendered("Tarvel Harbour") is None
    assert (means := rendered("静港")) and (other := rendered("Quiet Harbour")) and one_meaning(means, other)


@pytest.mark.parametrize(("english", "cyrillic"), [("fairway", "фэйруэй"), ("bridge", "бридж"), ("ledger", "леджер")])
def test_english_words_as_russian_writes_them(english: str, cyrillic: str) -> None:
    assert sounds_like(english, cyrillic)


@pytest.mark.parametrize(("english", "cyrillic"), [("marlin", "мерлин"), ("danvor", "донвор"), ("line", "линк")])
def test_other_words_sound_otherwise(english: str, cyrillic: str) -> None:
    assert not sounds_like(english, cyrillic)


def test_a_text_that_says_our_company_means_its_publisher() -> None:
    from enduse.records.document import Document
    from enduse.records.reading import Reading
    from enduse.resolve import resolve

    ours, theirs = ref("a", "我公司"), ref("b", "佛山瑞泽贸易有限公司")
    documents = [Document(id="a", origin="a", text="x", publisher="佛山瑞泽贸易有限公司")]
    documents.append(Document(id="b", origin="b", text="y", publisher=None))
    found = resolve(documents, [Reading(document=r.document, references=(r,)) for r in (ours, theirs)])
    assert together(found, ours, theirs)


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Grulla Blanca", "“白鹭”号", False),  # an egret is no crane
        ("Estrella Roja", "红星号", True),
        ("Silver Owl", "银鹰号", False),
        ("Silver Owl", "«Серебряная сова»", True),
    ],
)
def test_ships_are_known_by_what_their_names_mean(left: str, right: str, one: bool) -> None:
    ours, theirs = ref("a", left, kind="item"), ref("b", right, kind="item")
    assert together(run(ours, theirs), ours, theirs) is one
