"""Chuyển đợt sang bản khác: everything it does is seen before it is done."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from cds_desktop.actions.indicator_sets import MovePreview
from cds_desktop.domain.moving import GroupChange, PointChange
from cds_desktop.domain.numbers import show
from cds_desktop.ui.pages.evidence.dialogs import dialog_column
from cds_desktop.ui.pages.indicator_set.saved_facts import difference_told
from cds_desktop.ui.pages.indicator_set.told import Told, told_list
from cds_desktop.ui.pages.indicator_set.words import sentence
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State


class MoveDialog(QDialog):
    """Shows a preview; "Để sau" leaves everything as it is."""

    def __init__(self, preview: MovePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = preview
        self.setWindowTitle("Chuyển đợt sang bản khác")
        fit_dialog(self, 720, 560)
        before, after = preview.before, preview.after
        same = before.id == after.id
        to = f"bản {after.version}" if same else f"{after.title}, bản {after.version}"
        column = dialog_column(self, f"Chuyển đợt này từ bản {before.version} sang {to}?")
        column.addWidget(Label(summary(preview), wrap=True))
        column.addWidget(told_list(list(preview_told(preview)), "Việc chuyển sẽ làm gì"), 1)
        words = "Trước khi chuyển có một bản sao lưu; chuyển xong vẫn hoàn tác được."
        column.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        self.later = secondary("Để sau")
        self.move_now = primary("Chuyển đợt sang bản này")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.move_now)
        column.addLayout(row)
        self.later.clicked.connect(self.reject)
        self.move_now.clicked.connect(self.accept)
        self.move_now.setFocus()


def summary(preview: MovePreview) -> str:
    """What changes and what stays, in one or two sentences."""
    kept = f"Giữ nguyên {preview.kept} câu trả lời."
    if preview.level_before == preview.level_after:
        return f"{kept} Mức chung không đổi: Mức {preview.level_after}."
    return f"{kept} Mức chung đổi: Mức {preview.level_before} → Mức {preview.level_after}."


def preview_told(preview: MovePreview) -> Iterator[Told]:
    """Everything a move does, what needs attention first."""
    for words in preview.warnings:
        yield Told(sentence(words), State.ATTENTION)
    yield from _part("Cần nhập lại", [_misfit(one.code, one.words, one.why) for one in preview.misfits])
    yield from _part(
        "Để riêng, chưa dùng ở bản này; chuyển lại thì có lại",
        [Told(str(one), State.ATTENTION) for one in preview.set_aside],
    )
    yield from _part("Dùng lại được", [Told(str(one), State.DONE) for one in preview.coming_back])
    yield from _part("Điểm đổi", [_points_told(one) for one in preview.points])
    groups = [one for one in preview.groups if _group_changes(one)]
    yield from _part("Tổng điểm nhóm", [_group_told(one) for one in groups])
    if preview.rule_before != preview.rule_after:
        fact = f"Trước: {preview.rule_before}\nNay: {preview.rule_after}"
        yield from _part("Quy tắc xếp mức", [Told("Câu xếp mức đổi", State.NOTE, fact)])
    yield from _part("Dòng khác nhau", [difference_told(one) for one in preview.differences])
    if not (preview.differences or preview.points or preview.warnings):
        yield Told("Không dòng nào đổi nghĩa; chỉ các dấu đối chiếu khác.", State.DONE)


def _part(title: str, told: list[Told]) -> Iterator[Told]:
    if told:
        yield Told(f"{title} ({len(told)})")
        yield from told


def _misfit(code: str, words: str, why: str) -> Told:
    return Told(f"{code} {words}", State.ATTENTION, sentence(why))


def _points_told(one: PointChange) -> Told:
    head = f"{one.code}: {show(one.before)}/{show(one.before_max)} → {show(one.after)}/{show(one.after_max)}"
    facts = [one.words, sentence(one.why), *dict.fromkeys((one.before_working, one.after_working))]
    return Told(head, State.NOTE, "\n".join(filter(None, facts)))


def _group_changes(one: GroupChange) -> bool:
    return (one.before, one.before_max, one.before_level) != (one.after, one.after_max, one.after_level)


def _group_told(one: GroupChange) -> Told:
    def said(points: object, most: object, level: int | None) -> str:
        if points is None:
            return "không có"
        words = f"{show(points)}/{show(most)}"  # type: ignore[arg-type]
        return f"{words}, Mức {level}" if level else words

    before = said(one.before, one.before_max, one.before_level)
    after = said(one.after, one.after_max, one.after_level)
    return Told(f"Nhóm {one.code}: {before} → {after}", State.NOTE, one.title)
