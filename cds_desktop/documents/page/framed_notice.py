"""A framed warning near the top of a paper that is not the official one."""

from cds_desktop.documents.page.drawn import Drawn
from cds_desktop.documents.page.fonts import BOLD
from cds_desktop.documents.page.text import wrap_lines

SIZE = 12
LEADING = 15
PADDING = 6
SPACE_AFTER = 10


class FramedNotice(Drawn):
    """Lời báo in a frame, centred."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.lines: tuple[str, ...] = ()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The height this takes; called by reportlab."""
        self.width = available_width
        self.lines = wrap_lines(self.text, BOLD, SIZE, available_width - 2 * PADDING)
        self.height = len(self.lines) * LEADING + 2 * PADDING + SPACE_AFTER
        return self.width, self.height

    def draw(self) -> None:
        """Called by reportlab."""
        self.canv.setLineWidth(1)
        self.canv.rect(0.5, SPACE_AFTER, self.width - 1, self.height - SPACE_AFTER)
        self.canv.setFont(BOLD, SIZE)
        y = self.height - PADDING - SIZE
        for line in self.lines:
            self.canv.drawCentredString(self.width / 2, y, line)
            y -= LEADING
