"""The encoder: a small net of our own that labels names, triggers of frames, and the roles of each frame.

labels      what it can label
wordpiece   words to pieces of its vocabulary
decode      scores to spans
labeller    sentences to names and frames

Its weights are a package of their own (`packages/enduse-model-en`); without it the rules read alone.
"""
