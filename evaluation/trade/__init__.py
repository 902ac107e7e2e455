"""Trade papers of our own making, with gold, and how well enduse reads them. See README.md in this folder."""
