"""A fictional case for tests: files in three languages about drones that a works in Ruritania is said to have got.

Planted: two outlets of one agency (one root), an invoice in two files (one root), an alias across scripts, an
intermediary without a name, a part of a total, a plan, a denial, a non-reply, a plea of ignorance, a figure that
disagrees, a hit on a list, a file that could not be read. All people, firms, agencies and places are invented.
"""

from enduse.records.claim import Claim, Mention
from enduse.records.document import Document
from enduse.records.match import Hit, Reason
from enduse.records.party import Candidate
from enduse.records.picture import Picture, Screened
from enduse.records.reading import Rejection
from enduse.trace import trace
from factories import claim, document, item, party, party_id, place, unnamed

WIRE = document(
    "wire/2031-03-02.txt",
    "Zarechny Instrument Works has received seven cargo drones made in Borduria, including two Heron-9s, "
    "according to "
    "documents reviewed by Coastal Wire.\nThe documents, among them invoices from a Ruritanian "
    "intermediary firm, suggest "
    "that the drones arrived in February 2031.\nZarechny did not respond to a request for comment. The "
    "Bordurian foreign "
    "ministry said it was not aware of the deliveries. Borduria has always denied supplying Ruritania with weapons.\n"
    "The Heron-9 reportedly carries a load of 50 kilograms.",
    title="Ruritanian works got cargo drones from Borduria, papers show",
    publisher="Coastal Wire",
    published="2031-03-02",
)
GAZETTE = document(
    "press/harbour-gazette.html",
    "Harbour Gazette reports on a story by Coastal Wire.\nA plant in the town of Zarechny obtained seven "
    "unmanned aerial "
    "vehicles from Borduria, Coastal Wire reported on Monday, citing documents.\nAda Quill of the "
    "Harbour Institute said "
    "further deliveries would be a serious step if they were confirmed.",
    title="Drones for Zarechny",
    publisher="Harbour Gazette",
    published="2031-03-03",
)
REPORT = document(
    "reports/otchet.docx",
    "Отчёт о поставках.\nЗаречный приборный завод получил девять грузовых дронов из Бордурии в феврале 2031 года.\n"
    "Завод планирует производство модели «Цапля-12» в 2032 году.\fЗаречный приборный завод входит в "
    "холдинг «Северный "
    "Маяк».",
    language="ru",
    title="Отчёт о поставках",
)
INVOICE = document(
    "papers/LB-2031-07.pdf",
    "流明湾机器人有限公司 LUMEN BAY ROBOTICS CO., LTD.\n发票号 Invoice No. LB-2031-07   日期 2031-02-11\n"
    "买方 Buyer: Tamarind Gate Trading FZE\f苍鹭-9 货运无人机 Heron-9 cargo drone   7 架   USD 84,000.00\n"
    "最终用户 End user: Zarechny Instrument Works",
    language="zh",
    media_type="application/pdf",
)
SHEET = document(
    "papers/LB-2031-07.xlsx",
    "Invoice No. LB-2031-07\nDate 2031-02-11\nLUMEN BAY ROBOTICS CO., LTD.\nTamarind Gate Trading FZE\n"
    "Heron-9 cargo drone\t7\t架\t84000\nZarechny Instrument Works",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
MAIL = document(
    "mail/offer.eml",
    "Dear Mr Orlok,\nwe will ship three Heron-12 drones to Tamarind Gate Trading FZE in June 2031.\nLumen Bay Robotics",
    media_type="message/rfc822",
    published="2031-03-20",
)
BROKEN = Document(
    id="0" * 64,
    origin="papers/scan.pdf",
    media_type="application/pdf",
    size=812,
    error="asks for a password; unlock it first",
)
DOCUMENTS = (WIRE, GAZETTE, REPORT, INVOICE, SHEET, MAIL, BROKEN)

WORKS = "Zarechny Instrument Works"
PARTIES = (
    party(
        "Zarechny Instrument Works@en",
        "Заречный приборный завод@ru",
        "Zarechny@en",
        countries=("xr",),
        identifiers=("inn:0000000017",),
    ),
    party("Lumen Bay Robotics@en", "LUMEN BAY ROBOTICS CO., LTD.@en", "流明湾机器人有限公司@zh", countries=("xb",)),
    party("Tamarind Gate Trading FZE@en", countries=("xg",)),
    party("Северный Маяк@ru", countries=("xr",)),
    party("Bordurian foreign ministry@en", schema="PublicBody", countries=("xb",)),
    party("Coastal Wire@en", kind="publication", schema="Organization"),
    party("Harbour Institute@en", schema="Organization"),
    party("Ada Quill@en", kind="person", schema="Person"),
    place("Borduria", "Бордурия@ru", country="xb"),
    place("Ruritania", country="xr"),
    unnamed(
        "a Ruritanian intermediary firm",
        countries=("xr",),
        candidates=(
            Candidate(
                party=party_id("Tamarind Gate Trading FZE"),
                score=0.41,
                reasons_for=(Reason(feature="role", score=0.5, detail="both stand between the same maker and works"),),
                reasons_against=(Reason(feature="country", score=-0.4, detail="one is Ruritanian, the other is not"),),
            ),
        ),
    ),
)
ITEMS = (
    item("cargo drones", hs=("880600",)),
    item("Heron-9", "苍鹭-9", hs=("880624",)),
    item("Heron-12"),
    item("Цапля-12"),
)

_PAPERS = (("Coastal Wire", "publication"), ("documents reviewed by Coastal Wire", "document"))
_SEVEN = (
    "Zarechny Instrument Works has received seven cargo drones made in Borduria, including two Heron-9s, according to"
)
_CITED = "A plant in the town of Zarechny obtained seven unmanned aerial vehicles from Borduria, Coastal Wire reported"
_INVOICE = {"reader": "table", "state": "ordered", "when": ("2031-02-11", "2031-02-11")}
_SOLD = (
    ("supplier", ("LUMEN BAY ROBOTICS CO., LTD.", "Lumen Bay Robotics")),
    ("recipient", "Tamarind Gate Trading FZE"),
    ("end_user", WORKS),
    ("item", ("Heron-9 cargo drone", "Heron-9")),
)

CLAIMS: tuple[Claim, ...] = (
    claim(
        WIRE,
        "transfer",
        _SEVEN,
        recipient=WORKS,
        item=("cargo drones", "cargo drones"),
        origin="Borduria",
        quantity=("seven", 7, "exactly"),
        voice=_PAPERS,
        state="delivered",
    ),
    claim(
        WIRE,
        "transfer",
        _SEVEN,
        recipient=WORKS,
        item=("Heron-9s", "Heron-9"),
        origin="Borduria",
        quantity=("two", 2, "exactly"),
        voice=_PAPERS,
        state="delivered",
    ),
    claim(
        WIRE,
        "transfer",
        "invoices from a Ruritanian intermediary firm, suggest that the drones arrived in February 2031",
        via="a Ruritanian intermediary firm",
        item=("the drones", "cargo drones"),
        when=("February 2031", "2031-02"),
        voice=(("The documents", "document"),),
        certainty="probable",
        cues=(("certainty", "suggest"),),
        state="delivered",
    ),
    claim(
        WIRE,
        "statement",
        "Zarechny did not respond to a request for comment",
        speaker=("Zarechny", WORKS),
        voice=((WORKS, "organization"),),
        stance="no_reply",
    ),
    claim(
        WIRE,
        "statement",
        "The Bordurian foreign ministry said it was not aware of the deliveries",
        speaker="Bordurian foreign ministry",
        topic="the deliveries",
        stance="unaware",
        voice=(("Bordurian foreign ministry", "organization"),),
    ),
    claim(
        WIRE,
        "transfer",
        "Borduria has always denied supplying Ruritania with weapons",
        supplier="Borduria",
        recipient="Ruritania",
        item="weapons",
        voice=(("Borduria", "organization"),),
        stance="denies",
    ),
    claim(
        WIRE,
        "specification",
        "The Heron-9 reportedly carries a load of 50 kilograms",
        item="Heron-9",
        attribute="load",
        value="50 kilograms",
        quantity=("50", 50, "exactly", "kilograms"),
        certainty="probable",
        phase="ongoing",
        cues=(("certainty", "reportedly"),),
    ),
    claim(
        GAZETTE,
        "transfer",
        _CITED,
        recipient=("A plant in the town of Zarechny", WORKS),
        origin="Borduria",
        item=("unmanned aerial vehicles", "cargo drones"),
        quantity=("seven", 7, "exactly"),
        state="delivered",
        voice=(("Coastal Wire", "publication"), ("documents", "document")),
    ),
    claim(
        GAZETTE,
        "transfer",
        "further deliveries would be a serious step if they were confirmed",
        item=("further deliveries", "cargo drones"),
        voice=(("Ada Quill", "person"),),
        certainty="conditional",
        cues=(("certainty", "would"), ("certainty", "if")),
    ),
    claim(
        GAZETTE,
        "affiliation",
        "Ada Quill of the Harbour Institute",
        member="Ada Quill",
        organization="Harbour Institute",
        phase="ongoing",
    ),
    claim(
        REPORT,
        "transfer",
        "Заречный приборный завод получил девять грузовых дронов из Бордурии в феврале 2031 года",
        recipient=("Заречный приборный завод", WORKS),
        item=("грузовых дронов", "cargo drones"),
        origin=("Бордурии", "Borduria"),
        quantity=("девять", 9, "exactly"),
        when=("феврале 2031 года", "2031-02"),
        state="delivered",
    ),
    claim(
        REPORT,
        "production",
        "Завод планирует производство модели «Цапля-12» в 2032 году",
        producer=("Завод", WORKS),
        item=("Цапля-12", "Цапля-12"),
        when=("2032", "2032"),
        phase="planned",
        cues=(("phase", "планирует"),),
    ),
    claim(
        REPORT,
        "ownership",
        "Заречный приборный завод входит в холдинг «Северный Маяк»",
        owner=("Северный Маяк", "Северный Маяк"),
        asset=("Заречный приборный завод", WORKS),
        phase="ongoing",
    ),
    claim(INVOICE, "transfer", INVOICE.text, quantity=("7 架", 7, "exactly", "架"), roles=_SOLD, **_INVOICE),
    claim(
        INVOICE,
        "production",
        INVOICE.text,
        roles=(
            ("producer", ("流明湾机器人有限公司", "Lumen Bay Robotics")),
            ("item", ("Heron-9 cargo drone", "Heron-9")),
        ),
        reader="table",
    ),
    claim(SHEET, "transfer", SHEET.text, quantity=("7", 7, "exactly", "架"), roles=_SOLD, **_INVOICE),
    claim(
        MAIL,
        "transfer",
        "we will ship three Heron-12 drones to Tamarind Gate Trading FZE in June 2031",
        supplier=("we", "Lumen Bay Robotics"),
        recipient="Tamarind Gate Trading FZE",
        item=("Heron-12 drones", "Heron-12"),
        quantity=("three", 3, "exactly"),
        when=("June 2031", "2031-06"),
        phase="planned",
        state="planned",
    ),
)

LIST = Screened(
    name="Example watch list",
    publisher="Office of Examples",
    licence="CC0",
    as_of="2031-01-15",
    sha256="ab" * 32,
    entries=12,
    refused=("line 4: no name",),
    note="a starter, not a full list",
)
HIT = Hit(
    party=party_id("Lumen Bay Robotics"),
    entity="ex-0042",
    list=LIST.name,
    score=0.93,
    caption="Lumen Bay Robotics Co Ltd",
    reasons=(
        Reason(feature="name", score=0.9, detail="same name but for the legal form"),
        Reason(feature="country", score=0.2, detail="both in xb"),
    ),
    programme="EX-UAV",
    listed_since="2030-11-05",
    as_of=LIST.as_of,
    allegation="supplied unmanned aircraft to a military end user",
    source="https://example.org/list/ex-0042",
)


def picture() -> Picture:
    """The picture of the case, traced for real."""
    traced = trace(DOCUMENTS, CLAIMS, PARTIES, ITEMS)
    mentions = tuple(
        Mention(
            document=c.document,
            start=r.start,
            end=r.end,
            text=r.text,
            kind="item" if r.item else "organization",
            party=r.party,
            item=r.item,
            ref=c.id,
        )
        for c in CLAIMS
        for r in c.roles
        if r.party or r.item
    )
    return Picture(
        documents=DOCUMENTS,
        fields={INVOICE.id: {"invoice_number": "LB-2031-07", "date": "2031-02-11", "currency": "USD"}},
        mentions=mentions,
        claims=CLAIMS,
        parties=PARTIES,
        items=ITEMS,
        transfers=traced.transfers,
        hits=(HIT,),
        findings=traced.findings,
        rejections=(
            Rejection(document=MAIL.id, reader="prose", field="role via", text="Orlok", why="not in the passage"),
        ),
        notes={SHEET.id: ("column not known: 备注",)},
        lists=(LIST,),
        as_of="2031-01-15",
        version="0.0",
    )
