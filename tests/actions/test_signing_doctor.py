"""What is said before anybody signs: about key, clock and paper."""

import dataclasses
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.signatures import sign_minutes
from cds_desktop.domain.round import Role
from cds_desktop.queries import signing_view
from cds_desktop.queries.signing_doctor import Finding, check_before_signing
from cds_desktop.signing.tokens import PinState, TokenChoice, TokenLook, look_at_token
from software_tokens.box import from_file, make_box

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


@pytest.fixture(scope="module")
def box(keys, tmp_path_factory):
    """A token with the key of the secretary, and the chair's certificate without its key."""
    made = make_box(tmp_path_factory.mktemp("token") / "hsm")
    chair = dataclasses.replace(from_file(keys["chair"], PASSWORD, "0c0d"), key=None)
    made.add("Token nhà trường", [from_file(keys["secretary"], PASSWORD, "a1b2"), chair])
    return made


@pytest.fixture
def look(box, monkeypatch):
    monkeypatch.setenv("SOFTHSM2_CONF", str(box.settings))

    def at(certificate_id=None):
        choice = TokenChoice(box.library, "", certificate_id) if certificate_id else None
        return look_at_token(box.library, choice)

    return at


def with_token(workspace, seen):
    return check_before_signing(workspace, None, token=seen)


def test_a_right_token_has_nothing_against_it_and_was_not_asked_for_a_pin(sealed, look):
    checkup = with_token(sealed, look("a1b2"))
    assert found(checkup, Finding.BAD) == []
    assert {"Thư viện token nạp được", "Token đang cắm", "Khóa đủ mạnh", "Chứng thư còn hạn"} <= set(
        found(checkup, Finding.GOOD)
    )
    assert checkup.look.heading == "THƯ KÝ"


def test_each_step_towards_a_certificate_on_a_token_has_its_own_next_step(sealed, look, box, tmp_path):
    cases = {
        "Thư viện token": TokenLook(),
        "Chứng thư trên token": look(),
        "Token": TokenLook(box.library, is_under_way=True),
    }
    for title, seen in cases.items():
        assert found(with_token(sealed, seen), Finding.WAITING) == [title]
    faults = {
        "Không thấy token": TokenLook(box.library),
        "Token đang cắm không có chứng thư đã chọn": look("ffff"),
        "Tệp này không phải thư viện token dùng được": look_at_token(tmp_path / "khong-co.dll"),
    }
    for title, seen in faults.items():
        assert found(with_token(sealed, seen), Finding.BAD) == [title]


@pytest.mark.parametrize(
    ("state", "finding"),
    [
        (PinState.TRIED, Finding.WARNING),
        (PinState.LAST_TRY, Finding.WARNING),
        (PinState.LOCKED, Finding.BAD),
        (PinState.NOT_SET, Finding.BAD),
    ],
)
def test_what_the_token_tells_of_its_pin_is_said_before_anybody_types(sealed, look, state, finding):
    seen = look("a1b2")
    (token,) = seen.tokens
    seen = dataclasses.replace(seen, tokens=(dataclasses.replace(token, pin=state),))
    assert [t for t in found(with_token(sealed, seen), finding) if "PIN" in t]


def test_a_certificate_without_its_key_is_a_fault_where_the_token_can_tell(sealed, look):
    seen = look("a1b2")
    (token,) = seen.tokens
    no_key = [dataclasses.replace(c, has_key=False) for c in token.certificates]
    seen = dataclasses.replace(seen, tokens=(dataclasses.replace(token, certificates=tuple(no_key)),))
    assert found(with_token(sealed, seen), Finding.BAD) == ["Token không có khóa để ký của chứng thư này"]


def test_weak_keys_short_periods_and_long_names_are_told(sealed, look):
    seen = look("a1b2")
    (token,) = seen.tokens
    certificate = next(c for c in token.certificates if c.id == "a1b2")
    summary = dataclasses.replace(
        certificate.summary,
        is_strong=False,
        can_sign=False,
        key_words="RSA 1024 bit",
        not_after=sealed.now() + timedelta(days=9, hours=1),
        subject_name="Trường Trung học cơ sở và Trung học phổ thông " * 3,
    )
    changed = dataclasses.replace(certificate, summary=summary)
    seen = dataclasses.replace(seen, tokens=(dataclasses.replace(token, certificates=(changed,)),))
    checkup = with_token(sealed, seen)
    assert found(checkup, Finding.BAD) == ["Khóa quá yếu"]
    assert {"Chứng thư sắp hết hạn", "Chữ trong ô ký nhỏ", "Tên khác với người ký"} <= set(
        found(checkup, Finding.WARNING)
    )


def test_numbers_changed_after_sealing_are_told(sealed):
    with closing(sqlite3.connect(sealed.folder / "workspace.sqlite3")) as database:
        database.execute("update school set name = name || ' sửa'")
        database.commit()
    assert "Số liệu đã đổi sau khi chốt" in found(check_before_signing(sealed, None, ""), Finding.BAD)


def test_without_minutes_the_doctor_says_to_draw_them_up(school):
    assert "Biên bản chưa lập" in found(check_before_signing(school, None, ""), Finding.BAD)
