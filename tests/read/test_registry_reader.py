"""Registers: owners with their share, officers with their post, from columns in three languages and UK PSC lines."""

import json

import pytest
from table_papers import said, workbook

from enduse.compare.shares import share_of
from enduse.ingest import ingest
from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.registry import RegistryReader
from enduse.read.readers.table import TableReader


def _line(number, name, kind, natures, **more):
    data = {"name": name, "kind": f"{kind}-person-with-significant-control", "natures_of_control": natures,
            "notified_on": "2016-04-06", "etag": "ab", "address": {"locality": "Exampleton"}, **more}  # fmt: skip
    return json.dumps({"company_number": number, "data": data})


PSC = "\n".join(
    [
        _line("01234567", "Mr Ada Quill", "individual",
              ["ownership-of-shares-25-to-50-percent", "right-to-appoint-and-remove-directors"],
              date_of_birth={"month": 5, "year": 1970}),
        _line("01234567", "Tamarind Gate Holdings", "corporate-entity", ["ownership-of-shares-50-to-75-percent"],
              identification={"registration_number": "09876543", "legal_form": "Limited"}, ceased_on="2020-01-31"),
        "{broken",
    ]
)  # fmt: skip


def _claims(found, relation):
    return [c for c in found.claims if c.relation == relation]


def test_people_with_significant_control():
    (made,) = ingest("psc-snapshot.txt", PSC.encode())
    document = made.document
    assert document.media_type == "application/x-uk-psc" and document.error is None
    assert document.notes == ("1 lines are no JSON and were left out, the first is line 3",)
    assert "data.address.locality=Exampleton" in document.text and "data.date_of_birth.year=1970" in document.text
    found = read(document, [RegistryReader()])
    person, firm = _claims(found, "ownership")
    assert said(person, "owner") == ["Mr Ada Quill"] and said(person, "asset") == ["01234567"]
    assert said(person, "share") == ["ownership-of-shares-25-to-50-percent"]
    assert (person.phase, person.when.value, firm.phase) == ("ongoing", "2016-04-06", "done")
    assert firm.when.value == "2016-04-06/2020-01-31"
    (right,) = _claims(found, "affiliation")
    assert said(right, "capacity") == ["right-to-appoint-and-remove-directors"] and said(right, "member") == [
        "Mr Ada Quill"
    ]
    kinds = {r.names[0].text: (r.kind, [f"{i.scheme}:{i.value}" for i in r.identifiers]) for r in found.references}
    assert kinds == {
        "01234567": ("organization", ["gb-coh:01234567"]), "Mr Ada Quill": ("person", []),
        "Tamarind Gate Holdings": ("organization", ["gb-coh:09876543"]),
    }  # fmt: skip
    assert found.rejections == ()


def test_officers_of_companies_house():
    grid = [
        ["Company name", "Company number", "Officer name", "Officer role", "Appointed on", "Resigned on", "Colour"],
        ["EXAMPLE WINCHES LIMITED", "SC123456", "QUILL, Ada", "director", "2019-03-01", "", "red"],
        ["EXAMPLE WINCHES LIMITED", "SC123456", "ORLOK, Ben", "secretary", "2019-03-01", "2021-05-05", ""],
    ]
    found = read(workbook(officers=grid), [RegistryReader()])
    ada, ben = _claims(found, "affiliation")
    assert said(ada, "member") == ["QUILL, Ada"] and said(ada, "organization") == ["EXAMPLE WINCHES LIMITED"]
    assert (said(ben, "capacity"), ada.phase, ben.phase) == (["secretary"], "ongoing", "done")
    assert "columns of the register not known: Colour" in found.notes
    both = read(workbook(officers=grid), [RegistryReader(), TableReader(Known.of([]))])
    assert not [note for note in both.notes if "trade table" in note]
    (company,) = [r for r in found.references if r.kind == "organization"]
    assert [i.value for i in company.identifiers] == ["SC123456"] and company.schema == "Company"


