"""Ground: only what stands in the text passes. Words are looked up exactly, or under a fold that keeps offsets; nothing else.

The fold: case, quotation marks, dashes, and the kind of white space. Whatever fails is dropped, counted and listed.
"""
