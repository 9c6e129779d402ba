"""A time-stamp after the lock covers up nothing: whoever adds one may add nothing else with it."""

from io import BytesIO

import pytest
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfTimeStamper

from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.pdf_signatures.opening import QuietIncrement
from signing.attacks import changing
from signing.attacks.changing import increment

EXPECTED = ("ThuKy", "ChuToa")


@pytest.fixture
def stamp(world):
    def by_a_tool(pdf, field="Dau"):
        output = BytesIO()
        stamper = PdfTimeStamper(world.stamper(), field_name=field)
        stamper.timestamp_pdf(QuietIncrement(BytesIO(pdf)), "sha256", output=output)
        return output.getvalue()

    return by_a_tool


@pytest.fixture
def check(trust, now):
    return lambda pdf, expected=EXPECTED: pdf_signatures.check(pdf, expected, trust(), now=now)


def test_a_stamp_by_another_tool_is_taken_as_one(signed, stamp, check):
    found = check(stamp(signed.pdf))
    assert found.stands
    assert found.timestamps[0].intact


@pytest.mark.parametrize("expected", [EXPECTED, None], ids=["known", "unknown"])
@pytest.mark.parametrize(
    "change",
    [
        changing.overdraw_in_place,
        changing.append_page,
        changing.rotate_page,
        changing.swap_stamp,
        changing.move_stamp,
        changing.hide_stamp,
        changing.empty_field,
        changing.replace_value,
        changing.add_note,
        changing.add_text_field,
        changing.add_javascript,
        changing.add_open_action,
        changing.add_attachment,
        changing.change_xmp,
        changing.abuse_security_store,
        changing.claim_certification,
        changing.change_catalog,
        changing.replace_font,
    ],
)
def test_a_change_hidden_under_a_stamp_is_found(signed, stamp, check, change, expected):
    found = check(stamp(increment(signed.pdf, change)), expected)
    assert not found.intact
    assert not found.stands


def test_a_change_after_the_stamp_is_found(signed, stamp, check):
    stamped = stamp(signed.pdf)
    for change in (changing.overdraw_in_place, changing.add_note, changing.touch_nothing):
        found = check(increment(stamped, change))
        assert not found.intact


def test_a_stamp_may_not_be_seen(signed, stamp, check):
    def cover(writer):
        append_signature_field(writer, SigFieldSpec("Dau", box=(0, 0, 595, 842)))

    assert not check(stamp(increment(signed.pdf, cover))).intact


def test_a_stamp_cut_off_again_leaves_a_valid_file(signed, stamp, check):
    stamped = stamp(signed.pdf)
    assert check(stamped[: len(signed.pdf)]).stands


def test_a_stamp_that_is_damaged_makes_the_file_not_valid(signed, stamp, check):
    stamped = bytearray(stamp(signed.pdf))
    position = stamped.rindex(b"/Contents <") + 200
    stamped[position] ^= 1
    found = check(bytes(stamped))
    assert not found.intact
    assert found.timestamps[0].faults


def test_a_person_signing_as_a_stamp_is_no_person(signed, stamp, check):
    # The signature of the chair is renamed to look like a time-stamp: somebody is missing then.
    forged = signed.pdf.replace(b"/Type /Sig\n", b"/Type /DocTimeStamp\n")
    assert not check(forged).intact


def test_a_stamp_before_anybody_signed_is_no_signature(minutes, stamp, check):
    found = check(stamp(minutes.prepared), None)
    assert found.signatures == ()
    assert not found.stands
