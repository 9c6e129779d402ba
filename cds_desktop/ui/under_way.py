"""Việc lâu đang làm: how far each is, which of them the window shows, and how "Hủy" reaches it."""

import threading
import time
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer

from cds_desktop.errors import Cancelled
from cds_desktop.progress import Progress
from cds_desktop.ui.signals import LongWork, signals

# What is done sooner is not worth a bar that comes and goes.
PATIENCE_MS = 400
_SECONDS_BETWEEN_NEWS = 0.05


@dataclass(eq=False)
class LongRun:
    """One long action or look."""

    work: LongWork
    is_look: bool
    cancel: threading.Event = field(default_factory=threading.Event)
    is_due: bool = False


@dataclass
class _Runs:
    all: list[LongRun] = field(default_factory=list)
    shown: LongRun | None = None


_runs = _Runs()


def begin(what: str, *, is_look: bool = False) -> LongRun:
    """From now on something is under way; the window shows what began first, unless it ends at once."""
    run = LongRun(LongWork(what), is_look)
    _runs.all.append(run)
    QTimer.singleShot(PATIENCE_MS, signals, lambda: _come_due(run))
    return run


def end(run: LongRun) -> None:
    """It has ended, in whatever way."""
    _runs.all.remove(run)
    _show()


def progress_of(run: LongRun) -> Progress:
    """Tells how far it is, from its own thread; raises `Cancelled` once nobody wants it any more."""
    last_told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal last_told
        if run.cancel.is_set():
            raise Cancelled
        now = time.monotonic()
        if (total and done >= total) or now - last_told >= _SECONDS_BETWEEN_NEWS:
            last_told = now
            work = LongWork(run.work.what, done, total)
            signals.hand_over(lambda: _tell(run, work))

    return tell


def is_any() -> bool:
    """Whether something is under way."""
    return bool(_runs.all)


def deed_words() -> str:
    """What is being written for long, or ""."""
    return next((run.work.what for run in _runs.all if not run.is_look), "")


def cancel_first() -> None:
    """Hủy what the window shows; it ends at its next word about how far it is."""
    if _runs.all:
        (_runs.shown or _runs.all[0]).cancel.set()


def cancel_all() -> None:
    """Hủy everything that is under way."""
    for run in _runs.all:
        run.cancel.set()


def cancel_looks() -> None:
    """End looks nobody waits for any more."""
    for run in _runs.all:
        if run.is_look:
            run.cancel.set()


def _come_due(run: LongRun) -> None:
    run.is_due = True
    _show()


def _show() -> None:
    shown = next((run for run in _runs.all if run.is_due), None)
    if shown is not _runs.shown:
        _runs.shown = shown
        signals.long_work.emit(shown.work if shown else None)


def _tell(run: LongRun, work: LongWork) -> None:
    run.work = work
    if run is _runs.shown:
        signals.long_work.emit(work)
