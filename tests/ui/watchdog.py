"""Watches how long the screen's thread stays away from its event loop, and what it does meanwhile."""

import faulthandler
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
NOTEWORTHY_S = 0.05
MOST_CALLS = 14


@dataclass(frozen=True)
class Stall:
    """Once away from the event loop: on the clock, on the processor, during what, and doing what."""

    seconds: float
    busy_seconds: float
    during: str
    stack: str

    @property
    def line(self) -> str:
        """All of it but the stack."""
        return f"{self.seconds * 1000:5.0f} ms ({self.busy_seconds * 1000:4.0f} ms busy)  {self.during}"


class Watchdog(QObject):
    """A beat on the screen's thread, and a thread that looks at its stack when the beat stays away.

    `busy` is time on the processor: on a crowded machine only that says what the program itself did.
    """

    def __init__(self, noteworthy_s: float = NOTEWORTHY_S) -> None:
        super().__init__()
        self.stalls: list[Stall] = []
        self.longest_s = 0.0
        self.during = ""
        self._noteworthy_s = noteworthy_s
        self._watched = threading.get_ident()
        self._stack = ""
        self._dump = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (open as long as the thread looks)
        self._ending = threading.Event()
        self._begin_interval()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start(BEAT_MS)
        self._looker = threading.Thread(target=self._look, name="watchdog", daemon=True)
        self._looker.start()

    def beat(self) -> None:
        """The thread is back at its event loop."""
        seconds = time.perf_counter() - self._began
        self.longest_s = max(self.longest_s, seconds)
        if seconds >= self._noteworthy_s:
            busy = time.thread_time() - self._began_busy
            self.stalls.append(Stall(seconds, busy, self.during, self._stack))
        self._begin_interval()

    def name(self, during: str) -> None:
        """What happens from now on; what happened before keeps its own name."""
        self.beat()
        self.during = during

    @contextmanager
    def looking_away(self) -> Iterator[None]:
        """What is done in here is not the program's own."""
        self.beat()
        try:
            yield
        finally:
            self._begin_interval()

    def stop(self) -> None:
        """End the beat and the thread."""
        self._timer.stop()
        self._ending.set()
        self._looker.join()
        self._dump.close()

    def worst(self, count: int = 10) -> list[Stall]:
        """The longest on the processor, longest first."""
        return sorted(self.stalls, key=lambda stall: -stall.busy_seconds)[:count]

    def report(self, count: int = 10) -> str:
        """The worst offenders with their stacks."""
        return "\n".join(f"{stall.line}\n{stall.stack}" for stall in self.worst(count))

    def _begin_interval(self) -> None:
        self._stack = ""
        self._began = time.perf_counter()
        self._began_busy = time.thread_time()

    def _look(self) -> None:
        while not self._ending.wait(0.01):
            began = self._began
            if self._stack or time.perf_counter() - began < self._noteworthy_s / 2:
                continue
            # Never through frame objects: holding one keeps its painters and widgets alive past their time.
            self._dump.seek(0)
            self._dump.truncate()
            faulthandler.dump_traceback(self._dump, all_threads=True)
            if began == self._began:
                self._dump.seek(0)
                self._stack = _calls_of(self._dump.read(), self._watched)


def _calls_of(dump: str, thread: int) -> str:
    """The innermost calls of one thread, innermost first."""
    _, _, after = dump.partition(f"0x{thread:016x}")
    lines = after.partition("\n\n")[0].splitlines()[1 : 1 + MOST_CALLS]
    return "\n".join(f"      {line}" for line in lines)
