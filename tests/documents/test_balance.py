"""Centred names are broken where a reader would break them."""

import pytest

from cds_desktop.documents.page.balance import balanced_lines
from cds_desktop.documents.page.fonts import BOLD, ITALIC

NAME_WIDTH = 420.0


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Về việc đề nghị đánh giá ngoài mức độ chuyển đổi số năm học 2025-2026",
            ("Về việc đề nghị đánh giá ngoài", "mức độ chuyển đổi số năm học 2025-2026"),
        ),
        (
            "Công khai kết quả tự đánh giá mức độ chuyển đổi số năm học 2025-2026",
            ("Công khai kết quả tự đánh giá", "mức độ chuyển đổi số năm học 2025-2026"),
        ),
        ("Họp Hội đồng tự đánh giá", ("Họp Hội đồng tự đánh giá",)),
    ],
)
def test_a_name_is_broken_between_words_and_not_inside_them(text: str, lines: tuple[str, ...]) -> None:
    assert balanced_lines(text, BOLD, 14, NAME_WIDTH) == lines


def test_a_date_and_the_name_of_a_school_stay_whole() -> None:
    text = (
        "(Kèm theo Quyết định số 45/QĐ-THCSMH ngày 10 tháng 11 năm 2025 của Hiệu trưởng Trường THCS Minh Họa)"
    )
    assert balanced_lines(text, ITALIC, 13, NAME_WIDTH) == (
        "(Kèm theo Quyết định số 45/QĐ-THCSMH ngày 10 tháng 11 năm 2025",
        "của Hiệu trưởng Trường THCS Minh Họa)",
    )


def test_a_narrow_column_tears_words_rather_than_leave_the_page() -> None:
    lines = balanced_lines("CHUYỂN ĐỔI SỐ", BOLD, 12, 60)
    assert " ".join(lines) == "CHUYỂN ĐỔI SỐ"
    assert len(lines) > 1


def test_a_word_longer_than_its_column_is_cut() -> None:
    assert "".join(balanced_lines("A" * 60, BOLD, 12, 100)) == "A" * 60


def test_spaces_and_lines_that_were_typed_do_no_harm() -> None:
    lines = balanced_lines("  hai   dòng  \n\n của một tên  , ,", BOLD, 14, 60)
    assert " ".join(" ".join(lines).split()) == "hai dòng của một tên , ,"
