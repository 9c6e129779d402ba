"""Papers nobody signs, drawn from a workspace: the score form and the set to be held against paper."""

from datetime import UTC, datetime

import pypdfium2
import pytest

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.papers import (
    draw_charts,
    draw_now,
    round_set,
    set_form_name,
    write_set_form,
)
from cds_desktop.actions.papers.writing import write_paper
from cds_desktop.documents.archive import data_digest_of
from cds_desktop.domain.charts import criteria_chart
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.scoring import score
from cds_desktop.storage.models import SealRecord

AT = datetime(2027, 4, 15, 9, 30, tzinfo=UTC)


def words_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def test_the_score_form_of_an_open_round_is_a_draft_by_name_and_across_each_page(school, tmp_path):
    path = write_paper(school, PaperKind.SCORE_FORM, "pdf", tmp_path)

    assert path.name.startswith("du-thao-phieu-danh-gia_")
    assert "PHIẾU ĐÁNH GIÁ" in words_of(path.read_bytes())
    assert data_digest_of(path.read_bytes()) == ""


def test_the_score_form_of_a_sealed_round_names_the_sealed_data(school, tmp_path):
    draw_up_minutes(school)
    with school.read() as db:
        digest = db.query(SealRecord).one().digest

    pdf = draw_now(school, PaperKind.SCORE_FORM)

    assert data_digest_of(pdf) == digest
    assert digest[:8] in words_of(pdf)
    assert write_paper(school, PaperKind.SCORE_FORM, "pdf", tmp_path).name.startswith("phieu-danh-gia_")


def test_the_set_of_the_round_is_written_under_its_id_and_version(school, tmp_path):
    chosen = round_set(school)

    path = write_set_form(chosen, tmp_path, AT)

    assert path.name == set_form_name(chosen)
    words = words_of(path.read_bytes())
    assert all(item.code in words for item in chosen.items)
    assert chosen.digest[:8] in words


def test_a_file_that_is_there_is_replaced_whole(school, tmp_path):
    path = tmp_path / "sub" / "phieu.pdf"

    first = write_paper(school, PaperKind.SCORE_FORM, "pdf", path).read_bytes()
    second = write_paper(school, PaperKind.SCORE_FORM, "pdf", path).read_bytes()

    assert path.read_bytes().startswith(b"%PDF")
    assert len(first) == len(second)
    assert [found.name for found in path.parent.iterdir()] == ["phieu.pdf"]


@pytest.mark.parametrize("count", [1, 2])
def test_charts_can_be_printed_alone(school, count):
    chosen = round_set(school)
    chart = criteria_chart(chosen, score(chosen, {}))

    assert words_of(draw_charts([chart] * count, AT)).count("Điểm từng tiêu chí") == count
