"""Việc với minh chứng: what can be done with chosen items, the same on the page and beside a criterion."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.evidence import (
    Attached,
    EvidenceEdits,
    Gathered,
    add_evidence,
    add_files_to,
    change_evidence_items,
    confirm_carried,
    gather_files,
    merge_evidence,
    move_file,
    reattach_file,
    remove_evidence_items,
    remove_file,
    replace_file,
    restore_file,
    unlink_evidence,
    use_evidence,
)
from cds_desktop.domain.round import EvidenceItem
from cds_desktop.progress import Progress
from cds_desktop.queries import TreeRow, criterion_tree
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import (
    run_action,
    run_long_action,
    run_long_query,
    run_query,
    signals,
)
from cds_desktop.ui.file_asking import ask_file
from cds_desktop.ui.pages.evidence.adding import FILES, ask_for_files
from cds_desktop.ui.pages.evidence.choosing import KeepDialog, choose_existing
from cds_desktop.ui.pages.evidence.new_item import NewItemDialog
from cds_desktop.ui.pages.evidence.opening import open_evidence, open_folder_with
from cds_desktop.ui.pages.evidence.outcome import OutcomeDialog, outcome_rows
from cds_desktop.ui.pages.evidence.uses import UsesDialog

Deed = Callable[[], Changes]
LongDeed = Callable[[Progress], Changes]


class EvidenceDeeds:
    """Asks what has to be asked, does it, and says what was done; `owner` is the page or pane."""

    def __init__(self, owner: QWidget, workspace: Workspace) -> None:
        self._owner, self._workspace = owner, workspace

    def open(self, item: EvidenceItem, number: int | None = None) -> None:
        """Mở tệp, or the address."""
        open_evidence(self._owner, self._workspace, item, number)

    def open_folder(self, item: EvidenceItem) -> None:
        """Mở thư mục chứa tệp: with copies under their own names."""
        open_folder_with(self._owner, self._workspace, item)

    def ask_uses(self, items: Sequence[EvidenceItem]) -> None:
        """Dùng cho tiêu chí…"""
        look = partial(criterion_tree, self._workspace)
        run_query(self._owner, look, partial(self._choose_uses, tuple(items)))

    def _choose_uses(self, items: tuple[EvidenceItem, ...], rows: tuple[TreeRow, ...]) -> None:
        dialog = UsesDialog(items, rows, self._owner.window())
        dialog.accepted.connect(
            lambda: self.use_for(items, dialog.codes(), dialog.codes(Qt.CheckState.PartiallyChecked))
        )
        dialog.open()

    def use_for(
        self, items: Sequence[EvidenceItem], codes: set[str], as_they_are: Collection[str] = ()
    ) -> None:
        """Use items for exactly these criteria and contents, but for those left as they are."""
        used = {code for item in items for code in item.used_for}
        gone = used - codes - set(as_they_are)
        fresh = {code for code in codes if any(code not in item.used_for for item in items)}
        if not (gone or fresh):
            return
        words = f"Đã đổi tiêu chí của {_count(items)}"
        if len(items) == 1:
            self._do(partial(use_evidence, self._workspace, items[0].id, sorted(codes)), words)
        else:
            self.edit(items, EvidenceEdits(use_for=tuple(sorted(fresh)), not_for=tuple(sorted(gone))), words)

    def use_all_for(self, items: Sequence[EvidenceItem], code: str) -> None:
        """Use items that are there already for one more criterion."""
        ids = tuple(item.id for item in items if code not in item.used_for)
        if ids:
            deed = partial(change_evidence_items, self._workspace, ids, EvidenceEdits(use_for=(code,)))
            self._do(deed, f"Đã dùng {_count(items)} cho {code}")

    def unlink(self, item: EvidenceItem, codes: Sequence[str], criterion: str) -> None:
        """Gỡ khỏi tiêu chí và các nội dung của nó."""
        edits = EvidenceEdits(not_for=tuple(codes))
        if len(codes) == 1:
            deed: Deed = partial(unlink_evidence, self._workspace, item.id, codes[0])
        else:
            deed = partial(change_evidence_items, self._workspace, (item.id,), edits)
        self._do(deed, f"Đã gỡ {item.code} khỏi {criterion}")

    def edit(self, items: Sequence[EvidenceItem], edits: EvidenceEdits, words: str) -> None:
        """Sửa nhiều minh chứng một lần."""
        ids = tuple(item.id for item in items)
        self._do(partial(change_evidence_items, self._workspace, ids, edits), words)

    def confirm(self, items: Sequence[EvidenceItem]) -> None:
        """Vẫn đúng: what came from last year serves this year too."""
        ids = tuple(item.id for item in items)
        self._do(partial(confirm_carried, self._workspace, ids), f"Đã xác nhận {_count(items)} vẫn đúng")

    def remove(self, items: Sequence[EvidenceItem]) -> None:
        """Bỏ minh chứng khỏi hồ sơ."""
        ids = tuple(item.id for item in items)
        self._do(partial(remove_evidence_items, self._workspace, ids), f"Đã bỏ {_count(items)}")

    def ask_merge(self, items: Sequence[EvidenceItem]) -> None:
        """Gộp…: into one item others that are chosen now, or several into one of them."""
        if len(items) == 1:
            kept, title = items[0], f"Gộp minh chứng nào vào {items[0].code}?"
            choose_existing(
                self._owner,
                self._workspace,
                title,
                "Gộp",
                lambda others: self.merge([kept, *others]),
                leave_out={kept.id},
            )
        elif items:
            dialog = KeepDialog(items, self._owner.window())
            dialog.accepted.connect(lambda: self.merge(dialog.ordered))
            dialog.open()

    def merge(self, items: Sequence[EvidenceItem]) -> None:
        """Gộp vào minh chứng đầu tiên."""
        if len(items) > 1:
            kept, *others = items
            ids = tuple(item.id for item in others)
            deed = partial(merge_evidence, self._workspace, kept.id, ids)
            self._do(deed, f"Đã gộp {len(items)} minh chứng vào {kept.code}")

    def add_new(self, dialog: NewItemDialog, code: str, then: Callable[[str], None]) -> None:
        """Ask for a link or a thing on paper and add it, for a criterion if given; `then` gets its code."""
        used_for = (code,) if code else ()
        dialog.accepted.connect(lambda: self.add_item(dialog.made(used_for), dialog.image, then))
        dialog.open()

    def add_item(self, item: EvidenceItem, image: QImage, then: Callable[[str], None]) -> None:
        """Add an item, with a picture if there is one."""

        def done(changes: Changes) -> None:
            then(changes.codes[0])
            _say(f"Đã thêm {changes.codes[0]}", changes)

        run_action(self._owner, partial(_add, self._workspace, item, image), done=done)

    def ask_files_for(self, item: EvidenceItem) -> None:
        """Thêm tệp vào minh chứng này…"""
        self.add_files(item, ask_for_files(self._owner))

    def add_files(self, item: EvidenceItem, paths: Sequence[Path]) -> None:
        """Add files and folders to one item."""
        if paths:
            look = partial(gather_files, tuple(paths))
            then = partial(self._add_gathered, item)
            run_long_query(self._owner, look, then, what="Đang xem các tệp")

    def _add_gathered(self, item: EvidenceItem, gathered: Gathered) -> None:
        def deed(progress: Progress) -> Changes:
            attached = add_files_to(self._workspace, item.id, gathered.files, progress)
            return replace(attached, notes=())

        def done(changes: Changes) -> None:
            if not isinstance(changes, Attached):
                return
            if changes.added:
                _say(f"Đã thêm {_file_count(changes.added)} vào {item.code}", changes)
            if rows := outcome_rows(changes.files, gathered.left_out):
                OutcomeDialog.tell(self._owner, changes.added, rows, what="tệp")

        run_long_action(self._owner, deed, what=f"Đang chép tệp vào {item.code}", done=done)

    def add_picture(self, item: EvidenceItem, image: QImage) -> None:
        """Add a pasted picture to one item."""
        deed = partial(_add_picture, self._workspace, item.id, image)
        self._do_long(deed, f"Đã thêm ảnh vào {item.code}", f"Đang chép ảnh vào {item.code}")

    def replace(self, item: EvidenceItem, number: int = 0) -> None:
        """Thay tệp…; the one before stays at hand."""
        if path := ask_file(self._owner, f"Thay tệp của {item.code}", FILES):
            deed = partial(replace_file, self._workspace, item.id, number, path)
            self._do_long(deed, f"Đã thay tệp của {item.code}", f"Đang chép {path.name}")

    def reattach(self, item: EvidenceItem, number: int = 0) -> None:
        """Gắn lại tệp…: the very same one that is missing."""
        if path := ask_file(self._owner, f"Gắn lại “{item.files[number].name}”", FILES):
            deed = partial(reattach_file, self._workspace, item.id, number, path)
            run_long_action(self._owner, deed, what=f"Đang chép {path.name}")

    def remove_file(self, item: EvidenceItem, number: int) -> None:
        """Bỏ một tệp của minh chứng."""
        deed = partial(remove_file, self._workspace, item.id, number)
        self._do(deed, f"Đã bỏ “{item.files[number].name}” khỏi {item.code}")

    def move_file(self, item: EvidenceItem, number: int, to: int) -> None:
        """Đổi thứ tự tệp."""
        if number != to and 0 <= to < len(item.files):
            deed = partial(move_file, self._workspace, item.id, number, to)
            self._do(deed, f"Đã đổi thứ tự tệp của {item.code}")

    def restore(self, item: EvidenceItem, number: int) -> None:
        """Khôi phục bản trước."""
        deed = partial(restore_file, self._workspace, item.id, number)
        self._do(deed, f"Đã lấy lại bản trước của {item.code}")

    def _do(self, deed: Deed, words: str) -> None:
        run_action(self._owner, deed, done=partial(_say, words))

    def _do_long(self, deed: LongDeed, words: str, what: str) -> None:
        run_long_action(self._owner, deed, what=what, done=partial(_say, words))


def _say(words: str, _changes: Changes) -> None:
    signals.did.emit(words)


def _file_count(count: int) -> str:
    return "tệp" if count == 1 else f"{count} tệp"


def _count(items: Sequence[EvidenceItem]) -> str:
    return items[0].code if len(items) == 1 else f"{len(items)} minh chứng"


def _add(workspace: Workspace, item: EvidenceItem, image: QImage) -> Changes:
    if image.isNull():
        return add_evidence(workspace, item)
    with TemporaryDirectory() as folder:
        return add_evidence(workspace, item, [_saved(image, Path(folder), "Ảnh chụp trang")])


def _add_picture(workspace: Workspace, evidence_id: str, image: QImage, progress: Progress) -> Changes:
    with TemporaryDirectory() as folder:
        return add_files_to(workspace, evidence_id, [_saved(image, Path(folder), "Ảnh chụp trang")], progress)


def _saved(image: QImage, folder: Path, name: str) -> Path:
    path = folder / f"{name} {datetime.now().astimezone():%d-%m-%Y %Hh%M.%S}.png"
    image.save(str(path))
    return path
