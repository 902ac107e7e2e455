"""Trade papers: how tables and labelled lines of invoices, packing lists and customs rows become proposals.

labels   what does this column head or label mean?      cells    which cells stand in which row?
amounts  which number, money or quantity stands here?   dates    which day is this?
paper    what kind of paper is it?                      fields   what do the labelled lines say?
heads    which row heads the goods table?               lines    which rows are goods?
totals   do the figures add up?                         parties  who is named in this cell?
claims   what do goods lines claim?
"""
