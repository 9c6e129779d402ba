"""Biểu đồ on a page: the picture, the table behind it, and what can be done with both."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QIODevice, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cds_desktop.domain.charts import Chart
from cds_desktop.domain.folding import slug
from cds_desktop.ui.background import run_query, signals
from cds_desktop.ui.file_asking import ask_target
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link
from cds_desktop.ui.widgets.chart_picture import ChartPicture
from cds_desktop.ui.widgets.chart_table import ChartTable
from cds_desktop.ui.widgets.labels import ElidedLabel
from cds_desktop.ui.widgets.menu_key import asks_for_menu

AS_TABLE, AS_PICTURE = "Xem dạng bảng", "Xem biểu đồ"


class ChartView(QWidget):
    """A chart with its head; it can be printed where the page says how."""

    table_shown = Signal(bool)

    def __init__(
        self, print_chart: Callable[[QWidget, Chart], None] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._print_chart = print_chart
        self.title = ElidedLabel("", Type.H3)
        self.switch = link(AS_TABLE)
        self.more = icon_button("Chép, ghi hoặc in biểu đồ", "dots")
        self.picture = ChartPicture()
        self.table = ChartTable()
        self.table.hide()
        self._build()
        self.switch.clicked.connect(self._turn)
        self.more.clicked.connect(
            lambda: self._open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )

    def _build(self) -> None:
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.title, 1)
        row.addWidget(self.switch)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for part in (self.head, self.picture, self.table):
            column.addWidget(part)
        column.addStretch(1)

    def set_head_visible(self, is_visible: bool) -> None:
        """Without its head a chart is for cards that have a title; its menu and Ctrl+T stay."""
        self.head.setVisible(is_visible)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart, or the same one with other points; picture or table stays as chosen."""
        if chart == self._chart:
            return
        self._chart = chart
        self.title.set_full_text(chart.title)
        self.switch.setAccessibleName(f"{self._switch_words()}: {chart.title}")
        self.picture.show_chart(chart)
        self.table.show_chart(chart)

    def show_table(self, is_shown: bool) -> None:
        """Xem dạng bảng, or the picture again; the focus goes along."""
        had_focus = self.picture.hasFocus() or self.table.hasFocus()
        self.picture.setVisible(not is_shown)
        self.table.setVisible(is_shown)
        self.switch.set_words(self._switch_words())
        if self._chart is not None:
            self.switch.setAccessibleName(f"{self._switch_words()}: {self._chart.title}")
        if had_focus:
            (self.table if is_shown else self.picture).setFocus(Qt.FocusReason.OtherFocusReason)
        self.table_shown.emit(is_shown)

    def copy_picture(self) -> None:
        """Chép hình, to be pasted into Word."""
        QGuiApplication.clipboard().setImage(self.picture.to_image())
        signals.said.emit("Đã chép hình biểu đồ")

    def copy_table(self) -> None:
        """Chép bảng, to be pasted into Excel."""
        if self._chart is not None:
            QGuiApplication.clipboard().setText(self._chart.text)
            signals.said.emit("Đã chép bảng của biểu đồ")

    def save_picture(self) -> None:
        """Ghi hình ra tệp, as PNG."""
        if self._chart is None:
            return
        from cds_desktop.ui.printing.asking import write_copy

        name = f"{slug(self._chart.title)}.png"
        if target := ask_target(self, "Ghi hình biểu đồ", name, "Ảnh PNG (*.png)"):
            target = target if target.suffix else target.with_suffix(".png")
            data = self._png()
            run_query(
                self, lambda: write_copy(target, data), lambda at: signals.said.emit(f"Đã ghi {at.name}")
            )

    def print_chart(self) -> None:
        """In biểu đồ, as it stands in the papers."""
        if self._chart is not None and self._print_chart is not None:
            self._print_chart(self, self._chart)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self._open_menu(self._menu_place() if at_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asks_for_menu(event):
            self._open_menu(self._menu_place())
        elif event.matches(QKeySequence.StandardKey.Copy) and self.picture.hasFocus():
            self.copy_picture()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        self.show_table(self.table.isHidden())

    def _switch_words(self) -> str:
        return AS_TABLE if self.table.isHidden() else AS_PICTURE

    def _menu_place(self) -> QPoint:
        shown = self.picture if self.table.isHidden() else self.table
        return shown.mapToGlobal(QPoint(Space.XL, Space.XL))

    def _open_menu(self, place: QPoint) -> None:
        if self._chart is not None:
            self.make_menu().popup(place)

    def make_menu(self) -> QMenu:
        """What can be done with the chart."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._switch_words(), self._turn)
        menu.addSeparator()
        menu.addAction("Chép hình", self.copy_picture)
        menu.addAction("Chép bảng", self.copy_table)
        menu.addAction("Ghi hình ra tệp…", self.save_picture)
        if self._print_chart is not None:
            menu.addAction("In biểu đồ…", self.print_chart)
        return menu

    def _png(self) -> bytes:
        from PySide6.QtCore import QBuffer

        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.picture.to_image().save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(data.data())
