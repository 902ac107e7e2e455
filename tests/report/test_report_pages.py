"""The page and its Markdown twin: what they say, and that no word of a document becomes markup."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

import fictional
from enduse.records.match import Hit, Reason
from enduse.records.picture import Picture, Screened
from enduse.records.transfer import Finding
from enduse.report.exporters import html, markdown
from enduse.report.exporters.markdown import escaped
from enduse.report.shown import shown
from enduse.trace import trace
from factories import claim, document, item, party

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "](http://evil.example/) [x](javascript:alert(1))",
    "\"' onmouseover='x' \"",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "![x](http://evil.example/p.png) <http://evil.example> www.evil.example a@evil.example",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "# heading\n\n> quote\n- list | cell | `code` ``` **bold** _it_ ~~no~~ [^1] &lt;b&gt; \\",
    "]]> --> </style> </title> </svg> <!--",
    "1. one",
    "20) two",
    "- three",
    "+ four",
    "---",
    "===",
    ": five :warning:",
]


class Tags(HTMLParser):
    """Collects the tags, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def hostile_picture(words: str) -> Picture:
    """A case in which every name, title, quote, list entry and finding is hostile."""
    text = f"{words} sent {words} gear to Delta."
    paper = document(f"{words}.txt", text, title=words, publisher=words, notes=(words,))
    broken = document(f"b{words}.txt", "", error=words)
    told = claim(paper, "transfer", text, supplier=(words, "Orion"), recipient="Delta", item=(words, "gear"),
                 voice=((words, "person"),), certainty="probable", cues=(("certainty", words),))  # fmt: skip
    owned = claim(paper, "ownership", text, owner=(words, "Orion"), asset="Delta")
    silent = claim(paper, "statement", text, topic=words, voice=((words, "person"),), stance="declines")
    parties = (party("Orion", words, identifiers=(f"inn:{words}",)), party("Delta"))
    items = (item("gear", words),)
    traced = trace([paper], [told, owned, silent], parties, items)
    hit = Hit(party=parties[0].id, entity=words, list=words, score=0.5, caption=words, allegation=words, source=words,
              programme=words, reasons=(Reason(feature=words, score=0.5, detail=words),))  # fmt: skip
    return Picture(
        documents=(paper, broken), claims=(told, owned, silent), parties=parties, items=items, hits=(hit,),
        fields={paper.id: {"buyer": words}}, notes={paper.id: (words,)},
        transfers=traced.transfers, findings=(*traced.findings, Finding(rule=words, severity="notice", summary=words)),
        lists=(Screened(name=words, publisher=words, licence=words, as_of=words, sha256="0", entries=1,
                        refused=(words,)),),
        as_of=words,
    )  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_of_a_document_becomes_html(words: str) -> None:
    calm = Tags(html.export(hostile_picture("calm words"))["report.html"].decode())
    page = html.export(hostile_picture(words))["report.html"].decode()
    seen = Tags(page)
    allowed = {tag for tag, _ in calm.tags}
    assert {tag for tag, _ in seen.tags} <= allowed
    assert not [a for _, attrs in seen.tags for a in attrs if a.startswith("on") or a in ("src", "style", "srcset")]
    links = [attrs["href"] for _, attrs in seen.tags if "href" in attrs]
    assert links
    assert all(re.fullmatch(r"#[a-z]+[0-9-]*", link or "") for link in links)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    assert " ".join(shown(words).split()) in " ".join(seen.words.split()), "the words are shown, not dropped"


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_of_a_document_becomes_markdown(words: str) -> None:
    reader = MarkdownIt("gfm-like", {"linkify": False})
    page = markdown.export(hostile_picture(words))["report.md"].decode()
    seen = Tags(reader.render(page))
    assert not {tag for tag, _ in seen.tags} & {"a", "img", "script", "svg", "style", "blockquote", "s", "em"}
    calm = Tags(reader.render(markdown.export(hostile_picture("calm words"))["report.md"].decode()))
    for tag in ("h1", "h2", "h3", "table", "tr", "td", "strong"):
        assert [t for t, _ in seen.tags].count(tag) == [t for t, _ in calm.tags].count(tag), tag


@pytest.mark.parametrize(
    "words", [*HOSTILE, "http://evil.example", "see www.evil.example.", "x@evil.example", "`http://a`"]
)
def test_escaped_words_read_back_as_they_were(words: str) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(escaped(words))
    assert Tags(rendered).words.strip() == shown(words).strip()
    assert not re.search(r"(?<!`)(?<!\S)(https?://|www\.)", escaped(words)), "addresses stand in code spans"


