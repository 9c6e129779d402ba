"""Hands that have a mouse; the keys only write texts."""

from collections.abc import Sequence
from pathlib import Path

from cds_desktop.domain.round import Member
from e2e.person import Person, Told

WHEEL_UP, WHEEL_DOWN = "4", "5"
MOST_TURNS = 60


class Mouse(Person):
    """Everything is pointed at, clicked, or turned into sight by the wheel."""

    def press(self, name: str, inside: str = "") -> None:
        self.click(self._in_sight(name, inside=inside))

    def focus(self, name: str, inside: str = "") -> None:
        self.click(self._in_sight(name, "field", inside))
        self._await(f"the cursor is in “{name}”", lambda: self._has_focus(name, inside))

    def choose(self, name: str, text: str) -> None:
        self.click(self._in_sight(name, "combo"))
        self._await("the list is open", lambda: self.front()["popup"])
        self.click(self._row("*", text))
        self._await("the list is closed", lambda: not self.front()["popup"])

    def option(self, name: str, inside: str) -> None:
        self.click(self._in_sight(name, "tick", inside))
        self.see_checked(name, True, inside)

    def tick(self, name: str, inside: str = "") -> None:
        self.option(name, inside)

    def tab(self, name: str) -> None:
        self.click(self._in_sight(name, "tab"))

    def pick(self, view: str, row: str) -> None:
        self.click(self._row(view, row))

    def last_entry(self, name: str) -> None:
        self.press(name)

    def step(self, number: int) -> None:
        self.press(f"Bước {number}:*" if number else "Việc cần làm*")
        self.settle()

    def undo(self) -> None:
        self._from_list_of_steps("Hoàn tác: *")

    def redo(self) -> None:
        self._from_list_of_steps("Làm lại: *")

    def _from_list_of_steps(self, entry: str) -> None:
        # The head of the window has the list; a page may have a link of the same name further down.
        self.settle()
        self.click(min(self._find("Hoàn tác", "button"), key=lambda told: told["area"][1]))
        self.press(entry)
        self._await("the list is closed", lambda: not self.front()["popup"])
        self.settle()

    def take_offer(self, choice: str) -> None:
        self.click(self._row("*", choice))

    def ask_for_files(self) -> None:
        self.press("Thêm*", "Minh chứng*")
        self._await("a list of ways or the dialog is open", lambda: self.front()["kind"] != "MainWindow")
        if self.front()["popup"]:
            self.press("Tệp…*")

    def add_members(self, members: Sequence[Member]) -> None:
        lines = ["Danh xưng\tHọ và tên\tChức vụ\tVai trò"]
        lines += [f"{m.salutation}\t{m.full_name}\t{m.position}\t{m.role.label}" for m in members]
        self.desk.ask(text="\n".join(lines))
        self.press("Dán danh sách")

    def close_window(self) -> None:
        told = self.front()
        left, top, width, _ = told["frame"]
        middle = (told["inside"][1] - top) // 2
        self.move([left + width - middle - 1, top + middle])
        self.x("click", "1")

    def give_key(self, file: Path, password: str) -> None:
        self.press("Chọn tệp")
        self.answer_file_dialog([file])
        self.see_value("Tệp chứng thư", str(file))
        self.enter("Mật khẩu của tệp chứng thư", password)

    def drop(self, files: list[Path], target: str) -> None:
        """Drag files from the desktop to where they belong."""
        told = self._in_sight(target)
        left, top, width, _ = told["area"]
        self.desk.ask(lay=[str(file) for file in files], at=[left + width // 2, max(0, top - 130)])
        self.drag([left + width // 2 + 24, max(0, top - 130) + 16], told["point"])
        self.desk.ask(clear=True)

    def click(self, told: Told, button: str = "1") -> None:
        """Point at something and click."""
        self.move(told["point"])
        self.x("click", button)

    def move(self, point: list[int]) -> None:
        """Move the pointer."""
        self.x("mousemove", str(point[0]), str(point[1]))

    def drag(self, start: list[int], end: list[int]) -> None:
        """Press at one place, move over to another in small steps, let go."""
        self.move(start)
        self.x("mousedown", "1")
        steps = 12
        for step in range(1, steps + 1):
            place = [round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True)]
            self.move(place)
            self.program.ask(ask="idle")
        for place in ([end[0] + 1, end[1]], end):
            self.move(place)
            self.program.ask(ask="idle")
        self.x("mouseup", "1")

    def _in_sight(self, name: str, kind: str = "", inside: str = "") -> Told:
        """Find it, and turn the wheel until it can be clicked."""
        for _ in range(MOST_TURNS):
            told = self._usable(name, kind, inside)
            if told["scroll"] is None and told["point"] is not None:
                return self._at_rest(told, name, kind, inside)
            if told["scroll"] is not None:
                self.move(told["scroll"])
                self.x("click", WHEEL_DOWN if told["down"] > 0 else WHEEL_UP)
            self.settle()
        raise self._gave_up(f"“{name}” does not come into sight: {told}")

    def _at_rest(self, told: Told, name: str, kind: str, inside: str) -> Told:
        """A page that still lays itself out moves what is pointed at."""
        self.settle()
        again = self._usable(name, kind, inside)
        while again["point"] is None or again["point"] != told["point"]:
            told, again = again, self._usable(name, kind, inside)
        return again

    def _row(self, view: str, pattern: str) -> Told:
        from fnmatch import fnmatchcase

        for _ in range(MOST_TURNS):
            rows: list[Told] = []

            def look(rows: list[Told] = rows) -> bool:
                rows[:] = self.program.ask(ask="rows", view=view)
                return any(fnmatchcase(row["name"], pattern) for row in rows)

            self._await(f"a row “{pattern}” in “{view}”", look)
            meant = next(n for n, row in enumerate(rows) if fnmatchcase(row["name"], pattern))
            if rows[meant]["whole"]:
                return rows[meant]
            seen = [n for n, row in enumerate(rows) if row["whole"]]
            self.move(rows[seen[0]]["point"])
            self.x("click", WHEEL_DOWN if meant > seen[-1] else WHEEL_UP)
            self.settle()
        raise self._gave_up(f"row “{pattern}” does not come into sight")

    def _has_focus(self, name: str, inside: str) -> bool:
        told = self.program.ask(ask="focus", pattern=name, inside=inside)
        return bool(told and told["meant"])
