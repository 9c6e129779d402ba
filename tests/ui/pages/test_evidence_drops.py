"""Minh chứng that falls onto the page: into the list or the item, and what checking files says."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from cds_desktop.ui import background
from cds_desktop.ui.pages.evidence.outcome import OutcomeDialog
from cds_desktop.ui.pages.evidence.page import EvidencePage


def drag(page, kind, paths, point, widget=None):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    where = point if kind is not QDropEvent else QPointF(point)
    event = kind(where, copy, data, left, none)
    QApplication.sendEvent(widget or page, event)


def test_files_dropped_on_the_panel_go_into_the_item_shown(sample, shown_page, settle, make_files, said):
    page = shown_page(EvidencePage, sample, "1.6")
    item = page.side.rows[0].item
    over_panel, over_table = page.side.geometry().center(), QPoint(40, 300)
    paths = make_files("thêm 1.txt", "thêm 2.txt")
    drag(page, QDragEnterEvent, paths, over_panel)
    assert page.dropped.cover.accessibleName() == f"Thả để thêm 2 tệp, vào {item.code}"
    drag(page, QDragMoveEvent, paths, over_table)
    assert page.dropped.cover.accessibleName() == "Thả để thêm 2 tệp, vào danh sách minh chứng"
    drag(page, QDropEvent, paths, over_panel)
    settle()
    settle()
    assert said == [f"Đã thêm 2 tệp vào {item.code}"]
    assert len(page.side.rows[0].item.files) == len(item.files) + 2


def test_files_over_a_field_are_for_the_page(sample, shown_page, make_files):
    page = shown_page(EvidencePage, sample, "1.6")
    paths = make_files("a.txt")
    drag(page, QDragEnterEvent, paths, QPoint(5, 5), page.search)
    assert page.dropped.cover.accessibleName().endswith("vào danh sách minh chứng")
    assert page.search.text() == ""


def test_what_cannot_go_into_an_item_is_told_file_by_file(sample, shown_page, settle, make_files, said):
    page = shown_page(EvidencePage, sample, "1.6")
    item = page.side.rows[0].item
    good, empty, shortcut = make_files("tốt.txt", "rỗng.txt", "Lối tắt.lnk")
    empty.write_bytes(b"")
    page.deeds.add_files(item, [good, empty, shortcut])
    settle()
    settle()
    assert said == [f"Đã thêm tệp vào {item.code}"]
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, OutcomeDialog) and w.isVisible())
    assert dialog.accessibleName() == "Đã thêm 1 tệp, không nhận được 2 tệp"


def test_checking_files_is_no_deed(sample, shown_page, settle):
    saved: list[object] = []
    said: list[str] = []
    page = shown_page(EvidencePage, sample)
    background.signals.saved.connect(saved.append)
    background.signals.said.connect(said.append)
    page.catalogue.top.check.click()
    settle()
    background.signals.saved.disconnect(saved.append)
    background.signals.said.disconnect(said.append)
    assert saved == []
    assert said[0].startswith("Đã đọc lại")
