"""A check believes nothing that is not there, not whole, or not the last word of the file."""

import re
import tracemalloc
import zlib
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.pdf_signatures.byte_ranges import ByteRange, count_in_file


def test_a_file_cut_back_to_an_earlier_revision_misses_a_signer(minutes, check):
    cut = minutes.signed_by_both[: len(minutes.signed_by_secretary)]
    result = check(cut)
    assert not result.intact
    assert result.problems == ("thiếu chữ ký ở ô «Chủ tọa»",)
    assert check(minutes.prepared).problems != ()
    assert check(minutes.drawn).problems != ()


def test_an_unsigned_field_is_reported_and_not_a_fault_by_itself(minutes, check):
    result = check(minutes.signed_by_secretary, ("ThuKy",))
    assert result.intact
    assert not result.locked
    assert result.unsigned_fields == ("ChuToa",)


def test_a_file_without_signatures_is_not_intact_but_has_no_fault(minutes, check):
    result = check(minutes.prepared, None)
    assert not result.intact
    assert (result.signatures, result.problems) == ((), ())


@pytest.mark.parametrize("cut", [1, 2, 7, 200, 2000])
def test_a_file_cut_anywhere_is_not_valid(minutes, check, cut):
    assert not check(minutes.signed_by_both[:-cut]).intact


def test_bytes_hung_on_at_the_end_are_not_valid(minutes, check):
    for tail in (b"\n", b" ", b"%%EOF\n", b"\0" * 2000):
        assert not check(minutes.signed_by_both + tail).intact


def test_a_file_saved_anew_is_not_valid(minutes, check):
    buffer = BytesIO()
    with pikepdf.open(BytesIO(minutes.signed_by_both)) as pdf:
        pdf.save(buffer)
    assert not check(buffer.getvalue()).intact
    assert not check(buffer.getvalue(), None).intact


def gaps(pdf):
    found = re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", pdf)
    return [(int(f.group(2)), int(f.group(3))) for f in found]


def test_no_byte_may_change(minutes, check):
    pdf = minutes.signed_by_both
    holes = gaps(pdf)
    assert len(holes) == 2
    positions = [p for p in range(0, len(pdf), 1499) if not any(a <= p < b for a, b in holes)]
    positions += [edge + step for a, b in holes for edge, step in ((a, -1), (a, 0), (b, -1), (b, 0))]
    for position in positions:
        changed = bytearray(pdf)
        changed[position] ^= 0x01
        assert not check(bytes(changed)).intact, position


def test_nothing_hides_in_the_padding_of_a_signature(minutes, check):
    for _, end in gaps(minutes.signed_by_both):
        changed = bytearray(minutes.signed_by_both)
        changed[end - 3 : end - 1] = b"41"
        assert not check(bytes(changed)).intact


def test_a_signature_of_an_unknown_kind_is_reported_as_not_valid(minutes, check):
    changed = minutes.signed_by_both.replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.unheard!", 1)
    result = check(changed)
    assert len(result.signatures) == 2
    assert not result.signatures[0].intact
    assert result.signatures[0].faults == ("loại chữ ký không được hỗ trợ",)


def test_a_byte_range_that_skips_more_than_the_value_does_not_fit(minutes):
    pdf = minutes.signed_by_both
    (_, _), (start, end) = gaps(pdf)
    honest = ByteRange(0, start, end, len(pdf) - end)
    contents = bytes.fromhex(pdf[start + 1 : end - 1].decode())
    assert honest.leaves_out_only(pdf, contents)
    for wrong in (
        replace(honest, first_length=start - 10),
        replace(honest, second_start=end + 10, second_length=honest.second_length - 10),
        replace(honest, start=1),
        replace(honest, second_length=honest.second_length + 1),
    ):
        assert not wrong.leaves_out_only(pdf, contents)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_damage_is_never_a_crash_and_never_valid(minutes, check, data):
    pdf = bytearray(minutes.signed_by_both)
    start = data.draw(st.integers(0, len(pdf) - 1))
    length = data.draw(st.integers(1, 400))
    filling = data.draw(st.binary(max_size=400))
    changed = bytes(pdf[:start]) + filling + bytes(pdf[start + length :])
    within_a_value = any(a < start and start + len(filling) < b for a, b in gaps(bytes(pdf)))
    result = check(changed)
    if changed != bytes(pdf) and not within_a_value:
        assert not result.intact


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4", b"PK\x03\x04", b"%PDF-1.7\nstartxref\n0\n%%EOF", b"\0" * 5000]
)
def test_what_is_no_pdf_is_a_damaged_file_and_not_a_crash(check, data):
    result = check(data)
    assert not result.intact
    assert result.problems[0].startswith("tệp hỏng")


def test_an_issuer_is_trusted_only_when_the_user_installed_it(minutes, check, authority):
    assert [s.trust.value for s in check(minutes.signed_by_both).signatures] == ["unknown"] * 2
    for broken in (b"", b"rubbish", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        assert not any(s.trusted for s in check(minutes.signed_by_both, roots=(broken,)).signatures)
    assert all(s.trusted for s in check(minutes.signed_by_both, roots=(authority.root_pem,)).signatures)


def test_a_certificate_that_has_run_out_since_was_valid_then_and_is_not_now(minutes, now):
    later = now.replace(year=now.year + 3)
    result = pdf_signatures.check(minutes.signed_by_both, ["ThuKy", "ChuToa"], now=later)
    assert result.intact
    assert all(s.valid_at_claimed_time and not s.valid_now for s in result.signatures)


def test_a_file_without_an_end_is_refused_without_a_walk_through_all_of_it(check):
    result = check(b"%PDF-1.7\n" + bytes(60_000_000))
    assert result.problems == ("tệp hỏng: tệp không kết thúc như một tệp PDF",)


def test_a_cross_reference_that_unfolds_into_gigabytes_is_refused(check):
    packed = zlib.compress(bytes(100_000_000))
    head = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    stream = b"9 0 obj<</Type/XRef/W[1 2 1]/Size 25000000/Root 1 0 R/Filter/FlateDecode/Length %d>>stream\n"
    body = stream % len(packed) + packed + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % len(head)
    tracemalloc.start()
    try:
        assert check(head + body).problems == ("tệp hỏng: cấu trúc tệp bị hỏng",)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_many_ranges_over_a_huge_gap_are_counted_without_copying_it():
    pdf = b"%PDF-1.7\n<" + b"0" * 20_000_000 + b">" + b"/ByteRange [0 9 20000011 0]" * 2000
    pdf += b"".join(b"/ByteRange [0 9 20000011 %d]" % number for number in range(2000))
    assert count_in_file(pdf) == 2000
