"""Kiểm tra tệp: drop any signed PDF, scan or package; the words first, the details to unfold."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.verification import VerificationReport
from cds_desktop.errors import CdsError, NotAPackage
from cds_desktop.ui.background import run_query
from cds_desktop.ui.fault_dialog import UnforeseenFault
from cds_desktop.ui.file_asking import ask_files
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.verification.preview_dialog import PreviewDialog
from cds_desktop.ui.pages.verification.result_view import ResultView, state_of
from cds_desktop.ui.printing import print_drawn, save_pdf
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.drop_area import DropArea
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.scrolled_inside import scrolled
from cds_desktop.ui.widgets.state_glyph import State

FILTERS = "Tệp đã ký (*.pdf *.cdsx *.jpg *.jpeg *.png);;Mọi tệp (*)"
MOST_FILES = 20
_CERTIFICATES = frozenset({".cer", ".crt", ".pem", ".der", ".p7b", ".p7c", ".crl"})
_OF_TRUST = "Tệp chứng thư hoặc danh sách thu hồi được thêm ở trang Chứng thư tin cậy."
_WHAT_IS_CHECKED = "Chọn tệp PDF đã ký, bản quét PDF hoặc ảnh, hoặc gói .cdsx."
WIDEST = 960


@dataclass(frozen=True)
class Looked:
    """One file that was looked at: its report, or why there is none."""

    path: Path
    report: VerificationReport | None
    fault: CdsError | None = None


class VerificationPage(Page):
    """One file after the other; the last one is shown."""

    key = "verification"
    title = "Kiểm tra tệp"
    subjects = frozenset({Subject.TRUST})
    help_text = (
        "Thả vào đây tệp PDF đã ký, bản quét hoặc gói .cdsx, của ai cũng được. Chương trình chỉ xem, không "
        "đổi tệp: ai ký, khi nào, sau khi ký có gì thay đổi, nơi cấp chứng thư có được tin cậy trên máy này."
    )
    keys = (("Ctrl+O", "Chọn tệp để kiểm tra"),)

    def show_file(self, path: Path) -> None:
        """Check a file and show what was found."""
        look = partial(_look_at, path, self.workspace.now())
        run_query(self, look, self._show_looked, failed=partial(self._show_fault, path))

    def enter(self, code: str = "") -> None:
        super().enter(code)
        self.choose.setFocus()
        if code:
            self.show_file(Path(code))

    def set_margin(self, margin: int) -> None:
        self._column.setContentsMargins(margin, Space.L, margin, Space.L)

    def panes(self) -> list[QWidget]:
        return [self.drop, self.result]

    def _build(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(Space.L)
        self._column.addWidget(self._build_asking())
        self.result = ResultView()
        self.result.hide()
        self._column.addWidget(self.result)
        self._column.addWidget(self._build_list())
        sentence = "Kết quả hiện bằng lời, có chi tiết từng chữ ký, in hoặc lưu lại được."
        self.empty = EmptyState("Chưa kiểm tra tệp nào", sentence)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        self._looked: dict[Path, Looked] = {}
        self._shown: Looked | None = None

    def _build_asking(self) -> Card:
        card = Card("Tệp cần kiểm tra")
        self.choose = primary("Chọn tệp…", "folder")
        card.head.addWidget(self.choose)
        self.drop = DropArea(
            "để kiểm tra",
            invitation="Kéo tệp PDF đã ký, bản quét hoặc gói .cdsx vào đây",
            hint="chỉ xem, không đổi tệp",
        )
        card.body.addWidget(self.drop)
        return card

    def _build_list(self) -> Card:
        self._list_card = Card("Đã kiểm tra", spacing=0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._list_card.body.addLayout(self._rows)
        self._more = Label(f"Chỉ giữ {MOST_FILES} tệp gần nhất.", Type.SMALL, tone="muted")
        self._list_card.body.addWidget(self._more)
        self._list_card.hide()
        return self._list_card

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask)
        self.drop.clicked.connect(self._ask)
        self.drop.files_dropped.connect(self._take)
        self.result.look_asked.connect(self._look)
        self.result.print_asked.connect(self._print)
        self.result.save_asked.connect(self._save)
        self.result.trust_asked.connect(lambda: self.go_to.emit("trust", ""))
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self._ask)

    def _ask(self) -> None:
        self._take(ask_files(self, "Chọn tệp để kiểm tra", FILTERS))

    def _take(self, paths: list[Path]) -> None:
        for path in paths[:MOST_FILES]:
            self._forget(path)
        if paths:
            self._check_next(list(paths[:MOST_FILES]))

    def _check_next(self, paths: list[Path]) -> None:
        """One after the other: each result is shown as soon as it is there."""
        path, *rest = paths
        self.drop.show_busy(f"Đang kiểm tra {path.name}", f"còn {len(rest)} tệp" if rest else "")

        def shown(looked: Looked) -> None:
            self._show_looked(looked)
            self._go_on(rest)

        def failed(error: CdsError) -> None:
            self._show_fault(path, error)
            self._go_on(rest)

        run_query(self, partial(_look_at, path, self.workspace.now()), shown, failed=failed)

    def _go_on(self, rest: list[Path]) -> None:
        if rest:
            self._check_next(rest)
        else:
            self.drop.show_idle()

    def _forget(self, path: Path) -> None:
        self._looked.pop(path, None)

    def _show_fault(self, path: Path, error: CdsError) -> None:
        if not isinstance(error, UnforeseenFault):
            self._show_looked(Looked(path, None, error))

    def _show_looked(self, looked: Looked) -> None:
        self._forget(looked.path)
        self._looked = {looked.path: looked, **self._looked}
        while len(self._looked) > MOST_FILES:
            self._looked.popitem()
        self._show(looked)

    def _show(self, looked: Looked) -> None:
        self._shown = looked
        self.empty.hide()
        self.result.show()
        self._show_list()
        if looked.report is not None:
            self.result.show_report(looked.report, can_look=looked.path.suffix.lower() == ".pdf")
        elif (error := looked.fault) is not None:
            self.result.show_fault(*_fault_words(looked.path, error))
        for button in (self.result.print, self.result.save):
            button.setVisible(looked.report is not None)

    def _show_list(self) -> None:
        self._list_card.setVisible(len(self._looked) > 1)
        self._more.setVisible(len(self._looked) == MOST_FILES)
        refill(self._rows, [self._row(looked) for looked in self._looked.values()])

    def _row(self, looked: Looked) -> CheckRow:
        words = looked.report.lines[0] if looked.report and looked.report.lines else ""
        row = CheckRow(
            state_of(looked.report) if looked.report is not None else State.ERROR,
            looked.path.name,
            words or (looked.fault.title if looked.fault else ""),
            "Đang xem" if looked is self._shown else "Xem",
            strong=looked is self._shown,
        )
        row.clicked.connect(partial(self._show, looked))
        return row

    def _look(self) -> None:
        if self._shown is not None:
            PreviewDialog(self._shown.path, self).open()

    def _print(self) -> None:
        self._with_paper(lambda draw, title, name: print_drawn(self, draw, title, name))

    def _save(self) -> None:
        def ask(draw: Callable[[], bytes], title: str, name: str) -> None:
            run_query(self, draw, lambda pdf: save_pdf(self, pdf, title, name))

        self._with_paper(ask)

    def _with_paper(self, deed: Callable[[Callable[[], bytes], str, str], None]) -> None:
        if self._shown is None or self._shown.report is None:
            return
        report, stem = self._shown.report, self._shown.path.stem
        deed(partial(_draw, report), f"Kết quả kiểm tra {report.file_name}", f"{stem}_ket-qua-kiem-tra.pdf")

    def _something_changed(self, changes: Changes) -> None:
        # What is trusted has changed: the same file may now be judged otherwise.
        if changes.subject in self.subjects and self._shown is not None:
            self.show_file(self._shown.path)


def _fault_words(path: Path, error: CdsError) -> tuple[str, str, list[str]]:
    """Title, file and sentences; here a file need not be a package, so nothing is said of one."""
    if isinstance(error, NotAPackage) and path.suffix.lower() != ".cdsx":
        advice = _OF_TRUST if path.suffix.lower() in _CERTIFICATES else _WHAT_IS_CHECKED
        return "Không phải tệp PDF hay gói .cdsx", path.name, [advice]
    return error.title, path.name, [w for w in (error.detail, *error.faults, error.advice) if w]


def _look_at(path: Path, now: datetime) -> Looked:
    from cds_desktop.actions.verifying import report_of, verify

    return Looked(path, report_of(verify(path, now), now))


def _draw(report: VerificationReport) -> bytes:
    from cds_desktop.actions.verifying import draw_result

    return draw_result(report)
