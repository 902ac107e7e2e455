"""Which numbers do names say in Roman letters? Sea Lantern II is Sea Lantern 2; a single letter is a letter."""

ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
