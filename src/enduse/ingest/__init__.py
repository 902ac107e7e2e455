"""Bytes become documents: each file of the input, and each file inside it, with one unchanging text."""

from enduse.ingest.extracted import Extracted, Limits, Part
from enduse.ingest.folder import cases, sources
from enduse.ingest.longtable import is_long
from enduse.ingest.places import gather, placed
from enduse.ingest.unpack import Ingested, ingest, ingest_long, unreadable

__all__ = [
    "Extracted", "Ingested", "Limits", "Part", "cases", "gather", "ingest", "ingest_long", "is_long", "placed",
    "sources", "unreadable",
]  # fmt: skip
