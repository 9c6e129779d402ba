"""What a check of signatures found, as plain values the rest of the app may hold."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum

VIETNAM_TIME = timezone(timedelta(hours=7))


class Trust(Enum):
    """Whether this machine knows who issued the certificate (mức tin cậy)."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    DEMONSTRATION = "demonstration"


class Modification(Enum):
    """What happened to the file after a signature (thay đổi sau khi ký)."""

    NONE = "none"
    LATER_TIME = "later-time"
    LATER_SIGNATURES = "later-signatures"
    CHANGED = "changed"


class RevocationState(Enum):
    """What is known about a certificate having been called back (tình trạng thu hồi)."""

    NOT_CHECKED = "not-checked"
    GOOD = "good"
    STALE = "stale"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Revocation:
    """What a list or an answer of the issuer says (kết quả kiểm tra thu hồi).

    `as_of` is the date of the list, `next_update` when it runs out; `compromised` keys may have signed
    under any date; `note` says why nothing could be checked.
    """

    state: RevocationState = RevocationState.NOT_CHECKED
    certificate: str = ""
    revoked_at: datetime | None = None
    reason: str = ""
    compromised: bool = False
    as_of: datetime | None = None
    next_update: datetime | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class ChainLink:
    """One certificate of a chain (một mắt xích của chuỗi chứng thư)."""

    name: str
    sha256: str
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True)
class TimeProof:
    """A time-stamp and who gave it (dấu thời gian); only a `trusted` one proves the time."""

    at: datetime
    authority: str
    intact: bool
    trusted: bool


@dataclass(frozen=True)
class TimestampCheck:
    """A time-stamp over the whole file, added later (dấu thời gian của tài liệu)."""

    field: str
    proof: TimeProof | None = None
    covers_entire_file: bool = False
    modification: Modification = Modification.CHANGED
    faults: tuple[str, ...] = ()
    chain: tuple[ChainLink, ...] = ()
    missing_issuer: str = ""
    untrusted_root: ChainLink | None = None

    @property
    def intact(self) -> bool:
        """Whether nothing speaks against it (toàn vẹn)."""
        return not self.faults and self.proof is not None


@dataclass(frozen=True)
class ExpectedSigner:
    """A person whose signature the document must carry (người phải ký)."""

    field: str
    role: str = ""
    name: str = ""


@dataclass(frozen=True)
class SignatureCheck:
    """All that one signature proves, and what it does not (kết quả kiểm tra một chữ ký)."""

    field: str
    title: str = ""
    signer_name: str = ""
    issuer: str = ""
    serial: str = ""
    certificate_sha256: str = ""
    claimed_at: datetime | None = None
    not_before: datetime | None = None
    not_after: datetime | None = None
    intact: bool = False
    covers_entire_file: bool = False
    modification: Modification = Modification.CHANGED
    valid_at_claimed_time: bool = False
    valid_now: bool = False
    trust: Trust = Trust.UNKNOWN
    locks: bool = False
    faults: tuple[str, ...] = ()
    revocation: Revocation = Revocation()
    chain: tuple[ChainLink, ...] = ()
    missing_issuer: str = ""
    untrusted_root: ChainLink | None = None
    timestamp: TimeProof | None = None
    digest: str = ""
    algorithm: str = ""
    later_changes: tuple[str, ...] = ()
    pages_signed: int = 0

    @property
    def proven_at(self) -> datetime | None:
        """The time somebody this machine trusts vouches for, else the time that was claimed."""
        if self.timestamp is not None and self.timestamp.intact and self.timestamp.trusted:
            return self.timestamp.at
        return self.claimed_at

    @property
    def revoked_when_signed(self) -> bool:
        """Whether the certificate had been called back when it signed, or may have been misused before."""
        revoked = self.revocation.revoked_at
        if self.revocation.state is not RevocationState.REVOKED or revoked is None:
            return False
        at = self.proven_at
        has_proof = self.timestamp is not None and at == self.timestamp.at
        return at is None or revoked <= at or (self.revocation.compromised and not has_proof)

    @property
    def stands(self) -> bool:
        """Whether it is intact and its certificate counted at the time of signing (chữ ký đứng vững)."""
        in_force = self.claimed_at is None or self.valid_at_claimed_time
        return self.intact and in_force and not self.revoked_when_signed

    @property
    def demonstration(self) -> bool:
        """Whether the certificate was made to show the app and proves nothing (chứng thư minh họa)."""
        return self.trust is Trust.DEMONSTRATION

    @property
    def trusted(self) -> bool:
        """Whether the chain leads to a root the user installed (người cấp được tin cậy)."""
        return self.trust is Trust.TRUSTED


@dataclass(frozen=True)
class DocumentCheck:
    """All signatures of one file and the faults of the file itself (kết quả kiểm tra tệp)."""

    signatures: tuple[SignatureCheck, ...] = ()
    unsigned_fields: tuple[str, ...] = ()
    unsigned_titles: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    timestamps: tuple[TimestampCheck, ...] = ()
    page_count: int = 0
    has_revocation_data: bool = False
    checked_at: datetime | None = None

    @property
    def intact(self) -> bool:
        """Whether there is a signature and nothing at all speaks against the file (toàn vẹn)."""
        marks: list[SignatureCheck | TimestampCheck] = [*self.signatures, *self.timestamps]
        return bool(self.signatures) and not self.problems and all(mark.intact for mark in marks)

    @property
    def stands(self) -> bool:
        """Whether it may be relied upon: intact, nobody cut off, each certificate good when it signed."""
        # A field left empty may be a signature cut off with a later revision; a lock was the last of all.
        complete = not self.unsigned_fields or self.locked
        return self.intact and complete and all(signature.stands for signature in self.signatures)

    @property
    def profile(self) -> str:
        """B-B, B-T or B-LT of PAdES, by what is in the file (mức chữ ký)."""
        if not self.signatures:
            return ""
        if not any(stamp.intact for stamp in self.timestamps) and any(
            signature.timestamp is None for signature in self.signatures
        ):
            return "B-B"
        return "B-LT" if self.has_revocation_data else "B-T"

    @property
    def locked(self) -> bool:
        """Whether a signature forbids any further one (đã khóa)."""
        return any(signature.locks for signature in self.signatures)

    def signature(self, field: str) -> SignatureCheck | None:
        """The check of one field, if it is signed (chữ ký trong ô)."""
        return next((s for s in self.signatures if s.field == field), None)
