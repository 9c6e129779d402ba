"""Chép từ năm trước: what comes along, what does not, what has no place any more; before anything is done."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions.rounds import CopyPlan
from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.evidence_words import size_words
from cds_desktop.errors import CdsError
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.setup_wizard.wizard_page import WizardPage
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

Planner = Callable[[], CopyPlan]
Row = tuple[State, str, str]
_LOOKING = "Đang xem hồ sơ năm trước…"
_MOST = 8


class FactRow(QWidget):
    """A glyph, a sentence and a fact, to be read only."""

    def __init__(self, state: State, sentence: str, fact: str = "") -> None:
        super().__init__()
        self.state, self.sentence, self.fact = state, sentence, fact
        self.setAccessibleName(f"{state.word}: {sentence}. {fact}".strip())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(sentence, wrap=True))
        if fact:
            words.addWidget(Label(fact, Type.SMALL, tone="muted", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.S, 0, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(StateGlyph(state, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class CopyPage(WizardPage):
    """Shows a plan; without one the wizard does not go on."""

    name = "Chép từ năm trước"
    intro = "Xem trước những gì sẽ chép. Chưa có gì được ghi; hồ sơ năm trước không thay đổi."

    def __init__(self) -> None:
        self.plan: CopyPlan | None = None
        self._then: Callable[[CopyPlan], None] = lambda _plan: None
        super().__init__()

    @property
    def done_words(self) -> str:
        return f"Từ {self.plan.earlier_year}" if self.plan else ""

    def ask(self, planner: Planner, then: Callable[[CopyPlan], None]) -> None:
        """Work out the plan beside the screen; `then` gets it once it is shown."""
        self.plan, self._then = None, then
        self._show([FactRow(State.GOING, _LOOKING)])
        run_query(self, planner, self._planned, failed=self._failed)

    def validatePage(self) -> bool:
        return self.plan is not None

    def _build(self) -> None:
        self.rows: list[FactRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.setSpacing(Space.S)
        self.body.addLayout(self._list)

    def _planned(self, plan: CopyPlan) -> None:
        self.plan = plan
        self._show([FactRow(*row) for row in rows_of(plan)])
        self._then(plan)

    def _failed(self, error: CdsError) -> None:
        self._show([FactRow(State.ERROR, error.detail or error.title, error.advice)])

    def _show(self, rows: list[FactRow]) -> None:
        self.rows = rows
        refill(self._list, rows)


def rows_of(plan: CopyPlan) -> list[Row]:
    """State, sentence and fact of each thing a copy does or leaves."""
    return [*_always(plan), *_to_look_at(plan)]


def _always(plan: CopyPlan) -> list[Row]:
    kept = f"{plan.evidence_count} minh chứng, {size_words(plan.size_bytes)}" if plan.evidence_count else ""
    return [
        (
            State.DONE,
            f"Hội đồng {len(plan.members)} người, {plan.assignments} phân công",
            "Sửa được sau khi mở đợt",
        ),
        (
            State.DONE,
            kept or "Không có minh chứng",
            "Đánh dấu “Giữ nguyên?” để hỏi lại từng minh chứng" if kept else "",
        ),
        (State.DONE, "Cơ quan nhận, căn cứ, thời hạn", "Thời hạn lấy ngày năm trước, sửa ở bước sau"),
        (
            State.NOTE,
            "Không chép điểm, số liệu, bài viết, biên bản, chữ ký",
            "Số liệu và bài viết năm trước vẫn xem được khi chấm",
        ),
    ]


def _to_look_at(plan: CopyPlan) -> Iterator[Row]:
    if not plan.is_closed:
        words = f"Năm học {plan.earlier_year} chưa chốt số liệu"
        yield State.ATTENTION, words, "So sánh theo số liệu đang có của năm đó"
    for basis in plan.asked_again:
        yield State.ATTENTION, "Căn cứ còn ghi năm học cũ", basis
    if plan.new_rows:
        named = _named([f"{code} {words}" for code, words in plan.new_rows])
        yield State.NOTE, f"{len(plan.new_rows)} dòng mới trong bộ chỉ số", named
    for row in plan.lost:
        held = [f"{len(row.evidence_codes)} minh chứng"] if row.evidence_codes else []
        held += [f"phân công của {', '.join(row.people)}"] if row.people else []
        fact = f"Năm trước có {' và '.join(held)}" if held else "Năm trước không gắn với gì"
        yield State.ATTENTION, f"Không còn {row.code} {row.words}".strip(), fact
    if plan.unused_codes:
        fact = _named(sorted(plan.unused_codes, key=code_order))
        words = f"{len(plan.unused_codes)} minh chứng giữ lại, chưa dùng ở tiêu chí nào"
        yield State.ATTENTION, words, fact


def _named(words: list[str]) -> str:
    more = f" và {len(words) - _MOST} mục khác" if len(words) > _MOST else ""
    return "; ".join(words[:_MOST]) + more
