"""Hình chữ ký và con dấu: whose image there is, added and taken away; all can be undone."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.signatures.images import (
    LEAST_MM,
    MOST_MM,
    SEAL_MM,
    drop_stamp_image,
    keep_stamp_image,
    set_image_width,
)
from cds_desktop.queries.signing import StampImageRow, stamp_images_view
from cds_desktop.storage.stamp_images import SEAL
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action, run_query, signals
from cds_desktop.ui.pages.evidence.dialogs import dialog_column
from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.scrolled_inside import ScrolledInside, scrolled

_LAST_FOLDER = "signing/last_image_folder"
_EXPLAINED = (
    "Hình chữ ký màu xanh đặt giữa chức vụ và họ tên; hình con dấu màu đỏ, đúng kích thước thật, trùm khoảng "
    "một phần ba chữ ký về bên trái (Nghị định 30). Nền trắng được làm trong suốt. Chưa có hình thì ô ký ghi "
    "tên trong chứng thư và lúc ký."
)
_SHOWN = (120, 56)


class ImagesDialog(QDialog):
    """One row for the seal, one for everybody on the council."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle("Hình chữ ký và con dấu")
        fit_dialog(self, 620, 520)
        column = dialog_column(self, "Hình chữ ký và con dấu")
        column.addWidget(Label(_EXPLAINED, Type.SMALL, tone="muted", wrap=True))
        inside = ScrolledInside()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, Space.S, 0)
        self._rows.setSpacing(Space.S)
        self._area = scrolled(inside)
        column.addWidget(self._area, 1)
        self.seal_width = QDoubleSpinBox()
        self.seal_width.setRange(LEAST_MM, MOST_MM)
        self.seal_width.setDecimals(1)
        self.seal_width.setSuffix(" mm")
        self.seal_width.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self.seal_width.setValue(SEAL_MM)
        self.seal_width.setMinimumHeight(Size.CONTROL)
        self.seal_width.setAccessibleName("Đường kính thật của con dấu")
        self.seal_width.editingFinished.connect(self._width_entered)
        self._kept_width = 0.0
        self._choose: dict[str, QWidget] = {}
        self._asked = ""
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(Label("Đường kính thật của con dấu", Type.SMALL, tone="muted"))
        foot.addWidget(self.seal_width)
        foot.addStretch(1)
        close = secondary("Đóng")
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addLayout(foot)
        self.show_images()

    def show_images(self) -> None:
        """Read again which images there are."""
        run_query(self, partial(stamp_images_view, self._workspace), self._show)

    def choose(self, owner: str) -> None:
        """Ask for a file and keep its image."""
        self._asked = owner
        folder = str(settings().value(_LAST_FOLDER, ""))
        filters = "Hình (*.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp);;Mọi tệp (*)"
        name, _ = QFileDialog.getOpenFileName(self, "Chọn hình", folder, filters)
        if name:
            settings().setValue(_LAST_FOLDER, str(Path(name).parent))
            self.keep(owner, Path(name))

    def keep(self, owner: str, path: Path) -> None:
        """Keep the image of a file."""
        width = self.seal_width.value() if owner == SEAL else None
        deed = partial(keep_stamp_image, self._workspace, owner, path, width)
        run_action(self, deed, done=partial(self._done, "Đã nhận hình"))

    def drop(self, owner: str) -> None:
        """Take an image away."""
        self._asked = owner
        deed = partial(drop_stamp_image, self._workspace, owner)
        run_action(self, deed, done=partial(self._done, "Đã bỏ hình"))

    def _width_entered(self) -> None:
        width = self.seal_width.value()
        if self._kept_width and abs(width - self._kept_width) > 0.05:
            deed = partial(set_image_width, self._workspace, SEAL, width)
            run_action(self, deed, done=partial(self._done, "Đã sửa kích thước con dấu"))

    def _done(self, words: str, changes: Changes) -> None:
        signals.did.emit(
            " ".join([f"{words}.", *changes.notes]).removesuffix(".") if changes.notes else words
        )
        self.show_images()

    def _show(self, rows: tuple[StampImageRow, ...]) -> None:
        seal = next((row for row in rows if row.owner == SEAL and row.png), None)
        self._kept_width = seal.width_mm if seal else 0.0
        if seal is not None:
            self.seal_width.setValue(seal.width_mm)
        # The rows are made anew: the cursor goes back to whom it was at, the list stays where it was.
        owner, bar = self._owner_of_focus(), self._area.verticalScrollBar()
        place = bar.value()
        self._choose.clear()
        refill(self._rows, [part for row in rows for part in (self._row(row), line())])
        following = self._choose.get(owner, next(iter(self._choose.values()), self))

        def go_on() -> None:
            bar.setValue(place)
            following.setFocus()

        # New rows are shown later, and what is not shown takes no focus.
        QTimer.singleShot(0, following, go_on)

    def _owner_of_focus(self) -> str:
        return next((owner for owner, button in self._choose.items() if button.hasFocus()), self._asked)

    def _row(self, row: StampImageRow) -> QWidget:
        part = QWidget()
        name = row.what if row.owner == SEAL else row.owner
        size = f"{row.width_mm:.0f} × {row.height_mm:.0f} mm" if row.png else "Chưa có hình"
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(name, Type.STRONG, wrap=True))
        words.addWidget(Label(size, Type.SMALL, tone="muted"))
        words.addStretch(1)
        picture = QLabel()
        picture.setFixedSize(*_SHOWN)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Paper stays white in the dark.
        picture.setStyleSheet("background: white; border-radius: 4px;" if row.png else "")
        if row.png:
            image = QPixmap()
            image.loadFromData(row.png, "PNG")
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture.setPixmap(image.scaled(_SHOWN[0] - 8, _SHOWN[1] - 4, keep, smooth))
            picture.setAccessibleName(f"Hình của {name}")
        choose = secondary("Đổi hình" if row.png else "Chọn hình")
        choose.setAccessibleName(f"{choose.text()}: {name}")
        choose.clicked.connect(partial(self.choose, row.owner))
        self._choose[row.owner] = choose
        across = QHBoxLayout(part)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.M)
        across.addLayout(words, 1)
        across.addWidget(picture)
        if row.png:
            gone = link("Bỏ")
            gone.setAccessibleName(f"Bỏ hình: {name}")
            gone.clicked.connect(partial(self.drop, row.owner))
            across.addWidget(gone)
        across.addWidget(choose)
        return part
