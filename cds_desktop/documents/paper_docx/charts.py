"""Biểu đồ in Word: its title, its pictures, and its numbers as a table that can be read and edited."""

from collections.abc import Sequence
from io import BytesIO
from itertools import count
from xml.sax.saxutils import quoteattr

from docx.parts.document import DocumentPart

from cds_desktop.documents.paper_docx.letters import width_of
from cds_desktop.documents.paper_docx.measures import CELL_PADDING_X
from cds_desktop.documents.paper_docx.pictures import chart_pictures
from cds_desktop.documents.paper_docx.styles import BODY
from cds_desktop.documents.paper_docx.tables import ruled
from cds_desktop.documents.paper_docx.words import nothing, paragraph, run
from cds_desktop.documents.safe_text import one_line
from cds_desktop.domain.charts import Chart
from cds_desktop.domain.papers.model import Column, Row, Table, Weight

EMU_PER_POINT = 12_700
MM_PER_POINT = 25.4 / 72
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
TABLE_SIZE = 11
EDGE = 2.0
MOST_LETTERS = 40
# No screen reader waits for more.
LONGEST_SPOKEN = 1_000


class ChartWriter:
    """Puts charts into one document; every picture in it has a number of its own."""

    def __init__(self, part: DocumentPart) -> None:
        self.part = part
        self.numbers = count(1)

    def block(self, charts: Sequence[Chart], width: float) -> str:
        """Charts one below the other."""
        return "".join(self._chart(chart, width) for chart in charts)

    def _chart(self, chart: Chart, width: float) -> str:
        title = paragraph(run(one_line(chart.title), Weight.BOLD), BODY, keeps=True, align="left")
        # A picture exactly as wide as the text loses its edge in some programs.
        pictures = chart_pictures(chart, width - EDGE)
        drawn = "".join(
            paragraph(self._picture(chart, *picture), keeps=number < len(pictures))
            for number, picture in enumerate(pictures, 1)
        )
        if not (chart.headings and chart.rows):
            return title + drawn + nothing(8)
        return title + drawn + nothing(8) + ruled(_numbers(chart, width), width) + nothing(10)

    def _picture(self, chart: Chart, png: bytes, width: float, height: float) -> str:
        relation, _ = self.part.get_or_add_image(BytesIO(png))
        number = next(self.numbers)
        spoken = quoteattr("; ".join(map(one_line, chart.spoken))[:LONGEST_SPOKEN])
        size = f'cx="{width * EMU_PER_POINT:.0f}" cy="{height * EMU_PER_POINT:.0f}"'
        name = f'id="{number}" name="Biểu đồ {number}" descr={spoken}'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" '
            f'xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture" distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {size}/><wp:docPr {name}/><a:graphic>"
            f'<a:graphicData uri="{DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {name}/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
            f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def _numbers(chart: Chart, width: float) -> Table:
    """The table of a chart; the more a column says, the wider it is."""
    rows = [row[: len(chart.headings)] for row in chart.rows]
    columns = list(zip(chart.headings, *rows, strict=True))
    least = [max(map(_longest_word, texts)) + 2 * CELL_PADDING_X + EDGE for texts in columns]
    wanted = [min(max(map(len, texts)), MOST_LETTERS) for texts in columns]
    spare = max(width - sum(least), 0) / sum(wanted)
    made = [
        Column(head, (own + spare * share) * MM_PER_POINT)
        for head, own, share in zip(chart.headings, least, wanted, strict=True)
    ]
    return Table(tuple(made), tuple(Row(row) for row in rows), TABLE_SIZE)


def _longest_word(text: str) -> float:
    return max((width_of(word, Weight.BOLD, TABLE_SIZE) for word in text.split()), default=0)
