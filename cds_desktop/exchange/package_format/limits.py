"""How large and how deep a package may be before it is refused unread."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The bounds (giới hạn) a package must keep; tests give smaller ones."""

    entries: int = 20_000
    # Stored entries cannot grow when taken out, so this only stops nonsense, never a large backup.
    total_bytes: int = 1024**4
    ratio: int = 100
    name_length: int = 80
    read_bytes: int = 32 * 1024**2
    signature_bytes: int = 256 * 1024
    json_bytes: int = 16 * 1024**2
    json_depth: int = 24
    json_string: int = 100_000
    # Bounds memory: sixteen megabytes of `[],[],[]` would otherwise cost half a gigabyte once parsed.
    json_values: int = 300_000
