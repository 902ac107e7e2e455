"""Flags on ways and on the order of things: each fires on a small case, and not on a near miss."""

from flag_case import Build


def test_r01_through_a_transshipment_country() -> None:
    for stop, goal, status in (
        ("kz", "ru", "fired"),
        ("kz", None, "fired"),
        ("pl", "ru", "not fired"),
        ("kz", "kz", "not fired"),
    ):
        case = Build()
        case.party("Tessel", stop)
        case.party("Delta", *([goal] if goal else []))
        case.party("Orlin", "fr")
        case.deal("pumps", via=("Tessel",))
        assert case.status("R01") == status, (stop, goal)
    told_nowhere = Build()
    told_nowhere.deal("pumps", via=("Tessel",))
    assert told_nowhere.status("R01") == "not tested"


def test_r01_goes_by_the_day() -> None:
    for when, status in (("2023-03-01", "fired"), ("2019-03-01", "not fired")):
        case = Build()
        case.party("Tessel", "kz")
        case.party("Delta", "ru")
        case.deal("pumps", via=("Tessel",), when=when)
        assert case.status("R01") == status, when


def test_r02_a_forwarder_as_final_receiver() -> None:
    for name, user, status in (
        ("Harrow Logistics LLC", None, "fired"),
        ("明灯货运代理有限公司", None, "fired"),
        ("Harrow Logistics LLC", "Tessel", "not fired"),
        ("Harrow Lathes LLC", None, "not fired"),
    ):
        case = Build()
        case.deal("pumps", recipient=name, end_user=user)
        assert case.status("R02") == status, (name, user)
    nobody = Build()
    nobody.deal("pumps", recipient=None)
    assert nobody.status("R02") == "not tested"
    onward = Build()
    onward.deal("pumps", recipient="Harrow Logistics LLC")
    onward.deal("pumps", supplier="Harrow Logistics LLC", recipient="Tessel")
    assert onward.status("R02") == "not fired"


def test_r03_a_way_much_longer_than_needed() -> None:
    for stop, country, status in (
        ("Bishkek", "kg", "fired"),
        ("Minsk", "by", "not fired"),
        ("Singapore", "sg", "not fired"),
    ):
        case = Build()
        for place, code in (("Riga", "lv"), ("Moscow", "ru"), (stop, country)):
            case.place(place, code)
        case.deal("pumps", via=(stop,), origin="Riga", to="Moscow")
        assert case.status("R03") == status, stop
    direct = Build()
    direct.place("Riga", "lv")
    direct.place("Moscow", "ru")
    direct.deal("pumps", origin="Riga", to="Moscow")
    assert direct.status("R03") == "not tested"


def test_r05_once_for_the_embargoed_country() -> None:
    for goal, status in (("Almaty", "fired"), ("Moscow", "not fired")):
        case = Build()
        case.place("Moscow", "ru")
        case.place("Almaty", "kz")
        case.deal("pumps", to="Moscow", when="2021-05-01")
        case.deal("pumps", to=goal, when="2022-09-01")
        assert case.status("R05") == status, goal
    early = Build()
    early.place("Moscow", "ru")
    early.deal("pumps", to="Moscow", when="2021-05-01")
    assert early.status("R05") == "not tested"


def test_r06_through_russia_or_into_a_free_zone() -> None:
    for stop, goal, place, status in (
        ("ru", "kz", "Almaty", "fired"),
        ("ru", "by", "Minsk", "not fired"),
        ("cn", "ae", "Jebel Ali Free Zone", "fired"),
        ("cn", "ae", "Dubai", "not fired"),
    ):
        case = Build()
        case.party("Tessel", stop)
        case.place(place, goal)
        case.deal("pumps", via=("Tessel",), to=place)
        assert case.status("R06") == status, place
    assert Build().status("R06") == "not tested"


def test_r07_no_step_from_the_maker() -> None:
    case = Build()
    case.deal("engines", supplier="Tessel")
    assert case.status("R07") == "not tested"
    case.claim("production", producer="Orlin", item="engines")
    assert case.status("R07") == "fired"
    case.deal("engines", supplier="Orlin", recipient="Tessel")
    assert case.status("R07") == "not fired"


def test_p09_supplied_the_destination_before() -> None:
    for goods, goal, when, status in (
        (True, "ru", "2023-05-01", "fired"),
        (True, "ru", "2021-05-01", "not fired"),
        (True, "kz", "2023-05-01", "not fired"),
        (True, "ru", "2022", "not fired"),
        (True, "ru", None, "not tested"),
        (False, "ru", "2023-05-01", "not tested"),
    ):
        case = Build()
        case.party("Delta", goal)
        case.deal(case.priority() if goods else "cups", when=when)
        assert case.status("P09") == status, (goods, goal, when)


def test_p11_a_new_supplier_soon_after_a_listing() -> None:
    for first, status in (("2025-03-01", "fired"), ("2027-03-01", "not fired"), ("2024-03-01", "not fired")):
        case = Build()
        case.deal("engines", supplier="Orlin", when="2024-01-10")
        case.deal("engines", supplier="Tessel", when=first)
        assert case.status("P11") == "not tested"
        case.listed("Orlin", "2024-10-17")
        assert case.status("P11") == status, first
    elsewhere = Build()
    elsewhere.deal("engines", supplier="Orlin", when="2024-01-10")
    elsewhere.deal("engines", supplier="Tessel", recipient="Varlok", when="2025-03-01")
    elsewhere.listed("Orlin", "2024-10-17")
    assert elsewhere.status("P11") == "not tested"


def test_p14_another_customer_asks_for_the_model_of_a_listed_one() -> None:
    for model, when, status in (
        ("engine H-9", "2025-03-01", "fired"),
        ("engine H-9", "2024-03-01", "not fired"),
        ("engines", "2025-03-01", "not tested"),
    ):
        case = Build()
        case.deal(model, recipient="Delta", when="2024-01-10")
        case.deal(model, recipient="Tessel", when=when)
        case.listed("Delta", "2024-10-17")
        assert case.status("P14") == status, (model, when)
