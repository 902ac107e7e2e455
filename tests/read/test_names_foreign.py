"""Who and what Russian, Ukrainian, Chinese and German texts mention. All firms and people are invented."""

import pytest

from enduse.read.known import Known, KnownName
from enduse.read.readers.chinese import ChineseReader
from enduse.read.readers.names import NamesReader
from enduse.read.readers.russian import RussianReader
from enduse.records.document import Cell, Cells, Document, Stretch, Table


def read(
    text: str, language: str | None, known: Known | None = None, **given: object
) -> list[tuple[str, str, str | None]]:
    document = Document(id="d", origin="a.txt", text=text, language=language, **given)  # type: ignore[arg-type]
    if language == "ru":
        proposals = RussianReader(known or Known(), models=False).propose(document)
    else:
        proposals = (ChineseReader if language == "zh" else NamesReader)(known or Known()).propose(document)
    for mention in proposals.mentions:
        start = mention.words.start
        assert start is not None
        assert text[start : start + len(mention.words.text)] == mention.words.text
    return [(m.words.text, m.kind, m.key) for m in proposals.mentions]


@pytest.mark.parametrize(
    ("language", "text", "words", "kind"),
    [
        ("ru", "Груз получило ООО «Торговый дом «Заря» вчера.", "ООО «Торговый дом «Заря»", "organization"),
        ("ru", "Груз ушёл на завод «Полюс» вчера.", "«Полюс»", "organization"),
        ("ru", "Об этом пишет газета «Вечерний Полюс» сегодня.", "«Вечерний Полюс»", "publication"),
        ("ru", "Там был дрон «Гарпия-3» и всё.", "«Гарпия-3»", "item"),
        ("ru", "Детали шли из Китая морем.", "Китая", "place"),
        ("ru", "Завод стоит в Ижевске давно.", "Ижевске", "place"),
        ("ru", "Склад в Московской области сгорел.", "Московской области", "place"),
        ("ru", "Отчёт ушёл в Минобороны России летом.", "Минобороны России", "organization"),
        ("ru", "Иван Петрович Кедров молчал.", "Иван Петрович Кедров", "person"),
        ("ru", "Об этом сообщил «Интерфакс» утром.", "Интерфакс", "publication"),
        ("uk", "Іжевський електромеханічний завод «Полюс» отримав це.", "«Полюс»", "organization"),
        ("uk", "Склад у Києві згорів.", "Києві", "place"),
        ("zh", "深圳市明亮电子有限公司出口了芯片。", "深圳市明亮电子有限公司", "organization"),
        ("zh", "中国外交部表示不知情。", "中国外交部", "organization"),
        ("zh", "据路透社报道。", "路透社", "publication"),
        ("zh", "将在喀什经济特区生产。", "喀什经济特区", "place"),
        ("zh", "出口了500件XC7K325T芯片。", "XC7K325T", "item"),
        ("de", "Die Firma Nordlicht Optik GmbH lieferte Sensoren.", "Nordlicht Optik GmbH", "organization"),
        ("de", "Er gehört zum Rüstungskonzern Borun-Tavel und schweigt.", "Borun-Tavel", "organization"),
        ("de", "Es entsteht im Werk in Ischewsk.", "Ischewsk", "place"),
    ],
)
def test_what_a_name_names(language: str, text: str, words: str, kind: str) -> None:
    assert (words, kind) in [(w, k) for w, k, _ in read(text, language)]


def test_cases_of_one_name_are_one() -> None:
    text = "Завод «Полюс» молчит. Детали «Полюса» шли из Китая. Китай молчит."
    keys = {words: key for words, _, key in read(text, "ru")}
    assert keys["«Полюс»"] == keys["«Полюса»"]
    assert keys["Китая"] == keys["Китай"] == "place:cn"


def test_lower_case_quotes_and_adjectives_are_no_names() -> None:
    assert read("Российские войска ведут «специальную военную операцию».", "ru") == []


def test_numbers_go_to_the_name_beside_them() -> None:
    text = "ООО «Заря» (ИНН 7707083893, ОГРН 1027700132195)\n深圳市明亮电子有限公司 统一社会信用代码 91440300708461136T"
    document = Document(id="d", origin="a.txt", text=text)
    told = {r.key: [i.scheme for i in r.identifiers] for r in NamesReader(Known()).propose(document).references}
    assert sorted(told.values()) == [["inn", "ogrn"], ["uscc"]]


def test_known_names_are_found_in_any_case() -> None:
    known = Known([KnownName("Северная Заря", "Company", "a list"), KnownName("南方明亮贸易行", "Company", "a list")])
    assert ("Северной Зари", "organization") in [(w, k) for w, k, _ in read("Акции Северной Зари упали.", "ru", known)]
    assert ("南方明亮贸易行", "organization") in [(w, k) for w, k, _ in read("由南方明亮贸易行出口", "zh", known)]


def test_english_documents_are_left_to_the_prose_reader() -> None:
    reader, russian = NamesReader(Known()), RussianReader(Known(), models=False)
    english = Document(id="d", origin="a.txt", text="All in English.", language="en")
    mixed = Document(
        id="d",
        origin="a.txt",
        text="English. Завод «Полюс».",
        language="en",
        stretches=(Stretch(0, 8, "en"), Stretch(9, 23, "ru")),
    )
    assert not reader.reads(english)
    assert not russian.reads(english)
    assert not reader.reads(mixed)
    assert russian.reads(mixed)
    assert [m.words.text for m in russian.propose(mixed).mentions] == ["«Полюс»"]


def test_tables_are_left_to_the_table_reader() -> None:
    text = "Завод «Полюс»\nООО «Заря»\n"
    table = Table(None, 14, 24, Cells.of([Cell(0, 0, 14, 24)]))
    assert [w for w, _, _ in read(text, "ru", tables=(table,))] == ["«Полюс»"]


def test_another_list_is_another_version() -> None:
    assert NamesReader(Known()).VERSION != NamesReader(Known([KnownName("Polyus Works", "Company", "l")])).VERSION
