"""Văn bản: the papers of a round, the form of each beside the paper as it will be."""
