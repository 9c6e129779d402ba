"""Giữ nguyên?: evidence that came from last year, until somebody says that it still holds."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.round import EvidenceItem
from cds_desktop.ui.pages.evidence.deeds import EvidenceDeeds
from cds_desktop.ui.pages.evidence.notices import titled
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State


class AskedNotice(Panel):
    """What came from last year: does it still hold? `is_short` leaves out the sentence."""

    remove_asked = Signal()

    def __init__(self, *, is_short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("warn", padding=Space.XS if is_short else Space.M, parent=parent)
        self.confirm = secondary("Vẫn đúng")
        self.replace, self.remove = link("Thay tệp…"), link("Gỡ")
        self.remove.setToolTip("Bỏ khỏi năm nay; hồ sơ năm trước vẫn giữ.")
        self.remove.clicked.connect(self.remove_asked)
        row = FlowLayout(spacing=Space.XS)
        for part in (self.confirm, self.replace, self.remove):
            row.addWidget(part)
        if is_short:
            self.remove.hide()
        if not is_short:
            self.body.addLayout(titled(State.ATTENTION, Label("Giữ nguyên?", Type.STRONG, tone="warn")))
            words = "Chép từ năm trước. Năm nay còn đúng không?"
            self.body.addWidget(Label(words, Type.SMALL, wrap=True))
        self.body.addLayout(row)
        self.setAccessibleName("Minh chứng chép từ năm trước, giữ nguyên?")
        self.hide()

    def follow(
        self, deeds: EvidenceDeeds, item: Callable[[], EvidenceItem | None], place: Callable[[], int]
    ) -> None:
        """Its answers concern `item`, the new file the one at `place`."""

        def confirm() -> None:
            if (shown := item()) is not None:
                deeds.confirm([shown])

        def replace() -> None:
            if (shown := item()) is not None:
                deeds.replace(shown, place())

        self.confirm.clicked.connect(confirm)
        self.replace.clicked.connect(replace)

    def show_asked(self, asked: bool, *, has_file: bool) -> None:
        """Show it while nobody has said."""
        self.setVisible(asked)
        self.replace.setVisible(has_file)
