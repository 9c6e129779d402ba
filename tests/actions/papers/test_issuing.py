"""Papers are issued once they may be, filed beside earlier ones, and written out in every format."""

import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.papers import enter_paper_text, reserve_number
from cds_desktop.actions.papers.issuing import issue_paper, issue_papers
from cds_desktop.actions.papers.wording import copy_wording, drop_wording
from cds_desktop.actions.papers.writing import write_bridge, write_paper, write_papers
from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.errors import Cancelled, NotAllowedNow
from cds_desktop.queries.papers import PaperState, paper_preview, papers_view
from cds_desktop.storage.workspace import Workspace

DECISION, REPORT, NOTICE = PaperKind.COUNCIL_DECISION, PaperKind.REPORT, PaperKind.NOTICE


def _text(pdf: bytes | Path, folder: Path) -> str:
    path = folder / "to.pdf"
    path.write_bytes(pdf if isinstance(pdf, bytes) else pdf.read_bytes())
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def _row(workspace: Workspace, kind: PaperKind):
    return next(row for row in papers_view(workspace).rows if row.kind is kind)


def test_a_paper_is_a_draft_until_it_may_be_issued(school: Workspace) -> None:
    assert _row(school, DECISION).state is PaperState.READY
    assert _row(school, REPORT).faults == ("chưa có số", "chưa có ngày", "số liệu chưa chốt")
    with pytest.raises(NotAllowedNow, match="số liệu chưa chốt"):
        issue_paper(school, REPORT)

    reserve_number(school, REPORT)
    draw_up_minutes(school)
    issue_paper(school, REPORT)

    assert _row(school, REPORT).state is PaperState.ISSUED


def test_an_issued_paper_has_its_place_to_sign_and_is_kept_unaltered(school: Workspace) -> None:
    name = issue_paper(school, DECISION).codes[1]
    path = school.documents_folder / name

    found = subprocess.run(["pdfsig", path], capture_output=True, text=True).stdout
    assert "Signature Field" in found or "issuer" in found
    assert _row(school, DECISION).files[0].path == path


def test_issuing_again_leaves_the_earlier_file_as_it_was(school: Workspace) -> None:
    first = school.documents_folder / issue_paper(school, DECISION).codes[1]
    before = sha256(first.read_bytes()).digest()
    second = school.documents_folder / issue_paper(school, DECISION).codes[1]

    assert second != first
    assert sha256(first.read_bytes()).digest() == before
    assert [file.path for file in _row(school, DECISION).files] == [second, first]


def test_places_left_empty_are_told_when_a_paper_is_issued(school: Workspace) -> None:
    draw_up_minutes(school)
    reserve_number(school, REPORT)
    (note,) = issue_paper(school, REPORT).notes

    assert "chỗ để trống" in note
    assert "…" in note


def test_missing_numbers_are_taken_and_all_papers_issued_at_once(school: Workspace) -> None:
    draw_up_minutes(school)
    issued = [changes.codes[0] for changes in issue_papers(school, tuple(PaperKind))]

    assert issued == [kind.value for kind in PaperKind if kind is not PaperKind.MINUTES]
    assert all(row.files for row in papers_view(school).rows)
    assert issue_papers(school, tuple(PaperKind)) == ()


def test_the_minutes_are_not_issued_but_drawn_up_when_sealing(school: Workspace) -> None:
    with pytest.raises(NotAllowedNow, match="Họp và biên bản"):
        issue_paper(school, PaperKind.MINUTES)


def test_the_official_file_is_what_is_written_as_pdf(school: Workspace, tmp_path: Path) -> None:
    name = issue_paper(school, DECISION).codes[1]
    written = write_paper(school, DECISION, "pdf", tmp_path)

    assert written.name == name
    assert written.read_bytes() == (school.documents_folder / name).read_bytes()


