"""The legal tests of ownership and control, as dated data."""
