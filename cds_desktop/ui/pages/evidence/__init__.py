"""Minh chứng: the table of all evidence, its side panel, adding and opening files."""
