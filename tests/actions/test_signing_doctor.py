"""What is said before anybody signs: about key, clock and paper."""

from datetime import timedelta

import pytest

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.signatures import sign_minutes
from cds_desktop.domain.round import Role
from cds_desktop.queries import signing_view
from cds_desktop.queries.signing_doctor import Finding, check_before_signing

PASSWORD = "mật khẩu thử"


@pytest.fixture
def sealed(school):
    draw_up_minutes(school)
    return school


def found(checkup, finding):
    return [check.title for check in checkup.checks if check.finding is finding]


def test_a_right_key_for_the_person_whose_turn_it_is_has_nothing_against_it(sealed, keys):
    checkup = check_before_signing(sealed, keys["secretary"], PASSWORD)
    assert found(checkup, Finding.BAD) == []
    assert found(checkup, Finding.WAITING) == []
    assert checkup.look is not None
    assert checkup.look.heading == "THƯ KÝ"


def test_without_a_password_only_the_file_itself_is_judged(sealed, keys, tmp_path):
    assert found(check_before_signing(sealed, keys["secretary"], ""), Finding.WAITING) == [
        "Đọc được tệp chứng thư"
    ]
    other = tmp_path / "thu.p12"
    other.write_text("không phải chứng thư", encoding="utf-8")
    assert len(found(check_before_signing(sealed, other, ""), Finding.BAD)) == 1
    assert len(found(check_before_signing(sealed, tmp_path / "mat.p12", ""), Finding.BAD)) == 1


def test_a_wrong_password_is_told_apart_from_a_broken_file(sealed, keys):
    assert len(found(check_before_signing(sealed, keys["secretary"], "sai"), Finding.BAD)) == 1


def test_a_certificate_of_somebody_else_is_told_but_is_no_fault(sealed, keys):
    checkup = check_before_signing(sealed, keys["chair"], PASSWORD)
    assert "Tên khác với người ký" in found(checkup, Finding.WARNING)
    assert found(checkup, Finding.BAD) == []


def test_a_clock_behind_the_signature_before_is_told_with_the_span(sealed, keys, monkeypatch):
    sign_minutes(sealed, Role.SECRETARY, keys["secretary"], PASSWORD)
    late = sealed.now() - timedelta(minutes=6)
    monkeypatch.setattr(type(sealed), "now", lambda _: late)
    checkup = check_before_signing(sealed, None, "")
    (check,) = [check for check in checkup.checks if check.finding is Finding.WARNING]
    assert check.title == "Giờ máy tính có thể lệch"
    assert "6 phút so với chữ ký trước" in check.detail


def test_a_certificate_out_of_its_time_is_told_with_its_days(sealed, keys, monkeypatch):
    later = sealed.now() + timedelta(days=4000)
    monkeypatch.setattr(type(sealed), "now", lambda _: later)
    assert "Chứng thư đã hết hạn" in found(
        check_before_signing(sealed, keys["secretary"], PASSWORD), Finding.BAD
    )


def test_a_paper_changed_behind_our_back_is_told(sealed):
    document = signing_view(sealed).document
    document.write_bytes(document.read_bytes() + b" ")
    assert "Biên bản không còn nguyên" in found(check_before_signing(sealed, None, ""), Finding.BAD)


def test_looking_changes_nothing(sealed, keys):
    before = signing_view(sealed)
    check_before_signing(sealed, keys["secretary"], PASSWORD)
    assert signing_view(sealed) == before
