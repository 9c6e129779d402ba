"""Lanes beside the screen, which write and read; what they give arrives on the screen's thread."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes
from cds_desktop.errors import Cancelled, CdsError, WorkspaceGone
from cds_desktop.progress import Progress
from cds_desktop.ui import under_way
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.signals import LongWork, Signals, signals

__all__ = ["LongWork", "Signals", "signals"]

T = TypeVar("T")
Failed = Callable[[CdsError], None]

_log = logging.getLogger(__name__)


class Lane(Enum):
    """Which worker does it; each does one thing after the other.

    What takes long has lanes of its own: what is typed meanwhile is stored and shown at once.
    """

    WRITING = "ghi"
    READING = "đọc"
    LONG_WRITING = "ghi lâu"
    LONG_READING = "đọc lâu"

    @property
    def is_look(self) -> bool:
        """Whether nothing is lost when it is not done."""
        return self in (Lane.READING, Lane.LONG_READING)


@dataclass
class _State:
    executors: dict[Lane, ThreadPoolExecutor] = field(default_factory=dict)
    tickets: WeakKeyDictionary[QWidget, dict[object, int]] = field(default_factory=WeakKeyDictionary)
    under_way: int = 0
    is_ending: bool = False
    database: Path | None = None


_state = _State()


def run_action(
    owner: QWidget,
    action: Callable[[], Changes],
    *,
    done: Callable[[Changes], None] | None = None,
    failed: Failed | None = None,
) -> None:
    """Do one deed in the writing lane, then tell everybody; a fault is shown unless `failed` takes it."""
    _submit(Lane.WRITING, _Job(owner, action, partial(_finish, owner, done), failed))


def run_long_action(
    owner: QWidget,
    action: Callable[[Progress], Changes],
    *,
    what: str,
    done: Callable[[Changes], None] | None = None,
    failed: Failed | None = None,
) -> None:
    """Do one deed that takes its time: the window shows how far it is, with "Hủy"."""
    _submit_long(Lane.LONG_WRITING, owner, action, partial(_finish, owner, done), failed, what)


def run_long_query(
    owner: QWidget,
    query: Callable[[Progress], T],
    show: Callable[[T], None],
    *,
    what: str,
    failed: Failed | None = None,
) -> None:
    """Look at something that takes its time, beside all other looks, with "Hủy"; nothing is changed."""

    def show_if_there(found: T) -> None:
        if shiboken6.isValid(owner):
            show(found)

    _submit_long(Lane.LONG_READING, owner, query, show_if_there, failed, what)


def run_query(
    owner: QWidget, query: Callable[[], T], show: Callable[[T], None], *, failed: Failed | None = None
) -> None:
    """Look in the reading lane and `show` what was found; an older look of the same kind is dropped."""
    place = _place_of(show)
    tickets = _state.tickets.setdefault(owner, {})
    ticket = tickets[place] = tickets.get(place, 0) + 1

    def is_wanted() -> bool:
        return tickets[place] == ticket

    def show_if_wanted(found: T) -> None:
        if is_wanted() and shiboken6.isValid(owner):
            show(found)

    _submit(Lane.READING, _Job(owner, query, show_if_wanted, failed, is_wanted=is_wanted))


def cancel_long_action(*, every: bool = False) -> None:
    """Hủy: the long work that is shown, or all of it, ends at its next word about how far it is."""
    if every:
        under_way.cancel_all()
    else:
        under_way.cancel_first()


def is_long_action_running() -> bool:
    """Whether closing now would interrupt something."""
    return under_way.is_any()


def long_deed() -> str:
    """What is being written for long, e.g. "Đang chép 5 minh chứng", or ""."""
    return under_way.deed_words()


def watch_database(database: Path | None) -> None:
    """From now on a fault while this file is out of reach means that its drive is away."""
    _state.database = database


def is_idle() -> bool:
    """Whether everything asked for has been done and shown."""
    return _state.under_way == 0


def shut_down() -> None:
    """End all lanes: what was to be written is written, and its faults are told."""
    _state.is_ending = True
    under_way.cancel_looks()
    try:
        # A result that arrives now may ask for one more write; nobody looks any more.
        while _state.executors:
            for executor in list(_state.executors.values()):
                executor.shutdown(wait=True)
            _state.executors.clear()
            QCoreApplication.sendPostedEvents(signals, QEvent.Type.MetaCall.value)
    finally:
        _state.is_ending = False


@dataclass
class _Job:
    """One thing asked for: done on a lane's thread, delivered on the screen's."""

    owner: QWidget
    work: Callable[[], Any]
    finish: Callable[[Any], None]
    failed: Failed | None
    at_end: Callable[[], None] = lambda: None
    is_wanted: Callable[[], bool] = lambda: True

    def run(self) -> None:
        result, error = _attempt(self.work) if self.is_wanted() else (None, Cancelled())
        signals.hand_over(lambda: self._deliver(result, error))

    def _deliver(self, result: Any, error: CdsError | None) -> None:
        _state.under_way -= 1
        try:
            self.at_end()
            self._tell(result, error)
        finally:
            # What the job holds is let go on the screen's thread: a widget must not end on a lane's.
            vars(self).clear()

    def _tell(self, result: Any, error: CdsError | None) -> None:
        if error is None:
            self.finish(result)
            return
        if isinstance(error, WorkspaceGone):
            signals.gone.emit(error)
        if self.is_wanted():
            _fail(self.owner, error, self.failed)


def _submit(lane: Lane, job: _Job) -> None:
    if _state.is_ending and lane.is_look:
        job.at_end()
        return
    _state.under_way += 1
    _executor(lane).submit(job.run)


def _submit_long(
    lane: Lane,
    owner: QWidget,
    work: Callable[[Progress], Any],
    finish: Callable[[Any], None],
    failed: Failed | None,
    what: str,
) -> None:
    run = under_way.begin(what, is_look=lane.is_look)
    work_told = partial(work, under_way.progress_of(run))
    _submit(lane, _Job(owner, work_told, finish, failed, at_end=partial(under_way.end, run)))


def _attempt(work: Callable[[], Any]) -> tuple[Any, CdsError | None]:
    try:
        return work(), None
    except Cancelled as error:
        return None, error
    except Exception as error:
        if _is_out_of_reach():
            return None, WorkspaceGone(str(_state.database.parent if _state.database else ""))
        if isinstance(error, CdsError):
            return None, error
        _log.exception("unforeseen fault in a lane")
        return None, UnforeseenFault.of(error)


def _is_out_of_reach() -> bool:
    # Asked on the worker's thread: a drive that is gone may take its time to say so.
    try:
        return _state.database is not None and not _state.database.is_file()
    except OSError:
        return True


def _finish(owner: QWidget, done: Callable[[Changes], None] | None, changes: Changes) -> None:
    signals.saved.emit(datetime.now().astimezone())
    signals.changed.emit(changes)
    if done is not None and shiboken6.isValid(owner):
        done(changes)


def _fail(owner: QWidget, error: CdsError, failed: Failed | None) -> None:
    alive = shiboken6.isValid(owner)
    if failed is not None and alive:
        failed(error)
    elif isinstance(error, Cancelled):
        signals.said.emit(f"{error.title}. {error.advice}")
        return
    is_told = isinstance(error, WorkspaceGone)
    if (failed is None or isinstance(error, UnforeseenFault)) and not is_told:
        show_fault(owner.window() if alive else None, error)


def _executor(lane: Lane) -> ThreadPoolExecutor:
    if lane not in _state.executors:
        _state.executors[lane] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane.value)
    return _state.executors[lane]


def _place_of(show: Callable[..., object]) -> object:
    """Two looks are of one kind when the same code shows them."""
    function = getattr(show, "__func__", getattr(show, "func", show))
    return getattr(function, "__code__", function)
