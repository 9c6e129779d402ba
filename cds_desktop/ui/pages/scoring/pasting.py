"""Dán bảng số: a copied table fills several items at once, told in words, taken back in one step."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from cds_desktop.actions import Changes
from cds_desktop.actions.assess import enter_answers
from cds_desktop.domain.pasted_numbers import PastedNumbers, place
from cds_desktop.ui.background import run_action, signals
from cds_desktop.ui.pages.scoring.item_row import ItemRow

if TYPE_CHECKING:
    from cds_desktop.ui.pages.scoring.work import WorkPane

_NOTHING = "Bảng vừa dán không có số nào cho tiêu chí này."
MOST_TOLD = 2


def paste_table(work: "WorkPane", code: str, field: str, text: str) -> None:
    """Fill the items of the criterion shown from a copied table, down from `field` of `code`."""
    rows = {row.code: row for row in work.rows if isinstance(row, ItemRow)}
    pasted = place(text, [row.view.item for row in rows.values()], code, field)
    if not pasted.values:
        signals.said.emit(_NOTHING)
        return
    work.hand_over()
    answers = {}
    for item_code, values in pasted.values.items():
        fields: dict[str, Any] = dict(values)
        answers[item_code] = replace(rows[item_code].answer, **fields)
        work.kept.forget(item_code, fields)
    run_action(work, partial(enter_answers, work.workspace, answers), done=partial(_tell, pasted))


def _tell(pasted: PastedNumbers, _changes: Changes) -> None:
    words = f"Đã dán {pasted.words}"
    if pasted.left_out:
        more = len(pasted.left_out) - MOST_TOLD
        rest = f" và {more} chỗ khác" if more > 0 else ""
        words += f". Bỏ qua {'; '.join(pasted.left_out[:MOST_TOLD])}{rest}"
    signals.did.emit(words)
