"""Hồ sơ đang ở đâu: from the package written to the recognition, with what is not there yet in words."""

from PySide6.QtWidgets import QWidget

from cds_desktop.domain.round import Phase
from cds_desktop.queries.results import ResultsView
from cds_desktop.ui.pages.submission.history import SentList
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.path_list import PathItem, PathList
from cds_desktop.ui.widgets.state_glyph import State

_REACHED = {
    Phase.SUBMITTED: 1,
    Phase.RETURNED: 2,
    Phase.REVIEWED: 3,
    Phase.RECOGNISED: 4,
    Phase.PUBLISHED: 5,
}


class WayCard(Card):
    """The way of the dossier, and every package that was written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hồ sơ đang ở đâu", padding=Space.L, spacing=Space.S, parent=parent)
        self.path = PathList("Đường đi của hồ sơ")
        self.body.addWidget(self.path)
        self.body.addWidget(line())
        self.body.addWidget(Label("Gói đã ghi", Type.H3))
        self.sent = SentList()
        self.body.addWidget(self.sent)
        self.body.addStretch(1)

    def show_view(self, view: ResultsView) -> None:
        """Show how far the dossier is."""
        self.path.show_items(_stations(view))
        self.sent.show_packages(view.packages)


def _stations(view: ResultsView) -> list[PathItem]:
    office = view.office_name or "cơ quan tiếp nhận"
    newest = view.packages[0] if view.packages else None
    written = f"{newest.written_at_utc.astimezone():%d/%m/%Y, %H:%M}" if newest else "Ở trang Nộp hồ sơ"
    stations = [
        ("Ghi gói để nộp", written, "Đã ghi"),
        ("Biên nhận", f"Do {office} gửi lại", "Đang chờ"),
        ("Đánh giá ngoài", "Điểm của cơ quan đứng cạnh điểm của trường", ""),
        ("Công nhận", "Số, ngày quyết định và mức được công nhận", ""),
        ("Công bố", "Đường dẫn trên trang của trường", ""),
    ]
    reached = _REACHED.get(view.phase, 0) if newest else 0
    items = []
    for number, (name, fact, note) in enumerate(stations):
        state = State.DONE if number < reached else State.GOING if number == reached else State.NONE
        shown = "Xong" if state is State.DONE and number else note if number <= reached else ""
        if number == 0 and not reached:
            shown = "Chưa ghi"
        items.append(PathItem(name, state, fact, shown or "Chưa có", is_current=number == reached))
    return items
