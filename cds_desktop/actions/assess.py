"""Chấm tiêu chí: enter numbers, points and texts."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.round import Answer, CriterionText, Phase
from cds_desktop.domain.text import clean, clean_lines
from cds_desktop.errors import NotFound
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import AnswerRecord, CriterionTextRecord, RoundRecord
from cds_desktop.storage.workspace import Workspace

_PARTS = {
    "description": "hiện trạng",
    "strengths": "điểm mạnh",
    "shortcomings": "tồn tại",
    "plan": "kế hoạch cải tiến",
}


def enter_answer(workspace: Workspace, code: str, answer: Answer) -> Changes:
    """Ghi số liệu và điểm of one item or mandatory condition, as the council gave them."""
    with workspace.change("enter_answer", code) as db:
        _enter(db, {code: answer}, workspace.now())
        undoable(db, f"chấm {code}", joins=f"answer {code}")
    return Changes(Subject.ANSWERS, (code,))


def enter_answers(workspace: Workspace, answers: Mapping[str, Answer]) -> Changes:
    """Ghi số liệu of several items at once, e.g. from a pasted table: one step to take back."""
    codes = tuple(answers)
    with workspace.change("enter_answers", codes[0] if codes else "", f"{len(codes)} dòng") as db:
        _enter(db, answers, workspace.now())
        undoable(db, f"dán số liệu vào {', '.join(codes)}")
    return Changes(Subject.ANSWERS, codes)


def _enter(db: Session, answers: Mapping[str, Answer], now: datetime) -> None:
    round_ = open_round_record(db, "Nhập số liệu", Phase.SCORING)
    known = load(round_.set_text).answer_codes
    for code, answer in answers.items():
        if code not in known:
            raise NotFound(f"Bộ chỉ số không có nội dung {code}.")
        record = db.get(AnswerRecord, (round_.id, code)) or AnswerRecord(round_id=round_.id, code=code)
        record.met, record.yes = answer.met, answer.yes
        record.choice = clean(answer.choice) if answer.choice else None
        record.numerator, record.denominator = _text(answer.numerator), _text(answer.denominator)
        record.count, record.points = _text(answer.count), _text(answer.points)
        record.reason = clean_lines(answer.reason)
        record.changed_at_utc = now
        db.add(record)


def write_text(workspace: Workspace, criterion_code: str, text: CriterionText) -> Changes:
    """Ghi hiện trạng, điểm mạnh, tồn tại, kế hoạch of one criterion."""
    with workspace.change("write_text", criterion_code) as db:
        round_ = open_round_record(db, "Viết nhận xét", Phase.SCORING)
        _require_criterion(round_, criterion_code)
        key = (round_.id, criterion_code)
        record = db.get(CriterionTextRecord, key) or CriterionTextRecord(
            round_id=round_.id, criterion_code=criterion_code
        )
        values = {name: clean_lines(getattr(text, name)) for name in _PARTS}
        written = [name for name, value in values.items() if (getattr(record, name) or "") != value]
        for name, value in values.items():
            setattr(record, name, value)
        record.changed_at_utc = workspace.now()
        db.add(record)
        words = _PARTS[written[0]] if len(written) == 1 else "phần viết"
        undoable(db, f"viết {words} {criterion_code}", joins=f"text {criterion_code} {' '.join(written)}")
    return Changes(Subject.TEXTS, (criterion_code,))


def _require_criterion(round_: RoundRecord, code: str) -> IndicatorSet:
    indicator_set = load(round_.set_text)
    if indicator_set.criterion(code) is None:
        raise NotFound(f"Bộ chỉ số không có tiêu chí {code}.")
    return indicator_set


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
