"""One function per template: a draw makes a paper."""
