"""Where everything lies on the page of the papers: list, form, paper; fewer where room is short."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.papers.footer import PapersFooter
from cds_desktop.ui.pages.papers.form import PaperFormCard
from cds_desktop.ui.pages.papers.listing import PaperList, PaperListModel
from cds_desktop.ui.pages.papers.register import RegisterView
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.pdf_preview import PdfPreview
from cds_desktop.ui.widgets.state_glyph import State

LIST, FORM, NARROW_FORM = 264, 412, 400
LIST_FROM, ONE_COLUMN_BELOW = 1180, 860


class PapersLayout(Page):
    """Lays out the parts; the page joins them."""

    def _build(self) -> None:
        self.model = PaperListModel(self)
        self.list = PaperList(self.model)
        self.form = PaperFormCard(self.workspace, self.model)
        self.footer = PapersFooter()
        self.swap = secondary("Xem trước", "eye")
        self.footer.left.addWidget(self.swap)
        self.register = RegisterView(self.workspace)
        self._is_wide = False
        self._list_side, self._paper_side = self._build_list(), self._build_paper()
        parts = QHBoxLayout()
        parts.setSpacing(Space.L)
        for part, stretch in ((self._list_side, 0), (self.form, 1), (self._paper_side, 2)):
            parts.addWidget(part, stretch)
        self._parts = parts
        self._margins = QVBoxLayout()
        self._margins.addLayout(parts)
        papers = QWidget()
        column = QVBoxLayout(papers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._margins, 1)
        column.addWidget(self.footer)
        self.views = QStackedWidget()
        for view in (papers, self.register):
            self.views.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.views)

    def _build_list(self) -> Card:
        card = Card(padding=0, spacing=0)
        card.setAccessibleName("Các văn bản của đợt")
        card.setFixedWidth(LIST)
        self.to_register = link("Sổ số văn bản", "table")
        self.to_settings = link("Thể thức văn bản", "sliders")
        title = QHBoxLayout()
        title.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        title.addWidget(Label("Văn bản của đợt", Type.H3))
        below = QVBoxLayout()
        below.setContentsMargins(Space.S, Space.XS, Space.S, Space.S)
        below.setSpacing(0)
        for button in (self.to_register, self.to_settings):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            below.addLayout(row)
        card.body.addLayout(title)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(line())
        card.body.addLayout(below)
        return card

    def _build_paper(self) -> Card:
        self.preview = PdfPreview()
        self.chip = Chip("Dự thảo", State.ATTENTION)
        self.to_draft = icon_button("Về bản đang soạn", "undo")
        self.to_draft.hide()
        self.in_words = icon_button("Xem văn bản dạng chữ", "checklist")
        for part in (self.chip, self.to_draft, self.in_words):
            self.preview.head.addWidget(part)
        paper = Card(padding=1, spacing=0)
        paper.setAccessibleName("Xem trước văn bản")
        paper.body.addWidget(self.preview)
        return paper

    def set_wide(self, wide: bool) -> None:
        """The form takes the room of the paper too, or gives it back."""
        self._is_wide = wide
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def shows_paper(self) -> bool:
        """Whether the paper can be seen now."""
        return not self._paper_side.isHidden()

    def show_paper(self, shown: bool) -> None:
        """In one column: the paper instead of the form, or the form again."""
        self._paper_first = shown
        self._arrange()

    _paper_first = False

    def _arrange(self) -> None:
        width = self.width()
        side = Space.S if width < LIST_FROM else Space.L
        self._margins.setContentsMargins(side, Space.M, side, Space.M)
        self._parts.setSpacing(side)
        one, listed = width < ONE_COLUMN_BELOW, width >= LIST_FROM
        alone = one or self._is_wide
        was_at_choice = self.list.hasFocus() or self.form.box.hasFocus()
        self._list_side.setVisible(listed)
        self.form.show_box(boxed=not listed, alone=one)
        self.form.setVisible(not alone or not self._paper_first)
        self._paper_side.setVisible(not alone or self._paper_first)
        if alone:
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(16_777_215)
        else:
            self.form.setFixedWidth(FORM if listed else NARROW_FORM)
        self.swap.setVisible(alone)
        self.swap.set_words("Trở lại nhập" if self.shows_paper else "Xem trước")
        if was_at_choice:
            (self.list if listed else self.form.box).setFocus()
