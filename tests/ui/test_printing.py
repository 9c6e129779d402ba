"""Printing: pages, sizes, copies and cancelling, with a printer that writes a PDF file."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from reportlab.pdfgen.canvas import Canvas

from cds_desktop.errors import FileNotWritable
from cds_desktop.ui.printing import job
from cds_desktop.ui.printing.asking import write_copy
from cds_desktop.ui.printing.job import PrintJob, pages_to_print


def paper(*sizes: tuple[float, float]) -> bytes:
    """A black square of one inch in the middle of each page."""
    output = io.BytesIO()
    canvas = Canvas(output)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(width / 2 - 36, height / 2 - 36, 72, 72, fill=1)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


UPRIGHT, WIDE = (595.0, 842.0), (842.0, 595.0)


@pytest.fixture
def printer(qapp, tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "in.pdf"))
    made.setResolution(150)
    return made


@pytest.fixture
def print_all(qtbot, printer, tmp_path):
    def run(pdf: bytes, *, cancelled: bool = False) -> Path:
        owner = QWidget()
        qtbot.addWidget(owner)
        printing = PrintJob(printer, pdf)
        if cancelled:
            printing.cancel()
        with qtbot.waitSignal(printing.ended, timeout=10_000) as ended:
            printing.start()
        assert ended.args == [""]
        return tmp_path / "in.pdf"

    return run


def pixels(path: Path, page: int, scale: float) -> list[bytes]:
    """The grey values of a printed page, row by row."""
    with pypdfium2.PdfDocument(path) as document:
        bitmap = document[page].render(scale=scale, grayscale=True)
        data = bytes(bitmap.buffer)
        return [data[y * bitmap.stride :][: bitmap.width] for y in range(bitmap.height)]


def dark_box(path: Path, page: int) -> tuple[float, float, float, float]:
    """The black area of a printed page, in points from the upper left."""
    rows = pixels(path, page, 1)
    dark = [(x, y) for y, row in enumerate(rows) for x, value in enumerate(row) if value < 128]
    across, down = [x for x, _ in dark], [y for _, y in dark]
    return min(across), min(down), max(across) + 1, max(down) + 1


def test_each_page_keeps_its_size_place_and_direction(print_all):
    printed = print_all(paper(UPRIGHT, WIDE))
    with pypdfium2.PdfDocument(printed) as document:
        sizes = [tuple(map(round, page.get_size())) for page in document]
    assert sizes == [(595, 842), (842, 595)]
    for page, (width, height) in enumerate((UPRIGHT, WIDE)):
        expected = (width / 2 - 36, height / 2 - 36, width / 2 + 36, height / 2 + 36)
        assert dark_box(printed, page) == pytest.approx(expected, abs=2)


def test_strips_meet_without_a_gap(print_all, monkeypatch):
    monkeypatch.setattr(job, "STRIPS_PER_PAGE", 61)
    printed = print_all(paper(UPRIGHT))
    rows = pixels(printed, 0, 150 / 72)
    dark = [y for y, row in enumerate(rows) if row[len(row) // 2] < 128]
    assert len(dark) == pytest.approx(150, abs=3)
    assert dark[-1] - dark[0] + 1 == len(dark)


def test_only_the_pages_asked_for_are_printed(print_all, printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    printed = print_all(paper(UPRIGHT, WIDE, UPRIGHT))
    with pypdfium2.PdfDocument(printed) as document:
        assert len(document) == 2


def test_copies_and_order_are_made_here_when_the_printer_cannot(printer):
    printer.setCopyCount(2)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_to_print(printer, 3) == [2, 1, 0, 2, 1, 0]


def test_a_cancelled_job_ends_without_a_page(print_all):
    printed = print_all(paper(*[UPRIGHT] * 50), cancelled=True)
    assert not printed.exists()


def test_a_damaged_paper_is_told_and_harms_nothing(qtbot, printer):
    printing = PrintJob(printer, b"%PDF-1.4 cut off")
    with qtbot.waitSignal(printing.ended, timeout=10_000) as ended:
        printing.start()
    assert ended.args != [""]


def test_a_saved_paper_gets_the_ending_of_a_pdf(tmp_path):
    assert write_copy(tmp_path / "danh-muc", b"%PDF").name == "danh-muc.pdf"
    assert [path.name for path in tmp_path.iterdir()] == ["danh-muc.pdf"]


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(FileNotWritable):
        write_copy(tmp_path / "mat" / "a.pdf", b"%PDF")
