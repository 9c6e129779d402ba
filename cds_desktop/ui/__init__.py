"""Pixels: the only users of Qt."""
