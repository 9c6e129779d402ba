"""Which bytes a signature covers, read from the file itself and not from a library's summary."""

import re
from dataclasses import dataclass
from typing import Any

from asn1crypto import parser
from pyhanko.pdf_utils.generic import DictionaryObject, PdfObject

RAW_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")


def look_up(dictionary: PdfObject | None, key: str) -> Any:
    """The value of a key with references followed, which the library's own `get` does not (tra cứu)."""
    return dictionary[key] if isinstance(dictionary, DictionaryObject) and key in dictionary else None


def raw(dictionary: PdfObject | None, key: str) -> Any:
    """The value of a key as it is written: a reference stays one (giá trị như ghi trong tệp)."""
    if isinstance(dictionary, DictionaryObject) and key in dictionary:
        return dictionary.raw_get(key)
    return None


@dataclass(frozen=True)
class ByteRange:
    """Two stretches of bytes around the signature value (dải byte được ký)."""

    start: int
    first_length: int
    second_start: int
    second_length: int

    @property
    def end(self) -> int:
        """The first byte no longer covered (điểm cuối)."""
        return self.second_start + self.second_length

    @classmethod
    def of(cls, signature: DictionaryObject | None) -> "ByteRange | None":
        """The range a signature dictionary names, if it names a sensible one (dải byte của chữ ký)."""
        numbers = look_up(signature, "/ByteRange")
        if not isinstance(numbers, list) or len(numbers) != 4:
            return None
        if not all(isinstance(number, int) and number >= 0 for number in numbers):
            return None
        return cls(*(int(number) for number in numbers))

    def fits(self, pdf: bytes) -> bool:
        """Whether the range starts the file and leaves out one hexadecimal string only (dải byte hợp lệ)."""
        # A hostile file may hold millions of ranges over a huge gap: only its two ends are looked at.
        first, last = self.first_length, self.second_start - 1
        return (
            self.start == 0
            and self.end <= len(pdf)
            and first + 1 < last
            and pdf[first : first + 1] == b"<"
            and pdf[last : last + 1] == b">"
        )

    def leaves_out_only(self, pdf: bytes, contents: bytes) -> bool:
        """Whether the gap holds exactly this signature value and nothing hidden after it (phần không ký)."""
        if not self.fits(pdf):
            return False
        try:
            gap = bytes.fromhex(pdf[self.first_length + 1 : self.second_start - 1].decode("ascii"))
            value_length = parser.peek(gap)
        except ValueError:
            return False
        return gap == contents and not any(gap[value_length:])


def count_in_file(pdf: bytes) -> int:
    """How many signatures the bytes hold, whether or not a field still shows them (số chữ ký trong tệp)."""
    ranges = (ByteRange(*map(int, found.groups())) for found in RAW_BYTE_RANGE.finditer(pdf))
    return len({byte_range for byte_range in ranges if byte_range.fits(pdf)})
