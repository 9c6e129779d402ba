"""SQLAlchemy tables: what was entered. The current schema; `migrations.py` says how it came to be."""

from cds_desktop.storage.models.assessment import (
    AnswerRecord,
    CriterionTextRecord,
    EarlierFileRecord,
    EvidenceFileRecord,
    EvidenceRecord,
    EvidenceUseRecord,
)
from cds_desktop.storage.models.base import Base
from cds_desktop.storage.models.papers import (
    AttendanceRecord,
    AuditRecord,
    DocumentRecord,
    MeetingRecord,
    PackageRecord,
    SealRecord,
    SignatureRecord,
)
from cds_desktop.storage.models.round import (
    AssignmentRecord,
    DeadlineRecord,
    LegalBasisRecord,
    MemberRecord,
    RoundRecord,
    SchoolRecord,
    WorkspaceRecord,
)

__all__ = [
    "AnswerRecord",
    "AssignmentRecord",
    "AttendanceRecord",
    "AuditRecord",
    "Base",
    "CriterionTextRecord",
    "DeadlineRecord",
    "DocumentRecord",
    "EarlierFileRecord",
    "EvidenceFileRecord",
    "EvidenceRecord",
    "EvidenceUseRecord",
    "LegalBasisRecord",
    "MeetingRecord",
    "MemberRecord",
    "PackageRecord",
    "RoundRecord",
    "SchoolRecord",
    "SealRecord",
    "SignatureRecord",
    "WorkspaceRecord",
]
