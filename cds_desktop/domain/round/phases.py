"""Phases of a round: which may follow which, and what may be done in each."""

from collections.abc import Collection
from enum import StrEnum

from cds_desktop.errors import NotAllowedNow


class Phase(StrEnum):
    """Giai đoạn của đợt đánh giá."""

    PREPARING = "preparing"
    COLLECTING = "collecting"
    SCORING = "scoring"
    MEETING = "meeting"
    APPROVED = "approved"
    SEALED = "sealed"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    RECOGNISED = "recognised"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        """The phase in words."""
        return _LABELS[self]


_LABELS = {
    Phase.PREPARING: "Chuẩn bị",
    Phase.COLLECTING: "Thu thập minh chứng",
    Phase.SCORING: "Chấm điểm",
    Phase.MEETING: "Họp Hội đồng",
    Phase.APPROVED: "Đã phê duyệt",
    Phase.SEALED: "Đã chốt số liệu",
    Phase.SUBMITTED: "Đã nộp",
    Phase.RETURNED: "Được trả lại để bổ sung",
    Phase.REVIEWED: "Đã được đánh giá ngoài",
    Phase.RECOGNISED: "Đã được công nhận",
    Phase.PUBLISHED: "Đã công bố",
}

OPEN_PHASES = (Phase.PREPARING, Phase.COLLECTING, Phase.SCORING, Phase.MEETING, Phase.RETURNED)


def require_phase(now: Phase, allowed: Collection[Phase], deed: str) -> None:
    """Refuse `deed` ("Sửa số liệu") unless the round is in one of the `allowed` phases."""
    if now not in allowed:
        raise NotAllowedNow(f"{deed}: đợt đánh giá đang ở bước “{now.label}”.")


def is_open(phase: Phase) -> bool:
    """Whether numbers, texts and evidence may still change."""
    return phase in OPEN_PHASES


def later(now: Phase, reached: Phase) -> Phase:
    """The later of two phases: work may run ahead, a phase never goes back by itself."""
    order = list(Phase)
    return max(now, reached, key=order.index)
