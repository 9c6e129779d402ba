"""Ký bằng phần mềm khác: a file goes out and comes back, the same but for signatures."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cds_desktop.actions import Changes
from cds_desktop.actions.documents import subject_of
from cds_desktop.actions.signatures.paper_to_sign import PaperToSign, read_paper_to_sign
from cds_desktop.actions.signatures.signing import (
    UsedCertificate,
    file_signed,
    require_digital,
    signature_record,
)
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.signers import Signer, may_sign_now
from cds_desktop.domain.signing_names import bears_name
from cds_desktop.errors import (
    BroughtBackInvalid,
    BroughtBackOther,
    BroughtBackOutdated,
    BroughtBackRewritten,
    BroughtBackUnchanged,
    CdsError,
    InputUnreadable,
    NotAPdf,
    SignatureRefused,
    SignerNotNamed,
    SigningWayClosed,
)
from cds_desktop.signing.pdf_signatures import LARGEST_PDF_BYTES, SignatureCheck, check, fields_in
from cds_desktop.storage.models import DocumentRecord
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole

ELSEWHERE = "elsewhere"
_FIRST_END = re.compile(rb"%%EOF\r?\n?")


def export_to_sign(workspace: Workspace, kind: PaperKind, folder: Path, *, bare: bool = False) -> Path:
    """Xuất văn bản để ký ở nơi khác: as it stands, or `bare`, for a tool that makes its own field."""
    with workspace.read() as db:
        paper = read_paper_to_sign(workspace, db, kind)
    require_digital(paper)
    if bare and paper.signing.signatures:
        raise SigningWayClosed(f"{paper.name} đã có chữ ký số nên không xuất bản không có ô ký được.")
    folder.mkdir(parents=True, exist_ok=True)
    return write_whole(folder / paper.document.file_name, _bare(paper.pdf) if bare else paper.pdf)


def bring_back(workspace: Workspace, kind: PaperKind, path: Path, who: str = "") -> Changes:
    """Nhận lại tệp đã ký ở nơi khác; `who` is the field of the signer where the tool made its own field."""
    after, now = _read(path), workspace.now()
    with workspace.change("bring_back", kind.value) as db:
        paper = read_paper_to_sign(workspace, db, kind)
        require_digital(paper)
        before = _earlier_bytes(workspace, paper, after)
        added = _added_signatures(paper, before, after, now)
        signers = _signers(paper, added, who)
        document = file_signed(workspace, db, paper, after)
        for signer, signature in zip(signers, added, strict=True):
            signed_at = signature.claimed_at or now
            db.add(signature_record(document, signer, _certificate(signature), ELSEWHERE, signed_at))
    notes = tuple(_said(*pair) for pair in zip(signers, added, strict=True))
    return Changes(subject_of(kind), (document.file_name,), notes)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_PDF_BYTES + 1)
    except OSError as error:
        raise InputUnreadable(f"không đọc được “{path.name}”") from error
    if len(data) > LARGEST_PDF_BYTES:
        raise NotAPdf(f"“{path.name}” lớn hơn 200 MB")
    if b"%PDF-" not in data[:1024]:
        raise NotAPdf(f"“{path.name}”")
    return data


def _earlier_bytes(workspace: Workspace, paper: PaperToSign, after: bytes) -> bytes:
    """The bytes of ours that the file begins with, unchanged; refused when it begins with none of them."""
    bare = b"" if paper.signing.signatures else _bare(paper.pdf)
    if after in (paper.pdf, bare):
        raise BroughtBackUnchanged
    if after.startswith(paper.pdf):
        return paper.pdf
    if bare and after.startswith(bare):
        return bare
    if earlier := _outdated(workspace, paper, after):
        raise BroughtBackOutdated(f"tệp ký trên bản “{earlier.file_name}”")
    if _is_same_paper(paper, after):
        raise BroughtBackRewritten
    raise BroughtBackOther


def _outdated(workspace: Workspace, paper: PaperToSign, after: bytes) -> DocumentRecord | None:
    for file in paper.signing.files[1:]:
        path = workspace.documents_folder / file.file_name
        if path.is_file() and after.startswith(path.read_bytes()):
            return file
    return None


def _is_same_paper(paper: PaperToSign, after: bytes) -> bool:
    from cds_desktop.documents.archive import data_digest_of

    digest = paper.document.sealed_digest
    if digest and data_digest_of(after) == digest:
        return True
    return _words_of(after) == _words_of(paper.pdf)


def _words_of(pdf: bytes) -> str:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as opened:
            pages = [opened[index].get_textpage().get_text_bounded() for index in range(min(3, len(opened)))]
    except pypdfium2.PdfiumError:
        return ""
    return "".join("".join(page.split()) for page in pages)


def _added_signatures(
    paper: PaperToSign, before: bytes, after: bytes, now: datetime
) -> Sequence[SignatureCheck]:
    """The signatures that came in, each valid, and nothing else added."""
    from cds_desktop.signing.pdf_signatures.added import fault_of_added

    came = _fields_that_came(paper, before, after)
    if fault := fault_of_added(before, after):
        raise BroughtBackInvalid(fault)
    found = check(after, now=now)
    faults = [*found.problems, *(fault for signature in found.signatures for fault in signature.faults)]
    if faults or not found.intact:
        raise BroughtBackInvalid(faults=faults or ["không kiểm tra được chữ ký"])
    added = [signature for signature in found.signatures if signature.field in came]
    if not added:
        raise BroughtBackUnchanged("tệp chỉ có thêm dấu thời gian, chưa có chữ ký")
    for signature in added:
        if not signature.valid_at_claimed_time:
            words = "lúc ký, chứng thư chưa có hiệu lực hoặc đã hết hạn"
            raise BroughtBackInvalid(f"{signature.signer_name}: {words}")
    return added


def _fields_that_came(paper: PaperToSign, before: bytes, after: bytes) -> list[str]:
    """Those signed since; a tool may make a field of its own only where nobody has signed yet."""
    prepared = {field.name: field.is_signed for field in fields_in(before)}
    try:
        came = [field.name for field in fields_in(after) if field.is_signed and not prepared.get(field.name)]
    except CdsError as error:
        raise BroughtBackInvalid(error.detail) from error
    if not came:
        raise BroughtBackUnchanged("tệp có thêm nội dung nhưng không thêm chữ ký nào")
    # A paper that went out bare has no places of ours: whoever signs next brings a field of their own too.
    waiting_places = not all(prepared.values())
    if any(prepared.values()) and waiting_places and (own := [name for name in came if name not in prepared]):
        waiting = ", ".join(s.heading for s in may_sign_now(paper.signers, paper.signed))
        raise BroughtBackInvalid(f"ô «{own[0]}» do phần mềm kia tạo; hãy ký vào ô có sẵn: {waiting}")
    return came


def _signers(paper: PaperToSign, added: Sequence[SignatureCheck], who: str) -> list[Signer]:
    """Whose each signature is: by its field, by what was said, or by the one name it bears; each in turn."""
    signed, found = set(paper.signed), []
    for signature in added:
        turn = may_sign_now(paper.signers, signed)
        signer = _whose(paper.signers, turn, signature, who)
        if signer.field in signed:
            raise SignatureRefused(f"{signer.heading} – {signer.full_name} đã ký rồi.")
        if signer not in turn:
            before = ", ".join(f"{other.heading} – {other.full_name}" for other in turn)
            raise SignatureRefused(f"Chưa tới lượt {signer.full_name}: {before} ký trước.")
        signed.add(signer.field)
        found.append(signer)
    return found


def _whose(signers: Sequence[Signer], turn: Sequence[Signer], signature: SignatureCheck, who: str) -> Signer:
    by_field = {signer.field: signer for signer in signers}
    if signature.field in by_field:
        return by_field[signature.field]
    if who in by_field:
        return by_field[who]
    named = [signer for signer in turn if bears_name(signature.signer_name, signer.full_name)]
    if len(named) != 1:
        raise SignerNotNamed(f"chứng thư mang tên {signature.signer_name}")
    return named[0]


def _certificate(signature: SignatureCheck) -> UsedCertificate:
    return UsedCertificate(
        signature.signer_name, signature.certificate_sha256, demonstration=signature.demonstration
    )


def _said(signer: Signer, signature: SignatureCheck) -> str:
    other = "" if bears_name(signature.signer_name, signer.full_name) else " (tên khác với người ký)"
    return f"{signer.heading} – {signer.full_name}: chứng thư của {signature.signer_name}{other}."


def _bare(pdf: bytes) -> bytes:
    """The paper before its places to sign were made: they were added behind it."""
    found = _FIRST_END.search(pdf)
    return pdf[: found.end()] if found else pdf
