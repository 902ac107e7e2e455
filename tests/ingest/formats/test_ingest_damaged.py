"""Files of the newer formats with bytes changed or cut off: a line each, no crash."""

import papers
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ole_made import compound
from test_ingest_mailboxes import MBOX

from enduse.ingest import Limits, ingest

_LIMITS = Limits(unpacked=4_000_000, text=1_000_000, cells=100_000)
_RTF = rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 A;}}\f0\'d1\u1077? a\par\trowd\intbl x\cell y\row}"
_MSG = compound({"__properties_version1.0": bytes(64), "__substg1.0_1000001F": "words".encode("utf-16-le")})
_FILES = {
    "a.rtf": _RTF, "a.msg": _MSG, "a.mbox": MBOX, "a.edi": papers.INVOIC.encode("latin-1"),
    "a.xml": papers.CII.encode(), "b.xml": papers.UBL_DESPATCH.encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", _FILES)
def test_damaged_files(name):
    whole = _FILES[name]
    place = st.integers(0, len(whole) - 1)

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(place, st.integers(0, 255)), max_size=20), place)
    def damage(changes, end):
        data = bytearray(whole)
        for at, value in changes:
            data[at] = value
        for piece in (bytes(data[:end]), bytes(data)):
            for made in ingest(name, piece, limits=_LIMITS):
                document = made.document
                assert document.error is None or not document.error.startswith("could not be read")
                for table in document.tables:
                    assert 0 <= table.start < table.end <= len(document.text)

    damage()
