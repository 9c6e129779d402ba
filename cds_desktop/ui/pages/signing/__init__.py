"""Ký: the order, the key, what a signature says."""
