"""Ai ký một văn bản: those of the minutes by choice, of others by the places they were issued with."""

from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.signers import Signer, SigningChoice, signers_from, signers_of
from cds_desktop.errors import CdsError
from cds_desktop.queries.reading import CurrentRound
from cds_desktop.storage.papers import PaperSigning
from cds_desktop.storage.workspace import Workspace


def signers_of_paper(
    workspace: Workspace, now: CurrentRound, kind: PaperKind, signing: PaperSigning, choice: SigningChoice
) -> tuple[Signer, ...]:
    """Who signs, in order; nobody where the paper was not issued yet."""
    if kind is PaperKind.MINUTES:
        return signers_of(now.assessment, choice)
    if signing.issued is None:
        return ()
    from cds_desktop.signing.pdf_signatures import fields_in

    try:
        pdf = (workspace.documents_folder / signing.issued.file_name).read_bytes()
        return signers_from((field.name, field.title) for field in fields_in(pdf))
    except (OSError, CdsError):
        # The file is lost: its row still stands, and says so when it is opened.
        return ()
