"""Opening a sealed round again can be taken back as long as nothing else was done."""

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.rounds import reopen_round
from cds_desktop.actions.signatures import sign_minutes
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.round import Phase, Role
from cds_desktop.queries import signing_view

PASSWORD = "mật khẩu thử"


def test_reopening_is_taken_back_and_the_signing_goes_on(school, keys):
    draw_up_minutes(school)
    sign_minutes(school, Role.SECRETARY, keys["secretary"], PASSWORD)
    before = signing_view(school)
    reopen_round(school)
    assert school.history.undoable[-1].words == "mở lại hồ sơ để sửa"
    undo(school)
    assert signing_view(school) == before
    sign_minutes(school, Role.CHAIR, keys["chair"], PASSWORD)
    assert signing_view(school).turn is None


def test_a_reopening_taken_back_can_be_done_again(school):
    draw_up_minutes(school)
    reopen_round(school)
    undo(school)
    redo(school)
    assert signing_view(school).phase is Phase.COLLECTING


def test_sealing_anew_leaves_nothing_to_take_back(school):
    draw_up_minutes(school)
    reopen_round(school)
    draw_up_minutes(school)
    assert school.history.undoable == ()
