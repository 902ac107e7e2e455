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
    ("Baiyan Agro Trading Ltd", "Baiyan Agrochemicals (Hefei)"),
    ("白雁貿易有限公司", "白雁农化（合肥）有限公司"),
    ("Байянь Трейдинг", "Baiyan Agrochemicals (Hefei)"),
    ("Kravik Marine", "Kravik Maritime Services"),
    ("Kravik Steel", "Kravik Stall"),
    ("«Кравик Марин Сервисез»", "«Кравик Маритайм Сервисез»"),
    ("Kravik Valves", "Kravik Steel"),
    ("Кравик Трейд", "Кравик Логистик"),
    ("Кравик", "Кравик-Сервис"),
    ("Kravik Trading", "克拉维克物流公司"),
    ("Kwong Tai Shing Shipping", "Kwong Tai Marine Co"),
    ("Западлифтмонтаж", "Западлифтремонт"),
    ("Vesna Shipping", "Vesta Shipping"),
    ("Марлин Танкер", "Мерлин Танкер"),
    ("Marlin Tanker", "Мерлин Танкер"),
    ("Kaldor LLC", "ООО «Колдор»"),
    ("Kravik Port", "Kravik Post"),
    ("Kravik Druck GmbH", "Kravik Druckhaus"),
    ("Kravik Finance", "Kravik Financial Intelligence Agency"),
    ("Ocean Crest", "Ocean Crests"),
    ("Tarvek", "Тарвел"),
    ("Kravik Optics", "Kravik Photonics"),
    ("Tarvel Radio Plant", "Тарвельский химический завод"),
    ("Tarvel Shipping Company", "Тарвельская страховая компания"),
]
_BODIES = [
    ("State Fisheries Service of Georgia", "State Fisheries Service of Moldova"),
    ("Государственная таможенная служба", "Государственная налоговая служба"),
    ("Georgian customs", "蒙古海关"),
    ("Минобороны Беларуси", "Министерство обороны Казахстана"),
    ("North Korea's air force", "韩国空军"),
    ("District Court of Tarsk", "City Court of Tarsk"),
    ("Вятский лакокрасочный завод", "Вятский кирпичный завод"),
    ("121 авиаремонтный завод", "123 авиаремонтный завод"),
    ("Island Ledger", "Orchard Ledger"),
]
_PEOPLE = [
    ("Li Weimin", "Li Weiming"),
    ("李卫民", "李伟明"),
    ("A. Smolin", "B. Smolin"),
    ("Rim Song-chol", "Lim Seong-ho"),
    ("Rim Song-jin", "Rim Song-chin"),
    ("Yu. S. Smolin", "Яков Сергеевич Смолин"),
    ("Смолин Е. А.", "Екатерина Андреевна Смолина"),
    ("E. A. Smolin", "Смолин А. Е."),
    ("Смолин Е. А.", "Евгений Борисович Смолин"),
    ("Ivan P. Tarkov", "Ivan S. Tarkov"),
    ("Иван Петрович Тарков", "Ivan Sergeyevich Tarkov"),
    ("Ali Hassan", "Hassan Ali Karimi"),
    ("Ильгар Насирли", "Ilham Nasirli"),
    ("Азиз Бектурганов", "Aziz Bekturov"),
    ("Mr Tarkov", "Ms Tarkova"),
    ("Sergei Tarkov", "Sergei Tarnkov"),
    ("Илья Сазонин", "Илья Сажонин"),
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
    ("T12W-300", "T12W-500"),
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
        ("Lowland Road Agency", "Land Registry Archive", "LRA"),
        ("Royal Postal Union", "Rovenki Port Unit Office", "RPU"),
        ("Tarvel Industrial", "Tarvel Trading", "Tarvel"),
        ("Andrei Smolin", "Anton Smolin", "Smolin"),
    ],
)
def test_no_short_form_joins_two(left: str, right: str, short: str, document: str) -> None:
    kind = "person" if "Smolin" in short else "organization"
    ours, theirs, middle = ref("a", left, kind=kind), ref("b", right, kind=kind), ref(document, short, kind=kind)
    assert not together(run(ours, theirs, middle), ours, theirs)


def test_two_bodies_of_one_acronym_are_two() -> None:
    ours = ref("a", "Республиканская почтовая палата", "РПП")
    theirs = ref("b", "Речная портовая палата", "РПП")
    assert not together(run(ours, theirs), ours, theirs)


def test_a_house_abroad_is_a_candidate() -> None:
    ours, theirs = ref("a", "Tarvel"), ref("b", "Tarvel (Hong Kong) Ltd")
    found = {p.id: [c.party for c in p.candidates] for p in run(ours, theirs).parties}
    assert found == {ours.id: [theirs.id], theirs.id: [ours.id]}


def test_a_house_abroad_is_named_by_its_text() -> None:
    ours, theirs = ref("a", "Tarvel"), ref("a", "Tarvel (Hong Kong) Ltd")
    assert together(run(ours, theirs), ours, theirs)
