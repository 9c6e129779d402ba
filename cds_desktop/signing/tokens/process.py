"""Tiến trình riêng cho thư viện token: asks with a time limit, and ends the child for sure."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from types import TracebackType
from typing import Any, BinaryIO, Self
from weakref import finalize

import cds_desktop
from cds_desktop.errors import CdsError, TokenAnswersGarbled, TokenLibraryCrashed, TokenTooSlow
from cds_desktop.progress import Progress
from cds_desktop.signing.tokens.faults import error_of

WORKER_ARGUMENT = "--token-worker"
CONSOLE_PROGRAM = "cds-desktop-cli.exe"
LONGEST_ANSWER = 8 * 1024 * 1024
_LOOK_UP_SECONDS = 0.1
_GOOD_BYE_SECONDS = 1.5


@dataclass(frozen=True)
class Limits:
    """How long each step may take, in seconds (giới hạn thời gian)."""

    load: float = 20.0
    look: float = 20.0
    login: float = 25.0
    sign: float = 25.0

    def of(self, deed: str) -> float:
        """The limit of one step."""
        return {"load": self.load, "list": self.look, "login": self.login}.get(deed, self.sign)


def worker_command() -> list[str]:
    """How this application starts itself as the worker, from source and frozen."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "cds_desktop", WORKER_ARGUMENT]
    # A Windows program without a console has no streams to talk through.
    console = Path(sys.executable).with_name(CONSOLE_PROGRAM)
    return [str(console if console.is_file() else sys.executable), WORKER_ARGUMENT]


class TokenProcess:
    """One child with one library; use as a context, or `close` it."""

    def __init__(
        self,
        library: Path,
        *,
        command: Sequence[str] | None = None,
        limits: Limits | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.library = library
        self._limits = limits or Limits()
        self.progress = progress
        self._answers: Queue[bytes] = Queue()
        try:
            self._child = _start(list(command or worker_command()))
        except OSError as error:
            raise TokenLibraryCrashed("không mở được tiến trình đọc token") from error
        self.end_at_exit = finalize(self, _kill, self._child)
        assert self._child.stdout is not None
        Thread(target=_listen, args=(self._child.stdout, self._answers), daemon=True).start()
        try:
            self.ask("load", library=str(library))
        except BaseException:
            self.kill()
            raise

    def ask(self, deed: str, *, secret: bytearray | None = None, **request: Any) -> dict[str, Any]:
        """One question and its answer; a secret goes after the question and is wiped here."""
        try:
            self._send(deed, request, secret)
        except OSError as error:
            raise self._crashed() from error
        finally:
            if secret is not None:
                secret[:] = bytes(len(secret))
        answer = self._understood(self._wait(self._limits.of(deed)))
        if "ok" in answer:
            return dict(answer["ok"])
        raise error_of(answer, deed, self.library)

    def close(self) -> None:
        """Let the child log out, and end it for sure."""
        if self._child.poll() is None:
            with suppress(OSError):
                assert self._child.stdin is not None
                self._child.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                self._child.wait(_GOOD_BYE_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the child at once."""
        self.end_at_exit()

    @property
    def is_alive(self) -> bool:
        """Whether the child still runs."""
        return self._child.poll() is None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self.kill()

    def _send(self, deed: str, request: Mapping[str, Any], secret: bytearray | None) -> None:
        length = {} if secret is None else {"pin_length": len(secret)}
        channel = self._child.stdin
        assert channel is not None
        channel.write(json.dumps({"do": deed, **request, **length}).encode() + b"\n")
        if secret is not None:
            channel.write(secret)
        channel.flush()

    def _wait(self, seconds: float) -> bytes:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            with suppress(Empty):
                return self._answers.get(timeout=min(left, _LOOK_UP_SECONDS))
            self._say_how_far()
        self.kill()
        raise TokenTooSlow(f"chờ quá {seconds:g} giây")

    def _say_how_far(self) -> None:
        if self.progress is None:
            return
        try:
            self.progress(0, 0)
        except BaseException:
            self.kill()
            raise

    def _understood(self, line: bytes) -> dict[str, Any]:
        if not line:
            raise self._crashed()
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if isinstance(answer, dict) and isinstance(answer.get("ok", answer.get("fault")), dict | str):
            return answer
        self.kill()
        raise TokenAnswersGarbled(self.library.name)

    def _crashed(self) -> CdsError:
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(_GOOD_BYE_SECONDS)
        status = self._child.poll()
        self.kill()
        return TokenLibraryCrashed(f"{self.library.name}, mã {status}")


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    home = str(Path(cds_desktop.__file__).resolve().parent.parent)
    known = os.environ.get("PYTHONPATH")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([home, known] if known else [home]),
    }
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        bufsize=0,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _listen(channel: BinaryIO, answers: "Queue[bytes]") -> None:
    """Hand over each line, and b"" when there will be no more; an endless line is garbage.

    Only this thread closes the channel: closed by another while it reads, it could read somebody else's.
    """
    waiting = b""
    with suppress(OSError, ValueError), channel:
        while part := channel.read(65536):
            *lines, waiting = (waiting + part).split(b"\n")
            for line in lines:
                answers.put(line + b"\n")
            if len(waiting) > LONGEST_ANSWER:
                answers.put(b"?\n")
                break
    answers.put(b"")


def _kill(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        with suppress(OSError):
            child.kill()
    with suppress(subprocess.TimeoutExpired):
        child.wait(5)
    if child.stdin is not None:
        with suppress(OSError, ValueError):
            child.stdin.close()
