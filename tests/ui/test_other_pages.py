"""Cài đặt."""

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.pages.settings_page import SettingsPage
from cds_desktop.ui.theme import Scheme
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.window import memory


def test_the_chosen_colours_are_put_on_and_remembered(shown_page, sample, qapp):
    page = shown_page(SettingsPage, sample)
    page.schemes[Scheme.DARK].click()

    assert theme.is_dark()
    assert memory.scheme() is Scheme.DARK
    theme.apply(qapp, Scheme.LIGHT)


def test_the_folder_of_the_data_is_shown_and_opened(shown_page, sample, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    page = shown_page(SettingsPage, sample)
    page.open_folder.click()

    assert page.folder.text() == str(sample.folder)
    assert opened == [QUrl.fromLocalFile(str(sample.folder))]
    assert "bản sao lưu" in page._copies.text()


def test_the_licences_of_all_parts_can_be_read(shown_page, sample):
    page = shown_page(SettingsPage, sample)
    page.licences.click()

    assert "LGPL-3.0" in page.findChild(QDialog).findChild(QPlainTextEdit).toPlainText()


def test_the_copies_are_listed_with_the_moment_and_the_reason(shown_page, sample):
    page = shown_page(SettingsPage, sample)
    words = [label.text() for label in page.backups.findChildren(Label)]

    assert page._copies.text() == "1 bản sao lưu"
    assert "Bản hằng ngày" in words


def test_the_parts_are_shown_to_developers_only(shown_page, sample, qtbot):
    page = shown_page(SettingsPage, sample)
    assert not page.developer.isVisible()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page, Qt.Key.Key_F12, keys)
    page.developer.click()
    parts = [w for w in page.findChildren(QWidget) if w.windowTitle() == "Bộ phận màn hình"]

    assert parts[0].isVisible()
    parts[0].close()


def test_the_settings_stand_in_one_column_where_room_is_short(shown_page, sample):
    page = shown_page(SettingsPage, sample, size=(847, 448))

    assert page.licences.mapTo(page, QPoint(0, 0)).x() < 100
