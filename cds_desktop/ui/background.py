"""Two lanes beside the screen, one writes and one reads; what they give arrives on the screen's thread."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes
from cds_desktop.errors import Cancelled, CdsError, WorkspaceGone
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault

T = TypeVar("T")
Progress = Callable[[int, int], None]
Failed = Callable[[CdsError], None]

_log = logging.getLogger(__name__)
_SECONDS_BETWEEN_NEWS = 0.05


class Lane(Enum):
    """Which worker does it; each does one thing after the other."""

    WRITING = "ghi"
    READING = "đọc"


@dataclass(frozen=True)
class LongWork:
    """How far a long action is; `total=0` while nobody knows."""

    what: str
    done: int = 0
    total: int = 0


class Signals(QObject):
    """What every page may listen to; all are emitted on the screen's thread.

    `said` carries a sentence for the toast, `did` one about the last deed, which can be taken back.
    `gone` carries the fault of a workspace that is out of reach; `back` comes when it is reached again.
    """

    changed = Signal(object)
    saved = Signal(object)
    said = Signal(str)
    did = Signal(str)
    long_work = Signal(object)
    gone = Signal(object)
    back = Signal()
    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._arrived.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def hand_over(self, deliver: Callable[[], None]) -> None:
        """Call `deliver` on the screen's thread, soon."""
        self._arrived.emit(deliver)

    @Slot(object)
    def _open(self, deliver: Callable[[], None]) -> None:
        deliver()


@dataclass
class _State:
    executors: dict[Lane, ThreadPoolExecutor] = field(default_factory=dict)
    tickets: WeakKeyDictionary[QWidget, dict[object, int]] = field(default_factory=WeakKeyDictionary)
    under_way: int = 0
    cancel: threading.Event | None = None
    is_ending: bool = False
    database: Path | None = None


signals = Signals()
_state = _State()


def run_action(
    owner: QWidget,
    action: Callable[[], Changes],
    *,
    done: Callable[[Changes], None] | None = None,
    failed: Failed | None = None,
) -> None:
    """Do one deed in the writing lane, then tell everybody; a fault is shown unless `failed` takes it."""
    _submit(Lane.WRITING, owner, action, lambda changes: _finish(owner, changes, done), failed)


def run_long_action(
    owner: QWidget,
    action: Callable[[Progress], Changes],
    *,
    what: str,
    done: Callable[[Changes], None] | None = None,
    failed: Failed | None = None,
) -> None:
    """Do one deed that takes its time: the window shows how far it is, with "Hủy"."""
    cancel = threading.Event()
    _state.cancel = cancel
    signals.long_work.emit(LongWork(what))

    def end() -> None:
        if _state.cancel is cancel:
            _state.cancel = None
            signals.long_work.emit(None)

    def finish(changes: Changes) -> None:
        end()
        _finish(owner, changes, done)

    progress = _progress(what, cancel)
    _submit(Lane.WRITING, owner, lambda: action(progress), finish, failed, at_failure=end)


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

    _submit(Lane.READING, owner, query, show_if_wanted, failed, is_wanted=is_wanted)


def cancel_long_action() -> None:
    """Hủy: the long action ends at its next word about how far it is."""
    if _state.cancel is not None:
        _state.cancel.set()


def is_long_action_running() -> bool:
    """Whether closing now would interrupt something."""
    return _state.cancel is not None


def watch_database(database: Path | None) -> None:
    """From now on a fault while this file is out of reach means that its drive is away."""
    _state.database = database


def is_idle() -> bool:
    """Whether everything asked for has been done and shown."""
    return _state.under_way == 0


def shut_down() -> None:
    """End both lanes: what was to be written is written, and its faults are told."""
    _state.is_ending = True
    try:
        # A result that arrives now may ask for one more write; nobody looks any more.
        while _state.executors:
            for executor in list(_state.executors.values()):
                executor.shutdown(wait=True)
            _state.executors.clear()
            QCoreApplication.sendPostedEvents(signals, QEvent.Type.MetaCall.value)
    finally:
        _state.is_ending = False


def _submit(
    lane: Lane,
    owner: QWidget,
    work: Callable[[], Any],
    finish: Callable[[Any], None],
    failed: Failed | None,
    *,
    at_failure: Callable[[], None] | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> None:
    def deliver(result: Any, error: CdsError | None) -> None:
        _state.under_way -= 1
        if error is None:
            finish(result)
            return
        if at_failure is not None:
            at_failure()
        if isinstance(error, WorkspaceGone):
            signals.gone.emit(error)
        if is_wanted():
            _fail(owner, error, failed)

    def run() -> None:
        result, error = _attempt(work) if is_wanted() else (None, Cancelled())
        signals.hand_over(lambda: deliver(result, error))

    if _state.is_ending and lane is Lane.READING:
        return
    _state.under_way += 1
    _executor(lane).submit(run)


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


def _finish(owner: QWidget, changes: Changes, done: Callable[[Changes], None] | None) -> None:
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


def _progress(what: str, cancel: threading.Event) -> Progress:
    last_told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal last_told
        if cancel.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - last_told >= _SECONDS_BETWEEN_NEWS:
            last_told = now
            signals.hand_over(lambda: _show_progress(cancel, LongWork(what, done, total)))

    return tell


def _show_progress(cancel: threading.Event, work: LongWork) -> None:
    if _state.cancel is cancel:
        signals.long_work.emit(work)


def _executor(lane: Lane) -> ThreadPoolExecutor:
    if lane not in _state.executors:
        _state.executors[lane] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane.value)
    return _state.executors[lane]


def _place_of(show: Callable[..., object]) -> object:
    """Two looks are of one kind when the same code shows them."""
    function = getattr(show, "__func__", getattr(show, "func", show))
    return getattr(function, "__code__", function)