def test_registers_in_russian_and_chinese():
    russian = [
        ["Полное наименование", "ИНН", "Учредитель", "Размер доли (в процентах)", "Руководитель", "Должность"],
        [
            "ООО «Самоварный завод»",
            "7707083893",
            "АО «Завод «Меридиан»",
            "51",
            "Орлова Анна Петровна",
            "генеральный директор",
        ],
    ]
    found = read(workbook(ЕГРЮЛ=russian), [RegistryReader()])
    (owned,), (runs,) = _claims(found, "ownership"), _claims(found, "affiliation")
    assert said(owned, "owner") == ["АО «Завод «Меридиан»"] and said(owned, "share") == ["51"]
    assert said(runs, "member") == ["Орлова Анна Петровна"] and said(runs, "capacity") == ["генеральный директор"]
    chinese = [
        ["企业名称", "股东", "持股比例", "法定代表人"],
        ["灯湾导航设备有限公司", "明灯集团有限公司", "60%", "张示例"],
    ]
    found = read(workbook(工商=chinese), [RegistryReader()])
    (owned,), (runs,) = _claims(found, "ownership"), _claims(found, "affiliation")
    assert said(owned, "owner") == ["明灯集团有限公司"] and said(owned, "share") == ["60%"]
    assert said(runs, "member") == ["张示例"] and said(runs, "organization") == ["灯湾导航设备有限公司"]


def test_other_tables_are_no_registers():
    invoice = workbook(Invoice=[["Company", "Description", "Qty"], ["Example Ltd", "winch", "7"]])
    staff = workbook(Staff=[["Name", "Position", "Since"], ["Ada Quill", "clerk", "2020-01-01"]])
    assert not RegistryReader().reads(invoice) and not RegistryReader().reads(staff)


EXTRACT = """ВЫПИСКА
из Единого государственного реестра юридических лиц
Наименование
1\tПолное наименование на русском языке\tОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «САМОВАР-ТЕСТ»
2\tСокращенное наименование на русском языке\tООО «САМОВАР-ТЕСТ»
Сведения о регистрации
3\tОГРН\t1027700000008
Сведения об учете в налоговом органе
4\tИНН юридического лица\t7712345008
Сведения о лице, имеющем право без доверенности действовать от имени юридического лица
5\tФамилия Имя Отчество\tОРЛОВА АННА ПЕТРОВНА
6\tИНН\t501234567802
7\tДолжность\tГЕНЕРАЛЬНЫЙ ДИРЕКТОР
Сведения об участниках / учредителях юридического лица
8\tФамилия Имя Отчество\tПЕТРОВ ИВАН ИВАНОВИЧ
9\tНоминальная стоимость доли (в рублях)\t5100
10\tРазмер доли (в процентах)\t51
11\tПолное наименование\tАО «ЗАВОД ПРИМЕР»
12\tИНН\t5027001113
13\tРазмер доли (в процентах)\t49
Сведения об основном виде деятельности
14\tКод и наименование вида деятельности\t46.69 Торговля
"""


@pytest.mark.parametrize("between", ["\t", " "])
def test_an_extract_names_its_company_once(between):
    (made,) = ingest("vypiska.txt", EXTRACT.replace("\t", between).encode())
    found = read(made.document, [RegistryReader()])
    (runs,), owned = _claims(found, "affiliation"), _claims(found, "ownership")
    assert (said(runs, "member"), said(runs, "capacity")) == (["ОРЛОВА АННА ПЕТРОВНА"], ["ГЕНЕРАЛЬНЫЙ ДИРЕКТОР"])
    shares = {said(c, "owner")[0]: said(c, "share")[0] for c in owned}
    assert shares == {"ПЕТРОВ ИВАН ИВАНОВИЧ": "51", "АО «ЗАВОД ПРИМЕР»": "49"}
    assert all("САМОВАР-ТЕСТ" in said(c, "asset")[0] for c in owned)
    numbers = {i.value for r in found.references for i in r.identifiers}
    assert numbers == {"1027700000008", "7712345008", "501234567802", "5027001113"}
    assert found.rejections == ()


