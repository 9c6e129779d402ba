"""Dấu thời gian: later, on a connected machine, proves that the signatures were there by a moment."""

from cds_desktop.signing.timestamps.adding import TimestampAdded, add_timestamp

__all__ = ["TimestampAdded", "add_timestamp"]
