"""Bảng chọn: everything that can be done with the chosen items, with its key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from cds_desktop.domain.round import EvidenceItem, EvidenceKind
from cds_desktop.ui.pages.evidence.deeds import EvidenceDeeds

Slot = Callable[[], None]


@dataclass(frozen=True)
class PageDeeds:
    """What only the page can do."""

    edit: Slot
    remove: Slot
    merge: Slot
    uses: Slot
    copy: Slot


@dataclass(frozen=True)
class AddDeeds:
    """How evidence comes in; choosing what is there already only beside a criterion."""

    files: Slot
    folder: Slot
    paste: Slot
    link: Slot
    paper: Slot
    existing: Slot | None = None


def item_menu(
    owner: QWidget, deeds: EvidenceDeeds, page: PageDeeds, items: Sequence[EvidenceItem], *, editable: bool
) -> QMenu:
    """The menu of one chosen item, or of several."""
    menu = _menu(owner)
    if len(items) == 1:
        _add_single(menu, deeds, page, items[0], editable)
    else:
        _add(menu, "Sửa các minh chứng đã chọn", "F2", page.edit, editable)
    _add(menu, "Dùng cho tiêu chí…", "", page.uses, editable)
    _add(menu, "Gộp…" if len(items) == 1 else f"Gộp {len(items)} minh chứng…", "", page.merge, editable)
    menu.addSeparator()
    _add(menu, "Chép thành bảng", "Ctrl+C", page.copy)
    words = "Bỏ minh chứng" if len(items) == 1 else f"Bỏ {len(items)} minh chứng"
    _add(menu, words, "Del", page.remove, editable)
    return menu


def add_menu(owner: QWidget, add: AddDeeds) -> QMenu:
    """The ways to add evidence."""
    menu = _menu(owner)
    _add(menu, "Tệp…", "Ctrl+O", add.files)
    _add(menu, "Thư mục…", "", add.folder)
    if add.existing is not None:
        _add(menu, "Chọn minh chứng đã có…", "", add.existing)
    _add(menu, "Dán ảnh hoặc tệp", "Ctrl+V", add.paste)
    menu.addSeparator()
    _add(menu, "Đường link…", "", add.link)
    _add(menu, "Bản giấy, hiện vật…", "", add.paper)
    return menu


def line_menu(
    owner: QWidget, deeds: EvidenceDeeds, item: EvidenceItem, code: str, unlink: Slot, *, editable: bool
) -> QMenu:
    """The menu of an item beside the criterion it serves."""
    menu = _menu(owner)
    has_files = _add_opening(menu, deeds, item)
    _add(menu, "Thay tệp…", "", lambda: deeds.replace(item), editable and has_files)
    _add(menu, "Thêm tệp vào minh chứng này…", "", lambda: deeds.ask_files_for(item), editable)
    _add(menu, "Dùng cho tiêu chí…", "", lambda: deeds.ask_uses([item]), editable)
    menu.addSeparator()
    _add(menu, f"Gỡ khỏi {code}", "Del", unlink, editable)
    return menu


def file_menu(
    owner: QWidget, deeds: EvidenceDeeds, item: EvidenceItem, place: int, *, editable: bool
) -> QMenu:
    """The menu of one of several files."""
    menu = _menu(owner)
    at_start, at_end = place == 0, place == len(item.files) - 1

    def move(step: int) -> Slot:
        return lambda: deeds.move_file(item, place, place + step)

    _add(menu, "Mở tệp", "Enter", lambda: deeds.open(item, place))
    _add(menu, "Thay tệp…", "", lambda: deeds.replace(item, place), editable)
    _add(menu, "Chuyển lên trước", "Ctrl+←", move(-1), editable and not at_start)
    _add(menu, "Chuyển ra sau", "Ctrl+→", move(1), editable and not at_end)
    menu.addSeparator()
    _add(menu, "Bỏ tệp này", "Del", lambda: deeds.remove_file(item, place), editable)
    return menu


def _menu(owner: QWidget) -> QMenu:
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add_single(
    menu: QMenu, deeds: EvidenceDeeds, page: PageDeeds, item: EvidenceItem, editable: bool
) -> None:
    has_files = _add_opening(menu, deeds, item)
    menu.addSeparator()
    _add(menu, "Sửa thông tin", "F2", page.edit, editable)
    if has_files:
        _add(menu, "Thay tệp…", "", lambda: deeds.replace(item), editable)
    _add(menu, "Thêm tệp vào minh chứng này…", "", lambda: deeds.ask_files_for(item), editable)


def _add_opening(menu: QMenu, deeds: EvidenceDeeds, item: EvidenceItem) -> bool:
    """The ways to look at it; whether it has files."""
    is_link, has_files = item.kind is EvidenceKind.LINK, bool(item.files)
    _add(menu, "Mở trang" if is_link else "Mở tệp", "Enter", lambda: deeds.open(item), is_link or has_files)
    _add(menu, "Mở thư mục chứa tệp", "", lambda: deeds.open_folder(item), has_files)
    return has_files


def _add(menu: QMenu, words: str, key: str, slot: Slot, enabled: bool = True) -> None:
    # The key is shown only: it belongs to the list, which tells it from typing.
    action = menu.addAction(f"{words}\t{key}" if key else words)
    action.triggered.connect(lambda _on=False: slot())
    action.setEnabled(enabled)
