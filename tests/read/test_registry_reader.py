"""Registers: owners with their share, officers with their post, from columns in three languages and UK PSC lines."""

import json

from table_papers import said, workbook

from enduse.ingest import ingest
from enduse.read import read
from enduse.read.readers.registry import RegistryReader


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
