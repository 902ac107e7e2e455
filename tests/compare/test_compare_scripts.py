import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.compare.edits import closeness, edits
from enduse.compare.fold import fold, skeleton
from enduse.compare.scripts import language_of, mend, romanise, scripts_of


def slow_edits(left: str, right: str) -> int:
    rows = [[max(i, j) if not (i and j) else 0 for j in range(len(right) + 1)] for i in range(len(left) + 1)]
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            change = rows[i - 1][j - 1] + (left[i - 1] != right[j - 1])
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, change)
            if i > 1 and j > 1 and left[i - 1] == right[j - 2] and left[i - 2] == right[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc", max_size=9), st.text("abc", max_size=9))
def test_edits_count_what_the_textbook_counts(left: str, right: str) -> None:
    assert edits(left, right) == slow_edits(left, right)
    assert 0.0 <= closeness(left, right) <= 1.0


def test_a_word_of_two_scripts_is_mended_to_its_unmistakable_letters() -> None:
    assert mend("\u0421ompany") == "Company"  # Cyrillic capital Es
    assert scripts_of(mend("В\u0069тал\u0069й")) == {"cyrillic"}  # Latin i
    assert mend("OOO") == "OOO"


def test_romanisations_of_one_name_fold_to_one_key() -> None:
    for group in (
        ("yury", "yuriy", "jurij", "iurii", romanise("Юрий")),
        ("izhevskiy", "izhevsky", "izhevsk", romanise("Ижевский")),
        ("khripach", "hripach", romanise("Хрипач")),
        ("shchukin", "schukin", romanise("Щукин")),
        ("aleksandr", "alexandr", romanise("Александр")),
    ):
        assert len({fold(word) for word in group}) == 1, group


def test_ukrainian_letters_are_read_as_ukrainian() -> None:
    assert romanise("Григорій") == "hryhoriy"
    assert romanise("Григорий") == "grigoriy"


def test_consonants_of_arabic_and_latin_spellings_meet() -> None:
    assert skeleton("mohammed") == skeleton("muhammad") == skeleton(romanise("محمد"))


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    assert romanise(text).isascii() or not text.isascii()
    for word in romanise(text).split():
        fold(word), skeleton(word)


@pytest.mark.parametrize(
    ("name", "around", "language"),
    [
        ("深圳天力电子有限公司", "ru", "zh"),
        ("«Купол»", "en", "ru"),
        ("Завод «Зоря» в Україні", "en", "uk"),
        ("Купол", "uk", "uk"),
        ("Acme Ltd", "ru", None),
        ("Acme Ltd", "de", "de"),
        ("АО ACME", "ru", "ru"),
        ("三菱", "ja", "ja"),
        ("12", "ru", "ru"),
        ("Acme", None, None),
    ],
)
def test_a_name_has_the_language_of_its_script(name: str, around: str | None, language: str | None) -> None:
    assert language_of(name, around) == language
