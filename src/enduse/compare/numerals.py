"""Which numbers do names say in Roman letters? Sea Comet II is Sea Comet 2; a single letter is a letter."""

ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
