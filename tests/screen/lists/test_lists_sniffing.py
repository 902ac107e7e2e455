"""Each list plug knows its own format: of all plugs one, and no other, claims a file."""

import gzip
import json
import pkgutil
import time
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import enduse.screen.lists

OFAC = b'101,"VEGA WINCHES LLC",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'VEGA\'."\r\n\x1a'
ADVANCED = b"<?xml version='1.0'?>\n<Sanctions xmlns='https://x.gov/exports/ADVANCED_XML' Version='3'><DateOfIssue/>"
CSL = {"results": [{"id": "1", "source": "Entity List (EL)", "name": "VEGA", "source_list_url": "", "ids": []}]}
HEADS = {
    "ofac_csv": [OFAC],
    "ofac_xml": [ADVANCED],
    "csl": [
        json.dumps(CSL).encode(),
        json.dumps(CSL, indent=2).encode(),
        b"_id,source,entity_number,type,programs,name,source_list_url,alt_names,ids\n1,EL,,,,VEGA,,,\n",
    ],
    "eu_csv": [
        b"fileGenerationDate;Entity_LogicalId;NameAlias_WholeName\n",
        b"\xef\xbb\xbfEntity_LogicalId;Naal_wholename\n",
    ],
    "eu_xml": [
        b"<?xml version='1.0'?><!-- <Designations> --><export xmlns='http://eu.europa.ec/fpi/fsd/export'><sanctionEntity/>",
        "<?xml version='1.0' encoding='utf-16'?><export><sanctionEntity/></export>".encode("utf-16"),
    ],
    "un_xml": [b"<?xml version='1.0'?>\n<CONSOLIDATED_LIST dateGenerated='2026-01-01T00:00:00Z'><INDIVIDUALS>"],
    "seco_xml": [b"<?xml version='1.0'?>\n<swiss-sanctions-list list-type='whole-list' date='2026-01-01'>"],
    "uk_xml": [b"<?xml version='1.0'?>\n<Designations><Designation><UniqueID>X1</UniqueID>"],
    "uk_csv": [
        b"Report Date: 01-Jan-2026\r\nLast Updated,Unique ID,Name 6,Name 1,Name type,Designation Type\r\n",
        b"Last Updated,01/01/2026\r\nName 6,Name 1,Group Type,Group ID\r\n",
    ],
    "statements": [
        b"canonical_id,entity_id,prop,schema,value,lang,external\n",
        gzip.compress(b"entity_id,prop,schema,value\n", mtime=0),
    ],
    "meti_text": ["輸出等に係る禁止措置の対象となるロシア連邦の団体（令和四年外務省告示第一号）\n1 甲".encode()],
    "ftm": [b'{"id": "x", "schema": "Person", "properties": {"name": ["VEGA"], "sourceUrl": ["https://x.gov"]}}\n'],
}


def list_plugs() -> dict[str, ModuleType]:
    found = {
        one.name: import_module(f"enduse.screen.lists.{one.name}")
        for one in pkgutil.iter_modules(enduse.screen.lists.__path__)
    }
    return {name: module for name, module in found.items() if hasattr(module, "sniff")}


@pytest.mark.parametrize(("name", "head"), [(name, head) for name, heads in HEADS.items() for head in heads])
def test_one_plug_and_no_other_claims_a_file(name: str, head: bytes) -> None:
    assert [known for known, plug in list_plugs().items() if plug.sniff(head)] == [name]


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\x00\x01",
        b"{}",
        b"[]",
        b"<html></html>",
        b"id,name\n1,VEGA\n",
        b"PK\x03\x04",
        b"<html><export/><sanctionEntity/><CONSOLIDATED_LIST><Designations><swiss-sanctions-list></html>",
        b"<DesignationsOf/>",
        b"<!-- <Designations>",
        b"<!DOCTYPE x",
        b'{"text": "<CONSOLIDATED_LIST>"}',
    ],
)
def test_no_plug_claims_what_is_no_list(head: bytes) -> None:
    assert [known for known, plug in list_plugs().items() if plug.sniff(head)] == []


@pytest.mark.parametrize(
    "piece",
    [b"<", b"<export ", b"<!--", b"<!-->", b"<?x?>", b"<a", b"<a:", b",", b";", b'"', b"{", b"\n", b"1 ", b"-0-,"],
)
def test_no_head_keeps_a_plug_busy(piece: bytes) -> None:
    head = (piece * 65536)[:65536]
    started = time.process_time()
    for plug in list_plugs().values():
        plug.sniff(head)
    assert time.process_time() - started < 1


def test_every_plug_here_is_registered() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    registered = project["entry-points"]["enduse.lists"]
    assert registered == {name: f"enduse.screen.lists.{name}" for name in sorted(list_plugs())}
