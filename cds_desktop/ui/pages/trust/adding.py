"""Thêm vào kho tin cậy: what a file holds; a root is taken only with the end of its fingerprint typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.queries.trust import KIND_WORDS, period_words
from cds_desktop.signing.trust_store import Candidate, TrustKind, in_blocks, matches_fingerprint
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.scrolled_inside import scrolled

EXPLAINED = (
    "So mã SHA-256 dưới đây với mã do tổ chức chứng thực công bố (trên trang của họ, công văn, hoặc hỏi qua "
    "điện thoại). Tin một chứng thư gốc là tin mọi chứng thư do nơi đó cấp."
)
TYPE_IT = "Gõ 8 ký tự cuối của mã để tin cậy"
DIFFERS = "Không khớp 8 ký tự cuối của mã trên đây."
NOTHING = "Chưa chọn mục nào: gõ 8 ký tự cuối của mã chứng thư gốc, hoặc đánh dấu mục khác."


class CandidateView(Panel):
    """One certificate or list of the file; `chosen` says what was typed, or None when it is not wanted."""

    def __init__(self, candidate: Candidate, parent: QWidget | None = None) -> None:
        super().__init__("sunken" if candidate.kind else "err", parent=parent)
        self.candidate = candidate
        kind = KIND_WORDS[candidate.kind] if candidate.kind else "Không thêm được"
        self.body.addWidget(Label(f"{kind}: {candidate.subject}", Type.STRONG, wrap=True))
        period = period_words(candidate.kind, candidate.not_before, candidate.not_after)
        facts = [f"Nơi cấp: {candidate.issuer}", period, candidate.key]
        self.body.addWidget(Label(" · ".join(fact for fact in facts if fact), Type.SMALL, wrap=True))
        digest = Label(f"SHA-256 {in_blocks(candidate.sha256)}", Type.SMALL_STRONG, wrap=True)
        self.body.addWidget(digest)
        for words in (*candidate.warnings, *([candidate.refusal] if candidate.refusal else [])):
            self.body.addWidget(Label(f"Lưu ý: {words}.", Type.SMALL, wrap=True))
        self.typed, self.wanted = LineEdit(), QCheckBox("Thêm mục này")
        self.field = FormField(TYPE_IT, self.typed)
        if candidate.kind is TrustKind.ROOT:
            self.body.addWidget(self.field)
        elif candidate.kind is not None:
            self.wanted.setChecked(True)
            self.body.addWidget(self.wanted)

    @property
    def chosen(self) -> tuple[Candidate, str] | None:
        """The candidate with what was typed of its fingerprint."""
        if self.candidate.kind is TrustKind.ROOT:
            return (self.candidate, self.typed.text()) if self.typed.text().strip() else None
        return (self.candidate, "") if self.candidate.kind and self.wanted.isChecked() else None

    def is_confirmed(self) -> bool:
        """Whether what was typed fits; says so below the field when it does not."""
        root = self.candidate.kind is TrustKind.ROOT and self.chosen is not None
        fits = not root or matches_fingerprint(self.typed.text(), self.candidate.sha256)
        self.field.set_fault("" if fits else DIFFERS)
        return fits


class AddingDialog(QDialog):
    """`confirmed` carries the chosen candidates, each with what was typed."""

    confirmed = Signal(list)

    def __init__(
        self, file_name: str, candidates: Sequence[Candidate], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Thêm từ {file_name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_dialog(self, 640, 560)
        self.views = [CandidateView(candidate) for candidate in candidates]
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label(self.windowTitle(), Type.H2, wrap=True))
        column.addWidget(Label(EXPLAINED, wrap=True))
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Space.M)
        for view in self.views:
            rows.addWidget(view)
        rows.addStretch(1)
        column.addWidget(scrolled(inside), 1)
        self.fault = Label("", Type.SMALL, tone="err", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        self.add, self.cancel = primary("Thêm vào kho tin cậy"), secondary("Không thêm")
        can_add = any(view.candidate.kind is not None for view in self.views)
        self.add.setVisible(can_add)
        self.add.clicked.connect(self._add)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.add)
        return row

    def _add(self) -> None:
        wrong = [view for view in self.views if not view.is_confirmed()]
        chosen = [view.chosen for view in self.views if view.chosen is not None]
        self.fault.setText(NOTHING)
        self.fault.setVisible(not chosen)
        if wrong:
            wrong[0].typed.setFocus()
        elif chosen:
            self.confirmed.emit(chosen)
            self.accept()
