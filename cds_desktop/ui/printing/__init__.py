"""In và ghi ra tệp: a PDF to the printer or into a file the user chooses."""

from cds_desktop.ui.printing.asking import print_drawn, print_pdf, save_pdf

__all__ = ["print_drawn", "print_pdf", "save_pdf"]
