"""Reading by a dependency tree: who does what to whom. What it finds goes the road of English prose: events, sayings,
silences, proposals. The tree is that of Universal Dependencies; the tables, and the few grammar words that the code
names (не, который, мочь), are Russian.

node        the words of a sentence as a tree
arguments   what hangs on a verb or an event noun, by case and preposition
bearer      who bears a post, what a container holds
standing    what a noun phrase stands for
fill        which roles the arguments may fill
events      what verbs and nouns tell
measured    what is told of a thing by a figure or a likeness
beside      what apposition tells: posts, owners, parents, seats
called      parties named by their part in a deal, owners and posts as predicates
speakers    who a noun phrase is as a speaker
sayings     who says it
own         whether the text speaks for a firm
silence     who did not answer
hedge       how sure, done or planned
teller      all of it, sentence by sentence
"""
