"""Which paper each field belongs to, and why some belong to none."""

from cds_desktop.domain.papers import KINDS, PaperKind

K = PaperKind
_REMARKS = (K.MINUTES, K.CRITERION_SHEETS, K.REPORT)
_POINTS = (K.MINUTES, K.SCORE_FORM, K.CRITERION_SHEETS, K.REPORT)
_STEPS = (K.MINUTES, K.CRITERION_SHEETS)
_HEADS = tuple(PaperKind)
_EVIDENCE = (K.EVIDENCE_LIST,)
_PROVES = (K.EVIDENCE_LIST, K.MINUTES, K.CRITERION_SHEETS, K.REPORT)
_DATED = tuple(kind for kind, facts in KINDS.items() if facts.has_place_and_date)

# Field → the papers each of its marks must be found in.
BELONGS: dict[str, tuple[PaperKind, ...]] = {
    "School.name": (K.SCORE_FORM, K.REPORT, K.COUNCIL_DECISION, K.PLAN, K.REQUEST, K.NOTICE),
    "School.name_upper": _HEADS,
    "School.superior_upper": _HEADS,
    "School.place_name": _DATED,
    "School.abbreviation": (K.RECOGNITION_DECISION, K.NOTICE),
    "School.sector_code": (K.SCORE_FORM, K.REPORT),
    "School.ownership": (K.SCORE_FORM, K.REPORT),
    "School.levels": (K.SCORE_FORM, K.REPORT),
    "School.province": (K.SCORE_FORM, K.REPORT),
    "School.commune": (K.SCORE_FORM, K.REPORT),
    "School.managing_authority": (K.SCORE_FORM, K.REPORT),
    "ReceivingOffice.name": (K.REQUEST, K.REQUEST_LETTER),
    "Assessment.school_year": _HEADS,
    "Assessment.council_decision_number": (K.MINUTES,),
    "Assessment.council_decision_date": (K.MINUTES,),
    "Assessment.council_decision_issuer": (K.MINUTES,),
    "Assessment.plan_number": (K.MINUTES,),
    "Assessment.plan_date": (K.MINUTES,),
    "Assessment.legal_bases": (K.MINUTES, K.COUNCIL_DECISION, K.PLAN),
    "Deadline.label": (K.ASSIGNMENTS,),
    "Deadline.due_on": (K.ASSIGNMENTS, K.PLAN),
    "Member.full_name": (K.ASSIGNMENTS, K.COUNCIL_DECISION, K.REPORT),
    "Member.salutation": (K.ASSIGNMENTS, K.COUNCIL_DECISION),
    "Member.position": (K.ASSIGNMENTS, K.COUNCIL_DECISION, K.REPORT),
    "Answer.reason": _POINTS,
    "Answer.numerator": _POINTS,
    "Answer.denominator": _POINTS,
    "Answer.count": _POINTS,
    "Answer.points": _POINTS,
    "Answer.choice": _POINTS,
    "CriterionText.description": _REMARKS,
    "CriterionText.strengths": _REMARKS,
    "CriterionText.shortcomings": _REMARKS,
    "CriterionText.plan": _REMARKS,
    "PlanStep.deed": _STEPS,
    "PlanStep.fact": _STEPS,
    "PlanStep.gain": _STEPS,
    "PlanStep.who": _STEPS,
    "PlanStep.due_on": _STEPS,
    "PlanStep.how": _STEPS,
    "EvidenceItem.code": _PROVES,
    "EvidenceItem.title": _PROVES,
    "EvidenceItem.number": _PROVES,
    "EvidenceItem.issued_on": _PROVES,
    "EvidenceItem.issuer": _PROVES,
    "EvidenceItem.address": _PROVES,
    "EvidenceItem.box": _PROVES,
    "EvidenceItem.seen_by": _EVIDENCE,
    "EvidenceItem.seen_on": _EVIDENCE,
    "EvidenceItem.pages": _EVIDENCE,
    "EvidenceItem.supplied_by": _EVIDENCE,
    "EvidenceItem.note": _EVIDENCE,
    "EvidenceFile.name": _EVIDENCE,
    "Attendance.reason": (K.MINUTES,),
    "Meeting.number": (K.MINUTES,),
    "Meeting.symbol": (K.MINUTES,),
    "Meeting.held_on": (K.MINUTES,),
    "Meeting.began_at": (K.MINUTES,),
    "Meeting.ended_at": (K.MINUTES,),
    "Meeting.ended_on": (K.MINUTES,),
    "Meeting.place": (K.MINUTES,),
    "Meeting.guests": (K.MINUTES,),
    "Meeting.votes_for": (K.MINUTES,),
    "Meeting.votes_against": (K.MINUTES,),
    "Meeting.votes_other": (K.MINUTES,),
    "Meeting.differing_opinions": (K.MINUTES,),
    "Meeting.shortcomings": (K.MINUTES, K.REPORT),
    "Meeting.plan": (K.MINUTES, K.REPORT),
    "Meeting.conclusion": (K.MINUTES, K.REPORT),
    "Meeting.recipients": (K.MINUTES,),
    "PaperSettings.council_name_upper": (K.MINUTES, K.PLAN, K.REPORT),
    "PaperSettings.council_abbreviation": (K.PLAN, K.REPORT),
    "PaperSettings.head_position": (K.COUNCIL_DECISION, K.RECOGNITION_DECISION, K.REQUEST, K.NOTICE),
    "PaperSettings.head_name": (K.COUNCIL_DECISION, K.RECOGNITION_DECISION, K.REQUEST, K.NOTICE),
    "PaperSettings.recipients": (K.COUNCIL_DECISION, K.RECOGNITION_DECISION, K.REQUEST, K.NOTICE),
    "PaperSettings.archive_line": (K.COUNCIL_DECISION, K.RECOGNITION_DECISION, K.REQUEST, K.NOTICE),
}

# Field → why no paper prints it.
ON_NO_PAPER: dict[str, str] = {
    "School.province_code": "the province is printed by its name",
    "School.commune_code": "the commune is printed by its name",
    "ReceivingOffice.name_upper": "heads the office's own papers, which the office prints",
    "ReceivingOffice.kind": "chosen to find the office among others; its name says what it is",
    "ReceivingOffice.code": "matches packages to the office; papers say its name",
}


def kinds_of(field: str) -> tuple[PaperKind, ...]:
    """The papers a field belongs to; what is entered for one paper belongs to it alone."""
    if field.startswith("PaperEntry["):
        return (PaperKind(field[len("PaperEntry[") : field.index("]")]),)
    return BELONGS[field]
