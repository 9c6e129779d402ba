"""CĐS Desktop: a school's yearly self-assessment of its digital transformation, offline."""

__version__ = "0.1.0"
