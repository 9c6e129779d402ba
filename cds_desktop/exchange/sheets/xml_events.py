"""Reads the XML of a part as a stream of events; a document type of its own is refused."""

from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers import expat

from cds_desktop.exchange.sheets.archive import Archive

Attributes = Mapping[str, str]


class Listener(Protocol):
    """What is told of the elements, by their names without namespace."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


def listen(archive: Archive, part: str, listener: Listener) -> None:
    """Tell the listener everything that stands in a part."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    local = _local_names()
    parser.StartElementHandler = lambda name, attributes: listener.start(
        local(name), {local(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: listener.end(local(name))
    parser.CharacterDataHandler = listener.text

    def refuse(*_: object) -> None:
        raise archive.refusal("có phần khai báo XML lạ nên không mở")

    parser.StartDoctypeDeclHandler = refuse
    try:
        for chunk in archive.chunks(part):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise archive.refusal("bị hỏng; lưu lại bằng Excel hoặc LibreOffice") from error


def _local_names() -> Callable[[str], str]:
    known: dict[str, str] = {}

    def local(name: str) -> str:
        found = known.get(name)
        if found is None:
            found = known[name] = name.rpartition(" ")[2]
        return found

    return local
