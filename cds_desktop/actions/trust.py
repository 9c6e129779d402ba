"""Kho tin cậy: add and remove roots, intermediates and revocation lists; nothing is trusted silently."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cds_desktop.actions import Changes, Subject
from cds_desktop.errors import FingerprintDiffers, TrustFileRefused, TrustFileUnreadable
from cds_desktop.signing.trust_store import (
    LARGEST_FILE_BYTES,
    Candidate,
    Stored,
    StoredFault,
    TrustKind,
    in_blocks,
    install,
    matches_fingerprint,
    remove,
)

Source = Path | bytes


@dataclass(frozen=True)
class Installed:
    """What was added, and what is worth knowing about it."""

    candidate: Candidate
    kind: TrustKind
    notes: tuple[str, ...] = ()


def read_candidates(source: Source, now: datetime) -> tuple[Candidate, ...]:
    """Xem một tệp trước khi thêm: every certificate or list in it; nothing is kept yet."""
    from cds_desktop.signing.trust_store.judging import candidates
    from cds_desktop.signing.trust_store.reading import read_objects

    return candidates(read_objects(_bytes(source)), now)


def install_root(source: Source, fingerprint: str, now: datetime) -> Installed:
    """Thêm chứng thư gốc, confirmed by its fingerprint or at least the last eight digits of it."""
    found = read_candidates(source, now)
    matching = [one for one in found if matches_fingerprint(fingerprint, one.sha256)]
    if len(matching) != 1:
        raise FingerprintDiffers(_wanted(found))
    return _install(matching[0], TrustKind.ROOT)


def install_intermediate(source: Source, now: datetime) -> tuple[Installed, ...]:
    """Thêm chứng thư trung gian: they are trusted only where they lead to an installed root."""
    return _install_all(source, TrustKind.INTERMEDIATE, now)


def install_crl(source: Source, now: datetime) -> tuple[Installed, ...]:
    """Thêm danh sách thu hồi: believed only when signed by the issuer it speaks for."""
    return _install_all(source, TrustKind.CRL, now)


def remove_trusted(digest: str) -> Stored | StoredFault:
    """Gỡ khỏi kho tin cậy, by the fingerprint or the end of it."""
    return remove("".join(digest.split()).replace(":", ""))


def add_chosen(chosen: Sequence[tuple[Candidate, str]]) -> Changes:
    """Thêm những mục đã chọn; a root only with what was typed of its fingerprint."""
    for candidate, typed in chosen:
        if candidate.kind is TrustKind.ROOT and not matches_fingerprint(typed, candidate.sha256):
            raise FingerprintDiffers(_wanted((candidate,)))
    added = [_install(candidate, candidate.kind) for candidate, _ in chosen if candidate.kind is not None]
    notes = tuple(note for one in added for note in one.notes)
    return Changes(Subject.TRUST, tuple(one.candidate.sha256 for one in added), notes)


def remove_entry(digest: str) -> Changes:
    """Gỡ một mục khỏi kho tin cậy."""
    remove_trusted(digest)
    return Changes(Subject.TRUST, (digest,))


def _install_all(source: Source, kind: TrustKind, now: datetime) -> tuple[Installed, ...]:
    found = read_candidates(source, now)
    fitting = [one for one in found if one.kind is kind]
    # A bundle may hold a root or a leaf as well: these are left out; alone they are refused with the reason.
    return tuple(_install(one, kind) for one in fitting or found)


def _install(candidate: Candidate, kind: TrustKind) -> Installed:
    install(candidate, kind)
    return Installed(candidate, kind, tuple(f"Lưu ý: {warning}." for warning in candidate.warnings))


def _wanted(found: tuple[Candidate, ...]) -> str:
    roots = [one for one in found if one.kind is TrustKind.ROOT]
    if not roots:
        refusals = [f"“{one.subject}” {_why_no_root(one)}" for one in found]
        raise TrustFileRefused(faults=refusals)
    return "; ".join(f"“{root.subject}” có mã SHA-256 {in_blocks(root.sha256)}" for root in roots)


def _why_no_root(candidate: Candidate) -> str:
    if candidate.kind is TrustKind.CRL:
        return "là danh sách thu hồi, không phải chứng thư gốc"
    from cds_desktop.signing.trust_store.judging import NEEDS_ROOT

    return candidate.refusal or NEEDS_ROOT


def _bytes(source: Source) -> bytes:
    if isinstance(source, bytes):
        return source
    if not source.is_file():
        raise TrustFileUnreadable(f"không thấy tệp “{source.name}”")
    try:
        with source.open("rb") as file:
            return file.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise TrustFileUnreadable(f"“{source.name}”: {error.strerror}") from error
