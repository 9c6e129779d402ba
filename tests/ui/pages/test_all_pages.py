"""What holds for the pages of scoring, evidence, minutes, signing and handing in alike."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui.pages.evidence.page import EvidencePage
from cds_desktop.ui.pages.minutes.page import MinutesPage
from cds_desktop.ui.pages.scoring import ScoringPage
from cds_desktop.ui.pages.signing.page import SigningPage
from cds_desktop.ui.pages.submission.page import SubmissionPage

PAGES = (ScoringPage, EvidencePage, MinutesPage, SigningPage, SubmissionPage)
SIZES = ((1302, 633), (960, 636), (847, 448))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_keeps_within_the_window(kind, size, sealed, shown_page):
    page = shown_page(kind, sealed, size=size)
    assert (page.width(), page.height()) == size
    hint = page.layout().totalMinimumSize()
    assert hint.width() <= size[0]
    assert hint.height() <= size[1]


@pytest.mark.parametrize("kind", PAGES)
def test_everything_that_takes_input_has_a_name(kind, sample, shown_page):
    page = shown_page(kind, sample)
    nameless = [
        widget
        for wanted in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
        for widget in page.findChildren(wanted)
        if not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ not in ("QToolButton", "QLineEditIconButton")
    ]
    assert nameless == []


@pytest.mark.parametrize("kind", PAGES)
def test_a_window_that_may_only_look_offers_no_change(kind, sample, shown_page):
    sample.close()
    workspace = open_workspace(sample.folder, read_only=True)
    page = shown_page(kind, workspace)
    words = [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    forbidden = ("Thêm", "Gỡ", "Ký biên bản", "Ghi gói", "Chốt số liệu và lập", "Mở lại", "Sửa")
    assert [word for word in words if word.startswith(forbidden)] == []
    workspace.close()
