"""Minh chứng that falls onto the page: into the list or the item, and what checking files says."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from cds_desktop.ui import background
from cds_desktop.ui.pages.evidence.adding import _measured
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


def test_copying_goes_on_when_the_drive_is_back(sample, open_main, settle, make_files, tmp_path, said, qtbot):
    window = open_main(sample)
    window.go_to("evidence")
    settle()
    paths = make_files(*(f"tệp {number}.txt" for number in range(5)))
    away = tmp_path / "đã rút"
    sample.folder.rename(away)
    window.pages["evidence"].add_files(paths)
    settle()
    assert window.absence.is_away
    away.rename(sample.folder)
    window.absence.try_again()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    settle()
    assert said == ["Đã thêm 5 minh chứng"]


def test_a_photo_no_machine_opens_is_refused_with_its_reason(sample, shown_page, settle, make_files):
    page = shown_page(EvidencePage, sample)
    paths = make_files("anh.jpg", "lop.heic")
    for path in paths:
        path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + path.name.encode())
    page.add_files(paths)
    settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, OutcomeDialog) and w.isVisible())
    advice = "Ảnh HEIC nhiều máy không mở được. Đổi ảnh sang JPG hoặc PNG rồi thả lại."
    assert [row.advice for row in dialog.rows] == [advice, advice]


def test_progress_of_one_large_file_counts_its_bytes(tmp_path):
    video = tmp_path / "video.mp4"
    with video.open("wb") as file:
        file.truncate(50_000_000)
    told: list[tuple[int, int]] = []
    by_files, by_bytes = _measured([video], lambda done, total: told.append((done, total)))
    by_files(0, 1)
    by_bytes(20_000_000, 50_000_000)
    assert told == [(20_000_000, 50_000_000)]
