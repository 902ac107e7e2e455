import pytest

from enduse.compare.items import compare_designations, designations


def alike(left: str, right: str) -> list[float]:
    return [compare_designations(a, b).score for a in designations(left) for b in designations(right)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Garpiya-3", "Гарпия-3"),
        ("Garpiya-3", "Garpia 3"),
        ("REM-1", "REM 1"),
        ("G3 drones", "G3"),
        ("two G3s", "G3"),
        ("Harpy", "Гарпия"),
        ("AVIATION ENGINE L550E", "Двигатель L550E"),
        ("Reaper drone", "MQ-9 Reaper"),
        ("Гарпия-А1", "Garpiya-A1"),
    ],
)
def test_one_model(left: str, right: str) -> None:
    assert max(alike(left, right)) >= 0.8
    assert max(alike(right, left)) >= 0.8


@pytest.mark.parametrize(
    ("left", "right"),
    [("G3", "G4"), ("REM 1", "Reaper"), ("Garpiya-3", "Garpiya-A1"), ("L550E", "L550"), ("MQ-9", "MQ-1")],
)
def test_two_models(left: str, right: str) -> None:
    assert max(alike(left, right)) < 0


@pytest.mark.parametrize("text", ["drones", "attack UAV", "a 50kg payload", "беспилотный аппарат", "two engines"])
def test_a_description_is_no_designation(text: str) -> None:
    assert designations(text) == ()


@pytest.mark.parametrize(
    ("text", "numbers"), [("HP-16Z-18", ("16", "18")), ("HP-16Z/0180", ("16", "180")), ("HP-16Z 18", ("16",))]
)
def test_a_number_joined_to_a_designation_is_its_own(text: str, numbers: tuple[str, ...]) -> None:
    assert [one.numbers for one in designations(text)] == [numbers]
