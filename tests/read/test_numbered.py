"""Registration numbers go to the name that they stand beside, and to what they may identify."""

import pytest

from enduse.read.names.found import Found
from enduse.read.names.numbered import numbered

KINDS = {"ship": "item", "goods": "item", "firm": "organization", "buyer": "organization", "person": "person"}


def _numbers(text: str, names: dict[str, str]) -> dict[str, list[str]]:
    spans = sorted((text.index(name), text.index(name) + len(name), key) for key, name in names.items())
    found = numbered(text, [Found(start, end, KINDS[key], key) for start, end, key in spans])  # type: ignore[arg-type]
    return {key: [i.value for i in numbers] for key, numbers in found.items()}


@pytest.mark.parametrize(
    ("text", "names", "numbers"),
    [
        (
            "Завод «Яхонт» (ИНН 9901712049) владеет ООО «Камыш».",
            {"firm": "Завод «Яхонт» (ИНН 9901712049)", "buyer": "ООО «Камыш»"},
            {"firm": ["9901712049"]},
        ),
        (
            "ООО «Камыш», ИНН 9902883103, купило датчики у завода «Яхонт» (ИНН 9901712049).",
            {"buyer": "ООО «Камыш»", "firm": "завода «Яхонт»"},
            {"buyer": ["9902883103"], "firm": ["9901712049"]},
        ),
        (
            "ООО «Камыш» (далее – «Камыш»),\nИНН 9902883103, именуемое «Покупатель», купило датчики.",
            {"firm": "ООО «Камыш»", "buyer": "«Покупатель»"},
            {"firm": ["9902883103"]},
        ),
        (
            "1.2. Изготовитель - Reedmere Co., Ltd.\n1.3. Получатель назван в письме,\nг. Пермь, ИНН 9902883103.",
            {"firm": "Reedmere Co., Ltd."},
            {},
        ),
        ("По ИНН 9902883103 найдено ООО «Камыш».", {"buyer": "ООО «Камыш»"}, {"buyer": ["9902883103"]}),
        (
            "The ship Blue Finch (IMO 9870616) carried crates for Kamysh LLP.",
            {"ship": "Blue Finch", "buyer": "Kamysh LLP"},
            {"ship": ["9870616"]},
        ),
        (
            "Kamysh LLP chartered the tanker Blue Finch, IMO No. 9870616.",
            {"ship": "Blue Finch", "buyer": "Kamysh LLP"},
            {"ship": ["9870616"]},
        ),
        ("Kamysh LLP owns the vessel with IMO number 9870616.", {"buyer": "Kamysh LLP"}, {}),
        (
            "Kamysh LLP loaded the ZL-40 controllers on a ship that had been at sea for weeks (IMO 9870616).",
            {"goods": "ZL-40", "buyer": "Kamysh LLP"},
            {},
        ),
        ("Kamysh LLP, owner of IMO 9870616, manages ships.", {"buyer": "Kamysh LLP"}, {}),
        (
            "Пётр Зайцев возглавляет ООО «Камыш» с мая, сообщил Пётр Ильин (ИНН 9902883103).",
            {"buyer": "ООО «Камыш»", "person": "Пётр Ильин"},
            {"buyer": ["9902883103"]},
        ),
    ],
)
def test_a_number_goes_to_what_it_may_identify(text, names, numbers):
    assert _numbers(text, names) == numbers
