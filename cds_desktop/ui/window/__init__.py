"""The main window: rail, header, one page at a time, toast and progress."""

from cds_desktop.ui.window.main_window import MainWindow

__all__ = ["MainWindow"]
