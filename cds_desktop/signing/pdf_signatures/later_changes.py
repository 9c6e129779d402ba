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

from cds_desktop.signing.pdf_signatures.byte_ranges import look_up

# Enough for any paper of an office; a hostile file must not keep the check busy.
MOST_OBJECTS = 100_000
MOST_PAGES = 5_000
MOST_NAMED = 12
_NOT_CONTENT = {"/Parent", "/P", "/Prev", "/Next", "/StructParents"}
_PAGE_PARTS = {
    "/Contents": "nội dung trên trang bị vẽ thêm hoặc thay",
    "/Resources": "phông chữ, hình hoặc lớp dùng trên trang bị thay",
    "/MediaBox": "khổ trang bị đổi",
    "/CropBox": "khổ trang bị đổi",
    "/Rotate": "chiều trang bị xoay",
}
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
        old, new = (
            reader.get_historical_resolver(number) for number in (revision, reader.xrefs.total_revisions - 1)
        )
        found = _differences(old.root, new.root)
        if _digest(look_up(old.trailer_view, "/Info")) != _digest(look_up(new.trailer_view, "/Info")):
            found.append("đổi thông tin mô tả (Info)")
    except Exception:
        # The verdict stands without it: what cannot be read cannot be named either.
        return ()
    unique = list(dict.fromkeys(found))
    rest = len(unique) - MOST_NAMED
    return (*unique[:MOST_NAMED], *([f"và {rest} thay đổi khác"] if rest > 0 else []))


def pages_at(reader: PdfFileReader, revision: int) -> int:
    """How many pages a revision has (số trang đã ký); 0 where that cannot be told."""
    try:
        count = reader.get_historical_resolver(revision).root["/Pages"]["/Count"]
        return int(count)
    except Exception:
        return 0


def _differences(old: DictionaryObject, new: DictionaryObject) -> list[str]:
    return [*_of_pages(old, new), *_of_fields(old, new), *_of_catalog(old, new)]


def _of_pages(old: DictionaryObject, new: DictionaryObject) -> Iterator[str]:
    before, after = list(_pages(old)), list(_pages(new))
    if len(after) > len(before):
        yield f"thêm {len(after) - len(before)} trang"
    if len(after) < len(before):
        yield f"bớt {len(before) - len(after)} trang"
    for number, (one, other) in enumerate(zip(before, after, strict=False), start=1):
        for key, words in _PAGE_PARTS.items():
            if _digest(one.get(key)) != _digest(other.get(key)):
                yield f"trang {number}: {words}"
        if _notes(one) != _notes(other):
            yield f"trang {number}: thêm, bớt hoặc đổi ghi chú, khung đè lên trang"


def _pages(root: DictionaryObject) -> Iterator[dict[str, PdfObject]]:
    waiting: list[tuple[Any, dict[str, PdfObject]]] = [(look_up(root, "/Pages"), {})]
    for _ in range(MOST_PAGES):
        if not waiting:
            return
        node, inherited = waiting.pop()
        here = dict(inherited)
        for key in (*_PAGE_PARTS, "/Annots"):
            if isinstance(node, DictionaryObject) and key in node:
                here[key] = node.raw_get(key)
        kids = look_up(node, "/Kids")
        if isinstance(kids, ArrayObject):
            waiting += [(kid, here) for kid in reversed(_items(kids))]
        elif node is not None:
            yield here


def _notes(page: dict[str, PdfObject]) -> list[bytes]:
    annotations = page.get("/Annots")
    found: Any = annotations
    listed = found.get_object() if found is not None else None
    # Fields are looked at one by one, by name.
    return [_digest(one) for one in _items(listed) if look_up(one, "/Subtype") != "/Widget"]


def _items(listed: Any) -> list[Any]:
    return [listed[index] for index in range(len(listed))] if isinstance(listed, ArrayObject) else []


