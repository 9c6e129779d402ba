"""How much memory the process holds once everything that can be given back was given back."""

import ctypes
import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent


def resident_mb() -> float:
    """Resident memory after a collection, free heap returned to the system; 0 where it cannot be read."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    if sys.platform != "linux":
        return 0.0
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
