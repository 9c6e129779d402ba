"""Tỉnh, xã from 1/7/2025 (QĐ 19/2025/QĐ-TTg): found without tone marks."""

from dataclasses import dataclass
from functools import cache

from cds_desktop import resources
from cds_desktop.domain.folding import fold


@dataclass(frozen=True)
class Commune:
    """Một xã, phường, đặc khu and its province."""

    province_code: str
    province: str
    code: str
    name: str
    search_key: str


@cache
def communes() -> tuple[Commune, ...]:
    """All communes, in the order of their codes."""
    text = resources.path("places", "administrative-units-2025.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    return tuple(Commune(row[0], row[1], row[2], row[3], fold(f"{row[3]} {row[1]}")) for row in rows)
