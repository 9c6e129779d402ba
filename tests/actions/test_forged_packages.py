"""A package put together from genuine parts that do not belong together is not valid."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.signatures import sign_minutes
from cds_desktop.actions.verifying import Verification, verify
from cds_desktop.domain.round import Role
from cds_desktop.exchange.package_file import DataEntry, read_package, write_package
from cds_desktop.exchange.package_format import FileRole, canonical_json
from cds_desktop.storage.workspace import Workspace

PASSWORD = "mật khẩu thử"
Forge = Callable[..., Verification]


@pytest.fixture
def forge(school: Workspace, keys: dict[str, Path], tmp_path: Path) -> Forge:
    """Writes the genuine package anew, unsigned, with some of its parts replaced."""
    draw_up_minutes(school)
    for role in (Role.SECRETARY, Role.CHAIR):
        sign_minutes(school, role, keys[role.value], PASSWORD)
    pack_submission(school, tmp_path / "that.cdsx")
    genuine = read_package(tmp_path / "that.cdsx")

    def write(change: Callable[[dict[str, bytes]], None], **stamps: Any) -> Verification:
        listed = [file for file in genuine.manifest.files if file.role not in _LEFT_OUT]
        parts = {file.path: genuine.read(file.path) for file in listed}
        change(parts)
        sealed = sha256(parts["assessment.json"]).hexdigest()
        head = structs.replace(genuine.manifest, sealed_digest=sealed, **stamps)
        entries = [DataEntry(f.path, parts[f.path], f.title, f.media_type, f.role) for f in listed]
        target = tmp_path / "gia.cdsx"
        write_package(target, head, entries, [])
        return verify(target, school.now())

    return write


_LEFT_OUT = (FileRole.README, FileRole.EVIDENCE)


def _altered(field: str, code: str, value: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assessment = json.loads(parts["assessment.json"])
        assessment["answers"][code][field] = value
        parts["assessment.json"] = canonical_json(assessment)

    return change


def test_the_same_parts_are_valid(forge: Forge) -> None:
    assert forge(lambda parts: None).valid


def test_signed_minutes_do_not_speak_for_other_numbers(forge: Forge) -> None:
    found = forge(_altered("points", "1.3.1", "0"))

    assert not found.valid
    assert any("lập từ số liệu khác" in line for line in found.lines)


@pytest.mark.parametrize("number", ["NaN", "1E+999999999", "-5"])
def test_numbers_nobody_could_have_entered_are_not_valid(forge: Forge, number: str) -> None:
    found = forge(_altered("points", "1.3.1", number))

    assert not found.valid
    assert any("Số liệu trong gói không dùng được" in line for line in found.lines)


def test_another_school_year_in_the_manifest_is_told(forge: Forge) -> None:
    found = forge(lambda parts: None, school_year="2031-2032")

    assert not found.valid
    assert "Bản kê của gói ghi khác số liệu: năm học." in found.lines


def test_an_altered_set_or_audit_log_is_told(forge: Forge) -> None:
    def longer_set(parts: dict[str, bytes]) -> None:
        parts["indicator-set.toml"] += b"# khac\n"

    def shorter_log(parts: dict[str, bytes]) -> None:
        parts["audit.jsonl"] = b"".join(parts["audit.jsonl"].splitlines(keepends=True)[1:])

    def no_log(parts: dict[str, bytes]) -> None:
        parts["audit.jsonl"] = b"{" * 10_000

    assert "Bộ chỉ số trong gói khác bộ mà số liệu đã dùng." in forge(longer_set).lines
    assert "Nhật ký thiếu dòng 1." in forge(shorter_log).lines
    assert "Nhật ký không đọc được." in forge(no_log).lines
