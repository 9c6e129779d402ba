"""A screen of its own: Xvfb on a free number, and a window manager on it."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

SIZE = "1366x768x24"
PROGRAMS = ("Xvfb", "openbox", "xdotool")
PATIENCE_S = 20.0


def until(what: str, found: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    """Wait until something holds, looking often; say what never came."""
    deadline = time.monotonic() + patience_s
    while not found():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{patience_s:.0f} s: {what}")
        time.sleep(0.01)


@contextmanager
def screen(size: str = SIZE) -> Iterator[dict[str, str]]:
    """The environment of programs that shall show themselves there."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        raise RuntimeError(f"not installed: {', '.join(missing)}; see packaging/prepare.sh")
    with ExitStack() as stack:
        display = stack.enter_context(_server(size))
        environment = {
            **os.environ,
            "DISPLAY": f":{display}",
            "QT_QPA_PLATFORM": "xcb",
            # Qt's own file dialog, as on a desktop without portals; no input method but the keyboard.
            "QT_QPA_PLATFORMTHEME": "",
            "QT_IM_MODULE": "compose",
            "QT_SCALE_FACTOR": "1",
            "NO_AT_BRIDGE": "1",
        }
        environment.pop("WAYLAND_DISPLAY", None)
        stack.enter_context(_running(["openbox", "--sm-disable"], environment))
        until("openbox manages the screen", lambda: _is_managed(environment))
        yield environment


@contextmanager
def _server(size: str) -> Iterator[int]:
    reading, writing = os.pipe()
    # The server chooses a free number by itself and writes it down once it takes connections.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with _running(command, dict(os.environ), (writing,)), os.fdopen(reading) as answer:
        os.close(writing)
        number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield int(number)


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], kept: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        env=environment,
        pass_fds=kept,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _is_managed(environment: dict[str, str]) -> bool:
    asked = subprocess.run(
        ["xdotool", "get_num_desktops"], env=environment, capture_output=True, check=False, text=True
    )
    return asked.returncode == 0 and asked.stdout.strip().isdigit()


def root_of_project() -> Path:
    """The folder the program is started from."""
    return Path(__file__).resolve().parents[2]
