"""Biên bản as plain lines: the same content as the paper, for those who listen or search."""

from collections.abc import Iterator

from cds_desktop.domain.minutes import MinutesContent
from cds_desktop.domain.minutes_scores import ScoreRow


def text_lines(content: MinutesContent) -> tuple[str, ...]:
    """One line for each thing the paper says, in its order."""
    return tuple(line for line in _lines(content) if line)


def _lines(content: MinutesContent) -> Iterator[str]:
    yield content.watermark
    yield f"BIÊN BẢN số {content.number}. {content.subject} năm học {content.school_year}"
    yield content.notice
    yield from _labelled(
        ("Thời gian bắt đầu", content.begins),
        ("Địa điểm", content.place),
        ("Thành phần tham dự", content.present),
        ("Khách mời", content.guests),
        ("Chủ trì", content.chair),
        ("Thư ký", content.secretary),
    )
    yield from (f"Căn cứ: {basis}" for basis in content.legal_bases)
    yield f"Báo cáo về minh chứng: danh mục gồm {content.evidence_count} minh chứng"
    yield f"Kết quả từng tiêu chí theo {content.set_title}:"
    yield from (_score(row) for row in content.score_rows)
    yield from _decided(content)
    yield from (f"{signer.heading}: {signer.full_name}" for signer in content.signers)
    yield from _labelled(("Nơi nhận", "; ".join(content.recipients)))
    yield from _annexes(content)


def _decided(content: MinutesContent) -> Iterator[str]:
    yield from _labelled(
        ("Ý kiến khác nhau", content.differing_opinions or "không ghi nhận ý kiến khác"),
        ("Biểu quyết", content.votes),
        ("Điều kiện bắt buộc", content.conditions),
    )
    yield from (
        f"{group.title}: {group.points}/{group.max_points} điểm, {group.level}" for group in content.groups
    )
    yield from _labelled(
        ("Mức độ chung", content.level),
        ("Quy tắc xếp mức", content.rule),
        ("Mã kiểm tra số liệu đã chốt", content.sealed_digest),
        ("Tồn tại", content.shortcomings),
        ("Kế hoạch", content.plan),
        ("Kết luận", content.conclusion),
        ("Cuộc họp kết thúc vào", content.closes),
    )


def _annexes(content: MinutesContent) -> Iterator[str]:
    if content.evidence:
        yield "Phụ lục: danh mục minh chứng"
    for row in content.evidence:
        facts = f"{row.number_and_date}; {row.issuer}; tiêu chí {row.criteria}"
        yield f"{row.position}. {row.code}: {row.title}; {facts}"
    for remark in content.remarks:
        yield f"Nhận xét tiêu chí {remark.code}. {remark.title}"
        yield from _labelled(*remark.paragraphs)
    for step in content.plan_rows:
        facts = f"{step.numbers}; người thực hiện: {step.who}; thời hạn: {step.due}; cách làm: {step.how}"
        yield f"Kế hoạch cải tiến {step.position}. {step.content}: {step.deed}; {' '.join(facts.split())}"


def _labelled(*pairs: tuple[str, str]) -> Iterator[str]:
    return (f"{label}: {words}" for label, words in pairs if words.strip())


def _score(row: ScoreRow) -> str:
    points = f"{row.points}/{row.max_points} điểm" if row.max_points and row.points else row.points
    codes = f"minh chứng {', '.join(row.evidence_codes)}" if row.evidence_codes else ""
    return "; ".join(part for part in (f"{row.code} {row.title}".strip(), points, row.working, codes) if part)
