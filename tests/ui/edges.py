"""Where the program ends: what goes wrong is heard, what leads outside answers at once."""

import gc
import logging
import random
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog


@contextmanager
def listening(found: Callable[[str], None]) -> Iterator[None]:
    """Everything that goes wrong reaches `found`: exceptions, errors in the log, complaints of Qt."""
    handler = _Listener(found)
    logging.getLogger().addHandler(handler)
    kept_hook = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        found("".join(traceback.format_exception(kind, error, trace)))

    def message(kind: QtMsgType, context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith("This plugin does not support"):
            found(f"Qt: {text}")

    sys.excepthook = hook
    kept_message = qInstallMessageHandler(message)
    try:
        yield
    finally:
        qInstallMessageHandler(kept_message)
        sys.excepthook = kept_hook
        logging.getLogger().removeHandler(handler)


class _Listener(logging.Handler):
    def __init__(self, found: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        self._found(self.format(record))


@contextmanager
def garbage_left() -> Iterator[None]:
    """As in the program: a lane that happened to collect would end widgets on its own thread."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def edges_closed(chance: random.Random, files: list[Path]) -> Iterator[None]:
    """What leads out of the program answers at once: file dialogs, other programs, the printer."""

    def one(*_: object) -> tuple[str, str]:
        return (str(chance.choice(files)) if chance.random() < 0.5 else "", "")

    def several(*_: object) -> tuple[list[str], str]:
        return ([str(path) for path in chance.sample(files, 2)] if chance.random() < 0.5 else [], "")

    with _replaced(
        (QFileDialog, "getOpenFileName", staticmethod(one)),
        (QFileDialog, "getOpenFileNames", staticmethod(several)),
        (QFileDialog, "getSaveFileName", staticmethod(lambda *_: ("", ""))),
        (QFileDialog, "getExistingDirectory", staticmethod(lambda *_: "")),
        (QDesktopServices, "openUrl", staticmethod(lambda *_: True)),
    ):
        yield


@contextmanager
def _replaced(*edges: tuple[object, str, object]) -> Iterator[None]:
    kept = [(owner, name, getattr(owner, name)) for owner, name, _ in edges]
    for owner, name, answer in edges:
        setattr(owner, name, answer)
    try:
        yield
    finally:
        for owner, name, answer in kept:
            setattr(owner, name, answer)
