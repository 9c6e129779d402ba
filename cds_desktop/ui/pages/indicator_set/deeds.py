"""Việc với bộ chỉ số: begin, save and drop drafts, move the round; what is opened afterwards is told."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.indicator_sets import (
    DraftBegun,
    MovePreview,
    VersionSaved,
    begin_draft,
    begin_draft_of_table,
    drop_draft,
    move_round,
    plan_move,
    save_draft,
)
from cds_desktop.domain.set_table import SetTable
from cds_desktop.domain.set_versions import next_version
from cds_desktop.queries.indicator_sets import KnownSet, versions
from cds_desktop.ui.background import run_action, run_query, signals
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.looking import Look, Wanted, of_the_same
from cds_desktop.ui.pages.indicator_set.moving import MoveDialog
from cds_desktop.ui.pages.indicator_set.person_dialog import PersonDialog
from cds_desktop.ui.pages.indicator_set.saved_facts import saved_facts
from cds_desktop.ui.pages.indicator_set.saving import SaveDialog
from cds_desktop.ui.pages.indicator_set.told import Told

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace

_IDENTITY = ("id", "version", "title", "decision_number", "decision_date", "decision_issuer", "language")


class SetDeeds(QObject):
    """Does what the page is asked for; `opened` says what shall be shown then."""

    opened = Signal(object)

    def __init__(self, page: QWidget, workspace: "Workspace", desk: Desk) -> None:
        super().__init__(page)
        self._page, self._workspace, self._desk = page, workspace, desk
        self.found: Look | None = None

    def begin(self) -> None:
        """Bắt đầu đối chiếu the version that is shown; who does it is asked unless it is known."""
        found = self.found
        if found is None or found.shown is None or self._workspace.read_only:
            return
        begin = partial(begin_draft, self._workspace, found.shown.digest)
        self._as_person(lambda name: self._begin(partial(begin, name)))

    def begin_second(self) -> None:
        """Nhập lần hai: another person begins with the same version."""
        found = self.found
        if found is None or found.draft is None:
            return
        mine = [head for head in found.drafts if head.id == found.draft.id]
        taken = [one.person for head in mine for one in of_the_same(found.drafts, head)]
        dialog = PersonDialog(found.people, "", taken, self._page.window())
        begin: Callable[[str], Changes] = partial(begin_draft, self._workspace, found.draft.base_digest)
        if not found.draft.base_digest:
            # Nothing stands behind the first draft: the second person begins with the bare name of the set.
            table = SetTable(_identity(found.draft.table), ())
            begin = partial(begin_draft_of_table, self._workspace, table)
        dialog.accepted.connect(lambda: self._begin(partial(begin, dialog.name)))
        dialog.open()

    def begin_by_hand(self, slot: KnownSet) -> None:
        """Nhập từ bản giấy a set of which only title and decision are known."""
        table = SetTable({"id": slot.id, "title": slot.title, "version": "1", **_decision(slot)}, ())
        self.begin_with(table)

    def begin_with(self, table: SetTable) -> None:
        """Open a table that is no set yet, to be mended here."""
        begin = partial(begin_draft_of_table, self._workspace, table)
        self._as_person(lambda name: self._begin(partial(begin, name)))

    def drop(self) -> None:
        """Bỏ bản đang đối chiếu; it can be taken back."""
        if self.found is None or (draft := self.found.draft) is None:
            return
        said = f"Đã bỏ bản đang đối chiếu của {draft.person}"
        then = Wanted(digest=draft.base_digest)

        def done(_: Changes) -> None:
            self.opened.emit(then)
            signals.did.emit(said)

        run_action(self._page, partial(drop_draft, self._workspace, draft.id), done=done)

    def ask_save(self) -> None:
        """Lưu thành bản mới: say what it does, ask for its version."""
        found, reading = self.found, self._desk.reading
        if found is None or found.draft is None or reading is None:
            return
        set_id = self._desk.table.settings.get("id", "")

        def look() -> tuple[tuple[str, ...], list[Told]]:
            taken = versions(self._workspace, set_id)
            after = reading.indicator_set
            before = found.shown.indicator_set if found.shown is not None else None
            return taken, saved_facts(before, after) if after is not None else []

        run_query(self._page, look, lambda result: self._show_save(found, *result))

    def ask_move(self, digest: str) -> None:
        """Chuyển đợt sang một bản: show first what it does."""
        run_query(self._page, partial(plan_move, self._workspace, digest), self._show_move)

    def _show_save(self, found: Look, taken: tuple[str, ...], facts: list[Told]) -> None:
        draft = found.draft
        assert draft is not None
        before = self._desk.table.settings.get("version", "")
        proposed = next_version(before, taken) if before in taken or not before else before
        shown = found.shown.version if found.shown is not None else ""
        dialog = SaveDialog(shown, proposed, taken, facts, self._page.window())
        second = found.rival.id if found.rival is not None else ""
        dialog.accepted.connect(lambda: self._save(draft.id, dialog.entered, second))
        dialog.open()

    def _save(self, draft_id: str, version: str, second: str) -> None:
        save = partial(save_draft, self._workspace, draft_id, version, second_id=second)
        run_action(self._page, save, done=self._saved)

    def _saved(self, changes: Changes) -> None:
        assert isinstance(changes, VersionSaved)
        self.opened.emit(Wanted(digest=changes.digest))
        found = self.found
        current = found.current if found is not None and found.round_open else None
        if current is not None and current.id == changes.indicator_set.id:
            self.ask_move(changes.digest)

    def _show_move(self, preview: MovePreview) -> None:
        dialog = MoveDialog(preview, self._page.window())
        dialog.accepted.connect(lambda: self._move(preview))
        dialog.open()

    def _move(self, preview: MovePreview) -> None:
        move = partial(move_round, self._workspace, preview.after.digest, preview)
        run_action(self._page, move, done=lambda _: self.opened.emit(Wanted(digest=preview.after.digest)))

    def _begin(self, begin: Callable[[], Changes]) -> None:
        run_action(self._page, begin, done=self._begun)

    def _begun(self, changes: Changes) -> None:
        assert isinstance(changes, DraftBegun)
        self.opened.emit(Wanted(draft_id=changes.draft_id))

    def _as_person(self, deed: Callable[[str], None]) -> None:
        if self._workspace.actor:
            deed(self._workspace.actor)
            return
        people = self.found.people if self.found is not None else ()
        dialog = PersonDialog(people, "", parent=self._page.window())
        dialog.accepted.connect(lambda: deed(dialog.name))
        dialog.open()


def _identity(table: SetTable) -> dict[str, str]:
    return {key: text for key, text in table.settings.items() if key in _IDENTITY}


def _decision(slot: KnownSet) -> dict[str, str]:
    number = slot.decision.removeprefix("Quyết định ").split(" ")[0]
    return {"decision_number": number} if number else {}
