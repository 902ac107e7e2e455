"""Names: who and what a text mentions, and which mentions stand for the same thing. English prose; other languages:
`foreign`.

runs          where names may stand (words in capitals)
bodies        bodies of a state in lower case
designations  goods by model
publications  media from a table
kinds         what a name names, by the cues around all its places
apposed       what stands beside a firm's name: trade and seat
aliases       which names stand for the same thing
amounts times numbers, money, dates
"""

from enduse.read.names.english import after_dateline, find_names
from enduse.read.names.found import Found, Names

__all__ = ["Found", "Names", "after_dateline", "find_names"]
