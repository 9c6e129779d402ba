"""So với năm trước: the mark of a criterion, its points then, and what was written then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.domain.text import capital
from cds_desktop.domain.year_on_year import ChangeMark
from cds_desktop.queries.criteria import CriterionView, SinceLastYear
from cds_desktop.ui.pages.scoring.texts import PARTS
from cds_desktop.ui.pages.text_dialog import TextDialog
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.labels import ElidedLabel

_LETTERS = 15
# Worked out, as long as nobody says otherwise.
_WORKED_OUT = {
    ChangeMark.UNSEEN: "Chưa xem",
    ChangeMark.KEPT: "Tự xét: giữ nguyên",
    ChangeMark.CHANGED: "Tự xét: thay đổi",
    ChangeMark.NEW: "Tự xét: mới",
    ChangeMark.BY_SET: "Bộ chỉ số thay đổi",
}
_BACK = "Tự xét theo số liệu"
_SAID = (ChangeMark.KEPT, ChangeMark.CHANGED, ChangeMark.NEW)


class SinceLastYearLine(QWidget):
    """One line below the head; hidden in a school's first year. `marked` carries a mark or None."""

    marked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._since: SinceLastYear | None = None
        self._code = ""
        self.words = ElidedLabel("", Type.SMALL, tone="muted")
        self.mark = ComboBox()
        self.mark.setAccessibleName("So với năm trước")
        self.mark.let_be_narrow()
        self.mark.setMinimumContentsLength(_LETTERS)
        self.texts = link("Bài viết cũ", "history")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.texts)
        self.mark.activated.connect(self._chosen)
        self.texts.clicked.connect(self.read_texts)
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in reading order."""
        return (self.mark, self.texts)

    def show_view(self, view: CriterionView) -> None:
        """Show a criterion beside what it was."""
        since = self._since = view.since
        self._code = view.criterion.code
        self.setVisible(since is not None)
        if since is None:
            return
        self._fill(since)
        self.mark.setEnabled(view.editable)
        self.mark.setAccessibleName(f"Tiêu chí {self._code} so với năm học {since.school_year}")
        self.words.set_full_text(f"Năm trước: {since.words or 'chưa chấm'}")
        self.texts.setToolTip(f"Bài viết của năm học {since.school_year}, chỉ để đọc")
        self.texts.setVisible(since.text is not None)

    def read_texts(self) -> None:
        """Read what was written last year; nothing of it is copied."""
        if self._since is None or self._since.text is None:
            return
        text = self._since.text
        parts = [(label, getattr(text, name)) for name, label, _ in PARTS]
        shown = "\n\n".join(f"{label.upper()}\n{written}" for label, written in parts if written)
        title = f"Tiêu chí {self._code}, năm học {self._since.school_year}"
        TextDialog(title, shown, self.window()).open()

    def _chosen(self, index: int) -> None:
        # Qt hands back the text of the value, not the value.
        value = self.mark.itemData(index)
        self.marked.emit(ChangeMark(value) if value else None)

    def _fill(self, since: SinceLastYear) -> None:
        worked_out = since.said is None
        first = _WORKED_OUT[since.mark] if worked_out else _BACK
        choices = [(first, None), *((capital(one.label), one) for one in _SAID)]
        shown = [(self.mark.itemText(n), self.mark.itemData(n)) for n in range(self.mark.count())]
        if shown != choices:
            self.mark.clear()
            for words, value in choices:
                self.mark.addItem(words, value)
        self.mark.setCurrentIndex(0 if since.said is None else 1 + _SAID.index(since.said))
        self.mark.setToolTip(
            "Chương trình xét theo số liệu và bộ chỉ số; chọn để tự đánh dấu."
            if worked_out
            else f"Do thầy cô đánh dấu; chọn “{_BACK}” để bỏ."
        )
