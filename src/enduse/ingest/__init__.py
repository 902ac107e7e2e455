"""Bytes become documents: each file of the input, and each file inside it, with one unchanging text."""

from enduse.ingest.extracted import Extracted, Limits, Part
from enduse.ingest.folder import cases, sources
from enduse.ingest.places import gather, placed
from enduse.ingest.unpack import Ingested, ingest, unreadable

__all__ = ["Extracted", "Ingested", "Limits", "Part", "cases", "gather", "ingest", "placed", "sources", "unreadable"]
