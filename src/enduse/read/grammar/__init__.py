"""A shallow English grammar: what each word does, which words stand together, who does what in a clause. No model,
only tables.
"""
