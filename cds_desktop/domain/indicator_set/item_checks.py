"""What must agree inside one item: its maximum, ladder and options."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cds_desktop.domain.indicator_set.model import Interval, Item, ScoringKind
from cds_desktop.domain.indicator_set.parent_checks import repeated
from cds_desktop.domain.numbers import show
from cds_desktop.domain.typed_tables import Fault

HUNDRED = Decimal(100)


def item_faults(item: Item) -> Iterator[Fault]:
    """What is wrong with one item (nội dung) by itself."""
    row = f"nội dung {item.code}"
    if item.max_points <= 0:
        yield Fault(row, "max_points", "phải lớn hơn 0")
    laddered = item.scoring in (ScoringKind.RATIO, ScoringKind.COUNT)
    if laddered and not item.ladder.bands and not item.ladder.proportional:
        yield Fault(row, "ladder", "còn thiếu")
    if not laddered and (item.ladder.bands or item.ladder.proportional):
        yield Fault(row, "ladder", f"cách chấm “{item.scoring}” không dùng thang điểm")
    if item.scoring is ScoringKind.COUNT and item.ladder.proportional:
        yield Fault(row, "ladder", "đếm số lượng không chấm theo tỉ lệ được")
    if item.scoring is ScoringKind.CHOICE:
        yield from _choice_faults(item, row)
    elif item.choices:
        yield Fault(row, "options", f"cách chấm “{item.scoring}” không có phương án")
    if item.asks_for is not None and item.scoring is not ScoringKind.JUDGED:
        yield Fault(row, "asks_for", "chỉ dùng khi Hội đồng chấm (judged)")
    if item.asks_for in (ScoringKind.CHOICE, ScoringKind.JUDGED):
        yield Fault(row, "asks_for", "chỉ nhận yes_no, ratio, count")
    if item.ladder.bands:
        yield from _ladder_faults(item, row)


def _choice_faults(item: Item, row: str) -> Iterator[Fault]:
    if not item.choices:
        yield Fault(row, "options", "còn thiếu")
        return
    for key in repeated(choice.key for choice in item.choices):
        yield Fault(row, "options", f"phương án “{key}” bị trùng")
    if max(choice.points for choice in item.choices) != item.max_points:
        yield Fault(row, "options", f"điểm cao nhất phải là {show(item.max_points)}")


def _ladder_faults(item: Item, row: str) -> Iterator[Fault]:
    bands = item.ladder.bands
    upper = HUNDRED if item.scoring is ScoringKind.RATIO else None
    for message in cover_faults([band.interval for band in bands], upper):
        yield Fault(row, "ladder", message)
    points = [band.points for band in bands]
    if points != sorted(points):
        yield Fault(row, "ladder", "điểm của các khung phải tăng dần")
    if max(points) != item.max_points:
        yield Fault(row, "ladder", f"khung cao nhất phải là {show(item.max_points)} điểm")


def cover_faults(intervals: Sequence[Interval], upper: Decimal | None) -> Iterator[str]:
    """Faults of intervals that should cover 0 to `upper` (None: no end) without gap or overlap."""
    first, last = intervals[0], intervals[-1]
    for interval in intervals:
        if interval.is_empty:
            yield f"khung ở {show(interval.lower)} không chứa số nào"
    if first.lower not in (None, Decimal(0)) or (first.lower is not None and not first.lower_included):
        yield "khung đầu phải bắt đầu từ 0"
    if last.upper is not None and (upper is None or last.upper != upper or not last.upper_included):
        yield f"khung cuối không tới hết khoảng (0 – {show(upper)})" if upper else "khung cuối phải để ngỏ"
    for low, high in pairwise(intervals):
        if low.upper is None or high.lower is None:
            yield "các khung chồng lên nhau (khung giữa thiếu đầu hoặc cuối)"
        elif low.upper < high.lower or (
            low.upper == high.lower and not low.upper_included and not high.lower_included
        ):
            ends = dict.fromkeys((show(low.upper), show(high.lower)))
            yield f"hở ở {'khoảng ' if len(ends) > 1 else ''}{' – '.join(ends)}"
        elif low.upper > high.lower or (low.upper_included and high.lower_included):
            yield f"các khung chồng lên nhau ở {show(high.lower)}"
