"""Tên phiên bản: the version name that follows another."""

from collections.abc import Collection


def next_version(before: str, taken: Collection[str]) -> str:
    """ "2022.1" → "2022.2", "2022" → "2022.1", "b" → "b.1"; never one that is taken."""
    head, dot, last = before.rpartition(".")
    is_counted = bool(dot) and last.isascii() and last.isdecimal()
    number = int(last) if is_counted else 0
    stem = f"{head}." if is_counted else f"{before}." if before else ""
    while (proposed := f"{stem}{number + 1}") in taken:
        number += 1
    return proposed
