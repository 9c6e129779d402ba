"""SQLAlchemy tables: what was entered. The current schema; `migrations.py` says how it came to be."""

from cds_desktop.storage.models.assessment import (
    AnswerRecord,
    CriterionChangeRecord,
    CriterionTextRecord,
    EarlierFileRecord,
    EvidenceFileRecord,
    EvidenceRecord,
    EvidenceUseRecord,
    LeftOutItemRecord,
    PlanStepRecord,
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
from cds_desktop.storage.models.sets import IndicatorSetRecord, SetDraftRecord, SetDraftRowRecord

__all__ = [
    "AnswerRecord",
    "AssignmentRecord",
    "AttendanceRecord",
    "AuditRecord",
    "Base",
    "CriterionChangeRecord",
    "CriterionTextRecord",
    "DeadlineRecord",
    "DocumentRecord",
    "EarlierFileRecord",
    "EvidenceFileRecord",
    "EvidenceRecord",
    "EvidenceUseRecord",
    "IndicatorSetRecord",
    "LeftOutItemRecord",
    "LegalBasisRecord",
    "MeetingRecord",
    "MemberRecord",
    "PackageRecord",
    "PlanStepRecord",
    "RoundRecord",
    "SchoolRecord",
    "SealRecord",
    "SetDraftRecord",
    "SetDraftRowRecord",
    "SignatureRecord",
    "WorkspaceRecord",
]
