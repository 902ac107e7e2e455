"""Flags on what parties are: each fires on a small case, and not on a near miss."""

from msgspec.structs import replace

from enduse.records.transfer import Finding
from enduse.trace.flags import flags
from flag_case import Build


def test_p01_founded_after_the_controls_and_dealing_in_priority_goods() -> None:
    for founded, goods, goal, status in (
        ("2023-05-30", True, "ru", "fired"),
        ("2019-05-30", True, "ru", "not fired"),
        ("2022", True, "ru", "not fired"),  # some day of that year
        ("2023-05-30", False, "ru", "not tested"),
        ("2023-05-30", True, "fr", "not tested"),
    ):
        case = Build()
        case.party("Delta", goal)
        case.deal(case.priority() if goods else "tea cups")
        case.known("Orlin", "incorporated", founded)
        assert case.status("P01") == status, (founded, goods, goal)


def test_p02_strangers_in_one_building() -> None:
    case = Build()
    case.known("Delta", "address", "8 Harbour Road, Room 1204, Port Hallow")
    case.known("Orlin", "address", "Unit 17, Harbour Road 8, Port Hallow")
    case.known("Tessel", "address", "9 Harbour Road, Port Hallow")
    found = next(f for f in flags(case.case()).findings if f.rule == "P02")
    assert "Delta, Orlin" in found.summary and "Tessel" not in found.summary and "2 of 3" in found.summary
    owned = Build()
    owned.known("Delta", "address", "8 Harbour Road, Port Hallow")
    owned.known("Orlin", "address", "8 Harbour Road, Port Hallow")
    owned.claim("ownership", owner="Delta", asset="Orlin")
    assert owned.status("P02") == "not fired"
    alone = Build()
    alone.known("Delta", "address", "8 Harbour Road, Port Hallow")
    assert alone.status("P02") == "not tested"


def test_p03_a_flat_as_address_of_who_trades() -> None:
    for address, dealing, status in (
        ("ул. Ясная, д. 4, кв. 70", True, "fired"),
        ("12 Mill Lane, Apt 4, Port Hallow", True, "fired"),
        ("ул. Ясная, д. 4, оф. 70", True, "not fired"),
        ("ул. Ясная, д. 4, кв. 70", False, "not tested"),
    ):
        case = Build()
        if dealing:
            case.deal("pumps")
        case.known("Orlin", "address", address)
        assert case.status("P03") == status, address


def test_p04_no_website_no_mailbox_of_its_own_and_one_document() -> None:
    case = Build()
    case.deal("pumps")
    case.known("Orlin", "phone", "+86 755 0000 0000")
    assert case.status("P04") == "fired"
    case.known("Orlin", "email", "sales@orlin.example")
    assert case.status("P04") == "not fired"
    told_twice = Build()
    told_twice.deal("pumps")
    told_twice.deal("pumps", paper="b.txt")
    told_twice.known("Orlin", "phone", "+86 755 0000 0000")
    assert told_twice.status("P04") == "not fired"
    silent = Build()
    silent.deal("pumps")
    assert silent.status("P04") == "not tested"


def test_p05_a_private_mailbox() -> None:
    for mail, status in (("orlin2023@mail.ru", "fired"), ("sales@orlin-mail.ru", "not fired")):
        case = Build()
        case.known("Orlin", "email", mail)
        assert case.status("P05") == status


def test_p06_one_person_runs_several_firms() -> None:
    case = Build()
    for firm in ("Delta", "Orlin", "Tessel"):
        case.claim("affiliation", member="Ada Quill", organization=firm, capacity="director")
    assert case.status("P06") == "fired"
    staff = Build()
    for firm in ("Delta", "Orlin", "Tessel"):
        staff.claim("affiliation", member="Ada Quill", organization=firm, capacity="research fellow")
    assert staff.status("P06") == "not tested"
    two = Build()
    for firm in ("Delta", "Orlin"):
        two.claim("affiliation", member="Ada Quill", organization=firm, capacity="генеральный директор")
    assert two.status("P06") == "not fired"


