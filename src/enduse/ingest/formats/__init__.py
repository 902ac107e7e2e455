"""The formats that are read: one module each, a plug of the group `enduse.formats`."""
