"""A child process that answers one JSON line for each JSON line it is asked."""

import json
import os
import selectors
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from e2e.screen import root_of_project

PATIENCE_S = 30.0


class Asked:
    """Started from the project's folder; its complaints go to a file."""

    def __init__(self, module: str, arguments: list[str], environment: dict[str, str], log: Path) -> None:
        root = root_of_project()
        paths = [str(root), str(root / "tests")]
        self.log = log
        with log.open("ab") as complaints:
            self.process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                cwd=root,
                env={
                    **environment,
                    "PYTHONPATH": os.pathsep.join(paths),
                    "PYTHONUTF8": "1",
                    "PYTHONFAULTHANDLER": "1",
                },
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
            )
        assert self.process.stdout is not None
        self._answers = selectors.DefaultSelector()
        self._answers.register(self.process.stdout, selectors.EVENT_READ)

    def ask(self, **question: Any) -> Any:
        """Ask and wait for the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.write(json.dumps(question).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise self._ended(question) from None
        if not self._answers.select(PATIENCE_S):
            raise TimeoutError(f"no answer to {question}\n{self.complaints}")
        line = self.process.stdout.readline()
        if not line:
            raise self._ended(question)
        told = json.loads(line)
        if "error" in told:
            raise RuntimeError(f"{question}: {told['error']}")
        return told["answer"]

    def _ended(self, question: Any) -> RuntimeError:
        status = self.process.wait()
        return RuntimeError(f"the process ended with {status} at {question}\n{self.complaints}")

    @property
    def complaints(self) -> str:
        """What it wrote to its standard error."""
        return self.log.read_text("utf-8", "replace")

    def end(self, patience_s: float = 10.0) -> int:
        """Wait for its end, or make one."""
        try:
            return self.process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
        finally:
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
