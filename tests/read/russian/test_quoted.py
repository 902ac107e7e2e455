"""Russian names in quotation marks: firms in any case, media that were told something, ships, speech."""

import pytest

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

from enduse.read.known import Known
from enduse.read.names.foreign import foreign_names
from enduse.read.russian.names import Eyes
from enduse.records.document import Document


def names(text: str) -> dict[str, tuple[str, str | None]]:
    """The words of each name with its kind and its nominative."""
    document = Document(id="d", origin="a.txt", text=text, language="ru")
    found = foreign_names(document, [(0, len(text), "ru")], Known.of([]), Eyes())
    normals = {r.key: r.normal for r in found.references}
    return {text[f.start : f.end]: (f.kind, normals.get(f.key or "")) for f in found.found}


@pytest.mark.parametrize(
    ("text", "words", "kind", "normal"),
    [
        ("«Турмалинпром» закупил станки.", "«Турмалинпром»", "organization", "Турмалинпром"),
        ("Станки закупил завод «Турмалин». Об этом знали на «Турмалине».", "«Турмалине»", "organization", "Турмалин"),
        (
            "Фирма «Далвек Марин» и порт. Груз ждали в «Далвек Марине».",
            "«Далвек Марине»",
            "organization",
            "Далвек Марин",
        ),
        (
            "«Я ничего не знаю», — сказал он «Уральскому вестнику».",
            "«Уральскому вестнику»",
            "publication",
            "Уральский вестник",
        ),
        ("Директор ответил на вопросы «Портовой жизни».", "«Портовой жизни»", "publication", None),
        ("Теплоход «Аларик» вышел в море. «Аларик» шёл без огней.", "«Аларик»", "item", None),
        (
            "Двигатели „Альтберга“ привезли в порт. Их сделала фирма „Альтберг“.",
            "„Альтберга“",
            "organization",
            "Альтберг",
        ),
        ("Учредители — Пётр Жук и компания «Далвек».", "«Далвек»", "organization", "Далвек"),
        ("Груз получил ИП Круглов.", "ИП Круглов", "organization", "ИП Круглов"),
        ("Завод «Орбита» закрыт.", "«Орбита»", "organization", "Орбита"),
    ],
)
def test_what_stands_between_the_marks(text, words, kind, normal):
    found = names(text)
    assert found[words][0] == kind
    assert normal is None or found[words][1] == normal


@pytest.mark.parametrize(
    "text",
    [
        "«Нет», — сказал он.",
        "Фильм «Тихая гавань» вышел осенью.",
        "Программа «Приоритет» закрыта.",
        "На ящике была надпись «Осторожно».",
    ],
)
def test_speech_and_titles_are_no_names(text):
    assert not [w for w in names(text) if w.startswith("«")]
