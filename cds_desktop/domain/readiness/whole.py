"""All findings of a round together, and those which keep its numbers from being sealed."""

from collections.abc import Iterable

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.readiness.checks import CHECKS, SEALING_CHECKS
from cds_desktop.domain.readiness.context import Beside, Context
from cds_desktop.domain.readiness.findings import Finding, Kind, Weight
from cds_desktop.domain.round import Assessment
from cds_desktop.domain.scoring import Score

ALONE = Beside()


def findings(
    indicator_set: IndicatorSet, assessment: Assessment, result: Score, beside: Beside = ALONE
) -> tuple[Finding, ...]:
    """Everything to look at before the meeting, errors first."""
    context = Context(indicator_set, assessment, result, beside)
    return in_order(found for check in CHECKS for found in check.run(context))


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with the worst first."""
    weights, kinds = list(Weight), list(Kind)
    return tuple(sorted(found, key=lambda f: (weights.index(f.weight), kinds.index(f.kind))))


def sealing_faults(indicator_set: IndicatorSet, assessment: Assessment, result: Score) -> tuple[Finding, ...]:
    """What keeps the numbers from being sealed: every error, an unchecked set, an incomplete meeting."""
    context = Context(indicator_set, assessment, result, ALONE)
    errors = [check for check in CHECKS if check.weight is Weight.ERROR]
    found = in_order(found for check in errors for found in check.run(context))
    stopping = [check for check in CHECKS if check.stops and check not in errors]
    last = (*stopping, *SEALING_CHECKS)
    return (*found, *(found for check in last for found in check.run(context, Weight.ERROR)))
