"""Puts tests/ on the import path, so that every test may `from factories import ...`."""
