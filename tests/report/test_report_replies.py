"""The ledger in the report: first whom to ask or remind, then what came back; and the sentences kept for comparison."""

from markdown_it import MarkdownIt
from msgspec.structs import replace

import fictional
from enduse.records.picture import Picture
from enduse.records.reply import Bearing, Inquiry, Reply
from enduse.report.contents import contents
from enduse.report.exporters import html, markdown
from enduse.report.pieces import plain
from enduse.report.sentences import sentences
from enduse.trace.replies import replies
from factories import party_id

WORKS = "Zarechny Instrument Works"


def pictured(*more: Reply, inquiries: tuple[Inquiry, ...] = (), as_of: str | None = None) -> Picture:
    picture = fictional.picture()
    return replace(picture, replies=(*replies(picture, inquiries, as_of), *more))


def inquiry(name: str, **more: object) -> Inquiry:
    facts = {"id": name, "party": party_id(name), "way": "trace_request", "asked_on": "2031-04-01", "by": "Desk"}
    return Inquiry(**(facts | more))  # type: ignore[arg-type]


def test_the_overdue_come_first_then_the_open_then_those_nobody_asked() -> None:
    asked = (
        inquiry("Lumen Bay Robotics", due="2031-06-01"),
        inquiry("Tamarind Gate Trading FZE", due="2031-04-29"),
    )
    rows = contents(pictured(inquiries=asked, as_of="2031-05-01")).to_ask
    assert [r.party for r in rows][:2] == ["Tamarind Gate Trading FZE", "Lumen Bay Robotics"]
    assert plain(rows[0].facts) == "a trace request of 2031-04-01 by Desk; due 2031-04-29, overdue"
    assert {r.answer for r in rows[2:]} == {"not asked, as far as known"}


def test_a_row_names_what_it_bears_on_and_as_it_was_told() -> None:
    rows = {(r.party, r.answer): r for r in contents(pictured()).ledger}
    silent = rows[WORKS, "no reply"]
    assert all(plain(each).endswith(" (told in the same text)") for each in silent.about[:1])
    assert plain(silent.facts) == "asked by Coastal Wire; told on 2031-03-02"
    (told,) = silent.lines
    assert plain(told) == "Zarechny Instrument Works gave no reply, as reported by Coastal Wire."
    general = rows["Borduria", "denies"]
    assert plain(general.about[0]).endswith(" (in general)")


def test_many_transfers_are_counted_and_a_matter_of_its_own_is_quoted() -> None:
    picture = fictional.picture()
    every = tuple(Bearing(scope="open", transfer=t.id) for t in picture.transfers) * 3
    many = Reply(id="m", party="", name="Somebody", answer="not_asked", bears_on=every)
    alone = Reply(id="a", party="", name="Somebody", answer="unaware", matter="the weather")
    report = contents(replace(picture, replies=(many, alone)))
    assert plain(report.to_ask[0].about[-1]) == f"{len(every) - 4} more transfers, in export/replies.jsonl"
    assert [plain(each) for each in report.ledger[0].about] == [
        "“the weather”",
        "no transfer told of is meant for sure",
    ]


def test_no_word_of_a_reply_becomes_markup() -> None:
    hostile = "<script>x</script> **[a](http://evil.example)**"
    row = Reply(id="h", party="", name=hostile, answer="asked", way="question", matter=hostile, asked_by=hostile,
                asked_on="2031-01-01", due="2031-01-02", overdue=True, note=hostile)  # fmt: skip
    picture = pictured(row)
    page = html.export(picture)["report.html"].decode()
    assert "<script" not in page and "&lt;script&gt;" in page
    shown = MarkdownIt("commonmark").render(markdown.export(picture)["report.md"].decode())
    assert "<script" not in shown and 'href="http' not in shown


def test_a_claim_that_the_ledger_holds_is_not_told_twice_and_one_it_leaves_out_is_told_elsewhere() -> None:
    picture = pictured()
    held = {c for r in picture.replies for c in r.claims}
    silent = {c.id for c in picture.claims if c.stance != "asserts"}
    report = contents(picture)
    also = {plain(each) for group in report.groups for each in group.lines}
    assert not {plain(line) for row in report.ledger for line in row.lines} & also
    bare = contents(replace(picture, replies=()))
    assert len([x for g in bare.groups for x in g.lines]) >= len(also) + len(held & silent) - 1


def test_every_sentence_is_kept_once_with_its_transfers() -> None:
    picture = pictured()
    kept = list(sentences(picture))
    assert len(kept) == len({s.claim for s in kept})
    told = {c for t in picture.transfers for c in t.supported_by}
    assert told <= {s.claim for s in kept}
    for one in kept:
        of = {t.id for t in picture.transfers if one.claim in (*t.supported_by, *t.denied_by)}
        assert of <= set(one.transfers)
