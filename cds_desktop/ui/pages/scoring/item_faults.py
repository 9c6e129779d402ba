"""What an item says of itself: its glyph, red fields, the working line and the link to the reason."""

from typing import TYPE_CHECKING

from cds_desktop.domain.numbers import why_unreadable
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import ItemScore, Working
from cds_desktop.ui.pages.scoring.number_field import NumberField
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.widgets.working_line import WorkingLine

if TYPE_CHECKING:
    from cds_desktop.ui.pages.scoring.item_row import ItemRow

_WITH_REASON = (Working.JUDGED, Working.REDUCED)


def show_item(row: "ItemRow", *, typing: bool = False) -> None:
    """Show what is wrong, or how the points came about; while somebody types nothing new is called wrong."""
    unreadable = [field for field in row.unreadable if not field.is_growing]
    if typing:
        unreadable = [field for field in unreadable if field.is_marked]
    _mark_fields(row, unreadable)
    score = row.view.score
    if unreadable:
        row.working.show_error(why_unreadable(unreadable[0].text()))
    else:
        _show_working(row.working, score, reason="" if row.reason.is_open else row.view.answer.reason)
    may_say_why = score.state in _WITH_REASON and not unreadable and not row.reason.isReadOnly()
    words = "Sửa lý do" if row.view.answer.reason else "Ghi lý do"
    row.working.show_link(words if may_say_why and not row.reason.is_open else "", f"{words} chấm {row.code}")
    row.requirement.show_state(_state(score.state, bool(unreadable)))


def _show_working(line: WorkingLine, score: ItemScore, *, reason: str) -> None:
    """Show the words of the rules, taken apart only for their weight; `reason` if it stands nowhere else."""
    facts, arrow, rest = score.working.partition(" → ")
    if not arrow:
        facts, rest = "", score.working
    match score.state:
        case Working.MISSING:
            line.show_missing(score.working)
        case Working.WRONG:
            line.show_error(score.working)
        case Working.COMPUTED:
            band, _, points = rest.rpartition(": ")
            line.show_computed(facts, f"{band}:" if band else "", points)
        case Working.JUDGED:
            head, _, tail = rest.partition("Hội đồng chấm ")
            line.show_judged(facts, tail.partition(": ")[0], f"{head}Hội đồng chấm", reason)
        case Working.REDUCED:
            computed, _, council = rest.partition("; Hội đồng chấm ")
            line.show_reduced(facts, computed, council.partition(": ")[0], reason)


def _mark_fields(row: "ItemRow", unreadable: list[NumberField]) -> None:
    score = row.view.score
    wrong = score.working if score.state is Working.WRONG and row.store.is_settled else ""
    raw_is_wrong = bool(wrong) and _contradicts(row.view.answer)
    for field in row.fields:
        sentence = why_unreadable(field.text()) if field in unreadable else ""
        if not sentence and wrong and (field is not row.points) == raw_is_wrong:
            sentence = wrong
        field.show_fault(sentence)


def _contradicts(answer: Answer) -> bool:
    part, whole = answer.numerator, answer.denominator
    return whole == 0 or (part is not None and whole is not None and part > whole)


def _state(state: Working, unreadable: bool) -> State:
    if unreadable or state is Working.WRONG:
        return State.ERROR
    return State.NONE if state is Working.MISSING else State.DONE
