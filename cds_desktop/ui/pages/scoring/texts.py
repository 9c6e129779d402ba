"""Bốn phần viết của một tiêu chí, as tabs that show which are written."""

from functools import partial

from PySide6.QtCore import Qt
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

    shape = ("texts",)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self.code = workspace, ""
        self._states: list[State | None] = [None] * len(PARTS)
        self.setDocumentMode(True)
        self.store = AsEntered(self, self._deed)
        self.areas: dict[str, TextArea] = {}
        for name, label, hint in PARTS:
            area = TextArea(label, lines=4)
            area.setPlaceholderText(hint)
            area.textChanged.connect(self._typed)
            self.areas[name] = area
            self.addTab(area, label)
        self._show_glyphs()
        theme.on_change(self._paint_glyphs_anew)

    def show_text(self, code: str, text: CriterionText, *, editable: bool) -> None:
        """Show what is stored; whatever is being typed stays as it is."""
        if code != self.code:
            self._stand_for(code, text)
        for name, area in self.areas.items():
            if self.store.is_settled:
                area.fill(getattr(text, name), even_if_focused=True)
            area.setReadOnly(not editable)
        self._show_glyphs()

    def turn(self, step: int) -> None:
        """Ctrl+Tab: into the text shown, or on to the next one."""
        if self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.setCurrentIndex((self.currentIndex() + step) % self.count())
        self.currentWidget().setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Four whole words beat a row that has to be scrolled; the tool tip keeps the full name.
        words = LAST if self.width() >= WHOLE_FROM else LAST_SHORT
        if self.tabText(self.count() - 1) != words:
            self.setTabText(self.count() - 1, words)

    def _stand_for(self, code: str, text: CriterionText) -> None:
        self.code = code
        self.store.start_anew()
        self.setAccessibleName(f"Phần viết của tiêu chí {code}")
        for name, area in self.areas.items():
            area.start_anew(getattr(text, name))

    def _typed(self) -> None:
        if not any(area.is_filling for area in self.areas.values()):
            self._show_glyphs()
            self.store.touch()

    def _deed(self) -> Deed | None:
        text = CriterionText(**{name: area.toPlainText() for name, area in self.areas.items()})
        return partial(write_text, self._workspace, self.code, text)

    def _paint_glyphs_anew(self) -> None:
        self._states = [None] * len(PARTS)
        self._show_glyphs()

    def _show_glyphs(self) -> None:
        for place, (name, label, _) in enumerate(PARTS):
            state = State.NONE if _is_blank(self.areas[name]) else State.DONE
            if state is not self._states[place]:
                self._states[place] = state
                self.setTabIcon(place, state_icon(state, 18))
                self.setTabToolTip(place, f"{label}: {'đã viết' if state is State.DONE else 'chưa viết'}")


def _is_blank(area: TextArea) -> bool:
    document = area.document()
    return document.isEmpty() or (document.characterCount() < 200 and not area.toPlainText().strip())
