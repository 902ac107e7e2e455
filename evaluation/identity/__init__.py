"""Near names that are two and far names that are one, each pair in a case of its own."""
