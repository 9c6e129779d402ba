"""Việc cần làm: where the school stands and what is left."""
