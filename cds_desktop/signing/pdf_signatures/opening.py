"""Opens a PDF that came from outside, and writes increments that touch nothing but the signature."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils.decode_limits import DecodeLimits, StreamDecodeLimits
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from cds_desktop.errors import NotAPdf
from cds_desktop.signing.pdf_signatures.byte_ranges import look_up
from cds_desktop.signing.pdf_signatures.values import LARGEST_PDF_BYTES

# A few bytes may unfold into gigabytes; what we read of a PDF (structure, stamps) is far smaller than this.
LIMITS = DecodeLimits(per_stream=StreamDecodeLimits(max_output_size=16 * 1024 * 1024))
# Without these lines where they belong, the library would walk backwards through the whole file.
ENDING = re.compile(rb"[\r\n]startxref[ \t]*[\r\n]+[ \t]*\d{1,12}[ \t]*[\r\n]+%%EOF")
ENDING_BYTES = 2048


@dataclass(frozen=True)
class FieldInFile:
    """One signature field as found in a file (ô ký trong tệp)."""

    name: str
    title: str
    locks: bool
    dictionary: DictionaryObject
    value: DictionaryObject | None

    @property
    def label(self) -> str:
        """What people call the field (tên gọi của ô)."""
        return self.title or self.name

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the field in points (kích thước ô)."""
        left, bottom, right, top = (float(number) for number in self.dictionary["/Rect"])
        return abs(right - left), abs(top - bottom)


class QuietIncrement(IncrementalPdfFileWriter):
    """An increment that leaves /Info and XMP alone, so that PDF/A stays PDF/A."""

    def _update_meta(self) -> None:
        # The library would set a new date in /Info or XMP: PDF/A wants both equal, signing wants neither.
        return


def open_reader(pdf: bytes) -> PdfFileReader:
    """A strict reader over the bytes, or NotAPdf (mở tệp PDF)."""
    if len(pdf) > LARGEST_PDF_BYTES:
        raise NotAPdf("tệp quá lớn")
    if not pdf.startswith(b"%PDF-"):
        foreign = b"%PDF-" in pdf[:1024]
        raise NotAPdf("có dữ liệu lạ đứng trước đầu tệp" if foreign else "tệp không bắt đầu như một tệp PDF")
    if not ENDING.search(pdf, max(0, len(pdf) - ENDING_BYTES)):
        raise NotAPdf("tệp không kết thúc như một tệp PDF")
    try:
        reader = PdfFileReader(BytesIO(pdf), decode_limits=LIMITS)
        pages = reader.root["/Pages"]["/Count"]
    except Exception as error:
        raise NotAPdf("cấu trúc tệp bị hỏng") from error
    if reader.encrypted:
        raise NotAPdf("tệp được đặt mật khẩu")
    if not isinstance(pages, int) or pages < 1:
        raise NotAPdf("tệp không có trang nào")
    return reader


def page_count(reader: PdfFileReader) -> int:
    """How many pages the newest revision has (số trang)."""
    return int(reader.root["/Pages"]["/Count"])


def open_increment(pdf: bytes) -> QuietIncrement:
    """A writer that appends to the bytes and changes none of them (phần ghi thêm)."""
    open_reader(pdf)
    try:
        return QuietIncrement(BytesIO(pdf), decode_limits=LIMITS)
    except Exception as error:
        raise NotAPdf("cấu trúc tệp bị hỏng") from error


def signature_fields(reader: PdfFileReader) -> Iterator[FieldInFile]:
    """Every signature field of the newest revision, filled or empty (các ô ký)."""
    for name, value, reference in enumerate_sig_fields(reader):
        field = reference.get_object()
        signature = value.get_object() if value is not None else None
        yield FieldInFile(
            name=name,
            title=str(look_up(field, "/TU") or ""),
            locks=_locks(field),
            dictionary=field,
            value=signature if isinstance(signature, DictionaryObject) else None,
        )


def _locks(field: DictionaryObject) -> bool:
    return bool(look_up(look_up(field, "/Lock"), "/Action") == "/All")
