"""Scans: how the picture of a page becomes words with boxes, each with how surely it was read.

program   where is Tesseract, which languages has it, what does it read?   picture   the pixels of an image file
upright   turned, straightened, freed of specks, at a size that reads well  ruled     which ruled lines are drawn?
cut       each cell of a table stands by itself                            surest    which language reads a spot surest?
words     which words does Tesseract's answer hold, and where?             page      a picture becomes a page
"""
