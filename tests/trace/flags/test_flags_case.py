"""From files to flags: a register, two invoices, an end-user certificate and an article, all invented."""

from collections.abc import Mapping

from enduse import pipeline
from enduse.plugins import plugs
from enduse.read.known import Known
from enduse.records.document import Source
from enduse.records.listing import Entry, Watchlist
from enduse.records.picture import Picture
from enduse.records.reading import Name

REGISTER = """Company name,INN,Director,Officer role,Incorporation date,E-mail,SIC code,Address
Vostrel Trade LLC,9900551230,Ada Quill,Director,30.05.2023,v@mail.ru,56.10,"8 Mill Lane, Flat 4, Almaty, Kazakhstan"
Marrow Supply LLC,9900551248,Ada Quill,Director,12.02.2015,info@marrow.example,46.69,"8 Mill Lane, Almaty, Kazakhstan"
Harrow Works JSC,9900551255,Ada Quill,Director,01.04.1998,info@harrow.example,26.51,"1 Works Road, Luzhsk, Russia"
"""
INVOICE = """COMMERCIAL INVOICE
Invoice No: {number}
Date: {date}
Seller: Orlin Components Ltd
21 Dock Street, Shenzhen, China
Tel: +7 495 000 00 00
Buyer: {buyer}
Country of destination: {goal}
Currency: USD
Payment terms: 100% prepayment
HS code: 8542.31
Description of goods: Microcontroller QC32
Quantity: 400 pcs
Total: USD 48000.00
"""
FILES = {
    "register.csv": REGISTER,
    "one.txt": INVOICE.format(number="OC-2024-017", date="2024-03-04", buyer="Vostrel Trade LLC", goal="Russia"),
    "two.txt": INVOICE.format(number="OC-2024-018", date="2024-05-04", buyer="Vostrel Trade LLC", goal="Russia"),
}
LISTED = Watchlist(
    name="Test List", publisher="Nobody", licence="none", as_of="2024-06-01", sha256="0",
    entries=(Entry(id="x-1", schema="Company", names=(Name("Harrow Works JSC"),), listed_since="2023-11-01"),),
)  # fmt: skip


def run(files: Mapping[str, str]) -> Picture:
    sources = [Source(name, lambda text=text: text.encode()) for name, text in files.items()]  # type: ignore[misc]
    return pipeline.run(sources, [make(Known.of([LISTED])) for make in plugs("enduse.readers")], (), [LISTED])


def fired(picture: Picture) -> set[str]:
    return {t.id for t in picture.flags if t.status == "fired"}


def test_flags_fire_on_what_files_tell() -> None:
    picture = run(FILES)
    assert {"P01", "P02", "P03", "P05", "P06", "P10", "P13", "G01", "P09", "E01", "E05", "M03"} <= fired(picture)
    names = {p.id: p.caption for p in picture.parties}
    told = {f.rule: f for f in picture.findings if f.source}
    assert {names[p] for p in told["P02"].parties} == {"Vostrel Trade LLC", "Marrow Supply LLC"}
    assert "30.05.2023" not in told["P01"].summary and "2023-05-30" in told["P01"].summary
    assert {names[p] for p in told["P13"].parties} >= {"Ada Quill", "Harrow Works JSC"}
    claims, documents = {c.id for c in picture.claims}, {d.id for d in picture.documents}
    for found in told.values():
        assert set(found.claims) <= claims and set(found.documents) <= documents and set(found.parties) <= set(names)


def test_an_end_user_certificate_among_the_files_ends_the_question() -> None:
    statement = "END-USER CERTIFICATE\n\nWe, Vostrel Trade LLC, certify that the goods stay with us.\n"
    picture = run(FILES | {"euc.txt": statement})
    assert next(t.status for t in picture.flags if t.id == "E01") == "not fired"


def test_ordinary_trade_raises_hardly_a_flag() -> None:
    text = """COMMERCIAL INVOICE
Invoice No: TP-7
Date: 2024-03-04
Seller: Tessel Potteries Ltd
4 Kiln Road, Lyon, France
Buyer: Marl Houseware GmbH
9 Lindenweg, Kassel, Germany
Currency: EUR
Payment terms: 30 days net
HS code: 6911.10
Description of goods: Tea cups, porcelain
Quantity: 400 pcs
Total: EUR 1800.00
"""
    assert fired(run({"cups.txt": text})) == set()


def test_two_runs_give_the_same_flags_and_grades() -> None:
    first, second = run(FILES), run(dict(reversed(FILES.items())))
    assert first.flags == second.flags and first.grades == second.grades
    assert sorted(map(str, first.findings)) == sorted(map(str, second.findings))
