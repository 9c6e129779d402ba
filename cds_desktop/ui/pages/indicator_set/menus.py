"""Việc khác: what else can be done with the set that is shown."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from cds_desktop.ui.pages.indicator_set.page import IndicatorSetPage

Entry = tuple[str, Callable[[], None], bool] | None


def menu_of(owner: QWidget, entries: Sequence[Entry]) -> QMenu:
    """A menu of words, deeds, and whether each can be done; `None` parts them."""
    menu = QMenu(owner)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, deed, enabled = entry
        action = QAction(words.replace("&", "&&"), menu)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _=False, deed=deed: deed())
        menu.addAction(action)
    return menu


def page_entries(page: "IndicatorSetPage") -> list[Entry]:
    """What else can be done with what the page shows; what cannot be done now stays, grey."""
    found, can_write = page.found, not page.is_read_only
    draft = found.draft if found is not None else None
    version = found.shown if found is not None and draft is None else None
    kept = version is not None and bool(version.digest)
    is_other = kept and version is not None and not version.is_current
    may_move = is_other and found is not None and found.round_open
    return [
        ("Nhập lần hai…", page.deeds.begin_second, draft is not None and can_write),
        ("So hai bản", page.compare, bool(found and found.rival)),
        None,
        ("Nạp từ tệp…", page.files.ask_load, can_write),
        ("Xuất Excel…", page.files.export_sheet, bool(page.editor.desk.rows)),
        ("Bản in để đối chiếu (PDF)…", page.files.print_form, page.files.can_print),
        ("Gửi cho các trường…", page.send, kept),
        None,
        ("Sửa thành bản mới", page.deeds.begin, kept and can_write),
        ("Chuyển đợt sang bản này…", page.ask_move, may_move and can_write),
        ("Bỏ bản đang đối chiếu", page.deeds.drop, draft is not None and can_write),
    ]
