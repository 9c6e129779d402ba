"""Reads the XML of a part as a stream of events; a document type of its own is refused."""

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from cds_desktop.exchange.sheets.archive import Archive

Attributes = Mapping[str, str]
# Far above what any workbook has; below what makes a reader slow or fills the memory.
MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 100
MAX_NAMES = 2_000
MAX_TAG_BYTES = 1_000_000


class Listener(Protocol):
    """What is told of the elements, by their names without namespace."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


def listen(archive: Archive, part: str, listener: Listener) -> None:
    """Tell the listener everything that stands in a part; refuse what no spreadsheet program writes."""
    ears = _Ears(archive, listener)
    try:
        fed = 0
        for chunk in archive.chunks(part):
            ears.parser.Parse(chunk, False)
            fed += len(chunk)
            # A single tag is collected whole before anything can be told of it.
            if fed - max(ears.parser.CurrentByteIndex, 0) > MAX_TAG_BYTES:
                ears.refuse()
        ears.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise archive.refusal("bị hỏng; lưu lại bằng Excel hoặc LibreOffice") from error


class _Ears:
    """Counts what the parser tells before the listener hears it."""

    def __init__(self, archive: Archive, listener: Listener) -> None:
        self._archive = archive
        self._listener = listener
        self._known: dict[str, str] = {}
        self._elements = self._depth = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = listener.text
        self.parser.StartDoctypeDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        raise self._archive.refusal("có phần khai báo XML lạ nên không mở")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MAX_ELEMENTS:
            raise self._archive.refusal("phình ra quá lớn khi mở; bộ chỉ số không bao giờ lớn như vậy")
        if self._depth > MAX_DEPTH or len(self._known) > MAX_NAMES:
            self.refuse()
        local = self._local
        self._listener.start(local(name), {local(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._listener.end(self._local(name))

    def _local(self, name: str) -> str:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = name.rpartition(" ")[2]
        return found
