"""Names alike of bearers of two natures: papers, offices and embassies are no firms, a house no works, branches in two
towns no one."""

import pytest
from naming import ref, run, together


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("газета «Страж Залива»", "Strazh Zaliva Freight LLC"),
        ("газетой «Страж Залива»", "ООО «Страж Залива»"),
        ("Dolga Customs", "Dolga Customs Services Ltd"),
        ("Долгинская таможня", "Dolga Customs Brokers"),
        ("Embassy of Peru in Norway", "Embassy of Norway in Peru"),
        ("Посольство Перу в Норвегии", "Embassy of Norway in Peru"),
        ("Consulate of Peru in Oslo", "Consulate of Peru in Bergen"),
        ("Tarvel Group", "Tarvel Group Leasing"),
        ("Торговый дом Обручевского завода", "Обручевский завод"),
        ("Obruch Steel Works Trading House", "Obruch Steel Works"),
        ("凌湖机械贸易有限公司", "凌湖机械厂"),
        ("Музей завода «Велмора»", "завод «Велмора»"),
        ("Supplier of the Velmora Plant", "Velmora Plant"),
        ("Dolga Customs Academy", "Долгинская таможня"),
        ("Velmora (Dubai)", "Velmora (Sharjah)"),
        ("Velmora University, Department of Physics", "Velmora University"),
        ("Институт оптики, Омский филиал", "Институт оптики, Томский филиал"),
        ("ОМЗ (Обручевский механический завод)", "ОМЗ (Ольховский молочный завод)"),
    ],
)
def test_two_natures_are_two(left: str, right: str) -> None:
    one, other = ref("a", left), ref("b", right)
    assert not together(run(one, other), one, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("газета «Страж Залива»", "Страж Залива"),
        ("газета «Страж Залива»", "ООО «Редакция газеты „Страж Залива“»"),
        ("Dolga Customs", "Долгинская таможня"),
        ("Посольство Перу в Норвегии", "Embassy of Peru in Norway"),
        ("Tarvel Group", "Tarvel Group LLC"),
        ("Velmora Factory", "завод «Велмора»"),
        ("Velmora Trading Company", "Торговая компания «Велмора»"),
        ("Velmora (Dubai)", "Velmora (UAE)"),
        ("ОМЗ (Обручевский механический завод)", "Обручевский механический завод"),
    ],
)
def test_one_nature_keeps_nobody_apart(left: str, right: str) -> None:
    one, other = ref("a", left), ref("b", right)
    assert together(run(one, other), one, other)
