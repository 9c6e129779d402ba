"""From the meeting to a signed paper: order, refusals, and that nothing signed is ever lost."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cds_desktop.actions.assess import enter_answer
from cds_desktop.actions.minutes import draw_up_minutes, enter_meeting
from cds_desktop.actions.papers import draw_now
from cds_desktop.actions.papers.writing import write_paper
from cds_desktop.actions.rounds import open_round, reopen_round
from cds_desktop.actions.signatures import sign_minutes, whose_turn
from cds_desktop.actions.verifying import verify
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.round import Answer, Role, RoundDetails
from cds_desktop.errors import (
    CdsError,
    DocumentAltered,
    KeyFileUnreadable,
    NotAllowedNow,
    NotReadyToSeal,
    SignatureRefused,
    WrongPassword,
)
from cds_desktop.exchange.indicator_sets import find_set
from cds_desktop.queries import minutes_view, overview, signing_view
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import Workspace

PASSWORD = "mật khẩu thử"


def text_of(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout


def files(workspace: Workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in workspace.documents_folder.iterdir()}


def sign_both(workspace: Workspace, keys: dict[str, Path]) -> None:
    draw_up_minutes(workspace)
    sign_minutes(workspace, Role.SECRETARY, keys["secretary"], PASSWORD)
    sign_minutes(workspace, Role.CHAIR, keys["chair"], PASSWORD)


def test_a_draft_changes_nothing_and_says_what_it_is(school: Workspace, tmp_path: Path) -> None:
    pdf = tmp_path / "nhap.pdf"
    pdf.write_bytes(draw_now(school, PaperKind.MINUTES))
    assert "BẢN MINH HỌA" in text_of(pdf)
    assert files(school) == {}


def test_sealing_prints_the_digest_of_the_sealed_data(school: Workspace) -> None:
    draw_up_minutes(school)
    view = signing_view(school)
    assert view.document is not None
    printed = text_of(view.document).replace("\n", "").replace(" ", "")
    assert view.sealed_digest in printed


def test_sealed_numbers_can_no_longer_change(school: Workspace) -> None:
    draw_up_minutes(school)
    with pytest.raises(NotAllowedNow):
        enter_answer(school, "1.1", Answer(met=False))


def test_the_chair_cannot_sign_before_the_secretary(school: Workspace, keys: dict[str, Path]) -> None:
    draw_up_minutes(school)
    before = files(school)
    with pytest.raises(SignatureRefused):
        sign_minutes(school, Role.CHAIR, keys["chair"], PASSWORD)
    assert files(school) == before


def test_nobody_signs_twice_or_after_the_lock(school: Workspace, keys: dict[str, Path]) -> None:
    sign_both(school, keys)
    for role in (Role.SECRETARY, Role.CHAIR):
        with pytest.raises(SignatureRefused):
            sign_minutes(school, role, keys[role.value], PASSWORD)
    with pytest.raises(SignatureRefused):
        whose_turn(school)


def test_each_signature_makes_a_new_file_and_keeps_the_old(school: Workspace, keys: dict[str, Path]) -> None:
    draw_up_minutes(school)
    unsigned = files(school)
    sign_minutes(school, Role.SECRETARY, keys["secretary"], PASSWORD)
    once = files(school)
    sign_minutes(school, Role.CHAIR, keys["chair"], PASSWORD)
    twice = files(school)
    assert len(unsigned) == 1
    assert len(once) == 2
    assert len(twice) == 3
    assert unsigned.items() <= once.items() <= twice.items()


@pytest.mark.parametrize(("password", "error"), [("sai", WrongPassword), ("", WrongPassword)])
def test_a_wrong_password_writes_nothing(
    school: Workspace, keys: dict[str, Path], password: str, error: type[CdsError]
) -> None:
    draw_up_minutes(school)
    before = files(school)
    with pytest.raises(error):
        sign_minutes(school, Role.SECRETARY, keys["secretary"], password)
    assert files(school) == before
    assert signing_view(school).turn == Role.SECRETARY


def test_a_key_file_that_is_none_is_told_apart_from_a_wrong_password(
    school: Workspace, tmp_path: Path
) -> None:
    draw_up_minutes(school)
    garbage = tmp_path / "khóa.p12"
    garbage.write_bytes(b"not a key")
    with pytest.raises(KeyFileUnreadable):
        sign_minutes(school, Role.SECRETARY, garbage, PASSWORD)


def test_pdfsig_sees_two_valid_signatures_and_the_whole_file_covered(
    school: Workspace, keys: dict[str, Path]
) -> None:
    sign_both(school, keys)
    document = signing_view(school).document
    seen = subprocess.run(["pdfsig", document], capture_output=True, text=True, check=False).stdout
    assert seen.count("Signature is Valid") == 2
    assert "Total document signed" in seen


def test_a_paper_changed_outside_the_app_is_not_signed_further(
    school: Workspace, keys: dict[str, Path]
) -> None:
    draw_up_minutes(school)
    document = signing_view(school).document
    assert document is not None
    document.write_bytes(document.read_bytes() + b"\n% more")
    with pytest.raises(DocumentAltered):
        sign_minutes(school, Role.SECRETARY, keys["secretary"], PASSWORD)


def test_a_file_signed_by_one_of_two_is_not_yet_valid(school: Workspace, keys: dict[str, Path]) -> None:
    draw_up_minutes(school)
    sign_minutes(school, Role.SECRETARY, keys["secretary"], PASSWORD)
    document = signing_view(school).document
    assert document is not None
    result = verify(document, school.now())
    assert not result.valid
    assert any("Chưa ký" in line and "CHỦ TỌA" in line for line in result.lines)


def test_reopening_starts_a_new_revision_and_keeps_what_was_signed(
    school: Workspace, keys: dict[str, Path]
) -> None:
    sign_both(school, keys)
    signed = files(school)
    reopen_round(school)
    enter_answer(school, "1.1", Answer(met=True))
    meeting = minutes_view(school).meeting
    enter_meeting(school, replace(meeting, number="08"))
    sign_both(school, keys)
    assert signed.items() <= files(school).items()
    assert len(files(school)) == 6
    assert not check_workspace(school).faults


def test_an_incomplete_meeting_is_told_in_full_and_seals_nothing(school: Workspace) -> None:
    meeting = minutes_view(school).meeting
    enter_meeting(school, replace(meeting, number="", votes_for=1, conclusion=""))
    with pytest.raises(NotReadyToSeal) as refused:
        draw_up_minutes(school)
    told = "\n".join(refused.value.faults)
    assert "số biên bản" in told
    assert "kết luận" in told
    assert "Số phiếu" in told
    assert overview(school).editable


def test_a_round_on_an_unchecked_set_gives_only_drafts(school: Workspace, tmp_path: Path) -> None:
    open_round(school, "2030-2031", find_set("qd-4725-2022"), RoundDetails())
    pdf = write_paper(school, PaperKind.MINUTES, "pdf", tmp_path)
    assert "DỰ THẢO" in text_of(pdf)
    with pytest.raises(CdsError):
        draw_up_minutes(school)


def test_a_round_just_reopened_can_be_sealed_again_as_it_is(school: Workspace) -> None:
    draw_up_minutes(school)
    reopen_round(school)
    draw_up_minutes(school)
    assert len(files(school)) == 2


def test_a_certificate_of_another_name_is_told(school: Workspace, keys: dict[str, Path]) -> None:
    draw_up_minutes(school)
    (note,) = sign_minutes(school, Role.SECRETARY, keys["chair"], PASSWORD).notes
    assert "Nguyễn Thị Hiền" in note
    assert sign_minutes(school, Role.CHAIR, keys["chair"], PASSWORD).notes == ()
