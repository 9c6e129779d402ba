"""Họp và biên bản: the form of the meeting beside the real page."""
