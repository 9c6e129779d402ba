"""Kết quả: what the receiving office answers; so far only that nothing has come."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from cds_desktop import queries
from cds_desktop.actions import Subject
from cds_desktop.queries import Overview, StepState
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState


class ResultsPage(Page):
    """An honest empty state."""

    key = "results"
    title = "Kết quả"
    help_text = "Biên nhận, điểm của cơ quan nhận và quyết định công nhận sẽ nằm ở đây."
    subjects = frozenset({Subject.ROUND, Subject.PACKAGES, Subject.MINUTES})

    def reload(self) -> None:
        run_query(self, partial(queries.overview, self.workspace), self._show)

    def set_margin(self, margin: int) -> None:
        self._column.setContentsMargins(margin, Space.L, margin, Space.L)

    def _build(self) -> None:
        self.to_submission = secondary("Đến Nộp hồ sơ", arrow=True)
        self.empty = EmptyState("Chưa nhận được gì", "", [self.to_submission])
        card = Card()
        card.body.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.addWidget(card)

    def _connect(self) -> None:
        self.to_submission.clicked.connect(lambda: self.go_to.emit("submission", ""))

    def _show(self, overview: Overview) -> None:
        sent = any(step.key == "submission" and step.state is StepState.DONE for step in overview.steps)
        self.to_submission.setVisible(not sent)
        if sent:
            self.empty.show_words(
                "Chưa nhận được kết quả",
                "Hồ sơ đã ghi để nộp. Biên nhận và kết quả do cơ quan nhận gửi lại.",
            )
        else:
            self.empty.show_words(
                "Chưa nộp hồ sơ", "Kết quả có sau khi cơ quan nhận đã kiểm tra hồ sơ của trường."
            )
