"""Nộp hồ sơ: what goes in, where it is written, what was sent."""
