"""Developer page: every part in every state, to be looked at after each change of the looks.

Reached from Cài đặt with Ctrl+Shift+F12 or CDS_DEVELOPER set; or run with
`python -m cds_desktop.ui.widgets.gallery [light|dark]`.
"""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QTabWidget,
    QWidget,
)

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Scheme, Space
from cds_desktop.ui.widgets.gallery_cards import evidence, inputs, meters, paths, preview, rows, states, work
from cds_desktop.ui.widgets.gallery_charts import charts
from cds_desktop.ui.widgets.gallery_states import conflict, focus, scores
from cds_desktop.ui.widgets.scrolled_inside import ScrollArea
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.widgets.stepper_rail import Step, StepperRail
from cds_desktop.ui.widgets.toast import Offer, Toast

STEPS = (
    Step("Việc cần làm", "checklist"),
    Step("Trường và đợt đánh giá", "house", State.DONE),
    Step("Hội đồng và phân công", "people", State.DONE),
    Step("Chấm tiêu chí", "pencil", State.GOING, "Đang làm · 27/29"),
    Step("Minh chứng", "paperclip", State.ATTENTION, "Cần chú ý · 6"),
    Step("Rà soát", "check-circle", State.ERROR, "Lỗi · 1"),
    Step("Họp và biên bản", "document", State.NONE),
    Step("Ký", "pen", State.NONE),
    Step("Nộp hồ sơ", "upload", State.LOCKED),
    Step("Kết quả", "ribbon", State.NONE),
)


def gallery(parent: QWidget | None = None) -> QWidget:
    """All parts on five tabs beside both rails."""
    window = QWidget(parent)
    window.setWindowTitle("Bộ phận màn hình")
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for narrow, current in ((False, 3), (True, 4)):
        row.addWidget(_rail(narrow, current))
    tabs = QTabWidget()
    tabs.addTab(_page(states, inputs, meters), "Trạng thái, ô nhập, thước")
    tabs.addTab(_page(rows, evidence, paths), "Dòng, minh chứng, đường đi")
    tabs.addTab(_page(focus, scores, conflict), "Tiêu điểm, điểm số, chọn một trong hai")
    tabs.addTab(_page(work, preview), "Việc lâu, xem trước")
    tabs.addTab(_page(charts), "Biểu đồ")
    row.addWidget(tabs, 1)
    toast = Toast(tabs)
    toast.show_offer("Đã gỡ H1-1.6-03 khỏi 1.6.2", Offer.UNDO)
    return window


def _rail(narrow: bool, current: int) -> StepperRail:
    rail = StepperRail()
    rail.show_steps(STEPS)
    rail.set_narrow(narrow)
    rail.set_current(current)
    rail.show_saved("Đã lưu lúc 14:32")
    return rail


def _page(*columns: Callable[[], QWidget]) -> QWidget:
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
    row.setSpacing(Space.L)
    for column in columns:
        row.addWidget(column(), 1)
    area = ScrollArea()
    area.setWidget(inside)
    return area


def main() -> int:
    """Show the gallery until it is closed."""
    app = QApplication(sys.argv)
    theme.apply(app, Scheme.DARK if "dark" in sys.argv else Scheme.LIGHT)
    window = gallery()
    window.resize(1366, 768)
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
