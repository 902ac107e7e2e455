"""The weights of enduse's tagger of names in Chinese text: `tagger.npz` lies beside this file."""
