"""A package with a scan: what stands for the scan must be one, and the minutes must be the minutes."""

import pytest

from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.papers import reserve_number
from cds_desktop.actions.papers.issuing import issue_paper
from cds_desktop.actions.signatures import attach_hand_signed, sign_minutes, sign_paper
from cds_desktop.actions.verifying import verify
from cds_desktop.domain.papers import PaperKind
from cds_desktop.exchange.package_file import DataEntry, read_package, write_package
from cds_desktop.exchange.package_format import FileRole
from cds_desktop.signing.keys import open_pkcs12

MINUTES, DECISION = PaperKind.MINUTES, PaperKind.RECOGNITION_DECISION
PASSWORD = "mật khẩu thử"


@pytest.fixture
def forged(sealed, tmp_path):
    """The package of the school, unsigned, with one of its papers replaced."""

    def write(title, content):
        pack_submission(sealed, tmp_path / "that.cdsx")
        genuine = read_package(tmp_path / "that.cdsx")
        entries = [
            DataEntry(
                file.path,
                content if file.title.startswith(title) else genuine.read(file.path),
                file.title,
                file.media_type,
                file.role,
            )
            for file in genuine.manifest.files
            if file.role not in (FileRole.README, FileRole.EVIDENCE)
        ]
        write_package(tmp_path / "gia.cdsx", genuine.manifest, entries, [])
        return verify(tmp_path / "gia.cdsx", sealed.now())

    return write


@pytest.mark.parametrize("content", [b"%PDF-1.4\njunk", b"MZ", b""], ids=["broken", "program", "empty"])
def test_a_file_called_a_scan_that_is_none_makes_the_package_invalid(
    sealed, minutes_of, scan_of, forged, content
):
    attach_hand_signed(sealed, MINUTES, scan_of(minutes_of(sealed)))
    result = forged("Bản ký tay đã quét", content)
    assert not result.valid
    assert any("không phải bản quét đọc được" in line for line in result.lines)


def test_a_drawn_paper_called_a_scan_is_told(sealed, minutes_of, scan_of, forged):
    drawn = minutes_of(sealed).read_bytes()
    attach_hand_signed(sealed, MINUTES, scan_of(minutes_of(sealed)))
    result = forged("Bản ký tay đã quét", drawn)
    assert not result.valid
    assert any("không phải hình quét cả trang" in line for line in result.lines)


def test_another_signed_paper_of_the_round_is_not_the_minutes(sealed, keys, forged):
    for field in ("secretary", "chair"):
        sign_minutes(sealed, field, keys[field], PASSWORD)
    reserve_number(sealed, DECISION)
    issue_paper(sealed, DECISION)
    (name,) = sign_paper(sealed, DECISION, "issuer", open_pkcs12(keys["chair"], PASSWORD)).codes
    result = forged("Biên bản", (sealed.documents_folder / name).read_bytes())
    assert not result.valid
    assert any("thiếu ô ký" in line for line in result.lines)
