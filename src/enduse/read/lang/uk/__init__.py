"""Cue tables of this language."""
