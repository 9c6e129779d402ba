"""What the filled button of the signing page does, by the way chosen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.signers import Signer
from cds_desktop.domain.signing_names import bears_name
from cds_desktop.errors import CdsError
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action, run_long_query, run_query, signals
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.pages.signing.key import open_key
from cds_desktop.ui.pages.signing.token_fields import open_token_key
from cds_desktop.ui.pages.signing.way_card import WayCard
from cds_desktop.ui.pages.signing.ways import Way

if TYPE_CHECKING:
    from cds_desktop.signing.keys import SigningKey

MaySign = Callable[[QWidget, str, Signer], bool]


class SigningDeeds(QObject):
    """Takes what the fields hold, does the deed in its lane, says what came of it; `done` when it went."""

    done = Signal()

    def __init__(self, page: QWidget, workspace: Workspace, card: WayCard, may_sign: MaySign) -> None:
        super().__init__(page)
        self._page, self._workspace, self._card, self._may_sign = page, workspace, card, may_sign

    def start(self, kind: PaperKind, signer: Signer | None) -> None:
        """Do what the chosen way says; secrets leave the screen here."""
        way = self._card.way
        if way is Way.SCAN:
            self._attach(kind)
        elif way is Way.ELSEWHERE:
            self._bring_back(kind)
        elif signer is not None:
            self._open_key(kind, signer, way)

    def export(self, kind: PaperKind, folder: Path, bare: bool) -> None:
        """Give the paper out to be signed by another program."""

        def write() -> Path:
            from cds_desktop.actions.signatures import export_to_sign

            return export_to_sign(self._workspace, kind, folder, bare=bare)

        run_query(self._page, write, lambda path: signals.said.emit(f"Đã xuất {path.name} để ký"))

    def sign_anew(self) -> None:
        """Draw the minutes up again; scans stay with the old file."""

        def deed() -> Changes:
            from cds_desktop.actions.signatures import sign_anew

            return sign_anew(self._workspace)

        run_action(self._page, deed, done=lambda _: signals.said.emit("Đã lập lại biên bản để ký từ đầu"))

    # --- with a key ---------------------------------------------------------------------------

    def _open_key(self, kind: PaperKind, signer: Signer, way: Way) -> None:
        opened = partial(self._sign_with, kind, signer)
        if way is Way.TOKEN:
            if (chosen := self._card.token_fields.take()) is None:
                return
            self._busy("Đang ký…")
            run_long_query(
                self._page,
                lambda progress: open_token_key(*chosen, progress),
                opened,
                what="Đang mở token",
                failed=self._failed,
            )
        elif (taken := self._card.key_fields.take()) is not None:
            self._busy("Đang ký…")
            run_query(self._page, lambda: open_key(*taken), opened, failed=self._failed)

    def _sign_with(self, kind: PaperKind, signer: Signer, key: "SigningKey") -> None:
        subject = key.summary.subject_name
        if bears_name(subject, signer.full_name) or self._may_sign(self._page, subject, signer):
            deed = partial(_sign, self._workspace, kind, signer.field, key)
            run_action(self._page, deed, done=self._signed, failed=self._failed)
        else:
            key.close()
            self._ready()
            self._card.fields.setFocus()

    def _signed(self, changes: Changes) -> None:
        self._card.key_fields.file.clear()
        self._finished(f"Đã ký: {changes.codes[0]}")

    # --- on paper, elsewhere ------------------------------------------------------------------

    def _attach(self, kind: PaperKind) -> None:
        if (taken := self._card.scan_fields.take()) is None:
            return
        paths, fields, day = taken

        def deed() -> Changes:
            from cds_desktop.actions.signatures import attach_hand_signed

            return attach_hand_signed(self._workspace, kind, paths, signed_on=day, fields=fields)

        self._busy("Đang xem bản quét…")
        run_action(self._page, deed, done=self._attached, failed=self._failed)

    def _attached(self, changes: Changes) -> None:
        self._card.scan_fields.clear()
        self._finished(f"Đã đính kèm bản ký tay: {changes.codes[0]}")

    def _bring_back(self, kind: PaperKind) -> None:
        if (taken := self._card.elsewhere_fields.take()) is None:
            return
        path, who = taken

        def deed() -> Changes:
            from cds_desktop.actions.signatures import bring_back

            return bring_back(self._workspace, kind, path, who)

        self._busy("Đang kiểm tra…")
        run_action(self._page, deed, done=self._brought_back, failed=self._failed)

    def _brought_back(self, changes: Changes) -> None:
        self._card.elsewhere_fields.clear()
        self._finished(f"Đã nhận, tệp gốc còn nguyên. {' '.join(changes.notes)}".strip(" ."))

    # --- what came of it ----------------------------------------------------------------------

    def _finished(self, words: str) -> None:
        self._ready()
        self.done.emit()
        signals.said.emit(words)

    def _failed(self, error: CdsError) -> None:
        self._ready()
        fields = self._card.fields
        if not isinstance(error, UnforeseenFault) and not (
            hasattr(fields, "show_fault") and fields.show_fault(error)
        ):
            show_fault(self._page.window(), error)
        # The sentence below the last field lies at the end of the pane.
        QTimer.singleShot(0, self, lambda: self._card.pane.ensureWidgetVisible(fields, 0, 0))

    def _busy(self, words: str) -> None:
        self._card.sign.setEnabled(False)
        self._card.sign.set_words(words)

    def _ready(self) -> None:
        self._card.sign.setEnabled(True)
        self._card.say_ready()


def _sign(workspace: Workspace, kind: PaperKind, field: str, key: "SigningKey") -> Changes:
    from cds_desktop.actions.signatures import sign_paper

    try:
        return sign_paper(workspace, kind, field, key)
    finally:
        key.close()
