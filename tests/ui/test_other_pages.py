"""Cài đặt."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from cds_desktop.ui import theme
from cds_desktop.ui.pages.settings_page import SettingsPage
from cds_desktop.ui.theme import Scheme
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
