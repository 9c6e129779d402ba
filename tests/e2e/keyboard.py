"""Hands that have only keys: no pointer is ever moved or clicked."""

from collections.abc import Sequence
from pathlib import Path

from cds_desktop.domain.round import Member
from e2e.person import Person, Told

MOST_TABS = 150
NOBODY = {"meant": False, "inside": False, "class": "", "name": "", "value": "", "checked": False}


class Keyboard(Person):
    """Goes to things with Tab, and uses them with Space, Enter and the arrows."""

    def press(self, name: str, inside: str = "") -> None:
        self._go_to(name, inside)
        self.keys("space")

    def focus(self, name: str, inside: str = "") -> None:
        self._go_to(name, inside)

    def choose(self, name: str, text: str) -> None:
        from fnmatch import fnmatchcase

        self._go_to(name)
        for key in ("Home", *["Down"] * MOST_TABS):
            self.keys(key)
            told = self._focused(name)
            if told["meant"] and fnmatchcase(told["value"], text):
                return
        raise self._gave_up(f"“{name}” does not offer “{text}”")

    def option(self, name: str, inside: str) -> None:
        self._tab_until("a choice", lambda told: told["inside"] and told["class"] == "QRadioButton", inside)
        # Choices stand one below the other, or side by side.
        for key in ("", *["Down"] * 8, *["Up"] * 8, *["Right"] * 4, *["Left"] * 4):
            if key:
                self.keys(key)
            told = self._focused(name, inside)
            if told["meant"]:
                if not told["checked"]:
                    self.keys("space")
                self.see_checked(name, True, inside)
                return
        raise self._gave_up(f"no choice “{name}” in “{inside}”")

    def tick(self, name: str, inside: str = "") -> None:
        self._go_to(name, inside)
        if not self._focused(name, inside)["checked"]:
            self.keys("space")
        self.see_checked(name, True, inside)

    def tab(self, name: str) -> None:
        for _ in range(8):
            if self.see(name, "tab")["checked"]:
                return
            self.keys("ctrl+Tab")
            self.settle()
        raise self._gave_up(f"no tab “{name}”")

    def pick(self, view: str, row: str) -> None:
        from fnmatch import fnmatchcase

        self._go_to(view)
        for key in ("Home", *["Down"] * MOST_TABS):
            self.keys(key)
            current = next((r for r in self.program.ask(ask="rows", view=view) if r["current"]), None)
            if current and fnmatchcase(current["name"], row):
                return
        raise self._gave_up(f"no row “{row}” in “{view}”")

    def last_entry(self, name: str) -> None:
        self.see(name, "entry")
        self.keys("Up", "Return")

    def step(self, number: int) -> None:
        self.keys(f"ctrl+{number}")
        self.settle()

    def undo(self) -> None:
        self.settle()
        self.keys("ctrl+z")
        self.settle()

    def redo(self) -> None:
        self.keys("ctrl+y")
        self.settle()

    def take_offer(self, choice: str) -> None:
        from fnmatch import fnmatchcase

        for _ in range(MOST_TABS):
            self.keys("Down")
            current = next((r for r in self.program.ask(ask="rows", view="*") if r["current"]), None)
            if current and fnmatchcase(current["name"], choice):
                self.keys("Return")
                return
        raise self._gave_up(f"“{choice}” is not offered")

    def ask_for_files(self) -> None:
        self.keys("ctrl+o")

    def add_members(self, members: Sequence[Member]) -> None:
        for member in members:
            self.press("Thêm thành viên")
            for heading, text in (("Họ và tên", member.full_name), ("Chức vụ", member.position)):
                self._await_cell(heading)
                self.type(text)
                self.keys("Return")
            self._await_cell("Vai trò")
            self.keys("Escape")
            self.see_row("Danh sách Hội đồng", f"*{member.full_name}*{member.position}*")

    def _await_cell(self, heading: str) -> None:
        self._await(f"a cell of “{heading}” is open", lambda: heading in self._focused()["name"])

    def close_window(self) -> None:
        self.keys("alt+F4")

    def give_key(self, file: Path, password: str) -> None:
        self.enter("Tệp chứng thư", str(file))
        self.enter("Mật khẩu của tệp chứng thư", password)

    def _go_to(self, name: str, inside: str = "") -> None:
        self._usable(name, "", inside)
        self._tab_until(f"“{name}”", lambda told: told["meant"], inside, name)

    def _tab_until(self, what: str, is_there, inside: str = "", name: str = "*") -> None:  # type: ignore[no-untyped-def]
        self.settle()
        for _ in range(MOST_TABS):
            told = self._focused(name, inside)
            if is_there(told):
                return
            self.keys("Tab")
        raise self._gave_up(f"Tab never comes to {what}")

    def _focused(self, name: str = "*", inside: str = "") -> Told:
        told: Told | None = self.program.ask(ask="focus", pattern=name, inside=inside)
        return told or dict(NOBODY)
