"""Hỏi máy in: the system's print dialog, or a place for a file where there is no printer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from cds_desktop.ui.background import run_query, signals
from cds_desktop.ui.file_asking import ask_target
from cds_desktop.ui.printing.progress import start_printing

NO_PRINTER = "Máy này chưa có máy in: ghi ra tệp PDF"


def print_pdf(owner: QWidget, pdf: bytes, title: str, file_name: str) -> None:
    """In một văn bản: ask the system which printer and pages; without a printer ask for a file instead."""
    run_query(owner, has_printer, lambda found: _ask(owner, pdf, title, file_name, found))


def print_drawn(owner: QWidget, draw: Callable[[], bytes], title: str, file_name: str) -> None:
    """In a paper that `draw` makes beside the screen first."""
    run_query(owner, draw, lambda pdf: print_pdf(owner, pdf, title, file_name))


def save_pdf(owner: QWidget, pdf: bytes, title: str, file_name: str) -> None:
    """Ghi một văn bản ra tệp PDF, at a place the user chooses."""
    if target := ask_target(owner, title, file_name, "PDF (*.pdf)"):
        run_query(owner, lambda: write_copy(target, pdf), _said_saved)


def write_copy(target: Path, pdf: bytes) -> Path:
    """Write the paper to `target`, with the ending .pdf."""
    from cds_desktop.whole_files import write_whole

    target = target if target.suffix else target.with_suffix(".pdf")
    return write_whole(target, pdf)


def has_printer() -> bool:
    """Whether the system knows a printer; asking may take a while where printers are on a network."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def _said_saved(target: Path) -> None:
    signals.said.emit(f"Đã ghi {target.name}")


def _ask(owner: QWidget, pdf: bytes, title: str, file_name: str, found: bool) -> None:
    if not found:
        save_pdf(owner, pdf, NO_PRINTER, file_name)
        return
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, owner.window())
    dialog.setWindowTitle(f"In {title}")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    chosen = dialog.exec()
    dialog.deleteLater()
    if chosen == QDialog.DialogCode.Accepted:
        start_printing(owner, printer, pdf, title)
