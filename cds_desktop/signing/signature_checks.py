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
    LATER_SIGNATURES = "later-signatures"
    CHANGED = "changed"


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

    @property
    def intact(self) -> bool:
        """Whether there is a signature and nothing at all speaks against the file (toàn vẹn)."""
        return bool(self.signatures) and not self.problems and all(s.intact for s in self.signatures)

    @property
    def locked(self) -> bool:
        """Whether a signature forbids any further one (đã khóa)."""
        return any(signature.locks for signature in self.signatures)

    def signature(self, field: str) -> SignatureCheck | None:
        """The check of one field, if it is signed (chữ ký trong ô)."""
        return next((s for s in self.signatures if s.field == field), None)
