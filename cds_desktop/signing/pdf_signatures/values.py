"""What the caller says about fields and stamps, as plain values."""

from dataclasses import dataclass

LARGEST_PDF_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True)
class SignatureField:
    """A place to sign (ô ký): page from 0 (-1 is the last), box in points from the lower left corner."""

    name: str
    page: int
    box: tuple[float, float, float, float]
    locks: bool = False
    title: str = ""

    @property
    def width(self) -> float:
        """How wide the field is, in points (chiều rộng)."""
        return abs(self.box[2] - self.box[0])

    @property
    def height(self) -> float:
        """How high the field is, in points (chiều cao)."""
        return abs(self.box[3] - self.box[1])


@dataclass(frozen=True)
class FieldFacts:
    """One signature field found in a file (ô ký có trong tệp)."""

    name: str
    title: str
    locks: bool
    is_signed: bool


@dataclass(frozen=True)
class StampText:
    """The words shown inside a signature field (khung hiển thị chữ ký)."""

    heading: str
    name: str
    lines: tuple[str, ...] = ()
    warning: str = ""


@dataclass(frozen=True)
class ImageStamp:
    """Hình chữ ký or hình con dấu at its real size in points; `png` may have an alpha channel."""

    png: bytes
    width: float
    height: float


@dataclass(frozen=True)
class CornerStamp:
    """Dấu thời gian of an annex in a file of its own: number and symbol of its paper, and the moment."""

    number: str


# None stands for the words of the certificate.
Stamp = ImageStamp | CornerStamp | None
