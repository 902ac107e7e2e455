"""Names in Chinese characters: what they are made of, how they may be read aloud and what they mean in English."""
