"""Names of firms and bodies that are printed otherwise: abbreviated, turned round, in another case or spelling."""

import pytest
from naming import ref, run, together


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("S.A. Velmora Lines", "Velmora Lines S.A."),
        ("A.S. Velmora", "Velmora AS"),
        ("Velmora Intl. Corp.", "Velmora International Corporation"),
        ("Обручевский з-д насосов", "Обручевский завод насосов"),
        ("НИИ связи «Велмора»", "Научно-исследовательский институт связи «Велмора»"),
        ("Ministry of Roads, Bridges Department", "Bridges Department of the Ministry of Roads"),
        ("Министерство финансов, Департамент экспорта", "Export Department of the Ministry of Finance"),
        ("Торговым домом «Велмора»", "Торговый дом «Велмора»"),
        ("НИИ-417", "Research Institute No. 417"),
        ("завод №318", "第318工厂"),
        ("OOO Južnyj Bereg", "Yuzhny Bereg LLC"),
        ("Al-Velmara Trading Est.", "Al Velmara Trading Establishment"),
        ("Al-Velmarein Trading", "Al Velmarayn Trading"),
        ("Galmayev Bearings", "Galmaev Bearings"),
        ("газете «Голос пристани»", "«Голос пристани»"),
        ("Polyarny Telegraf", "газета «Полярный телеграф»"),
        ("Proceedings of the Institute of Optics", "«Труды Института оптики»"),
        ("Seven Candles Trading", "七蜡烛贸易有限公司"),
        ("Velmora İnst.", "Velmora İnst."),  # letters that are longer in lower case
        ("ТД «Велмора»", "TD Velmora LLC"),
        ("Velmora Court Hotel", "Velmora Court Hotel LLC"),
    ],
)
def test_a_name_printed_otherwise_is_one(left: str, right: str) -> None:
    one, other = ref("a", left), ref("b", right)
    assert together(run(one, other), one, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of Roads, Bridges Department", "Tunnels Department of the Ministry of Roads"),
        ("НИИ оптической связи", "НИИ оптических материалов"),
        ("НИИ-417", "Research Institute No. 471"),
        ("завод №318", "第381工厂"),
        ("Al Salman Trading", "Al Salmun Trading"),
        ("Seven Candles Trading", "八蜡烛贸易有限公司"),
        ("газета «Голос пристани»", "журнал «Голос пристани»"),
    ],
)
def test_near_names_printed_otherwise_stay_two(left: str, right: str) -> None:
    one, other = ref("a", left), ref("b", right)
    assert not together(run(one, other), one, other)
