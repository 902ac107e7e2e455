"""Chinese prose: from characters to claims. Everything looks at a simplified fold of the text that keeps offsets.

folded    the fold
cutting   words with their parts of speech, by rjieba where the extra `[zh]` is installed, else by our own tables
tables    the cue words of `lang/zh`
"""
