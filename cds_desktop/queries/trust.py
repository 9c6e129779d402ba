"""What the page of trusted issuers shows."""

from dataclasses import dataclass
from datetime import datetime

from cds_desktop.signing.signature_checks import VIETNAM_TIME
from cds_desktop.signing.trust_store import TrustKind, in_blocks, read_store, trust_folder

KIND_WORDS = {
    TrustKind.ROOT: "Chứng thư gốc",
    TrustKind.INTERMEDIATE: "Chứng thư trung gian",
    TrustKind.CRL: "Danh sách thu hồi",
}


@dataclass(frozen=True)
class TrustRow:
    """One file of the store: what it is, how long, its fingerprint; `fault` when it is not believed."""

    kind: TrustKind | None
    digest: str
    subject: str
    issuer: str = ""
    period: str = ""
    fingerprint: str = ""
    notes: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True)
class TrustView:
    """The whole store: its folder and its rows, roots first."""

    folder: str
    rows: tuple[TrustRow, ...]

    def of_kind(self, kind: TrustKind) -> tuple[TrustRow, ...]:
        """The rows of one kind."""
        return tuple(row for row in self.rows if row.kind is kind)

    @property
    def faulty(self) -> tuple[TrustRow, ...]:
        """Files that are not believed."""
        return tuple(row for row in self.rows if row.kind is None)


def trust_view(now: datetime) -> TrustView:
    """Everything in the store, as it stands now (kho tin cậy)."""
    view = read_store(trust_folder(), now)
    rows = [
        TrustRow(
            kind=one.kind,
            digest=one.facts.sha256,
            subject=one.facts.subject,
            issuer=one.facts.issuer,
            period=period_words(one.kind, one.facts.not_before, one.facts.not_after),
            fingerprint=in_blocks(one.facts.sha256),
            notes=one.facts.warnings,
        )
        for one in view.stored
    ]
    broken = [TrustRow(None, one.path.stem, one.path.name, fault=one.fault) for one in view.faults]
    return TrustView(str(view.folder), (*rows, *broken))


def period_words(kind: TrustKind | None, first: datetime, last: datetime | None) -> str:
    """From when to when, or of which date a list is (thời hạn)."""
    start = f"{first.astimezone(VIETNAM_TIME):%d/%m/%Y}"
    end = f"{last.astimezone(VIETNAM_TIME):%d/%m/%Y}" if last else "không ghi hạn"
    return f"lập ngày {start}, bản kế tiếp {end}" if kind is TrustKind.CRL else f"{start} – {end}"
