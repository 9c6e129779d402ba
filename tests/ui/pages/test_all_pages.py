"""What holds for all pages alike."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFrame, QLineEdit, QPlainTextEdit, QWidget

from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui import background
from cds_desktop.ui.theme import Size
from cds_desktop.ui.widgets.toast import CLOSING
from cds_desktop.ui.window.frame import MINIMUM
from cds_desktop.ui.window.places import PLACES

PAGES = tuple(place.page() for place in PLACES.values())
WINDOWS = ((1366, 697), (1024, 700), (911, 512))
SIZES = tuple((width - Size.RAIL_NARROW, height - Size.HEADER) for width, height in WINDOWS)
# What a taskbar and a title leave of 1366 × 768 at 150 %, and the lowest window there is.
LOW_WINDOWS = ((911, 433), MINIMUM)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_keeps_within_the_window(kind, size, sealed, shown_page):
    page = shown_page(kind, sealed, size=size)
    assert (page.width(), page.height()) == size
    hint = page.layout().totalMinimumSize()
    assert hint.width() <= size[0]
    assert hint.height() <= size[1]


@pytest.mark.parametrize("size", LOW_WINDOWS)
def test_every_page_lives_in_the_lowest_windows(size, sample, open_main, settle):
    assert squeezed_pages(open_main(sample, *size), PLACES, settle) == []


@pytest.mark.parametrize("size", LOW_WINDOWS)
def test_what_comes_after_sealing_lives_in_the_lowest_windows(size, sealed, open_main, settle):
    window = open_main(sealed, *size)
    assert squeezed_pages(window, ("minutes", "signing", "submission", "results"), settle) == []


def squeezed_pages(window, keys, settle) -> list[tuple[str, QSize]]:
    """Pages that want more room than they have, with what they want."""
    found = []
    for key in keys:
        window.go_to(key)
        settle()
        wanted = window.current_page.layout().totalMinimumSize()
        if wanted.boundedTo(window.current_page.size()) != wanted:
            found.append((key, wanted))
    return found


@pytest.mark.parametrize("kind", PAGES)
def test_everything_that_takes_input_has_a_name(kind, sample, shown_page):
    page = shown_page(kind, sample)
    nameless = [
        widget
        for wanted in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
        for widget in page.findChildren(wanted)
        if not (widget.isHidden() or widget.accessibleName() or getattr(widget, "text", lambda: "")())
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


@pytest.mark.parametrize("key", ["scoring", "minutes", "signing", "submission", "evidence"])
def test_no_button_at_the_foot_of_a_page_is_covered(open_main, sealed, settle, key):
    window = open_main(sealed)
    background.signals.said.emit("Đã chép lời nhắn")
    window.go_to(key)
    settle()

    toast, page = window.toast, window.current_page
    feet = [f for f in page.findChildren(QFrame) if f.property("kind") in CLOSING and f.isVisible()]
    assert not any(area_in(window, foot).intersects(area_in(window, toast)) for foot in feet)
    assert bool(feet) is (key in ("scoring", "minutes", "signing"))


def area_in(window: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())
