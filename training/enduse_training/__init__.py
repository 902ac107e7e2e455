"""How the English reader learns: corpus markup, training, export. Not part of the installed program."""
