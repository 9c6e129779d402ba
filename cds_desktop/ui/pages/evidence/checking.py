"""Kiểm tra tệp: every kept file is read again; what is lost or changed is said file by file."""

from functools import partial

from PySide6.QtWidgets import QWidget

from cds_desktop.domain.evidence_words import size_words
from cds_desktop.domain.text import capital
from cds_desktop.errors import Cancelled, CdsError, WorkspaceGone
from cds_desktop.queries.evidence_files import FileFault, FilesCheck, check_files
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import Failed, run_long_query, signals
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.pages.evidence.outcome import OutcomeDialog, OutcomeRow


def check_all_files(owner: QWidget, workspace: Workspace) -> None:
    """Read all files again beside the screen, with "Hủy"; then say what was found."""
    look = partial(check_files, workspace)
    run_long_query(owner, look, partial(_tell, owner), what="Đang kiểm tra tệp", failed=_say_failure(owner))


def _say_failure(owner: QWidget) -> Failed:
    def failed(error: CdsError) -> None:
        if isinstance(error, Cancelled):
            signals.said.emit("Đã hủy kiểm tra tệp")
        elif not isinstance(error, UnforeseenFault | WorkspaceGone):
            show_fault(owner.window(), error)

    return failed


def _tell(owner: QWidget, found: FilesCheck) -> None:
    read = f"{found.file_count} tệp, {size_words(found.size_bytes)}"
    if not found.file_count:
        signals.said.emit("Chưa có tệp nào để kiểm tra")
    elif not found.faults:
        signals.said.emit(f"Đã đọc lại {read}: không tệp nào hỏng")
    else:
        headline = f"Đã đọc lại {read}: {len(found.faults)} tệp cần xem"
        OutcomeDialog("Kiểm tra tệp", headline, [_row(f) for f in found.faults], owner.window()).open()


def _row(fault: FileFault) -> OutcomeRow:
    words = capital(fault.words)
    if fault.is_missing:
        return OutcomeRow(words, "Chọn minh chứng này rồi “Gắn lại tệp…”, hoặc “Thay tệp…”.")
    return OutcomeRow(words, "Chọn minh chứng này rồi “Thay tệp…” bằng tệp gốc.")
