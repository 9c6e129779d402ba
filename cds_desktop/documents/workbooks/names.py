"""Tên trang tính: what Excel allows, each different."""

import re
from collections.abc import Sequence

from cds_desktop.documents.safe_text import one_line

LONGEST = 31
# Excel keeps this name for itself.
RESERVED = "history"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """A name for each sheet, as near to the wanted one as Excel lets it be."""
    names: list[str] = []
    taken = {RESERVED}
    for number, name in enumerate(wanted, 1):
        plain = " ".join(_FORBIDDEN.sub(" ", one_line(name)).split()).strip("'") or f"Bảng {number}"
        chosen, tries = plain[:LONGEST].rstrip(" '"), 1
        while chosen.casefold() in taken:
            tries += 1
            ending = f" ({tries})"
            chosen = plain[: LONGEST - len(ending)] + ending
        taken.add(chosen.casefold())
        names.append(chosen)
    return names
