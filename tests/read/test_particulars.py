"""What papers and registers tell of a party beside its name, each value at its place in the text."""

from enduse import pipeline
from enduse.plugins import plugs
from enduse.read import read
from enduse.read.known import Known
from enduse.records.document import Document, Source
from enduse.records.reading import Particular, Reading

REGISTER = (
    "Company name,INN,Director,Address,Incorporation date,E-mail,SIC code\n"
    'Varlok Trading LLC,9900551230,Ada Quill,"8 Mill Lane, Flat 4, Port Hallow",30.05.2023,varlok@mail.ru,46.69\n'
    'Dorrin Metal Plant JSC,9900551231,Bela Orm,"1 Works Road, Luzhsk",2003,office@dorrin.example,\n'
)
INVOICE = """COMMERCIAL INVOICE
Invoice No: VT-2024-017
Date: 2024-03-04
Seller: Varlok Trading LLC
8 Mill Lane, Flat 4, Port Hallow
Tel: +7 495 000 00 00
E-mail: varlok@mail.ru
Buyer: Dorrin Metal Plant JSC
1 Works Road, Luzhsk
Total: USD 1200.00
Description of goods: Lathe VL-40
Quantity: 2 pcs
"""


def reading(name: str, text: str) -> tuple[Document, Reading]:
    readers = [make(Known.of([])) for make in plugs("enduse.readers")]
    picture = pipeline.run([Source(name, lambda: text.encode())], readers)
    (document,) = picture.documents
    return document, read(document, readers)


def told(found: tuple[Particular, ...], read_in: Reading) -> set[tuple[str, str, str]]:
    names = {r.id: r.names[0].text for r in read_in.references if r.names}
    return {(names[p.reference], p.kind, p.value) for p in found}


def test_a_register_gives_address_founding_mailbox_and_business() -> None:
    document, found = reading("register.csv", REGISTER)
    assert told(found.particulars, found) == {
        ("Varlok Trading LLC", "address", "8 Mill Lane, Flat 4, Port Hallow"),
        ("Varlok Trading LLC", "incorporated", "2023-05-30"),
        ("Varlok Trading LLC", "email", "varlok@mail.ru"),
        ("Varlok Trading LLC", "activity", "46.69"),
        ("Dorrin Metal Plant JSC", "address", "1 Works Road, Luzhsk"),
        ("Dorrin Metal Plant JSC", "email", "office@dorrin.example"),
    }
    for one in found.particulars:
        words = document.text[one.start : one.end]
        assert words == one.value or (one.kind == "incorporated" and words == "30.05.2023")


def test_an_invoice_gives_each_party_what_stands_below_it() -> None:
    document, found = reading("invoice.txt", INVOICE)
    assert {
        ("Varlok Trading LLC", "address", "8 Mill Lane, Flat 4, Port Hallow"),
        ("Varlok Trading LLC", "email", "varlok@mail.ru"),
        ("Varlok Trading LLC", "phone", "+7 495 000 00 00"),
        ("Dorrin Metal Plant JSC", "address", "1 Works Road, Luzhsk"),
    } <= told(found.particulars, found)
    assert all(document.text[p.start : p.end] == p.value for p in found.particulars)


def test_prose_gives_none() -> None:
    _, found = reading(
        "story.txt", "Varlok Trading of 8 Mill Lane sold lathes to Dorrin Metal Plant, mail varlok@mail.ru."
    )
    assert found.particulars == ()


def test_a_register_without_owners_is_read_for_what_it_tells_of_a_company() -> None:
    text = "Company name,ИНН,Дата регистрации,Адрес\nVarlok Trading LLC,9900551230,30.05.2023,ул. Ясная д. 4\n"
    _, found = reading("companies.csv", text)
    assert {p.kind for p in found.particulars} == {"incorporated", "address"}


def test_customs_rows_give_the_addresses_of_their_columns() -> None:
    text = (
        "Declaration No,Shipper,Shipper address,Consignee,Consignee address,Goods description,Quantity\n"
        '10999/1,Varlok Trading LLC,"8 Mill Lane, Port Hallow",Dorrin Metal Plant,"1 Works Road, Luzhsk",Lathe,14\n'
    )
    document, found = reading("rows.csv", text)
    assert told(found.particulars, found) == {
        ("Varlok Trading LLC", "address", "8 Mill Lane, Port Hallow"),
        ("Dorrin Metal Plant", "address", "1 Works Road, Luzhsk"),
    }
    assert all(document.text[p.start : p.end] == p.value for p in found.particulars)


def test_an_extract_gives_what_it_tells_of_its_company() -> None:
    text = """Выписка из Единого государственного реестра юридических лиц
Наименование юридического лица: ООО «САМОВАР-ТЕСТ»
ОГРН: 1027700000008
ИНН: 7712345008
Дата регистрации: 30.05.2023
Адрес юридического лица: 190020, г. Лужск, ул. Ясная, д. 4, кв. 70
Код и наименование вида деятельности: 56.10 Деятельность ресторанов
Сведения о лице, имеющем право без доверенности действовать
Фамилия Имя Отчество: ПЕТРОВ ИВАН ИВАНОВИЧ
Должность: ДИРЕКТОР
"""
    _, found = reading("extract.txt", text)
    values = {(p.kind, p.value) for p in found.particulars}
    assert {
        ("incorporated", "2023-05-30"),
        ("address", "190020, г. Лужск, ул. Ясная, д. 4, кв. 70"),
        ("activity", "56.10 Деятельность ресторанов"),
    } <= values
    assert len({p.reference for p in found.particulars}) == 1
    officers = [c for c in found.claims if c.relation == "affiliation"]
    assert officers and not any("Ясная" in e.quote for c in officers for e in c.evidence)