PAGE = html.export(fictional.picture())["report.html"].decode()
TAGS = Tags(PAGE)


def test_every_link_has_its_anchor_and_every_anchor_is_one() -> None:
    ids = [str(attrs["id"]) for _, attrs in TAGS.tags if attrs.get("id")]
    assert len(ids) == len(set(ids))
    links = {str(attrs["href"])[1:] for tag, attrs in TAGS.tags if tag == "a" and "href" in attrs}
    assert links <= set(ids)


def test_every_sentence_leads_to_its_passage_and_back() -> None:
    marks = [attrs for tag, attrs in TAGS.tags if tag == "a" and str(attrs.get("id", "")).startswith("r")]
    backs = [attrs["href"] for tag, attrs in TAGS.tags if tag == "a" and attrs.get("class") == "back"]
    assert len(marks) >= len(fictional.CLAIMS)
    assert sorted(str(m["id"]) for m in marks) == sorted(str(b)[1:] for b in backs)


def test_the_policy_fits_the_style() -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", PAGE, re.S)
    policy = next(str(a["content"]) for t, a in TAGS.tags if t == "meta" and a.get("http-equiv"))
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize(
    "words",
    [
        "6 documents read, 1 file could not be read",
        "5 texts, 2 outlets, 3 independent origins",
        "page 2, characters",
        "asks for a password; unlock it first",
        "Borduria denies that Borduria supplied weapons to Ruritania",
        "gave no reply",
        "is not aware, or cannot tell",
        "it is probable (“reportedly”) that Heron-9 has load: 50 kilograms",
        "only under a condition",
        "supplied unmanned aircraft to a military end user",
        "No hit on the lists searched.",
        "Not searched: the texts give no name.",
        "a starter, not a full list",
        "Заречный приборный завод",
        "流明湾机器人有限公司",
        fictional.WIRE.id,
        "0" * 64,
    ],
)
def test_both_files_say(words: str) -> None:
    text = " ".join(TAGS.words.split())
    twin = markdown.export(fictional.picture())["report.md"].decode()
    plain = " ".join(Tags(MarkdownIt("gfm-like", {"linkify": False}).render(twin)).words.split())
    assert words in text
    assert words in plain


def test_nothing_is_ever_called_cleared() -> None:
    assert "not searched" in TAGS.words.casefold()
    assert TAGS.words.count("cleared") == 1, "only to say that no party ever is"


def test_lists_without_entries_and_places_were_not_searched() -> None:
    """What kept a party from being searched is told, and how many were searched."""

    def told(entries: int) -> str:
        known = Screened(name="L", publisher="P", licence="l", as_of="2025-01-31", sha256="0", entries=entries,
                         limits=("list of 2025-01-31, asked for 2025-02-28",))  # fmt: skip
        hit = Hit(party=fictional.PARTIES[0].id, entity="e", list="L", score=0.9)
        picture = Picture(documents=fictional.DOCUMENTS, claims=fictional.CLAIMS, parties=fictional.PARTIES,
                          lists=(known,), hits=(hit,))  # fmt: skip
        return " ".join(Tags(html.export(picture)["report.html"].decode()).words.split())

    assert "Not searched: the lists hold no entry." in told(0) and "parties searched" not in told(0)
    assert "No hit on the lists searched." in told(3) and "list of 2025-01-31, asked for 2025-02-28" in told(3)
    assert f"of {len(fictional.PARTIES)} parties searched, not those without a name, and no places" in told(3)


def test_without_lists_nobody_was_searched() -> None:
    bare = Picture(documents=fictional.DOCUMENTS, claims=fictional.CLAIMS, parties=fictional.PARTIES)
    words = Tags(html.export(bare)["report.html"].decode()).words
    assert "Not searched: no list was given." in words
    assert "No hit" not in words.replace("“No hit”", "")


def test_two_runs_give_the_same_bytes() -> None:
    assert html.export(fictional.picture()) == html.export(fictional.picture())
    assert markdown.export(fictional.picture()) == markdown.export(fictional.picture())


def test_an_empty_picture_makes_a_report() -> None:
    assert "tell of no transfer" in html.export(Picture())["report.html"].decode()
    assert "tell of no transfer" in markdown.export(Picture())["report.md"].decode()
