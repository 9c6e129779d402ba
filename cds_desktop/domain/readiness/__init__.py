"""Rà soát: what is missing or odd in a round, worst first; what must be mended before sealing."""

from cds_desktop.domain.readiness.check import Check, Hit
from cds_desktop.domain.readiness.checks import CHECKS, SEALING_CHECKS
from cds_desktop.domain.readiness.context import Beside, Context, EarlierYear
from cds_desktop.domain.readiness.evidence import in_reach
from cds_desktop.domain.readiness.findings import Finding, Kind, Weight
from cds_desktop.domain.readiness.late import late_findings
from cds_desktop.domain.readiness.places import COUNCIL, EVIDENCE, MEETING, SCHOOL, SET
from cds_desktop.domain.readiness.setup import NEEDED_OF_SCHOOL, missing_in_setup
from cds_desktop.domain.readiness.whole import findings, in_order, sealing_faults

__all__ = [
    "CHECKS",
    "COUNCIL",
    "EVIDENCE",
    "MEETING",
    "NEEDED_OF_SCHOOL",
    "SCHOOL",
    "SEALING_CHECKS",
    "SET",
    "Beside",
    "Check",
    "Context",
    "EarlierYear",
    "Finding",
    "Hit",
    "Kind",
    "Weight",
    "findings",
    "in_order",
    "in_reach",
    "late_findings",
    "missing_in_setup",
    "sealing_faults",
]
