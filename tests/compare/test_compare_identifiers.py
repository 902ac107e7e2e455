import pytest

from enduse.compare.countries import compare_countries
from enduse.compare.dates import compare_births
from enduse.compare.identifiers import check, compare_identifiers, identify, of_person
from enduse.records.reading import Identifier

INN, OGRN, USCC = "1831083343", "1021801143374", "91440300MA5HX80Y1Q"


def test_labelled_numbers_are_found_in_running_text() -> None:
    text = f"Поставщик: ООО «Орбис», ИНН {INN}, ОГРН: {OGRN}; 统一社会信用代码：{USCC}"
    assert identify(text) == [Identifier("inn", INN), Identifier("ogrn", OGRN), Identifier("uscc", USCC)]
    assert identify(f"INN/KPP {INN} / 183101001") == [Identifier("inn", INN)]


def test_a_wrong_check_digit_is_no_identifier() -> None:
    assert identify("ИНН 1831083344") == []
    assert check("uscc", USCC[:-1] + "0") is None


def test_an_unlabelled_short_number_in_a_text_is_not_taken() -> None:
    assert identify(f"contract {INN} of May") == []
    assert identify(INN) == [Identifier("inn", INN)]
    assert identify(f"see {USCC} there") == [Identifier("uscc", USCC)]


def test_equal_and_conflicting_numbers() -> None:
    ours = [Identifier("inn", INN)]
    assert compare_identifiers(ours, ours)[0].score > 0
    assert compare_identifiers(ours, [Identifier("inn", "7717043113")])[0].score < 0
    assert compare_identifiers(ours, [Identifier("lei", "x")]) == []


def test_a_personal_number_beside_a_company_number_is_no_conflict() -> None:
    personal = Identifier("inn", "500100732259")
    assert of_person(personal)
    assert compare_identifiers([Identifier("inn", INN)], [personal]) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "agree"),
    [("1960", "1960-08-11", True), ("1960-08-11", "1960-08-11", True), ("1960-08-11", "1960-08-12", False)],
)
def test_birth_dates_agree_as_far_as_both_go(ours: str, theirs: str, agree: bool) -> None:
    reason = compare_births([ours], [theirs])
    assert reason and (reason.score > 0) is agree
    assert compare_births([], [theirs]) is None


def test_countries() -> None:
    assert compare_countries(["ru"], ["cn"]).score < 0  # type: ignore[union-attr]
    assert compare_countries(["hk"], ["cn"]).score > 0  # type: ignore[union-attr]
    assert compare_countries([], ["cn"]) is None
