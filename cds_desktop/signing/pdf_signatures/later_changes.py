"""Names what was changed after a signature: which page, which field, which part of the file."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
)
from pyhanko.pdf_utils.reader import PdfFileReader

from cds_desktop.signing.pdf_signatures.byte_ranges import look_up, raw

# Enough for any paper of an office; a hostile file, with one huge part on every page, must not keep us busy.
MOST_OBJECTS = 200_000
BYTES_LIKE_ONE_OBJECT = 1_000
MOST_PAGES = 5_000
MOST_NAMED = 12
DESCRIBED_ANEW = (
    "chương trình ký sau ghi lại thông tin mô tả của tệp (XMP, Info), nội dung các trang không đổi"
)
_NOT_CONTENT = {"/Parent", "/P", "/Prev", "/Next", "/StructParents"}
_PAGE_PARTS = {
    "/Contents": "nội dung trên trang bị vẽ thêm hoặc thay",
    "/Resources": "phông chữ, hình hoặc lớp dùng trên trang bị thay",
    "/MediaBox": "khổ trang bị đổi",
    "/CropBox": "khổ trang bị đổi",
    "/Rotate": "chiều trang bị xoay",
}
_KNOWN_PAGE = {*_PAGE_PARTS, *_NOT_CONTENT, "/Annots", "/Type", "/Kids", "/Count"}
_ROOT_PARTS = {
    "/OpenAction": "thêm hoặc đổi hành động tự chạy khi mở tệp",
    "/AA": "thêm hoặc đổi hành động tự chạy",
    "/AF": "thêm hoặc đổi tệp đính kèm",
    "/OCProperties": "đổi lớp ẩn, hiện của nội dung",
    "/Metadata": "đổi thông tin mô tả (XMP)",
    "/Outlines": "đổi dấu trang",
    "/Perms": "đổi quyền trên tài liệu",
    "/StructTreeRoot": "đổi cấu trúc đọc",
}
_KNOWN_FIELD = {*_NOT_CONTENT, "/V", "/AP", "/Rect", "/F", "/Type", "/Ff"}
_FORM_PARTS = {
    "/XFA": "thêm hoặc đổi biểu mẫu động (XFA)",
    "/NeedAppearances": "đòi vẽ lại hình chữ ký khi mở",
}
_NAMES = {
    "/JavaScript": "thêm hoặc đổi mã lệnh JavaScript",
    "/EmbeddedFiles": "thêm hoặc đổi tệp đính kèm",
}
_KNOWN_ROOT = {"/Pages", "/AcroForm", "/DSS", "/Extensions", "/Version", "/Names", "/Type", *_ROOT_PARTS}


class _TooMuch(Exception):
    """More objects than an honest file has."""


def changes_since(reader: PdfFileReader, revision: int) -> tuple[str, ...]:
    """What differs between a signed revision and the file as it is now (thay đổi về sau)."""
    try:
        old, new = _signed_and_last(reader, revision)
        found = _Comparison().differences(old, new)
    except Exception:
        # The verdict stands without it: what cannot be read cannot be named either.
        return ()
    unique = list(dict.fromkeys(found))
    rest = len(unique) - MOST_NAMED
    return (*unique[:MOST_NAMED], *([f"và {rest} thay đổi khác"] if rest > 0 else []))


def described_anew(reader: PdfFileReader, revision: int) -> tuple[str, ...]:
    """A word when whoever signed later wrote the description of the file anew, which harms nothing."""
    try:
        old, new = _signed_and_last(reader, revision)
        same = _Comparison()
        kept = same.are_same(raw(old.root, "/Metadata"), raw(new.root, "/Metadata"))
        kept = kept and same.are_same(_info(old), _info(new))
    except Exception:
        return ()
    return () if kept else (DESCRIBED_ANEW,)


def pages_at(reader: PdfFileReader, revision: int) -> int:
    """How many pages a revision has (số trang đã ký); 0 where that cannot be told."""
    try:
        count = reader.get_historical_resolver(revision).root["/Pages"]["/Count"]
        return int(count)
    except Exception:
        return 0


def _signed_and_last(reader: PdfFileReader, revision: int) -> tuple[Any, Any]:
    last = reader.xrefs.total_revisions - 1
    return reader.get_historical_resolver(revision), reader.get_historical_resolver(last)


class _Comparison:
    """Compares two revisions; what it may look at altogether is limited."""

    def __init__(self) -> None:
        self._looked_at = 0

    def differences(self, old: Any, new: Any) -> list[str]:
        """All differences, in words."""
        info = [] if self.are_same(_info(old), _info(new)) else ["đổi thông tin mô tả (Info)"]
        before, after = old.root, new.root
        return [
            *self._of_pages(before, after),
            *self._of_fields(before, after),
            *self._of_catalog(before, after),
            *info,
        ]

    def _of_pages(self, old: DictionaryObject, new: DictionaryObject) -> Iterator[str]:
        before, after = list(_pages(old)), list(_pages(new))
        if len(after) > len(before):
            yield f"thêm {len(after) - len(before)} trang"
        if len(after) < len(before):
            yield f"bớt {len(before) - len(after)} trang"
        for number, (one, other) in enumerate(zip(before, after, strict=False), start=1):
            for key, words in _PAGE_PARTS.items():
                if not self.are_same(one.get(key), other.get(key)):
                    yield f"trang {number}: {words}"
            for key in sorted((one.keys() | other.keys()) - _KNOWN_PAGE):
                if not self.are_same(one.get(key), other.get(key)):
                    yield f"trang {number}: đổi thuộc tính của trang ({key})"
            if self._notes(one) != self._notes(other):
                yield f"trang {number}: thêm, bớt hoặc đổi ghi chú, khung đè lên trang"

    def _notes(self, page: dict[str, PdfObject]) -> list[bytes]:
        found: Any = page.get("/Annots")
        listed = found.get_object() if found is not None else None
        # Fields are looked at one by one, by name.
        return [self._digest(one) for one in _items(listed) if look_up(one, "/Subtype") != "/Widget"]

    def _of_fields(self, old: DictionaryObject, new: DictionaryObject) -> Iterator[str]:
        before, after = _fields(old), _fields(new)
        for key, words in _FORM_PARTS.items():
            if not self.are_same(*(raw(look_up(root, "/AcroForm"), key) for root in (old, new))):
                yield words
        for name in before.keys() - after.keys():
            yield f"ô “{name}” bị gỡ"
        for name in after.keys() - before.keys():
            if look_up(look_up(after[name], "/V"), "/Type") != "/DocTimeStamp":
                yield f"thêm ô “{name}”"
        for name in before.keys() & after.keys():
            yield from self._of_field(name, before[name], after[name])

    def _of_field(self, name: str, old: DictionaryObject, new: DictionaryObject) -> Iterator[str]:
        label = str(look_up(old, "/TU") or name)
        was, now = look_up(old, "/V"), look_up(new, "/V")
        if look_up(old, "/FT") != "/Sig":
            if not self.are_same(old, new):
                yield f"ô biểu mẫu “{label}” bị điền hoặc bị đổi"
            return
        if was is not None and now is None:
            yield f"chữ ký ở ô “{label}” bị gỡ"
        elif was is not None and not self.are_same(was, now):
            yield f"chữ ký ở ô “{label}” bị thay"
        if was is not None and not self.are_same(look_up(old, "/AP"), look_up(new, "/AP")):
            yield f"hình hiển thị của chữ ký ở ô “{label}” bị thay"
        if not self.are_same(look_up(old, "/Rect"), look_up(new, "/Rect")):
            yield f"ô “{label}” bị dời chỗ"
        if was is not None and look_up(old, "/F") != look_up(new, "/F"):
            yield f"ô “{label}” bị ẩn hoặc hiện"
        for key in sorted((set(old) | set(new)) - _KNOWN_FIELD):
            if not self.are_same(raw(old, key), raw(new, key)):
                yield f"ô “{label}” bị đổi ({key})"

    def _of_catalog(self, old: DictionaryObject, new: DictionaryObject) -> Iterator[str]:
        for key, words in _ROOT_PARTS.items():
            if not self.are_same(raw(old, key), raw(new, key)):
                yield words
        before, after = look_up(old, "/Names"), look_up(new, "/Names")
        for key, words in _NAMES.items():
            if not self.are_same(raw(before, key), raw(after, key)):
                yield words
        for key in sorted({*old.keys(), *new.keys()} - _KNOWN_ROOT):
            if not self.are_same(raw(old, key), raw(new, key)):
                yield f"đổi danh mục gốc của tệp ({key})"

    def are_same(self, one: PdfObject | None, other: PdfObject | None) -> bool:
        """Whether all that hangs on two objects is alike."""
        return self._digest(one) == self._digest(other)

    def _digest(self, thing: PdfObject | None) -> bytes:
        """One digest of all that hangs on an object, whatever numbers its parts have."""
        sink = sha256()
        self._feed(thing, sink, set())
        return sink.digest()

    def _feed(self, thing: Any, sink: Any, above: set[int]) -> None:
        self._count(1)
        if isinstance(thing, IndirectObject):
            if thing.idnum in above:
                sink.update(b"^")
                return
            self._feed(thing.get_object(), sink, above | {thing.idnum})  # type: ignore[no-untyped-call]
        elif isinstance(thing, DictionaryObject):
            self._feed_dictionary(thing, sink, above)
        elif isinstance(thing, ArrayObject):
            sink.update(b"[%d" % len(thing))
            for index in range(len(thing)):
                self._feed(thing.raw_get(index), sink, above)
        else:
            sink.update(type(thing).__name__.encode() + repr(thing).encode())

    def _feed_dictionary(self, thing: DictionaryObject, sink: Any, above: set[int]) -> None:
        if look_up(thing, "/Type") in ("/Page", "/Pages", "/Catalog") and above:
            # What points back to a page, as a lock to the catalogue, would pull in the entire paper.
            sink.update(b"page")
            return
        for key in sorted(thing.keys() - _NOT_CONTENT):
            sink.update(f"{key} ".encode())
            self._feed(thing.raw_get(key), sink, above)
        if isinstance(thing, StreamObject):
            self._count(len(thing.encoded_data) // BYTES_LIKE_ONE_OBJECT)
            sink.update(thing.encoded_data)

    def _count(self, objects: int) -> None:
        self._looked_at += objects
        if self._looked_at > MOST_OBJECTS:
            raise _TooMuch


def _info(revision: Any) -> Any:
    return look_up(revision.trailer_view, "/Info")


def _pages(root: DictionaryObject) -> Iterator[dict[str, PdfObject]]:
    waiting: list[tuple[Any, dict[str, PdfObject]]] = [(look_up(root, "/Pages"), {})]
    for _ in range(MOST_PAGES):
        if not waiting:
            return
        node, inherited = waiting.pop()
        here = dict(inherited)
        kids = look_up(node, "/Kids")
        for key in node if isinstance(node, DictionaryObject) else ():
            if key in _PAGE_PARTS or not isinstance(kids, ArrayObject):
                here[key] = node.raw_get(key)
        if isinstance(kids, ArrayObject):
            waiting += [(kid, here) for kid in reversed(_items(kids))]
        elif node is not None:
            yield here


def _items(listed: Any) -> list[Any]:
    return [listed[index] for index in range(len(listed))] if isinstance(listed, ArrayObject) else []


def _fields(root: DictionaryObject) -> dict[str, DictionaryObject]:
    items = _items(look_up(look_up(root, "/AcroForm"), "/Fields"))
    return {str(look_up(item, "/T")): item for item in items[:1000] if isinstance(item, DictionaryObject)}
