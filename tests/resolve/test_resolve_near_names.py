"""Near names are two: sister firms, houses abroad, marks of one line, namesake bodies, people of one family."""

import pytest
from naming import ref, run, together

_FIRMS = [
    ("ООО «Тарвел»", "Tarvel Industrial (Ningbo) Co., Ltd"),
    ("Tarvel", "Tarvel (Hong Kong) Ltd"),
    ("Tarvel", "Tarvel Middle East FZE"),
    ("Тарвел", "Тарвел Казахстан"),
    ("АО «Тарвел»", "ООО «Тарвел-Урал»"),
    ("深圳宏川科技有限公司", "东莞宏川科技有限公司"),
    ("宏川科技有限公司", "宏川科技（香港）有限公司"),
    ("Shenzhen Hongchuan Technology", "苏州宏川科技有限公司"),
    ("Luoshan Micro Trading Ltd", "Luoshan Microelectronics (Suzhou)"),
    ("鹿山貿易有限公司", "鹿山微电子（苏州）有限公司"),
    ("Лошань Трейдинг", "Luoshan Microelectronics (Suzhou)"),
    ("Kravik Marine", "Kravik Maritime Services"),
    ("Kravik Valves", "Kravik Steel"),
    ("Кравик Трейд", "Кравик Логистик"),
    ("Кравик", "Кравик-Сервис"),
    ("Kravik Trading", "克拉维克物流公司"),
    ("Wing Fat Lee Shipping", "Wing Fat Marine Co"),
    ("Северстанкомонтаж", "Северстанкоремонт"),
    ("Vesna Shipping", "Vesta Shipping"),
    ("Марлин Бункер", "Мерлин Бункер"),
    ("Marlin Bunker", "Мерлин Бункер"),
    ("Kaldor LLC", "ООО «Колдор»"),
    ("Kravik Line", "Kravik Link"),
    ("Kravik Lager GmbH", "Kravik Lagerhaus"),
    ("Kravik Finance", "Kravik Financial Intelligence Agency"),
    ("Ocean Crest", "Ocean Crests"),
    ("Tarvek", "Тарвел"),
    ("Kravik Optics", "Kravik Photonics"),
    ("Tarvel Radio Plant", "Тарвельский химический завод"),
    ("Tarvel Shipping Company", "Тарвельская страховая компания"),
]
_BODIES = [
    ("State Customs Service of Kyrgyzstan", "State Customs Service of Azerbaijan"),
    ("Государственная таможенная служба", "Государственная налоговая служба"),
    ("Kazakh customs", "吉尔吉斯斯坦海关"),
    ("Минобороны Беларуси", "Министерство обороны Казахстана"),
    ("North Korea's navy", "韩国海军"),
    ("District Court of Tarsk", "City Court of Tarsk"),
    ("Камский инструментальный завод", "Камский машиностроительный завод"),
    ("121 авиаремонтный завод", "123 авиаремонтный завод"),
    ("Canal Ledger", "Harbour Ledger"),
]
_PEOPLE = [
    ("Li Weimin", "Li Weiming"),
    ("李卫民", "李伟明"),
    ("A. Smolin", "B. Smolin"),
    ("Ivan P. Tarkov", "Ivan S. Tarkov"),
    ("Иван Петрович Тарков", "Ivan Sergeyevich Tarkov"),
    ("Ali Hassan", "Hassan Ali Karimi"),
    ("Рауф Мирзали", "Rafiq Mirzali"),
    ("Бакыт Тарконалиев", "Bakyt Tarkonov"),
    ("Mr Tarkov", "Ms Tarkova"),
    ("Sergei Tarkov", "Sergei Tarnkov"),
    ("Павел Дроздин", "Павел Дрождин"),
    ("Ким Чхоль Су", "金哲浩"),
    ("Sergei Volkan", "Сергей Волкан-Лесной"),
    ("Aleksandr Tarkov", "Александра Таркова"),
    ("Andrei Tarkov", "Андрей Тарковский"),
]
_ITEMS = [
    ("KX-5", "KX-5M"),
    ("KX-5", "KX-5 M"),
    ("KX-5", "KX-5 Mod 2"),
    ("KX-5 Block 1", "KX-5 Block II"),
    ("KX-214", "KX-241"),
    ("KX-5-1", "KX-5/2"),
    ("H16V-600", "H16V-900"),
    ("МК-24А", "MK-24B"),
    ("“铁山6”号", "Тхешан-16"),
    ("Sea Comet", "Sea Comet II"),
    ("Kornel", "Kornel-M"),
    ("Kornel", "Kornev"),
    ("KX-5", "KX-5 and KX-5M"),
]


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (kind, *pair)
        for kind, pairs in (("organization", _FIRMS + _BODIES), ("person", _PEOPLE), ("item", _ITEMS))
        for pair in pairs
    ],
)
def test_near_names_are_two(kind: str, left: str, right: str) -> None:
    ours, theirs = ref("a", left, kind=kind), ref("b", right, kind=kind)
    assert not together(run(ours, theirs), ours, theirs)


@pytest.mark.parametrize(("left", "right"), [("Sea Comet", "Sea Comet 2"), ("Volga-Kama 12", "Волга-Кама 21")])
def test_ships_of_one_line_are_two(left: str, right: str) -> None:
    ours, theirs = (ref(d, n, schema="Vessel") for d, n in (("a", left), ("b", right)))
    assert not together(run(ours, theirs), ours, theirs)


@pytest.mark.parametrize("document", ["a", "b", "c"])
@pytest.mark.parametrize(
    ("left", "right", "short"),
    [
        ("Coastal Air Service", "Civil Aviation Service", "CAS"),
        ("State Customs Service", "Sarytau City Transport Service", "SCS"),
        ("Tarvel Industrial", "Tarvel Trading", "Tarvel"),
        ("Andrei Smolin", "Anton Smolin", "Smolin"),
    ],
)
def test_no_short_form_joins_two(left: str, right: str, short: str, document: str) -> None:
    kind = "person" if "Smolin" in short else "organization"
    ours, theirs, middle = ref("a", left, kind=kind), ref("b", right, kind=kind), ref(document, short, kind=kind)
    assert not together(run(ours, theirs, middle), ours, theirs)


def test_two_bodies_of_one_acronym_are_two() -> None:
    ours = ref("a", "Государственная таможенная служба", "ГТС")
    theirs = ref("b", "Городская транспортная служба", "ГТС")
    assert not together(run(ours, theirs), ours, theirs)


def test_a_house_abroad_is_a_candidate() -> None:
    ours, theirs = ref("a", "Tarvel"), ref("b", "Tarvel (Hong Kong) Ltd")
    found = {p.id: [c.party for c in p.candidates] for p in run(ours, theirs).parties}
    assert found == {ours.id: [theirs.id], theirs.id: [ours.id]}


def test_a_house_abroad_is_named_by_its_text() -> None:
    ours, theirs = ref("a", "Tarvel"), ref("a", "Tarvel (Hong Kong) Ltd")
    assert together(run(ours, theirs), ours, theirs)
