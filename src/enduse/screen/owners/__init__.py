"""Whom do the stakes of listed parties reach? The legal tests of ownership and control, side by side."""
