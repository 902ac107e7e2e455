"""Scans: how the picture of a page becomes words with boxes, each with how surely it was read.

program   where is Tesseract, which languages has it, what does it read?   picture   the pixels of an image file
ink       which dots are ink?                                             light     even light, dark print on light
upright   turned, straightened, freed of specks, at a size that reads well ruled     which ruled lines are drawn?
cells     which cells do they close in?                                    gaps      where does white space part print?
cut       what stands in a cell or column is read apart                    figures   which pieces are figures?
surest    which language reads a spot surest?                              known     which reading is likelier a word?
words     which words does Tesseract's answer hold, and where?             page      a picture becomes a page
"""
