"""Invented procurement stories told by many texts, with gold for identity, roots, transfers and contradictions."""
