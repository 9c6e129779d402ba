"""Annex rows of the minutes: the evidence list, the remarks on each criterion, the improvement plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round.assessment import (
    Assessment,
    CriterionText,
    EvidenceItem,
    EvidenceKind,
    PlanStep,
)


@dataclass(frozen=True)
class EvidenceRow:
    """Một dòng của danh mục minh chứng, ready to print."""

    position: int
    code: str
    title: str
    number_and_date: str
    issuer: str
    criteria: str
    place: str
    digests: tuple[str, ...]


@dataclass(frozen=True)
class RemarkRow:
    """Hiện trạng, điểm mạnh, tồn tại, kế hoạch cải tiến of one criterion, as headed paragraphs."""

    code: str
    title: str
    paragraphs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PlanRow:
    """Một việc của kế hoạch cải tiến, ready to print."""

    position: int
    content: str
    deed: str
    numbers: str
    who: str
    due: str
    how: str


def evidence_rows(assessment: Assessment) -> tuple[EvidenceRow, ...]:
    """Danh mục minh chứng in the order of codes."""
    ordered = sorted(assessment.evidence_items, key=lambda item: code_order(item.code))
    return tuple(evidence_row(position, item) for position, item in enumerate(ordered, 1))


def evidence_row(position: int, item: EvidenceItem) -> EvidenceRow:
    """One item, ready to print."""
    issued = item.issued_on.strftime("%d/%m/%Y") if item.issued_on else ""
    return EvidenceRow(
        position=position,
        code=item.code,
        title=item.title,
        number_and_date=", ".join(part for part in (item.number, issued) if part) or "–",
        issuer=item.issuer or "–",
        criteria=", ".join(sorted(item.used_for, key=code_order)) or "–",
        place=_place(item),
        digests=tuple(file.digest[:16] for file in item.files),
    )


def _place(item: EvidenceItem) -> str:
    """Where it is: what its kind asks for, and whatever else was entered."""
    files = f"{len(item.files)} tệp" if len(item.files) != 1 else "Tệp"
    found = [_address(item), f"Hộp {item.box}" if item.box else "", files if item.files else ""]
    place = "\n".join(part for part in found if part)
    return place or ("Bản giấy" if item.kind is EvidenceKind.PHYSICAL else "–")


def _address(item: EvidenceItem) -> str:
    who = f"người xem: {item.seen_by}" if item.seen_by else ""
    when = f"xem ngày {item.seen_on:%d/%m/%Y}" if item.seen_on else ""
    seen = ", ".join(part for part in (when, who) if part)
    return f"{item.address} ({seen})" if item.address and seen else item.address or seen


def remark_rows(indicator_set: IndicatorSet, assessment: Assessment) -> tuple[RemarkRow, ...]:
    """Remarks of every criterion that has any, in the order of the set."""
    rows = []
    for criterion in indicator_set.criteria:
        paragraphs = _paragraphs(assessment.texts.get(criterion.code))
        if paragraphs:
            rows.append(RemarkRow(criterion.code, criterion.title, tuple(paragraphs)))
    return tuple(rows)


def _paragraphs(text: CriterionText | None) -> Sequence[tuple[str, str]]:
    if text is None:
        return ()
    named = (
        ("Hiện trạng", text.description),
        ("Điểm mạnh", text.strengths),
        ("Tồn tại", text.shortcomings),
        ("Kế hoạch cải tiến", text.plan),
    )
    return [(name, words) for name, words in named if words.strip()]


def plan_rows(indicator_set: IndicatorSet, assessment: Assessment) -> tuple[PlanRow, ...]:
    """Kế hoạch cải tiến in the order of the items."""
    steps = enumerate(assessment.plan_steps, 1)
    return tuple(_plan_row(indicator_set, position, step) for position, step in steps)


def _plan_row(indicator_set: IndicatorSet, position: int, step: PlanStep) -> PlanRow:
    item = indicator_set.item(step.item_code)
    gain = f"+{show(step.gain)} điểm" if step.gain else ""
    return PlanRow(
        position=position,
        content=f"{step.item_code} {item.text if item else ''}".strip(),
        deed=step.deed or "–",
        numbers="\n".join(part for part in (step.fact, gain) if part) or "–",
        who=step.who or "–",
        due=step.due_on.strftime("%d/%m/%Y") if step.due_on else "–",
        how=step.how or "–",
    )
