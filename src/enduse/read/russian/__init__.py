"""Russian: what natasha's parts (slovnet, navec) and pymorphy3 see in a text. The extra `[ru]` brings them; without it
Russian names are read by rules alone.
"""