def _of_fields(old: DictionaryObject, new: DictionaryObject) -> Iterator[str]:
    before, after = _fields(old), _fields(new)
    for name in before.keys() - after.keys():
        yield f"ô “{name}” bị gỡ"
    for name in after.keys() - before.keys():
        kind = look_up(after[name], "/V")
        if look_up(kind, "/Type") != "/DocTimeStamp":
            yield f"thêm ô “{name}”"
    for name in before.keys() & after.keys():
        yield from _of_field(name, before[name], after[name])


def _of_field(name: str, old: DictionaryObject, new: DictionaryObject) -> Iterator[str]:
    label = str(look_up(old, "/TU") or name)
    was, now = look_up(old, "/V"), look_up(new, "/V")
    if look_up(old, "/FT") != "/Sig":
        if _digest(old) != _digest(new):
            yield f"ô biểu mẫu “{label}” bị điền hoặc bị đổi"
        return
    if was is not None and now is None:
        yield f"chữ ký ở ô “{label}” bị gỡ"
    elif was is not None and _digest(was) != _digest(now):
        yield f"chữ ký ở ô “{label}” bị thay"
    if was is not None and _digest(look_up(old, "/AP")) != _digest(look_up(new, "/AP")):
        yield f"hình hiển thị của chữ ký ở ô “{label}” bị thay"
    if _digest(look_up(old, "/Rect")) != _digest(look_up(new, "/Rect")):
        yield f"ô “{label}” bị dời chỗ"
    if was is not None and look_up(old, "/F") != look_up(new, "/F"):
        yield f"ô “{label}” bị ẩn hoặc hiện"


def _fields(root: DictionaryObject) -> dict[str, DictionaryObject]:
    listed = look_up(look_up(root, "/AcroForm"), "/Fields")
    items = _items(listed)
    return {str(look_up(item, "/T")): item for item in items[:1000] if isinstance(item, DictionaryObject)}


def _of_catalog(old: DictionaryObject, new: DictionaryObject) -> Iterator[str]:
    for key, words in _ROOT_PARTS.items():
        if _digest(_raw(old, key)) != _digest(_raw(new, key)):
            yield words
    before, after = look_up(old, "/Names"), look_up(new, "/Names")
    for key, words in _NAMES.items():
        if _digest(_raw(before, key)) != _digest(_raw(after, key)):
            yield words
    for key in sorted({*old.keys(), *new.keys()} - _KNOWN_ROOT):
        if _digest(_raw(old, key)) != _digest(_raw(new, key)):
            yield f"đổi danh mục gốc của tệp ({key})"


def _raw(dictionary: Any, key: str) -> PdfObject | None:
    found = isinstance(dictionary, DictionaryObject) and key in dictionary
    return dictionary.raw_get(key) if found else None


def _digest(thing: PdfObject | None) -> bytes:
    """One digest of all that hangs on an object, whatever numbers its parts have."""
    sink = sha256()
    _feed(thing, sink, set(), [0])
    return sink.digest()


def _feed(thing: Any, sink: Any, above: set[int], count: list[int]) -> None:
    count[0] += 1
    if count[0] > MOST_OBJECTS:
        raise _TooMuch
    if isinstance(thing, IndirectObject):
        if thing.idnum in above:
            sink.update(b"^")
            return
        _feed(thing.get_object(), sink, above | {thing.idnum}, count)  # type: ignore[no-untyped-call]
    elif isinstance(thing, DictionaryObject):
        if look_up(thing, "/Type") in ("/Page", "/Pages") and above:
            # Whatever points back to a page would otherwise pull in the entire paper.
            sink.update(b"page")
            return
        for key in sorted(thing.keys() - _NOT_CONTENT):
            sink.update(f"{key} ".encode())
            _feed(thing.raw_get(key), sink, above, count)
        if isinstance(thing, StreamObject):
            sink.update(thing.encoded_data)
    elif isinstance(thing, ArrayObject):
        sink.update(b"[%d" % len(thing))
        for index in range(len(thing)):
            _feed(thing.raw_get(index), sink, above, count)
    else:
        sink.update(type(thing).__name__.encode() + repr(thing).encode())
