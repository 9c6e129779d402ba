"""Bốn phần viết của một tiêu chí, as tabs that show which are written."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget

from cds_desktop.actions.assess import write_text
from cds_desktop.domain.round import CriterionText
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui import theme
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.widgets.state_glyph import State, state_icon
from cds_desktop.ui.widgets.text_area import TextArea

PARTS = (
    ("description", "Hiện trạng", "Nhà trường đang có gì, làm tới đâu; số liệu lấy từ đâu."),
    ("strengths", "Điểm mạnh", "Việc nào làm tốt, vì sao."),
    ("shortcomings", "Tồn tại", "Việc nào chưa làm được, nguyên nhân."),
    ("plan", "Kế hoạch cải tiến", "Sẽ làm gì, ai làm, bao giờ xong."),
)

LAST, LAST_SHORT = PARTS[-1][1], "Kế hoạch"
WHOLE_FROM = 552


class CriterionTexts(QTabWidget):
    """Description, strengths, shortcomings and plan; all four are stored together."""

    def __init__(self, workspace: Workspace, code: str) -> None:
        super().__init__()
        self._workspace, self._code = workspace, code
        self.setDocumentMode(True)
        self.setAccessibleName(f"Phần viết của tiêu chí {code}")
        self.store = AsEntered(self, self._deed)
        self.areas: dict[str, TextArea] = {}
        for name, label, hint in PARTS:
            area = TextArea(label, lines=4)
            area.setPlaceholderText(hint)
            area.textChanged.connect(self._typed)
            self.areas[name] = area
            self.addTab(area, label)
        self._show_glyphs()
        theme.on_change(self._show_glyphs)

    def show_text(self, text: CriterionText, *, editable: bool) -> None:
        """Show what is stored; whatever is being typed stays as it is."""
        for name, area in self.areas.items():
            if self.store.is_settled:
                area.fill(getattr(text, name))
            area.setReadOnly(not editable)
        self._show_glyphs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Four whole words beat a row that has to be scrolled; the tool tip keeps the full name.
        self.setTabText(self.count() - 1, LAST if self.width() >= WHOLE_FROM else LAST_SHORT)

    def _typed(self) -> None:
        if not any(area.is_filling for area in self.areas.values()):
            self._show_glyphs()
            self.store.touch()

    def _deed(self) -> Deed | None:
        text = CriterionText(**{name: area.toPlainText() for name, area in self.areas.items()})
        return partial(write_text, self._workspace, self._code, text)

    def _show_glyphs(self) -> None:
        for place, (name, label, _) in enumerate(PARTS):
            state = State.DONE if self.areas[name].toPlainText().strip() else State.NONE
            self.setTabIcon(place, state_icon(state, 18))
            self.setTabToolTip(place, f"{label}: {'đã viết' if state is State.DONE else 'chưa viết'}")
