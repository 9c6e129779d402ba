"""Các năm học trong hồ sơ: result and minutes of each, and the way into another year or a new one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.queries.years import YearRow
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class YearsCard(Card):
    """`open_asked` carries a file, `look_asked` the id of a round."""

    open_asked = Signal(object)
    look_asked = Signal(str)
    new_year_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Các năm học trong hồ sơ", padding=Space.L, spacing=Space.S, parent=parent)
        self.new_year = secondary("Mở đợt năm học mới…", "plus")
        self.new_year.clicked.connect(self.new_year_asked)
        self.head.addWidget(self.new_year)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    def show_years(self, years: tuple[YearRow, ...], *, writable: bool) -> None:
        """Show every year, the newest first."""
        self.new_year.setVisible(writable)
        refill(self._rows, [self._row(year, writable=writable) for year in years])

    def _row(self, year: YearRow, *, writable: bool) -> QWidget:
        row = QWidget()
        row.setAccessibleName(f"Năm học {year.school_year}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(title_words(year), Type.STRONG, wrap=True))
        words.addWidget(Label(facts_words(year), Type.SMALL, tone="muted", wrap=True))
        inside = QHBoxLayout()
        inside.setContentsMargins(0, Space.S, 0, Space.S)
        inside.setSpacing(Space.M)
        inside.addWidget(StateGlyph(State.GOING if year.is_open else State.LOCKED, 18))
        inside.addLayout(words, 1)
        if year.minutes is not None:
            inside.addWidget(self._paper(year.school_year, year.minutes))
        if year.is_current:
            inside.addWidget(Chip("Đang mở", State.NOTE))
        elif writable:
            inside.addWidget(self._look(year))
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(inside)
        return row

    def _paper(self, school_year: str, minutes: Path) -> QWidget:
        button = link("Mở biên bản", "document")
        button.setAccessibleName(f"Mở biên bản năm học {school_year}")
        button.clicked.connect(lambda: self.open_asked.emit(minutes))
        return button

    def _look(self, year: YearRow) -> QWidget:
        button = secondary("Xem năm này")
        button.setAccessibleName(f"Xem năm học {year.school_year}")
        button.setToolTip("Mọi trang chuyển sang năm học này; năm đang làm vẫn giữ nguyên.")
        button.clicked.connect(lambda: self.look_asked.emit(year.round_id))
        return button


def title_words(year: YearRow) -> str:
    """ "2025-2026 · Mức 2"."""
    provisional = ", tạm tính" if year.is_open else ""
    level = f"Mức {year.level}{provisional}" if year.level else "chưa chấm"
    return f"Năm học {year.school_year} · {level}"


def facts_words(year: YearRow) -> str:
    """Points per group, where the round stands, and how much evidence it has."""
    points = [f"Nhóm {code}: {show(points)}/{show(most)}" for code, points, most in year.groups if most]
    sealed = f"chốt {year.sealed_at_utc.astimezone():%d/%m/%Y}" if year.sealed_at_utc else ""
    state = year.phase.label if year.is_open else sealed or "chép sang để xem, chưa chốt số liệu"
    return " · ".join([*(points if year.level else []), state, f"{year.evidence_count} minh chứng"])
