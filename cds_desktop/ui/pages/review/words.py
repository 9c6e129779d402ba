"""Sentences about the way to the next level."""

from cds_desktop.domain.numbers import show
from cds_desktop.domain.readiness import EVIDENCE, Finding, Kind
from cds_desktop.domain.text import capital
from cds_desktop.queries import Review
from cds_desktop.queries.review import GroupNeed, Way

_LINKS = {
    Kind.PERSONAL: "Chọn",
    Kind.TRAVELS: "Xem lại",
    Kind.CARRIED: "Xác nhận",
    Kind.DUPLICATE: "Gộp",
    Kind.OUTSIDE_YEAR: "Mở",
    Kind.UNUSED: "Xem",
    Kind.NO_FILE: "Mở",
    Kind.SET_UNCHECKED: "Đối chiếu",
    Kind.SET_SUMS: "Đối chiếu",
    Kind.SET_SCOPE: "Xem bộ chỉ số",
    Kind.SET_ASIDE: "Xem bộ chỉ số",
    Kind.LADDER_ELSEWHERE: "Xem bộ chỉ số",
    Kind.NO_LADDER: "Đối chiếu",
    Kind.COUNCIL: "Đến Hội đồng",
    Kind.MEETING: "Đến biên bản",
    Kind.SCHOOL: "Điền",
    Kind.LATE: "Đến bước này",
    Kind.GROUP_LACKS: "Đến nhóm này",
}


def link_words(finding: Finding, *, editable: bool) -> str:
    """What the link of a finding says: "Đến 2.2", "Gộp"; of evidence that is sealed only "Xem"."""
    if finding.place == EVIDENCE and not editable:
        return "Xem"
    return _LINKS.get(finding.kind, f"Đến {finding.place}")


def need_words(review: Review, way: Way) -> str:
    """What is lacking: "Nhóm 1 đang 71,5; cần trên 75. Ít việc nhất, thêm 4 điểm:"."""
    lacking = [group for group in way.groups if not group.is_there]
    parts = []
    if review.unscored_items:
        points = show(review.unscored_points)
        parts.append(f"Còn {review.unscored_items} nội dung chưa chấm ({points} điểm), đang tính là 0.")
    if not lacking:
        parts.append("Điểm đã đủ; còn điều kiện bắt buộc." if way.conditions else "Điểm đã đủ.")
    elif len(lacking) == 1:
        group = lacking[0]
        parts.append(f"{capital(group.name)} đang {show(group.now)}; cần {group.above}.")
        if way.steps and way.reachable:
            parts.append(f"Ít việc nhất, thêm {show(group.then - group.now)} điểm:")
    else:
        said = ", ".join(f"{group.name} đang {show(group.now)} (cần {group.above})" for group in lacking)
        parts.append(f"{capital(said)}.{' Ít việc nhất:' if way.reachable else ''}")
    return " ".join(parts)


def foot_words(way: Way, planned: int = 0) -> str:
    """What else holds: "Nhóm 2 đã trên 75."; `planned` steps are in the plan."""
    if not way.reachable:
        left_out = any(not step.chosen for step in way.steps)
        without = "Bỏ những việc này thì năm nay" if left_out else "Làm đủ mọi nội dung cũng"
        return f"{without} chưa đạt được Mức {way.to_level}."
    is_short = any(not group.is_there for group in way.groups)
    there = [_there_words(group) for group in way.groups if group.is_there and is_short]
    plan = [f"Đã có {planned} việc trong kế hoạch cải tiến."] if planned else []
    return " ".join([*plan, *there])


def _there_words(group: GroupNeed) -> str:
    return f"{capital(group.name)} đã {group.above.replace('từ', 'đủ')}."
