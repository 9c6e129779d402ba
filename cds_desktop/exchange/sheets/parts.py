"""Listeners for the small parts of a workbook: its sheets, links, shared texts and formats."""

import posixpath
import re

from cds_desktop.exchange.sheets.cell_values import Format, read_format
from cds_desktop.exchange.sheets.xml_events import Attributes

# More formats than a spreadsheet program lets a workbook have.
_MOST_STYLES = 65_490
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Letters XML cannot hold stand in cells as "_x000D_"."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class Quiet:
    """A listener that hears nothing; the others override what they need."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


class BookParts(Quiet):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")


class Relations(Quiet):
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.targets: dict[str, str] = {}
        self.kinds: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        # What lies outside the file is never looked at.
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.join(self._folder, target)
        link = attributes.get("Id", "")
        self.targets[link] = posixpath.normpath(whole)
        self.kinds[link] = posixpath.basename(attributes.get("Type", ""))

    def of_kind(self, kind: str) -> str:
        """The part of a kind, "" when there is none."""
        return next((self.targets[link] for link, found in self.kinds.items() if found == kind), "")


class Texts(Quiet):
    """The texts all sheets share; what only helps to pronounce them is left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._inside = self._aside = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._aside = True
        elif name == "t":
            self._inside = not self._aside

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(unescaped("".join(self._parts)))
        elif name == "rPh":
            self._aside = False
        elif name == "t":
            self._inside = False

    def text(self, words: str) -> None:
        if self._inside:
            self._parts.append(words)


class Styles(Quiet):
    def __init__(self) -> None:
        self.codes: dict[int, Format] = {}
        self.used: list[int] = []
        self._inside = False

    def start(self, name: str, attributes: Attributes) -> None:
        number = attributes.get("numFmtId", "0")
        if name == "numFmt" and number.isdigit():
            self.codes[int(number)] = read_format(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside and len(self.used) < _MOST_STYLES:
            self.used.append(int(number) if number.isdigit() else 0)

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False
