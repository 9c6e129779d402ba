"""Starts the frozen application."""

import multiprocessing

from cds_desktop.cli import run

if __name__ == "__main__":
    # A child process of the frozen application is this program again; without this it opens a window.
    multiprocessing.freeze_support()
    run()
