"""Reads answers (số liệu trả lời) from JSON or TOML, with every fault at once."""

from collections.abc import Mapping
from pathlib import Path

from cds_desktop.actions.scenario.files import read_text
from cds_desktop.domain.indicator_set import IndicatorSet, ScoringKind
from cds_desktop.domain.round import Answer
from cds_desktop.domain.typed_tables import MAX_ROWS, Fault, Row, brief, is_code, read_json, read_toml
from cds_desktop.errors import AnswersFaulty

ANSWER_FIELDS = frozenset({"met", "yes", "choice", "numerator", "denominator", "count", "points", "reason"})
COUNCIL_FIELDS = frozenset({"points", "reason"})
FIELDS_OF_KIND = {
    ScoringKind.YES_NO: COUNCIL_FIELDS | {"yes"},
    ScoringKind.RATIO: COUNCIL_FIELDS | {"numerator", "denominator"},
    ScoringKind.COUNT: COUNCIL_FIELDS | {"count"},
    ScoringKind.CHOICE: COUNCIL_FIELDS | {"choice"},
    ScoringKind.JUDGED: ANSWER_FIELDS - {"met"},
}


def read_answers(path: Path) -> dict[str, Answer]:
    """The answers a file holds: `{"items": {"1.6.1": {"numerator": 37, "denominator": 40}}}`."""
    text = read_text(path)
    is_json = path.suffix.lower() == ".json" or text.lstrip("\ufeff \t\r\n").startswith("{")
    table = read_json(text) if is_json else read_toml(text)
    faults: list[Fault] = []
    answers: dict[str, Answer] = {}
    if isinstance(table, Fault):
        faults.append(table)
    else:
        row = Row("tệp", table, faults)
        row.only(frozenset({"items"}))
        if "items" not in table:
            row.fault("items", "còn thiếu")
        answers = answers_of(row.sub("items", "items"))
    if faults:
        raise AnswersFaulty(faults=[str(fault) for fault in faults])
    return answers


def answers_of(table: Row) -> dict[str, Answer]:
    """One answer per code; faults are noted in the table's list."""
    if len(table.table) > MAX_ROWS:
        table.fault("", f"nhiều hơn {MAX_ROWS} dòng")
        return {}
    answers = {}
    for code, entry in table.table.items():
        row = Row(f"trả lời {brief(code)}", entry, table.faults)
        if not is_code(code):
            row.fault("", "mã chỉ được gồm chữ không dấu, số và dấu . - _")
        answers[code] = _answer(row)
    return answers


def _answer(row: Row) -> Answer:
    row.only(ANSWER_FIELDS)
    return Answer(
        met=row.maybe_flag("met"),
        yes=row.maybe_flag("yes"),
        choice=row.words("choice") or None,
        numerator=row.maybe_number("numerator"),
        denominator=row.maybe_number("denominator"),
        count=row.maybe_number("count"),
        points=row.maybe_number("points"),
        reason=row.lines("reason"),
    )


def answer_faults(indicator_set: IndicatorSet, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Codes the bộ chỉ số does not ask for, and facts that do not belong to how a code is scored."""
    faults = []
    for code, answer in answers.items():
        allowed = _fields_for(indicator_set, code)
        if allowed is None:
            faults.append(f"trả lời {brief(code)}: bộ chỉ số không có mã này hoặc mã này không cần trả lời")
            continue
        given = {name for name in ANSWER_FIELDS if getattr(answer, name) not in (None, "")}
        faults += [
            f"trả lời {code}, {name}: cách chấm của mã này không dùng" for name in sorted(given - allowed)
        ]
    return tuple(faults)


def _fields_for(indicator_set: IndicatorSet, code: str) -> frozenset[str] | None:
    item = indicator_set.item(code)
    if item is not None:
        return FIELDS_OF_KIND[item.scoring]
    criterion = indicator_set.criterion(code)
    return frozenset({"met", "reason"}) if criterion is not None and criterion.mandatory else None
