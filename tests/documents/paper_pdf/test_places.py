"""A paper knows where it prints what, so that a preview can follow the field being edited."""

from dataclasses import replace

import pypdfium2
import pytest

from cds_desktop.documents.paper_pdf import draw_paper

LABELS = {
    "begins": "Thời gian bắt đầu:",
    "place": "Địa điểm:",
    "present": "Thành phần tham dự:",
    "votes": "Biểu quyết:",
    "shortcomings": "Tồn tại:",
    "closes": "Cuộc họp kết thúc vào",
    "recipients": "Nơi nhận:",
}


def text_at(pdf: bytes, page: int, top: float, bottom: float) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        height = document[page].get_height()
        words = document[page].get_textpage().get_text_bounded(bottom=height - bottom, top=height - top)
    return " ".join(words.split())


@pytest.mark.parametrize("kind", ["official", "draft", "long_minutes"])
def test_at_each_place_stands_what_it_is_called_after(kind, request, drawn_at):
    paper = draw_paper(replace(request.getfixturevalue(kind), watermark=""), drawn_at)
    first = {place.key: place for place in reversed(paper.places)}
    for key, label in LABELS.items():
        place = first[key]
        assert text_at(paper.pdf, place.page, place.top, place.bottom).startswith(label)


def test_a_text_that_runs_over_the_page_is_found_on_both(long_minutes, drawn_at):
    places = [place for place in draw_paper(long_minutes, drawn_at).places if place.key == "conclusion"]
    assert len(places) > 1
    assert [place.page for place in places] == sorted({place.page for place in places})


def test_what_is_not_printed_has_no_place(minutes, drawn_at):
    places = draw_paper(minutes(guests=""), drawn_at).places
    assert "guests" not in {place.key for place in places}
