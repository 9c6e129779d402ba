"""Tên trong chứng thư against the name of who should sign."""

from cds_desktop.domain.folding import fold


def bears_name(subject: str, full_name: str) -> bool:
    """Whether a certificate carries a person's name; tone marks and case do not count."""
    return f" {fold(full_name)} " in f" {fold(subject)} "
