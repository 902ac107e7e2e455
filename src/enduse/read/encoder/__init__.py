"""The English encoder: what it was trained to label, how words become pieces, how labels become spans. Weights live elsewhere."""
