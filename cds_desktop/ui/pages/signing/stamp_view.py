"""Chữ ký sẽ hiện thế này: the place to sign, cut out of the real paper, with the stamp upon it."""

from collections.abc import Callable
from ctypes import byref, create_string_buffer
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.queries.signing_doctor import StampLook
from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets import pdf_rendering
from cds_desktop.ui.widgets.labels import Label

SIZE = QSize(192, 111)
ABOVE, BELOW, BESIDE = 21.0, 23.0, 4.0
NAME_BYTES = 256


class StampView(QWidget):
    """The picture and, beside it, where on the paper it is."""

    _drawn = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Wrapped words would ask for more height than they take.
        self.setFixedHeight(SIZE.height())
        self._asked: StampLook | None = None
        self.picture = _Picture()
        self._where = Label("", Type.SMALL, tone="muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Label("Chữ ký sẽ hiện thế này", Type.SMALL_STRONG))
        words.addWidget(self._where)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        self._drawn.connect(self._show)

    def show_look(self, look: StampLook | None) -> None:
        """Draw it beside the screen; without a look there is nobody to sign."""
        self._asked = look
        self.setVisible(look is not None)
        if look is not None:
            pdf_rendering.run_in_lane(_drawing(self, look, self.devicePixelRatioF()))

    def deliver(self, look: StampLook, image: QImage, page: int) -> None:
        """The picture is there; called in the drawing thread."""
        if look is self._asked:
            self._drawn.emit(image, page)

    def _show(self, image: QImage, page: int) -> None:
        if self._asked is None:
            return
        self._where.setText(
            f"Trang {page + 1}, ô {self._asked.heading}. Ký xong, chương trình kiểm tra lại ngay; "
            "bản trước vẫn được giữ."
        )
        self.picture.show_image(image)
        self.picture.setAccessibleName(f"Ô {self._asked.heading} trên trang {page + 1} sau khi ký")


class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIZE)
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().paper))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(QColor(theme.current().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def _drawing(view: QObject, look: StampLook, ratio: float) -> Callable[[], None]:
    def work() -> None:
        page, image = draw_look(look, ratio)
        if image is not None and shiboken6.isValid(view) and isinstance(view, StampView):
            view.deliver(look, image, page)

    return work


def draw_look(look: StampLook, ratio: float) -> tuple[int, QImage | None]:
    """The page of the field, and its picture with the heading above and the name below."""
    import pypdfium2

    with pypdfium2.PdfDocument(look.pdf) as paper, pypdfium2.PdfDocument(look.stamp) as stamp:
        paper.init_forms()
        for index in range(len(paper)):
            if (box := _field_box(paper[index], look.field)) is not None:
                return index, _composed(paper[index], box, stamp[0], ratio)
    return 0, None


def _composed(page: Any, box: tuple[float, float, float, float], stamp: Any, ratio: float) -> QImage:
    left, bottom, right, top = box
    wide, high = page.get_size()
    shown = (left - BESIDE, bottom - BELOW, right + BESIDE, top + ABOVE)
    scale = SIZE.width() * ratio / (shown[2] - shown[0])
    image = _image(page, scale, (shown[0], shown[1], wide - shown[2], high - shown[3]))
    painter = QPainter(image)
    painter.drawImage(round(BESIDE * scale), round(ABOVE * scale), _image(stamp, scale, (0, 0, 0, 0)))
    painter.end()
    return image


def _image(page: Any, scale: float, crop: tuple[float, float, float, float]) -> QImage:
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True)
    size = (bitmap.width, bitmap.height, bitmap.stride)
    image = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGB32).copy()
    bitmap.close()
    return image


def _field_box(page: Any, name: str) -> tuple[float, float, float, float] | None:
    """Where the field of this name lies on the page, if it does."""
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        try:
            text = create_string_buffer(NAME_BYTES)
            wide = (raw.FPDF_WCHAR * (NAME_BYTES // 2)).from_buffer(text)
            length = raw.FPDFAnnot_GetStringValue(annotation, b"T", wide, NAME_BYTES)
            box = raw.FS_RECTF()
            if text.raw[: max(0, length - 2)].decode("utf-16-le", "replace") == name and (
                raw.FPDFAnnot_GetRect(annotation, byref(box))
            ):
                return box.left, box.bottom, box.right, box.top
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return None
