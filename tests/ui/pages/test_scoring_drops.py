"""Files and pictures that meet a text field of the scoring page become minh chứng, never text."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from cds_desktop.queries import criterion_view
from cds_desktop.ui.pages.evidence.new_item import LinkDialog
from cds_desktop.ui.pages.scoring import ScoringPage

CTRL = Qt.KeyboardModifier.ControlModifier


def files(paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText(data.urls()[0].toString())
    return data


def enter_and_drop(widget, data):
    """Qt looks for the first widget from here upwards that accepts, and lets it have what falls."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(widget, enter)
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(widget, drop)


@pytest.fixture
def page(shown_page, sample):
    return shown_page(ScoringPage, sample, "1.6")


def fields(page):
    row = page.work.rows[0]
    row.open_reason()
    return [*row.fields, row.reason, page.tree.search, page.work.texts.currentWidget()]


def words(field):
    return field.toPlainText() if isinstance(field, QAbstractScrollArea) else field.text()


def titles(workspace):
    return {line.evidence.title for line in criterion_view(workspace, "1.6").evidence}


def test_files_dropped_on_any_field_are_added_to_the_criterion(page, sample, settle, make_files):
    shown = fields(page)
    before = [words(field) for field in shown]
    for number, field in enumerate(shown):
        target = field.viewport() if isinstance(field, QAbstractScrollArea) else field
        enter_and_drop(target, files(make_files(f"thả {number}.txt")))
        settle()
        settle()

    assert [words(field) for field in shown] == before
    assert titles(sample) >= {f"thả {number}" for number in range(len(shown))}


def test_files_pasted_into_any_field_are_added_to_the_criterion(page, sample, settle, make_files):
    shown = fields(page)
    before = [words(field) for field in shown]
    for number, field in enumerate(shown):
        QGuiApplication.clipboard().setMimeData(files(make_files(f"dán {number}.txt")))
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_V, CTRL)
        settle()
        settle()

    assert [words(field) for field in shown] == before
    assert titles(sample) >= {f"dán {number}" for number in range(len(shown))}


def test_the_menu_of_a_field_pastes_words_and_no_files(page, make_files):
    field = page.work.texts.currentWidget()
    QGuiApplication.clipboard().setMimeData(files(make_files("a.txt")))
    assert not field.canPaste()
    QGuiApplication.clipboard().setText("chữ")
    assert field.canPaste()


def test_words_dropped_on_a_field_are_words(page):
    data = QMimeData()
    data.setText("chữ thả vào")
    enter_and_drop(page.tree.search, data)

    assert page.tree.search.text() == "chữ thả vào"


def test_a_picture_pasted_over_the_address_of_a_link_is_its_picture(page, qtbot):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    dialog = LinkDialog(parent=page.window())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.place_field.editor.setFocus()
    QTest.keyClick(dialog.place_field.editor, Qt.Key.Key_V, CTRL)

    assert not dialog.image.isNull()
