"""Reading by a dependency tree: who does what to whom, for any language that has a parser in Universal Dependencies
and tables of its own under `lang`. What it finds goes the road of English prose: events, sayings, silences, proposals.

node        the words of a sentence as a tree
arguments   what hangs on a verb or an event noun, by case and preposition
standing    what a noun phrase stands for
events      which roles the arguments fill
sayings     who says it
hedge       how sure, done or planned
silence     who did not answer
beside      what apposition tells: posts, owners, seats
"""
