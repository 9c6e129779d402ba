"""What the doctor of signing says, as small frozen rows."""

from dataclasses import dataclass
from enum import StrEnum


class Finding(StrEnum):
    """How one check ended."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    WAITING = "waiting"


@dataclass(frozen=True)
class SigningCheck:
    """One line of the doctor: what was found, and the one next step where something is wrong."""

    finding: Finding
    title: str
    detail: str = ""


@dataclass(frozen=True)
class StampLook:
    """Ô ký as it will look: the paper, the name of the field on it, the stamp as a PDF of its own."""

    pdf: bytes
    field: str
    heading: str
    stamp: bytes


@dataclass(frozen=True)
class SigningCheckup:
    """All checks, and how the signature will look; no look while it is nobody's turn."""

    checks: tuple[SigningCheck, ...]
    look: StampLook | None

    @property
    def has_faults(self) -> bool:
        """Whether signing would fail."""
        return any(check.finding is Finding.BAD for check in self.checks)


def good(title: str, detail: str = "") -> SigningCheck:
    """Nothing against signing."""
    return SigningCheck(Finding.GOOD, title, detail)


def warning(title: str, detail: str) -> SigningCheck:
    """Worth knowing, not in the way."""
    return SigningCheck(Finding.WARNING, title, detail)


def bad(title: str, detail: str) -> SigningCheck:
    """Signing would fail; the detail ends with the one next step."""
    return SigningCheck(Finding.BAD, title, detail)


def waiting(title: str, detail: str) -> SigningCheck:
    """Not known yet."""
    return SigningCheck(Finding.WAITING, title, detail)
