"""Kế hoạch tự đánh giá, with a timetable proposed from the round's deadlines."""

from datetime import date

from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.council_tables import members_table
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import (
    DOTS,
    FieldFacts,
    Filling,
    LineKind,
    PartFacts,
    PartSort,
    Vocabulary,
)

_DEADLINES = {
    "evidence": "hạn thu thập minh chứng",
    "scoring": "hạn chấm điểm",
    "meeting": "hạn họp hội đồng",
    "submission": "hạn nộp hồ sơ",
}
_DUE = FieldFacts("Thời hạn đã đặt trong đợt: Chậm nhất ngày 28/02/2026; chưa đặt thì là dấu ba chấm")
_VOCABULARY = Vocabulary(
    fields={
        "ngày thành lập hội đồng": FieldFacts("Ngày của quyết định thành lập Hội đồng: 10/11/2025"),
        "ngày ban hành kế hoạch": FieldFacts("Ngày của chính kế hoạch này: 14/11/2025"),
        **dict.fromkeys(_DEADLINES.values(), _DUE),
        "việc có hạn khác": FieldFacts("Các việc khác có thời hạn trong đợt", is_list=True),
        "các hạn khác": FieldFacts("Thời hạn của các việc đó, cùng thứ tự", is_list=True),
    },
    parts={"thành viên": PartFacts(PartSort.TABLE, "Thành viên Hội đồng: họ tên, chức vụ, nhiệm vụ")},
    obligatory=(LineKind.TYPE, LineKind.ABOUT, LineKind.SIGN),
)


def _filling(source: PaperSource) -> Filling:
    deadlines = source.assessment.deadlines
    due = {deadline.key: _until(deadline.due_on) for deadline in deadlines}
    others = sorted((one for one in deadlines if one.key not in _DEADLINES), key=lambda one: one.due_on)
    decision, plan = source.entry(PaperKind.COUNCIL_DECISION), source.entry(PaperKind.PLAN)
    return Filling(
        fields={
            "ngày thành lập hội đồng": _day(decision.dated_on),
            "ngày ban hành kế hoạch": _day(plan.dated_on),
            **{name: due.get(key, DOTS) for key, name in _DEADLINES.items()},
            "việc có hạn khác": tuple(one.label for one in others),
            "các hạn khác": tuple(_until(one.due_on) for one in others),
        },
        parts={"thành viên": (members_table(source),)},
    )


def _day(day: date | None) -> str:
    return f"Ngày {day:%d/%m/%Y}" if day else DOTS


def _until(day: date) -> str:
    return f"Chậm nhất ngày {day:%d/%m/%Y}"


PLAN = Composer(_VOCABULARY, _filling)