def test_a_chinese_report_with_a_table_of_shareholders():
    report = [
        ["企业信用信息公示报告"],
        ["企业名称", "灯湾导航设备有限公司"],
        ["法定代表人", "张示例"],
        ["股东及出资信息"],
    ]
    owners = [["股东名称", "持股比例"], ["明灯集团有限公司", "60%"], ["李示例", "40%"]]
    found = read(workbook(报告=report, 股东=owners), [RegistryReader()])
    (runs,), owned = _claims(found, "affiliation"), _claims(found, "ownership")
    assert (said(runs, "member"), said(runs, "organization")) == (["张示例"], ["灯湾导航设备有限公司"])
    shares = {said(c, "owner")[0]: said(c, "share")[0] for c in owned}
    assert shares == {"明灯集团有限公司": "60%", "李示例": "40%"}


def test_an_article_about_a_register_is_no_extract():
    (made,) = ingest("a.txt", "Согласно ЕГРЮЛ, владелец фирмы сменился.\n\nУчредитель: неизвестен.".encode())
    assert _claims(read(made.document, [RegistryReader()]), "ownership") == []


def test_an_owner_by_a_form_written_out_is_a_firm():
    owners = """Сведения об участниках / учредителях юридического лица
1
Полное наименование: АКЦИОНЕРНОЕ ОБЩЕСТВО "НАУЧНО-ПРОИЗВОДСТВЕННОЕ ПРЕДПРИЯТИЕ "ЯХОНТ"
Размер доли (в процентах): 60
2
Полное наименование: МИНИСТЕРСТВО РЕМЁСЕЛ ВАЛДОРСКОЙ РЕСПУБЛИКИ
Размер доли (в простых дробях): 1/4
3
Фамилия Имя Отчество: ЗАЙЦЕВ ПЁТР ОЛЕГОВИЧ
Размер доли (в процентах): 15
"""
    (made,) = ingest("vypiska.txt", (EXTRACT.split("Сведения об участниках")[0].replace("\t", " ") + owners).encode())
    found = read(made.document, [RegistryReader()])
    shares = {said(c, "owner")[0]: share_of(said(c, "share")[0]).low for c in _claims(found, "ownership")}
    kinds = {r.names[0].text: r.kind for r in found.references}
    assert {(share, kinds[name]) for name, share in shares.items()} == {
        (60, "organization"), (25, "organization"), (15, "person"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("owner", "kind"),
    [
        ("ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ КАМЫШ", "organization"),
        ('НАУЧНО-ПРОИЗВОДСТВЕННОЕ ПРЕДПРИЯТИЕ "ЯХОНТ"', "organization"),
        ("Kamysh Limited Liability Partnership", "organization"),
        ("卡梅什物流有限责任合伙企业", "organization"),
        ("ЗАЙЦЕВ ПЁТР ОЛЕГОВИЧ", "person"),
        ("Mr Ip Man", "person"),
    ],
)
def test_the_name_of_an_owner_tells_whether_it_is_a_firm(owner, kind):
    table = [["Company name", "Shareholder", "Shares held"], ["Orbis Ltd", owner, "60"]]
    found = read(workbook(Register=table), [RegistryReader()])
    (claim,) = _claims(found, "ownership")
    assert {r.names[0].text: r.kind for r in found.references}[owner] == kind
    assert said(claim, "share") == []  # a number of shares is no share


def test_a_list_of_holders_tells_since_when_and_until_when() -> None:
    grid = [
        ["Company", "Country", "Shareholder", "Holder type", "%", "From", "To"],
        ["Brackwater Pumps Ltd", "Malta", "Aro Velt", "individual", "60,00", "07.05.2019", ""],
        ["Brackwater Pumps Ltd", "Malta", "Quill Nominees Ltd", "company", "40,00", "07.05.2019", "20.01.2021"],
        ["Quill Nominees Ltd", "Malta", "not disclosed", "", "", "", ""],
    ]
    held = _claims(read(workbook(rows=grid), [RegistryReader()]), "ownership")
    assert [(said(c, "owner"), said(c, "share"), c.phase) for c in held] == [
        (["Aro Velt"], ["60,00"], "ongoing"),
        (["Quill Nominees Ltd"], ["40,00"], "done"),
    ]
    assert held[1].when.value == "2019-05-07/2021-01-20"