def test_all_papers_are_written_as_pdf_and_word(school: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    written = write_papers(school, tmp_path / "giay", progress=lambda done, total: told.append((done, total)))

    assert {paper.kind for paper in written} == {kind.value for kind in PaperKind}
    assert len({paper.path for paper in written}) == 2 * len(PaperKind) == told[-1][0] == told[-1][1]
    for paper in written:
        start = b"%PDF-" if paper.path.suffix == ".pdf" else b"PK"
        assert paper.path.read_bytes().startswith(start)


def test_what_was_written_before_a_stop_stays(school: Workspace, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_papers(school, tmp_path / "giay", formats=("pdf",), progress=stop)

    assert len(list((tmp_path / "giay").iterdir())) == 2
    assert not list((tmp_path / "giay").glob("*.partial"))


def test_a_format_a_paper_does_not_have_is_refused(school: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotAllowedNow, match="XLSX"):
        write_paper(school, DECISION, "xlsx", tmp_path)


def test_the_bridge_sheet_is_a_workbook(school: Workspace, tmp_path: Path) -> None:
    path = write_bridge(school, tmp_path)

    assert "xl/workbook.xml" in zipfile.ZipFile(path).namelist()


def test_the_notice_tells_no_name_of_evidence(school: Workspace, tmp_path: Path) -> None:
    with school.read() as db:
        from cds_desktop.storage.paper_source import read_paper_source

        titles = [item.title for item in read_paper_source(school, db).assessment.evidence_items]
    page = write_paper(school, NOTICE, "html", tmp_path).read_text("utf-8")

    assert KINDS[NOTICE].name.split()[0] in page or "THÔNG BÁO" in page
    assert not any(title in page for title in titles)


def test_what_is_typed_for_a_paper_shows_at_once(school: Workspace, tmp_path: Path) -> None:
    from cds_desktop.domain.papers.forms import FORMS

    key = FORMS[REPORT].texts[0].key
    enter_paper_text(school, REPORT, key, "Lời riêng của nhà trường Đặng Ỷ Ngẫu")

    assert "Đặng Ỷ Ngẫu" in _text(paper_preview(school, REPORT).pdf, tmp_path)


def test_a_wording_of_the_school_is_used_and_can_be_given_up(school: Workspace, tmp_path: Path) -> None:
    path = copy_wording(school, NOTICE)
    text = path.read_bytes().decode("utf-8-sig").replace("THÔNG BÁO", "THÔNG BÁO RIÊNG")
    path.write_text(text, "utf-8")

    assert "THÔNG BÁO RIÊNG" in _text(paper_preview(school, NOTICE).pdf, tmp_path)
    drop_wording(school, NOTICE)
    assert "THÔNG BÁO RIÊNG" not in _text(paper_preview(school, NOTICE).pdf, tmp_path)
    assert len(list(path.parent.glob("*.cu.txt"))) == 1


def test_a_faulty_wording_is_told_by_line_and_the_built_in_one_used(school: Workspace) -> None:
    path = copy_wording(school, NOTICE)
    with path.open("a", encoding="utf-8") as file:
        file.write("\nđoạn: {{trường không có}}\n")

    preview = paper_preview(school, NOTICE)

    assert any("Dòng" in fault and "trường không có" in fault for fault in preview.wording_faults)
    assert preview.pdf.startswith(b"%PDF-")


def test_what_was_typed_for_a_place_the_wording_left_out_is_told(school: Workspace) -> None:
    from cds_desktop.domain.papers.forms import FORMS

    text = next(t for t in FORMS[REPORT].texts if t.name == "hạ tầng")
    enter_paper_text(school, REPORT, text.key, "Lời riêng")
    path = copy_wording(school, REPORT)
    lines = path.read_bytes().decode("utf-8-sig").splitlines()
    kept = [line for line in lines if not line.strip().startswith(f"phần: {text.name}")]
    path.write_text("\n".join(kept), "utf-8")

    assert len(kept) < len(lines)
    assert paper_preview(school, REPORT).not_printed == (text.label,)


def test_copying_a_wording_twice_leaves_what_was_edited(school: Workspace) -> None:
    path = copy_wording(school, NOTICE)
    path.write_text("# sửa dở", "utf-8")

    assert copy_wording(school, NOTICE).read_text("utf-8") == "# sửa dở"
