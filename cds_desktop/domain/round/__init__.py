"""Đợt đánh giá: what was entered for one school year, its phases, its council, who may do what."""

from cds_desktop.domain.round.assessment import (
    Answer,
    Assessment,
    Attendance,
    CriterionText,
    Deadline,
    EvidenceFile,
    EvidenceItem,
    EvidenceKind,
    Meeting,
    Member,
    ReceivingOffice,
    Role,
    RoundDetails,
    School,
    Sensitivity,
    SetReference,
    Travel,
)
from cds_desktop.domain.round.phases import Phase, require_phase

__all__ = [
    "Answer",
    "Assessment",
    "Attendance",
    "CriterionText",
    "Deadline",
    "EvidenceFile",
    "EvidenceItem",
    "EvidenceKind",
    "Meeting",
    "Member",
    "Phase",
    "ReceivingOffice",
    "Role",
    "RoundDetails",
    "School",
    "Sensitivity",
    "SetReference",
    "Travel",
    "require_phase",
]