def test_p07_a_listed_owner_with_an_unknown_share() -> None:
    case = Build()
    case.claim("ownership", owner="Orlik Group", asset="Delta")
    assert case.status("P07") == "not tested"
    case.listed("Orlik Group")
    assert case.status("P07") == "fired"
    clear = Build()
    clear.claim("ownership", owner="Orlik Group", asset="Delta", share="75 %")
    clear.listed("Orlik Group")
    clear.owned("Delta", "Orlik Group", 1.0)
    assert clear.status("P07") == "not fired"
    straddling = Build()
    straddling.claim("ownership", owner="Orlik Group", asset="Delta", share="25 to 75 %")
    straddling.listed("Orlik Group")
    straddling.owned("Delta", "Orlik Group", 0.5)
    assert straddling.status("P07") == "fired"
    planned = Build()
    planned.claim("ownership", phase="planned", owner="Orlik Group", asset="Delta")
    planned.listed("Orlik Group")
    assert planned.status("P07") != "fired"


def test_p08_a_listed_party_forwards_or_acts_for_another() -> None:
    case = Build()
    case.listed("Harrow Lines")
    case.paper("bill.pdf", carrier="Harrow Lines Ltd", seller="Orlin")
    assert case.status("P08") == "fired"
    other = Build()
    other.listed("Harrow Lines")
    other.paper("bill.pdf", carrier="Tessel Carriers", seller="Orlin")
    assert other.status("P08") == "not fired"
    longer = Build()
    longer.listed("Harrow")
    longer.party("Harrow Trading FZE")
    longer.paper("bill.pdf", notify="Harrow Trading FZE, Sharjah", seller="Harrow Trading FZE")
    assert longer.status("P08") == "not fired"
    acts = replace(
        Build().case(), acting=(Finding(rule="listed_person_acts", severity="notice", summary="A acts for B"),)
    )
    assert next(f.summary for f in flags(acts).findings if f.rule == "P08") == "A acts for B."
    twice = replace(acts, acting=acts.acting * 2)
    assert len([f for f in flags(twice).findings if f.rule == "P08"]) == 1


def test_p10_a_business_that_does_not_work_with_such_goods() -> None:
    for activity, status in (
        ("96.02", "fired"),
        ("56.10 Рестораны", "fired"),
        ("85.42", "not fired"),
        ("46.69", "not tested"),
    ):
        case = Build()
        case.deal(case.priority())
        case.known("Delta", "activity", activity)
        assert case.status("P10") == status, activity


def test_p12_an_intermediary_with_the_rare_word_of_another_link() -> None:
    case = Build()
    case.deal("pumps", supplier="Vostrel Machines Ltd", via=("Vostrel Trade LLC",))
    assert case.status("P12") == "fired"
    common = Build()
    common.deal("pumps", supplier="Shenzhen Machines Ltd", via=("Shenzhen Trade LLC",))
    assert common.status("P12") == "not fired"
    assert Build().status("P12") == "not tested"


def test_p13_one_person_runs_a_party_and_a_listed_firm() -> None:
    case = Build()
    case.claim("affiliation", member="Ada Quill", organization="Delta", capacity="Director")
    assert case.status("P13") == "not fired"
    case.claim("affiliation", member="Ada Quill", organization="Orlik Group", capacity="Chairwoman")
    case.listed("Orlik Group")
    assert case.status("P13") == "fired"


def test_e05_a_telephone_of_another_country() -> None:
    for number, status in (
        ("+7 495 000 00 00", "fired"),
        ("+86 755 0000 0000", "not fired"),
        ("0755 0000", "not tested"),
    ):
        case = Build()
        case.party("Orlin", "cn")
        case.known("Orlin", "phone", number)
        assert case.status("E05") == status, number
