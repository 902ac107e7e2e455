"""Registers of companies: how rows that name a company and who owns or runs it become proposals.

heads    is this a table of a register, and what does each column hold?   claims   what does a row claim?
extract  what does an extract on one company give, line by line?
"""
