"""First page: a new workspace, one that exists, or the sample school."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.errors import CdsError
from cds_desktop.queries.years import look_into
from cds_desktop.ui.pages.setup_wizard.folder_row import FolderRow
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage
from cds_desktop.ui.widgets.choice_card import ChoiceCard
from cds_desktop.ui.widgets.form_field import FormField


class Way(Enum):
    """How to begin."""

    NEW = "new"
    COPY = "copy"
    FOLDER = "folder"
    SAMPLE = "sample"


_WITH_FOLDER = (Way.COPY, Way.FOLDER)
_MISSING = {
    Way.FOLDER: "Chọn thư mục hồ sơ đã có để tiếp tục.",
    Way.COPY: "Chọn thư mục hồ sơ năm trước để tiếp tục.",
}


class StartPage(WizardPage):
    """The ways as cards."""

    cards_changed = Signal()

    name = "Bắt đầu"
    intro = "Chọn cách bắt đầu. Cách khác vẫn chọn được lần sau."

    @property
    def way(self) -> Way:
        """The chosen way."""
        return next((way for way, card in self.cards.items() if card.isChecked()), Way.NEW)

    @property
    def done_words(self) -> str:
        return "Việc của trường"

    @property
    def folder(self) -> Path:
        """The folder to open."""
        return self.folder_row.folder

    def first_wrong(self) -> FormField | None:
        if self.way not in _WITH_FOLDER:
            return None
        return self.folder_row.require(_MISSING[self.way])

    def look(self) -> Callable[[], str] | None:
        looks = {Way.FOLDER: _fault_of, Way.COPY: fault_of_earlier}
        return partial(looks[self.way], self.folder) if self.way in looks else None

    def show_look(self, fault: str) -> None:
        self.folder_row.field.set_fault(fault)
        if fault:
            self.lead_to(self.folder_row.field)

    def first_input(self) -> QWidget | None:
        return self.cards[self.way]

    def _build(self) -> None:
        self.cards = {
            Way.NEW: ChoiceCard(
                "Lập hồ sơ mới cho trường", "Điền tên trường, năm học, bộ chỉ số; khoảng năm phút.", "house"
            ),
            Way.COPY: ChoiceCard(
                "Bắt đầu năm học mới từ hồ sơ năm trước",
                "Chép Hội đồng, phân công, minh chứng từ thư mục hồ sơ cũ; không chép điểm.",
                "history",
            ),
            Way.FOLDER: ChoiceCard(
                "Mở thư mục hồ sơ đã có", "Hồ sơ chép từ máy khác, USB hoặc bản sao lưu.", "folder"
            ),
            Way.SAMPLE: ChoiceCard(
                "Xem thử trường minh họa", "Số liệu và tài liệu đặt ra để xem chương trình làm việc.", "eye"
            ),
        }
        for card in self.cards.values():
            self.body.addWidget(card)
            card.toggled.connect(self._show_folder)
        self.folder_row = FolderRow("Thư mục hồ sơ", "Mở thư mục hồ sơ")
        self.body.addWidget(self.folder_row)
        self.cards[Way.NEW].setChecked(True)
        self._show_folder()

    def _show_folder(self) -> None:
        self.folder_row.setVisible(self.way in _WITH_FOLDER)
        self.folder_row.field.set_fault("")
        self.cards_changed.emit()


def _fault_of(folder: Path) -> str:
    try:
        return "" if folder.is_dir() else _MISSING[Way.FOLDER]
    except OSError:
        return _MISSING[Way.FOLDER]


def fault_of_earlier(folder: Path) -> str:
    """Why a folder cannot be last year's dossier; "" when it can."""
    try:
        return "" if look_into(folder).years else "Hồ sơ này chưa có đợt đánh giá nào. Chọn thư mục khác."
    except CdsError as error:
        return f"{error.title}. {error.advice}"
