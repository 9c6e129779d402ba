"""Who signs, in which order, and who locks: members, chair, the agency's seal."""

import sqlite3
import subprocess

import pytest

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.rounds import reopen_round
from cds_desktop.actions.signatures import choose_signers, sign_minutes
from cds_desktop.actions.undoing import undo
from cds_desktop.actions.verifying import verify
from cds_desktop.domain.signers import MembersSign
from cds_desktop.errors import DataChangedSinceSeal, SignatureRefused, SigningWayClosed
from cds_desktop.queries.signing import paper_history, signing_view

PASSWORD = "mật khẩu thử"


def sign(workspace, key_of, row):
    sign_minutes(workspace, row.signer.field, key_of(row.signer.full_name), PASSWORD)


def fields(workspace):
    return [row.signer.field for row in signing_view(workspace).rows]


def test_members_and_secretary_sign_in_any_order_then_the_chair_then_the_seal(sealed, key_of):
    choose_signers(sealed, members=MembersSign.SAME_PAPER, agency_seal=True)
    rows = signing_view(sealed).rows
    *people, chair, seal = rows
    assert [row.signer.locks for row in rows] == [False] * (len(rows) - 1) + [True]
    for row in reversed(people):
        sign(sealed, key_of, row)
    with pytest.raises(SignatureRefused, match="CHỦ TỌA"):
        sign(sealed, key_of, seal)
    sign(sealed, key_of, chair)
    sign(sealed, key_of, seal)
    document = signing_view(sealed).document
    assert verify(document, sealed.now()).valid
    seen = subprocess.run(["pdfsig", document], capture_output=True, text=True, check=False).stdout
    assert seen.count("Signature is Valid") == len(rows)
    assert seen.count("Total document signed") == seen.count("Not total document signed") + 1 or (
        seen.count("  - Total document signed") == 1
    )


def test_the_chair_waits_for_every_member_even_without_a_lock_of_her_own(sealed, key_of):
    choose_signers(sealed, members=MembersSign.ANNEX, agency_seal=True)
    rows = {row.signer.field: row for row in signing_view(sealed).rows}
    sign(sealed, key_of, rows["secretary"])
    with pytest.raises(SignatureRefused, match="ký trước"):
        sign(sealed, key_of, rows["chair"])


def test_who_was_away_does_not_sign(sealed):
    choose_signers(sealed, members=MembersSign.SAME_PAPER)
    with sealed.read() as db:
        from cds_desktop.storage.snapshot import current_round, read_assessment

        assessment = read_assessment(db, current_round(db).id)
    away = {entry.member_id for entry in assessment.meeting.attendance if not entry.present}
    assert away
    assert not {f"member-{member}" for member in away} & set(fields(sealed))


def test_choosing_after_sealing_draws_the_minutes_again_and_keeps_the_first(sealed):
    before = signing_view(sealed)
    choose_signers(sealed, members=MembersSign.SAME_PAPER)
    after = signing_view(sealed)
    assert before.document in after.earlier
    assert after.document.name.endswith("_ban-2.pdf")
    assert after.sealed_digest == before.sealed_digest


def test_choosing_before_sealing_can_be_taken_back(school):
    choose_signers(school, agency_seal=True)
    assert "agency" in fields(school)
    undo(school)
    assert "agency" not in fields(school)


def test_nobody_changes_who_signs_once_somebody_has(sealed, key_of):
    sign(sealed, key_of, signing_view(sealed).rows[0])
    with pytest.raises(SigningWayClosed):
        choose_signers(sealed, agency_seal=True)


def test_numbers_changed_behind_the_seal_are_not_signed(sealed, key_of):
    row = signing_view(sealed).rows[0]
    with sqlite3.connect(sealed.database) as database:
        database.execute("UPDATE meeting SET conclusion = 'khác'")
    with pytest.raises(DataChangedSinceSeal):
        sign(sealed, key_of, row)


def test_every_revision_and_every_file_of_it_stays_to_be_seen(sealed, key_of):
    for row in signing_view(sealed).rows:
        sign(sealed, key_of, row)
    reopen_round(sealed)
    draw_up_minutes(sealed)
    second, first = paper_history(sealed)
    assert (first.revision, second.revision) == (1, 2)
    assert [file.words for file in first.files] == ["Nguyễn Thị Hiền ký", "Lê Thu Hà ký", "Lập, chưa ký"]
    assert all(file.path.read_bytes().startswith(b"%PDF-1.4") for file in first.files)
    assert signing_view(sealed).turn == "secretary"
