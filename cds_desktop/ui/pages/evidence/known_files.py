"""Đã có tệp này: which of the files about to be added are evidence already, and what to do with each."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QWidget

from cds_desktop.actions.evidence import KnownFile, WhenKnown
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.labels import ElidedLabel, Label
from cds_desktop.ui.widgets.scrolled_inside import ScrollArea, scrolled

_CHOICES = {WhenKnown.REUSE: "Dùng lại", WhenKnown.ADD: "Thêm riêng", WhenKnown.SKIP: "Bỏ qua"}
# More than anybody would decide one by one: the rest follows the choice for all.
MOST_ROWS = 10

Decide = Callable[[dict[WhenKnown, list[Path]]], None]


class KnownFilesDialog(QDialog):
    """One choice for all, and one for each file; the other files go in meanwhile."""

    def __init__(
        self, known: Sequence[KnownFile], code: str, decide: Decide, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._known, self._decide = tuple(known), decide
        self.setWindowTitle("Tệp đã có")
        self.setMinimumWidth(600)
        self.for_all = _choices("Với mọi tệp")
        self.boxes = [_choices(f"Với tệp {file.source.name}") for file in self._known[:MOST_ROWS]]
        self._build(code)
        self.for_all.activated.connect(self._choose_for_all)

    @classmethod
    def ask(cls, owner: QWidget, known: Sequence[KnownFile], code: str, decide: Decide) -> None:
        """Show it over the window; `decide` gets the files by choice."""
        cls(known, code, decide, owner.window()).open()

    def accept(self) -> None:
        """Hands over what was chosen."""
        choices: dict[WhenKnown, list[Path]] = {choice: [] for choice in WhenKnown}
        for number, file in enumerate(self._known):
            box = self.boxes[number] if number < len(self.boxes) else self.for_all
            choices[box.currentData()].append(file.source)
        super().accept()
        self._decide(choices)

    def _choose_for_all(self, choice: int) -> None:
        for box in self.boxes:
            box.setCurrentIndex(choice)

    def _build(self, code: str) -> None:
        column = dialog_column(self, _headline(self._known))
        where = f"cho {code}" if code else "trong danh sách"
        words = f"Dùng lại: minh chứng đã có được dùng {where}. Thêm riêng: thành minh chứng mới, mã mới."
        column.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        if len(self._known) > 1:
            top = QHBoxLayout()
            top.addWidget(Label("Với mọi tệp", Type.SMALL_STRONG), 1)
            top.addWidget(self.for_all)
            top.addSpacing(Space.S)
            column.addLayout(top)
        column.addWidget(self._build_rows(), 1)
        column.addLayout(dialog_buttons(self, "Xong"))

    def _build_rows(self) -> ScrollArea:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, Space.S, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for number, (file, box) in enumerate(zip(self._known, self.boxes, strict=False)):
            words = f"Đã có {file.code} “{file.title}”"
            grid.addWidget(ElidedLabel(file.source.name, Type.STRONG), 2 * number, 0)
            grid.addWidget(ElidedLabel(words, Type.SMALL, tone="muted"), 2 * number + 1, 0)
            grid.addWidget(box, 2 * number, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        if (rest := len(self._known) - len(self.boxes)) > 0:
            words = f"Và {rest} tệp nữa: theo lựa chọn “Với mọi tệp”."
            grid.addWidget(Label(words, Type.SMALL, tone="muted"), 2 * len(self.boxes), 0, 1, 2)
        grid.setRowStretch(2 * len(self.boxes) + 1, 1)
        area = scrolled(content)
        area.setMinimumHeight(min(330, 16 + 54 * len(self.boxes)))
        return area


def _choices(name: str) -> ComboBox:
    box = ComboBox()
    box.setAccessibleName(name)
    for choice, words in _CHOICES.items():
        box.addItem(words, choice)
    return box


def _headline(known: Sequence[KnownFile]) -> str:
    if len(known) == 1:
        return f"Đã có {known[0].code} “{known[0].title}”, dùng lại?"
    return f"{len(known)} tệp đã có trong hồ sơ, dùng lại?"
