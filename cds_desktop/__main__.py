"""Starts the command line."""

import sys

from cds_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
