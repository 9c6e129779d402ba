"""What was added to a file that came back: signatures, or something else under their cover."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from cds_desktop.signing.pdf_signatures.byte_ranges import look_up
from cds_desktop.signing.pdf_signatures.opening import LIMITS, open_reader

CHANGED = "ngoài chữ ký, nội dung văn bản cũng đã bị thay đổi"
COVERED = "khung chữ ký thêm vào che quá nhiều nội dung trang"
UNREADABLE = "không đọc được phần được thêm vào"
# What signing itself writes into the catalogue; a page gets its new places to sign.
_OF_SIGNING = {"/AcroForm", "/Extensions", "/Version", "/DSS", "/Metadata", "/Perms"}
_OF_FORM = {"/Fields", "/SigFlags", "/DR", "/DA"}
_LARGEST_PART = 0.25
_DEEPEST = 50


class _Changed(Exception):
    """Something other than a signature was touched."""


def fault_of_added(before: bytes, after: bytes) -> str:
    """What is wrong with the bytes added to `before`, or "" when they are signatures only (phần thêm).

    A signature covers whatever was slipped in before it: it alone does not prove the paper unchanged.
    """
    try:
        revisions = open_reader(before).total_revisions
        reader = PdfFileReader(BytesIO(after), decode_limits=LIMITS)
        old = reader.get_historical_resolver(revisions - 1)
        # Between the steps of a tool nothing may be hidden either.
        for revision in range(revisions, reader.total_revisions):
            _compare(old, reader.get_historical_resolver(revision), since=revisions)
    except _Changed as change:
        return str(change)
    except Exception:
        # A hostile file may make the library fail in any way; none of them makes it right.
        return UNREADABLE
    return ""


def _compare(old: HistoricalResolver, new: HistoricalResolver, since: int) -> None:
    _same_entries(old.root, new.root, {*_OF_SIGNING, "/Pages"})
    for key in new.root:
        if key not in _OF_SIGNING and key != "/Pages":
            _require(_written(look_up(old.root, key)) == _written(look_up(new.root, key)))
    form = look_up(new.root, "/AcroForm")
    _require(form is None or set(form) <= _OF_FORM)
    pages = list(zip(_pages(old.root["/Pages"]), _pages(new.root["/Pages"]), strict=True))
    for page_before, page_after in pages:
        _compare_pages(page_before, page_after, new, since)


def _compare_pages(
    old: DictionaryObject, new: DictionaryObject, resolver: HistoricalResolver, since: int
) -> None:
    _same_entries(old, new, {"/Annots"})
    for key in new:
        if key not in ("/Annots", "/Parent"):
            _require(not resolver.collect_dependencies(new.raw_get(key), since_revision=since))
    _compare_annotations(old, new)


def _compare_annotations(old: DictionaryObject, new: DictionaryObject) -> None:
    before, after = list(_annotations(old)), list(_annotations(new))
    _require(len(after) >= len(before))
    for index, annotation in enumerate(after):
        if index < len(before):
            if _written(before[index]) != _written(annotation):
                _require(_is_signature(annotation) and _written(before[index]["/Rect"]) == _rect(annotation))
        else:
            _require(_is_signature(annotation))
            if _area(annotation["/Rect"]) > _LARGEST_PART * _area(_media_box(new)):
                raise _Changed(COVERED)


def _rect(annotation: DictionaryObject) -> bytes:
    return _written(annotation["/Rect"])


def _same_entries(old: DictionaryObject, new: DictionaryObject, but: set[str]) -> None:
    keys = (set(old) | set(new)) - but
    for key in keys:
        _require(key in old and key in new and _written(old.raw_get(key)) == _written(new.raw_get(key)))


def _pages(node: DictionaryObject, depth: int = 0) -> Iterator[DictionaryObject]:
    if depth > _DEEPEST:
        raise _Changed(UNREADABLE)
    if "/Kids" not in node:
        yield node
        return
    for kid in node["/Kids"]:
        yield from _pages(_followed(kid), depth + 1)


def _annotations(page: DictionaryObject) -> Iterator[DictionaryObject]:
    found = look_up(page, "/Annots")
    for annotation in found if isinstance(found, ArrayObject) else ():
        yield _followed(annotation)


def _followed(value: PdfObject) -> Any:
    """A reference's object; references are followed in the revision they were found in."""
    return value.get_object() if isinstance(value, IndirectObject) else value  # type: ignore[no-untyped-call]


def _is_signature(annotation: DictionaryObject) -> bool:
    kind = look_up(annotation, "/FT") or look_up(look_up(annotation, "/Parent"), "/FT")
    return bool(look_up(annotation, "/Subtype") == "/Widget" and kind == "/Sig")


def _media_box(page: DictionaryObject) -> ArrayObject:
    while "/MediaBox" not in page:
        page = page["/Parent"]
    box = page["/MediaBox"]
    assert isinstance(box, ArrayObject)
    return box


def _area(box: ArrayObject) -> float:
    left, bottom, right, top = (float(number) for number in box)
    return abs(right - left) * abs(top - bottom)


def _written(value: PdfObject | None) -> bytes:
    output = BytesIO()
    if value is not None:
        value.write_to_stream(output, None)
    return output.getvalue()


def _require(holds: bool) -> None:
    if not holds:
        raise _Changed(CHANGED)
