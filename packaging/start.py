"""Starts the frozen application."""

import multiprocessing
import sys

from cds_desktop.__main__ import main

if __name__ == "__main__":
    # A child process of the frozen application is this program again; without this it opens a window.
    multiprocessing.freeze_support()
    sys.exit(main())
