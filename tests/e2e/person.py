"""Somebody at the screen: sees what is there, waits as people wait, and has only a mouse or only keys."""

import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import Answer, Member
from e2e.asking import Asked
from e2e.screen import until

Told = dict[str, Any]
PATIENCE_S = 15.0


class Person(ABC):
    """What both kinds of hands have in common: eyes, typing, and the rest of the desktop."""

    def __init__(self, program: Asked, desk: Asked, environment: dict[str, str], shots: Path) -> None:
        self.program, self.desk = program, desk
        self.shots = shots
        self._environment = environment
        self._shots_taken = 0

    # --- eyes ---------------------------------------------------------------------------------

    def see(self, name: str, kind: str = "", inside: str = "", patience_s: float = PATIENCE_S) -> Told:
        """Wait until something with this name is in front; the first that can be used."""
        found: list[Told] = []

        def look() -> bool:
            found[:] = self._find(name, kind, inside)
            return bool(found)

        self._await(f"“{name}” is to be seen", look, patience_s)
        return found[0]

    def sees(self, name: str, kind: str = "", inside: str = "") -> bool:
        """Whether something with this name is in front now."""
        return bool(self._find(name, kind, inside))

    def see_no(self, name: str) -> None:
        """Wait until nothing has this name any more."""
        self._await(f"“{name}” is gone", lambda: not self._find(name))

    def see_value(self, name: str, value: str, inside: str = "") -> None:
        """Wait until a field shows a value."""
        self._await(
            f"“{name}” shows “{value}”",
            lambda: any(told["value"] == value for told in self._find(name, "", inside)),
        )

    def see_row(self, view: str, pattern: str) -> None:
        """Wait until a list has a row that fits."""
        self._await(f"“{view}” has “{pattern}”", lambda: self.count_rows(view, pattern) > 0)

    def count_rows(self, view: str, pattern: str = "*") -> int:
        """How many rows of a list fit."""
        return sum(fnmatchcase(row["name"], pattern) for row in self.program.ask(ask="rows", view=view))

    def see_checked(self, name: str, checked: bool, inside: str = "") -> None:
        """Wait until a box or choice is ticked, or is not."""
        self._await(
            f"“{name}” is {'ticked' if checked else 'not ticked'}",
            lambda: any(told["checked"] is checked for told in self._find(name, "tick", inside)),
        )

    def settle(self) -> None:
        """Wait until everything asked for has been done and shown."""
        self._await("the program is idle", lambda: self.program.ask(ask="idle"))

    def shoot(self, name: str) -> None:
        """Keep a picture of the whole screen."""
        self.settle()
        self._shots_taken += 1
        path = self.shots / f"{self._shots_taken:02}-{name}.png"
        self.program.ask(ask="shot", path=str(path))

    def leave(self) -> int:
        """Close the window; the program's exit status."""
        self.close_window()
        return self.program.end()

    def begin(self, chapter: str) -> None:
        """What is done from now on, for the list of stalls."""
        self.program.ask(ask="during", during=chapter)

    # --- hands --------------------------------------------------------------------------------

    @abstractmethod
    def press(self, name: str, inside: str = "") -> None:
        """A button, a link, a card."""

    @abstractmethod
    def focus(self, name: str, inside: str = "") -> None:
        """Put the cursor into a field."""

    @abstractmethod
    def choose(self, name: str, text: str) -> None:
        """Choose an entry of a drop-down list."""

    @abstractmethod
    def option(self, name: str, inside: str) -> None:
        """Choose one of several radio buttons."""

    @abstractmethod
    def tick(self, name: str, inside: str = "") -> None:
        """Tick a box."""

    @abstractmethod
    def tab(self, name: str) -> None:
        """Bring a tab to the front; the cursor goes into what it shows."""

    @abstractmethod
    def pick(self, view: str, row: str) -> None:
        """Choose a row of a list."""

    @abstractmethod
    def last_entry(self, name: str) -> None:
        """Choose the last entry of the menu that is open."""

    @abstractmethod
    def step(self, number: int) -> None:
        """Go to a step of the rail; 0 is the start page."""

    def enter(self, name: str, text: str, inside: str = "") -> None:
        """Write a text into a field, in place of what stands there."""
        self.focus(name, inside)
        self.write(text)
        self.see_value(name, text, inside)

    def write(self, text: str) -> None:
        """Write over whatever has the cursor."""
        self.keys("ctrl+a")
        self.type(text)

    def type(self, text: str) -> None:
        """Type; letters no key has are pasted, as the other lines of a text are."""
        if text.isascii() and "\n" not in text:
            self.x("type", "--delay", "1", text)
        else:
            self.desk.ask(text=text)
            self.keys("ctrl+v")

    def keys(self, *names: str) -> None:
        """Press keys, one after the other."""
        self.x("key", "--delay", "1", *names)

    def enter_both(self, first: str, second: str, inside: str, answer: Answer) -> None:
        """Part and whole: "37/40" in the first field fills both, or one after the other."""
        part, whole = show(answer.numerator), show(answer.denominator)
        self.focus(first, inside)
        self.write(f"{part}/{whole}")
        self.keys("Tab")
        self.see_value(first, part, inside)
        self.see_value(second, whole, inside)

    def search(self, name: str, typed: str, choice: str) -> None:
        """Type into a field that offers what it finds, and take one of the finds."""
        self.focus(name)
        self.write(typed)
        self._await("something is offered", lambda: self.front()["popup"])
        self.take_offer(choice)
        self._await("the offers are gone", lambda: not self.front()["popup"])

    @abstractmethod
    def take_offer(self, choice: str) -> None:
        """Choose one row of the list below a field."""

    @abstractmethod
    def undo(self) -> None:
        """Take the last deed back."""

    @abstractmethod
    def redo(self) -> None:
        """Do again what was taken back."""

    def paste_files(self, files: list[Path]) -> None:
        """Copy files on the desktop, paste them into the page."""
        self.desk.ask(files=[str(file) for file in files])
        self.keys("ctrl+v")

    @abstractmethod
    def ask_for_files(self) -> None:
        """Open the file dialog of the page."""

    @abstractmethod
    def add_members(self, members: Sequence[Member]) -> None:
        """Put these people into the table of the council."""

    @abstractmethod
    def close_window(self) -> None:
        """Close the window in front."""

    @abstractmethod
    def give_key(self, file: Path, password: str) -> None:
        """Name the file of a key, and its password."""

    def answer_file_dialog(self, paths: list[Path]) -> None:
        """Write the paths into the dialog that is open, and accept."""
        self._await("the file dialog is open", self._file_dialog_is_open)
        # The dialog's cursor is in its field of names; while one types it may offer names below.
        self.write(" ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0]))
        self.keys("Return")
        self._await("the file dialog is closed", lambda: not self._file_dialog_is_open())

    def front(self) -> Told:
        """The window in front."""
        told: Told = self.program.ask(ask="front")
        return told

    def x(self, *arguments: str) -> None:
        """One call of xdotool."""
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=30)

    def _file_dialog_is_open(self) -> bool:
        told = self.front()
        return bool(told["popup"] or told["kind"] == "QFileDialog")

    # --- within -------------------------------------------------------------------------------

    def _find(self, name: str, kind: str = "", inside: str = "") -> list[Told]:
        found: list[Told] = self.program.ask(ask="find", pattern=name, kind=kind, inside=inside)
        return found

    def _usable(self, name: str, kind: str = "", inside: str = "") -> Told:
        found: list[Told] = []

        def look() -> bool:
            found[:] = [told for told in self._find(name, kind, inside) if told["enabled"]]
            return bool(found)

        self._await(f"“{name}” can be used", look)
        return found[0]

    def _await(self, what: str, found: Any, patience_s: float = PATIENCE_S) -> None:
        try:
            until(what, found, patience_s)
        except TimeoutError as error:
            raise self._gave_up(str(error)) from None

    def _gave_up(self, what: str) -> AssertionError:
        self.program.ask(ask="shot", path=str(self.shots / f"failed-{time.strftime('%H%M%S')}.png"))
        return AssertionError(f"{what}\n{self._state()}")

    def _state(self) -> str:
        shown = self.program.ask(ask="words")
        return (
            f"in front: {self.front()}\nfocus: {self.program.ask(ask='focus')}\n"
            f"to be seen: {shown}\npictures: {self.shots}\n{self.program.complaints[-4000:]}"
        )
